#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace pf::detail {

/// Room for the longest shortest double ("-2.2250738585072014e-308").
inline constexpr std::size_t shortest_size = 32;

/// The first of 15, 16 and 17 significant digits that reads back as the same double: what std::to_chars gives
/// but for a digit more here and there, without the 100 kB of tables that libc++'s brings into the
/// WebAssembly module.
/// @param buffer room for shortest_size characters
/// @return the length
inline std::size_t shortest_by_trial(char* buffer, double value) {
  int length = 0;
  for (int digits = 15; digits <= 17; ++digits) {
    length = std::snprintf(buffer, shortest_size, "%.*g", digits, value);
    if (std::strtod(buffer, nullptr) == value) break;
  }
  return static_cast<std::size_t>(length);
}

}  // namespace pf::detail
