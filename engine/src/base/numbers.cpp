#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "pharmaflow/base/text.hpp"
#include "shortest_by_trial.hpp"

// libc++ reads doubles since 20; it does not define the feature macro, because long double is missing.
#if defined(__cpp_lib_to_chars) || (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 200000)
#define PF_HAS_FROM_CHARS 1
#else
#define PF_HAS_FROM_CHARS 0
#endif

namespace pf {
namespace {

using detail::shortest_size;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// True when the text is digits with at most one point, and an optional exponent.
bool is_decimal(std::string_view text) {
  std::size_t i = 0;
  std::size_t mantissa_digits = 0;
  const auto digits = [&] {
    const std::size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - start;
  };
  mantissa_digits = digits();
  if (i < text.size() && text[i] == '.') {
    ++i;
    mantissa_digits += digits();
  }
  if (mantissa_digits == 0) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

/// Reads an unsigned decimal; infinite when it overflows, 0 when it underflows.
double read_decimal(std::string_view text) {
#if PF_HAS_FROM_CHARS
  double value = 0.0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc{}) return value;
  // Out of range to either side; from_chars does not say which. strtod does, and is exact as well.
#endif
  return std::strtod(std::string(text).c_str(), nullptr);
}

}  // namespace

std::size_t write_shortest(char* buffer, double value) {
#ifdef __wasm__
  return detail::shortest_by_trial(buffer, value);
#else
  return static_cast<std::size_t>(std::to_chars(buffer, buffer + shortest_size, value).ptr - buffer);
#endif
}

std::string shortest(double value) {
  char buffer[shortest_size];
  return {buffer, write_shortest(buffer, value)};
}

std::string shortest_fixed(double value) {
  const std::string text = shortest(value);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) return text;
  const int exponent = std::atoi(text.c_str() + e + 1);
  const std::string sign = text.front() == '-' ? "-" : "";
  std::string digits;
  for (const char c : text.substr(0, e))
    if (is_digit(c)) digits += c;
  if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) return sign + digits + std::string(whole - digits.size(), '0');
  return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

std::string significant(double value, int digits) {
  if (!std::isfinite(value)) return shortest(value);
  if (value == 0.0) value = 0.0;  // no sign on zero
  const int count = std::clamp(digits, 1, 17);
  // Not std::to_chars: with a precision it brings 100 kB of tables into the WebAssembly module.
  char buffer[shortest_size];
  const int length = std::snprintf(buffer, sizeof buffer, "%.*e", count - 1, value);
  const std::string scientific(buffer, static_cast<std::size_t>(length));
  const std::size_t e = scientific.find('e');
  const int exponent = std::atoi(scientific.c_str() + e + 1);
  if (exponent < -4 || exponent >= 6) return scientific;

  // The rounded digits, moved to their places: the number is not rounded a second time.
  std::string out = scientific[0] == '-' ? "-" : "";
  std::string mantissa;
  for (const char c : scientific.substr(0, e))
    if (is_digit(c)) mantissa += c;
  if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + mantissa;
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  if (mantissa.size() <= whole) return out + mantissa + std::string(whole - mantissa.size(), '0');
  return out + mantissa.substr(0, whole) + "." + mantissa.substr(whole);
}

std::optional<double> parse_double(std::string_view text) {
  // A double has at most 767 significant digits; nobody writes more than this.
  constexpr std::size_t longest = 1024;
  if (text.size() > longest) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (!is_decimal(text)) return std::nullopt;
  const double magnitude = read_decimal(text);
  if (!std::isfinite(magnitude)) return std::nullopt;
  return negative ? -magnitude : magnitude;
}

}  // namespace pf
