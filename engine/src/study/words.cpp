#include "words.hpp"

#include <cmath>

#include "pharmaflow/base/text.hpp"

namespace pf::study {
namespace {

/// Three digits at most, without trailing zeros.
std::string digits(double value, int count = 3) {
  if (value == 0.0) return "0";
  const double places = count - 1 - std::floor(std::log10(std::abs(value)));
  const double scale = std::pow(10.0, std::abs(places));  // exact: the quotient then has the digits alone
  return shortest_fixed(places > 0 ? std::round(value * scale) / scale : std::round(value / scale) * scale);
}

std::string time_text(double seconds, double (*round)(double)) {
  const bool hours = seconds >= 3600.0, minutes = seconds >= 60.0;
  const double unit = hours ? 3600.0 : minutes ? 60.0 : 1.0;
  const double step = seconds / unit < 10.0 ? 10.0 : 1.0;
  // A time that is a round number but for the last bits stays one.
  const double value = round(seconds / unit * step * (1.0 - 1e-9)) / step;
  return shortest(value) + (hours ? " h" : minutes ? " min" : " s");
}

}  // namespace

std::string time_words(double seconds) {
  return time_text(seconds, [](double x) { return std::round(x); });
}
std::string time_words_up(double seconds) {
  return time_text(seconds, [](double x) { return std::ceil(x); });
}
std::string celsius_words(double kelvin) { return shortest(std::round(kelvin - 273.15)) + " °C"; }
std::string speed_words(double per_second) { return digits(per_second * 60.0) + " rpm"; }
std::string volume_words(double volume) {
  const double litres = volume * 1e3;
  return litres < 0.1 ? digits(litres * 1e3) + " mL" : digits(litres, 4) + " L";
}
std::string rise_words(double kelvin) { return digits(kelvin, kelvin >= 10.0 ? 3 : 2) + " K"; }

std::string percent_words(double share) { return shortest(std::round(100.0 * share)) + " %"; }

}  // namespace pf::study
