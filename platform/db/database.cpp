#include "platform/db/database.hpp"

namespace pf::platform {

std::int64_t Row::integer(std::size_t column) const {
  const auto* found = column < values.size() ? std::get_if<std::int64_t>(&values[column]) : nullptr;
  return found ? *found : 0;
}

std::string Row::text(std::size_t column) const {
  const auto* found = column < values.size() ? std::get_if<std::string>(&values[column]) : nullptr;
  return found ? *found : std::string();
}

bool Row::null(std::size_t column) const {
  return column >= values.size() || std::holds_alternative<std::nullptr_t>(values[column]);
}

}  // namespace pf::platform
