#include "json.hpp"

namespace pf::cli {

const Json& member(const Json& object, std::string_view key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(std::string(key));
  return found == object.end() ? null : *found;
}

std::optional<double> number(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  if (!value.is_number()) return std::nullopt;
  return value.get<double>();
}

std::string text(const Json& object, std::string_view key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string unit_of(const Json& object, std::string_view key) {
  std::string unit = text(object, key);
  return unit == "1" ? std::string() : unit;
}

}  // namespace pf::cli
