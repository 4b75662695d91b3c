#pragma once

#include <string>
#include <string_view>

namespace pf::platform {

/// SHA-256 in hexadecimal, lower case.
std::string sha256(std::string_view bytes);

}  // namespace pf::platform
