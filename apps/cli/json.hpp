#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace pf::cli {

/// Result documents are read in the order in which they were written.
using Json = nlohmann::ordered_json;

/// A member of an object, or null when it is missing or `object` is no object.
const Json& member(const Json& object, std::string_view key);
/// Its number, when it has one.
std::optional<double> number(const Json& object, std::string_view key);
/// Its text, or "".
std::string text(const Json& object, std::string_view key);
/// A unit for a table: that of a bare number is not shown.
std::string unit_of(const Json& object, std::string_view key);

}  // namespace pf::cli
