#include "numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

#include "decimal.hpp"
#include "pharmaflow/base/text.hpp"

// libc++ reads doubles since 20; it does not define the feature macro, because long double is missing.
#if defined(__cpp_lib_to_chars) || (defined(_LIBCPP_VERSION) && _LIBCPP_VERSION >= 200000)
#define PF_HAS_FROM_CHARS 1
#else
#define PF_HAS_FROM_CHARS 0
#endif

namespace pf {
namespace {

constexpr std::size_t shortest_size = 32;  // "-2.2250738585072014e-308" is the longest

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

/// digits * 10^exponent without an exponent.
std::string plain(const std::string& digits, int exponent) {
  if (exponent >= 0) return digits + std::string(static_cast<std::size_t>(exponent), '0');
  const int whole = static_cast<int>(digits.size()) + exponent;
  if (whole <= 0) return "0." + std::string(static_cast<std::size_t>(-whole), '0') + digits;
  return digits.substr(0, static_cast<std::size_t>(whole)) + "." +
         digits.substr(static_cast<std::size_t>(whole));
}

/// digits with a point after the first, and the exponent of that one.
std::string scientific(const std::string& digits, int exponent) {
  const std::string size = std::to_string(std::abs(exponent));
  return digits.substr(0, 1) + (digits.size() > 1 ? "." + digits.substr(1) : "") +
         (exponent < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
}

/// Reads an unsigned decimal; infinite when it overflows, 0 when it underflows.
double read_decimal(std::string_view text) {
#if PF_HAS_FROM_CHARS
  double value = 0.0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault == std::errc{}) return value;
  // Out of range to either side; from_chars does not say which.
#endif
  return detail::read_decimal(text);
}

}  // namespace

namespace detail {

std::size_t write_shortest_compact(char* buffer, double value) {
  if (std::isnan(value)) return std::string_view(std::signbit(value) ? "-nan" : "nan").copy(buffer, 4);
  char* out = buffer;
  if (std::signbit(value)) *out++ = '-';
  if (std::isinf(value)) return static_cast<std::size_t>(out - buffer) + std::string_view("inf").copy(out, 3);
  const Decimal decimal = value == 0.0 ? Decimal{0, 0} : shortest_decimal(std::abs(value));

  char digits[20];
  const int count =
      static_cast<int>(std::to_chars(digits, digits + sizeof digits, decimal.digits).ptr - digits);
  const int exponent = decimal.exponent + count - 1;
  const int scientific_size = count + (count > 1 ? 1 : 0) + (std::abs(exponent) > 99 ? 5 : 4);
  const int plain_size =
      exponent < 0 ? 1 - exponent + count : std::max(exponent + 1, count + (count > exponent + 1));
  const auto put = [&](const char* begin, int size) { out = std::copy_n(begin, size, out); };
  const auto zeros = [&](int size) { out = std::fill_n(out, size, '0'); };
  if (scientific_size < plain_size) {
    put(digits, 1);
    if (count > 1) *out++ = '.', put(digits + 1, count - 1);
    put(exponent < 0 ? "e-" : "e+", 2);
    if (std::abs(exponent) < 10) *out++ = '0';
    out = std::to_chars(out, out + 3, std::abs(exponent)).ptr;
  } else if (exponent < 0) {
    put("0.", 2), zeros(-exponent - 1), put(digits, count);
  } else {
    const int whole = std::min(exponent + 1, count);
    put(digits, whole), zeros(exponent + 1 - whole);
    if (count > whole) *out++ = '.', put(digits + whole, count - whole);
  }
  return static_cast<std::size_t>(out - buffer);
}

}  // namespace detail

std::size_t write_shortest(char* buffer, double value) {
#ifdef __wasm__
  return detail::write_shortest_compact(buffer, value);
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
  std::string digits;
  for (const char c : text.substr(0, e))
    if (is_digit(c)) digits += c;
  const int exponent = std::atoi(text.c_str() + e + 1);
  return (text.front() == '-' ? "-" : "") + plain(digits, exponent + 1 - static_cast<int>(digits.size()));
}

std::string significant(double value, int digits) {
  if (!std::isfinite(value)) return shortest(value);
  const int count = std::clamp(digits, 1, 17);
  // Not std::to_chars: with a precision it brings 100 kB of tables into the WebAssembly module.
  const detail::Decimal decimal =
      value == 0.0 ? detail::Decimal{0, 1 - count} : detail::rounded_decimal(std::abs(value), count);
  const std::string written =
      value == 0.0 ? std::string(static_cast<std::size_t>(count), '0') : std::to_string(decimal.digits);
  const int exponent = decimal.exponent + count - 1;
  return (value < 0.0 ? "-" : "") +
         (exponent < -4 || exponent >= 6 ? scientific(written, exponent) : plain(written, decimal.exponent));
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
