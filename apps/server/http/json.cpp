#include "http/json.hpp"

#include <algorithm>

namespace pf::server {
namespace {

constexpr std::size_t deepest = 64;

/// Levels of nesting, seen without building anything.
std::size_t depth(std::string_view text) {
  std::size_t level = 0, most = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      most = std::max(most, ++level);
    } else if ((c == ']' || c == '}') && level > 0) {
      --level;
    }
  }
  return most;
}

/// Takes no value, only the place of the first fault.
struct FaultFinder : nlohmann::json_sax<Json> {
  std::size_t place = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    place = position;
    return false;
  }
};

Problem broken(std::string_view text) {
  FaultFinder finder;
  Json::sax_parse(text.begin(), text.end(), &finder);
  const std::string_view before = text.substr(0, std::min(finder.place, text.size()));
  const auto line = std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
  return {422,
          "invalid_json",
          "The body is not JSON",
          {{"", "invalid_json",
            "Reading stopped in line " + line + ", at byte " + std::to_string(finder.place) + ".",
            "Send JSON in UTF-8."}}};
}

}  // namespace

std::expected<Json, Problem> parse_json(std::string_view text) {
  if (depth(text) > deepest)
    return std::unexpected(
        Problem{422,
                "too_deep",
                "The body is nested too deeply",
                {{"", "too_deep", "More than " + std::to_string(deepest) + " levels of [ and {.",
                  "No document of this API needs more than a dozen."}}});
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) return std::unexpected(broken(text));
  return value;
}

const Json& member(const Json& object, const std::string& key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

std::string text_of(const Json& object, const std::string& key) {
  const Json& value = member(object, key);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace pf::server
