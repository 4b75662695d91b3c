#pragma once

#include <string>
#include <string_view>

namespace pf::document {

/// SHA-256 of the bytes as 64 lower-case hexadecimal digits.
/// @source FIPS PUB 180-4 (NIST, 2015), section 6.2
std::string sha256_hex(std::string_view bytes);

}  // namespace pf::document
