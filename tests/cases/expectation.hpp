#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pf::cases {

using Json = nlohmann::ordered_json;

/// What is wrong with a result (or problem) document, measured by an expected.json (see README.md); empty
/// when nothing.
std::vector<std::string> deviations(const Json& expected, const Json& actual);

}  // namespace pf::cases
