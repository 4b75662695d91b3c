#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>

#include "gamma_terms.hpp"
#include "pharmaflow/base/special_functions.hpp"

namespace pf {
namespace {

constexpr double half_log_two_pi = 0.918938533204672741780;
constexpr double log_pi = 1.14472988584940017414;

/// From here on ten terms of Stirling's series are exact to 1e-17.
constexpr double stirling_from = 8.0;

/// Stirling's series: sum of B_2k / (2k (2k - 1) a^(2k - 1)), DLMF 5.11.1; a >= stirling_from.
double stirling_series(double a) {
  constexpr double c[] = {1.0 / 12,         -1.0 / 360,        1.0 / 1260, -1.0 / 1680,
                          1.0 / 1188,       -691.0 / 360360,   1.0 / 156,  -3617.0 / 122400,
                          43867.0 / 244188, -174611.0 / 125400};
  const double inverse_square = 1.0 / (a * a);
  double sum = 0.0;
  for (auto term = std::rbegin(c); term != std::rend(c); ++term) sum = sum * inverse_square + *term;
  return sum / a;
}

/// ln Gamma(2 + w) for |w| <= 1/2: (1 - gamma) w + sum over k >= 2 of (-1)^k (zeta(k) - 1) w^k / k,
/// DLMF 5.7.3.
double log_gamma_near_two(double w) {
  constexpr double c[] = {0.42278433509846713939,    0.3224670334241132182,     -0.06735230105319809513,
                          0.02058080842778454788,    -0.007385551028673985266,  0.002890510330741523286,
                          -0.001192753911703260977,  0.0005096695247430424223,  -0.0002231547584535793798,
                          0.00009945751278180853371, -0.0000449262367381331417, 0.00002050721277567069155,
                          -9.439488275268395904e-6,  4.374866789907487804e-6,   -2.039215753801366237e-6,
                          9.551412130407419833e-7,   -4.492469198764566043e-7,  2.120718480555466587e-7,
                          -1.004322482396809961e-7,  4.769810169363980566e-8,   -2.271109460894316491e-8,
                          1.083865921489695409e-8,   -5.183475041970046655e-9,  2.483674543802478317e-9,
                          -1.192140140586091207e-9,  5.731367241678862013e-10,  -2.759522885124233145e-10};
  double sum = 0.0;
  for (auto term = std::rbegin(c); term != std::rend(c); ++term) sum = sum * w + *term;
  return sum * w;
}

}  // namespace

double log_gamma(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return std::numeric_limits<double>::infinity();
  if (x <= 0.0) {
    if (x == std::floor(x)) return std::numeric_limits<double>::infinity();
    // Reflection, DLMF 5.5.3; the remainder is exact, so that the sine is right near the poles.
    const double sine = std::abs(std::sin(std::numbers::pi * std::remainder(x, 1.0)));
    return log_pi - std::log(sine) - log_gamma(1.0 - x);
  }
  if (x < 0.5) return log_gamma(1.0 + x) - std::log(x);
  if (x < 1.5) return log_gamma_near_two(x - 1.0) - std::log1p(x - 1.0);
  if (x <= 2.5) return log_gamma_near_two(x - 2.0);
  if (x >= stirling_from) return (x - 0.5) * std::log(x) - x + half_log_two_pi + stirling_series(x);
  double product = 1.0;
  while (x > 2.5) product *= x -= 1.0;
  return std::log(product) + log_gamma_near_two(x - 2.0);
}

namespace detail {

double stirling_error(double a) {
  if (a >= stirling_from) return stirling_series(a);
  return log_gamma(a + 1.0) - (a + 0.5) * std::log(a) + a - half_log_two_pi;
}

double deviance(double k, double m, double difference) {
  const double v = difference / (k + m);
  if (std::abs(v) > 0.5) return k * std::log(k / m) - difference;
  // ln(k/m) = 2 artanh(v), whose first term combines with m - k to difference * v.
  const double v2 = v * v;
  double power = v;
  double series = 0.0;
  for (int j = 3; j < 64; j += 2) {
    power *= v2;
    const double next = series + power / j;
    if (next == series) break;
    series = next;
  }
  return difference * v + 2.0 * k * series;
}

}  // namespace detail

double incomplete_gamma(double a, double x) {
  if (std::isnan(a) || std::isnan(x) || a < 0.0) return std::numeric_limits<double>::quiet_NaN();
  if (x <= 0.0) return 0.0;
  if (std::isinf(x) || a == 0.0) return 1.0;
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  // x^a e^-x / Gamma(a + 1)
  const double term = std::exp(-detail::deviance(a, x, a - x) - detail::stirling_error(a)) /
                      std::sqrt(2.0 * std::numbers::pi * a);
  if (x < a + 1.0) {
    // P = term * (1 + x/(a+1) + x^2/((a+1)(a+2)) + ...), DLMF 8.11.4
    double sum = 1.0;
    double next = 1.0;
    for (double n = a + 1.0; next > epsilon * sum / 4.0; n += 1.0) {
      next *= x / n;
      sum += next;
    }
    return term * sum;
  }
  // Q = term * a / (x + 1 - a - 1 (1 - a)/(x + 3 - a - ...)), DLMF 8.9.2, by Lentz's method
  double b = x + 1.0 - a;
  double c = std::numeric_limits<double>::infinity();
  double d = 1.0 / b;
  double fraction = d;
  for (double i = 1.0;; i += 1.0) {
    const double numerator = i * (a - i);
    b += 2.0;
    d = 1.0 / (b + numerator * d);
    c = b + numerator / c;
    const double change = c * d;
    fraction *= change;
    if (!(std::abs(change - 1.0) > epsilon)) break;
  }
  return 1.0 - term * a * fraction;
}

double chi_squared_cdf(double x, double dof) { return incomplete_gamma(0.5 * dof, 0.5 * x); }

}  // namespace pf
