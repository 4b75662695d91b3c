#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace pf::detail {

/// Room for the longest shortest double ("-2.2250738585072014e-308").
inline constexpr std::size_t shortest_size = 32;

/// What std::to_chars gives, without the 100 kB of tables that libc++'s brings into the WebAssembly module:
/// the first of 15, 16 and 17 significant digits that reads back as the same double, in the shorter of both
/// notations (plain on a tie). Only integers beyond 2^53 may differ in their last digits, not in the double
/// that they stand for.
/// @param buffer room for shortest_size characters
/// @return the length
inline std::size_t shortest_by_trial(char* buffer, double value) {
  char text[shortest_size];
  for (int digits = 14; digits <= 16; ++digits) {
    std::snprintf(text, sizeof text, "%.*e", digits, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  const std::string_view written(text);
  const std::size_t e = written.find('e'), sign = text[0] == '-' ? 1 : 0;
  if (e == std::string_view::npos) return written.copy(buffer, shortest_size);  // inf, nan
  std::string digits(1, text[sign]);
  digits += written.substr(sign + 2, e - sign - 2);
  digits.erase(digits.find_last_not_of('0') == std::string::npos ? 1 : digits.find_last_not_of('0') + 1);
  const int exponent = std::atoi(text + e + 1);
  const int count = static_cast<int>(digits.size());
  const int scientific = count + (count > 1 ? 1 : 0) + (std::abs(exponent) > 99 ? 5 : 4);
  const int plain =
      exponent < 0 ? 1 - exponent + count : std::max(exponent + 1, count + (count > exponent + 1 ? 1 : 0));
  std::string out(sign, '-');
  if (scientific < plain) {
    out += digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") + std::string(written.substr(e));
  } else if (exponent < 0) {
    out += "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    digits.resize(std::max(digits.size(), whole), '0');
    out += digits.substr(0, whole) + (digits.size() > whole ? "." + digits.substr(whole) : "");
  }
  return out.copy(buffer, shortest_size);
}

}  // namespace pf::detail
