#pragma once

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "http/problem.hpp"

namespace pf::server {

/// Members stay in the order in which they were written.
using Json = nlohmann::ordered_json;

/// The value of a JSON text, or the problem that says where it is broken, too deep (64 levels) or not UTF-8.
std::expected<Json, Problem> parse_json(std::string_view text);

/// A member, or null when it is missing or `object` is no object.
const Json& member(const Json& object, const std::string& key);
/// Its text, or "".
std::string text_of(const Json& object, const std::string& key);
/// As JSON; bytes that are not UTF-8 are replaced.
std::string dump(const Json& value);

}  // namespace pf::server
