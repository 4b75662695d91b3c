#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/estimation/statistics.hpp"

namespace pf::estimation {

namespace {

template <std::size_t N>
double polynomial(const double (&coefficients)[N], double x) {
  double sum = 0.0;
  for (std::size_t i = N; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

// Royston (1995), Appl. Statist. 44:547, table 1: the two outer weights, and mean and ln(deviation) of the
// transformed W for n <= 11 (in n) and above (in ln n).
constexpr double outermost[] = {0.0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
constexpr double next_to_outermost[] = {0.0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
constexpr double gamma_small[] = {-2.273, 0.459};
constexpr double mean_small[] = {0.5440, -0.39978, 0.025054, -6.714e-4};
constexpr double log_deviation_small[] = {1.3822, -0.77857, 0.062767, -0.0020322};
constexpr double mean_large[] = {-1.5861, -0.31082, -0.083751, 0.0038915};
constexpr double log_deviation_large[] = {-0.4803, -0.082676, 0.0030302};

// Weights of x_(n+1-i) - x_(i), i = 1 .. n/2.
std::vector<double> weights(std::size_t n) {
  const std::size_t half = n / 2;
  std::vector<double> a(half);
  if (n == 3) {
    a[0] = std::sqrt(0.5);
    return a;
  }
  double squares = 0.0;
  for (std::size_t i = 0; i < half; ++i) {
    a[i] = -normal_quantile((static_cast<double>(i + 1) - 0.375) / (static_cast<double>(n) + 0.25));
    squares += 2.0 * a[i] * a[i];
  }
  const double u = 1.0 / std::sqrt(static_cast<double>(n)), length = std::sqrt(squares);
  const double first = polynomial(outermost, u) + a[0] / length;
  std::size_t corrected = 1;
  double rest = squares - 2.0 * a[0] * a[0], share = 1.0 - 2.0 * first * first, second = 0.0;
  if (n > 5) {
    corrected = 2;
    second = polynomial(next_to_outermost, u) + a[1] / length;
    rest -= 2.0 * a[1] * a[1];
    share -= 2.0 * second * second;
  }
  const double factor = std::sqrt(rest / share);
  for (std::size_t i = corrected; i < half; ++i) a[i] /= factor;
  a[0] = first;
  if (n > 5) a[1] = second;
  return a;
}

double p_value(double one_minus_w, std::size_t n) {
  if (n == 3) {
    const double w = 1.0 - one_minus_w;
    const double p = 6.0 / std::numbers::pi * (std::asin(std::sqrt(w)) - std::numbers::pi / 3.0);
    return std::clamp(p, 0.0, 1.0);
  }
  const double size = static_cast<double>(n), log_size = std::log(size);
  double y = std::log(one_minus_w), mean = 0.0, deviation = 1.0;
  if (n <= 11) {
    const double gamma = polynomial(gamma_small, size);
    if (y >= gamma) return 0.0;
    y = -std::log(gamma - y);
    mean = polynomial(mean_small, size);
    deviation = std::exp(polynomial(log_deviation_small, size));
  } else {
    mean = polynomial(mean_large, log_size);
    deviation = std::exp(polynomial(log_deviation_large, log_size));
  }
  return normal_cdf(-(y - mean) / deviation);
}

}  // namespace

std::optional<Test> shapiro_wilk(std::span<const double> sample) {
  const std::size_t n = sample.size();
  if (n < 3 || n > 5000) return std::nullopt;
  std::vector<double> x(sample.begin(), sample.end());
  sort_small(x);
  const double range = x.back() - x.front();
  if (!(range > 0.0) || !std::isfinite(range)) return std::nullopt;

  // In units of the range, from the middle one: no overflow, little cancellation.
  const double origin = x[n / 2];
  double mean = 0.0;
  for (double& value : x) value = (value - origin) / range, mean += value;
  mean /= static_cast<double>(n);
  const std::vector<double> a = weights(n);
  double squares = 0.0, combination = 0.0, weight_squares = 0.0;
  for (const double value : x) squares += (value - mean) * (value - mean);
  for (std::size_t i = 0; i < a.size(); ++i) {
    combination += a[i] * (x[n - 1 - i] - x[i]);
    weight_squares += 2.0 * a[i] * a[i];
  }
  // 1 - W without cancellation; W is the squared correlation of the sample and the weights.
  const double product = std::sqrt(squares * weight_squares);
  const double one_minus_w =
      std::max((product - combination) * (product + combination) / (product * product), 0.0);
  if (one_minus_w == 0.0) return Test{1.0, 1.0};
  return Test{1.0 - one_minus_w, p_value(one_minus_w, n)};
}

}  // namespace pf::estimation
