#include "numbers.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"

namespace pf::cli {
namespace {

/// Decimal exponent of the leading digit, after rounding to two figures (0.0996 is written 0.10: its exponent
/// is -1).
int exponent(double value) {
  const int e = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return std::abs(value) / std::pow(10.0, e) >= 9.95 ? e + 1 : e;
}

/// `value` to the decimal place of the second figure of `error`.
std::string to_place_of(double value, double error) {
  if (value == 0.0) return "0";
  const int digits = static_cast<int>(std::floor(std::log10(std::abs(value)))) - exponent(error) + 2;
  return significant(value, std::clamp(digits, 1, 15));
}

}  // namespace

std::string plain(std::optional<double> value, int digits) {
  if (!value) return "–";
  std::string text = significant(*value, digits);
  const std::size_t end = text.find_first_of("eE");
  const std::string tail = end == std::string::npos ? "" : text.substr(end);
  std::string mantissa = text.substr(0, end);
  if (mantissa.find('.') != std::string::npos) {
    mantissa.erase(mantissa.find_last_not_of('0') + 1);
    if (mantissa.back() == '.') mantissa.pop_back();
  }
  return mantissa + tail;
}

std::string with_error(std::optional<double> value, std::optional<double> error) {
  if (!value || !error || !(*error > 0.0)) return plain(value);
  const std::string text = to_place_of(*value, *error);
  const std::size_t e = text.find('e');
  if (e == std::string::npos) {
    const std::string spread = significant(*error, 2);
    const bool tiny = spread.find('e') != std::string::npos;
    return text + " ± " + (tiny ? shortest_fixed(std::stod(spread)) : spread);
  }
  // One power of ten for both: (5.926 ± 0.051)e-05.
  const double scale = std::pow(10.0, std::stoi(text.substr(e + 1)));
  return "(" + text.substr(0, e) + " ± " + significant(*error / scale, 2) + ")" + text.substr(e);
}

std::string interval(std::optional<double> low, std::optional<double> high, std::optional<double> error) {
  if (!low || !high) return "";
  if (!error || !(*error > 0.0)) return plain(low) + " … " + plain(high);
  return to_place_of(*low, *error) + " … " + to_place_of(*high, *error);
}

}  // namespace pf::cli
