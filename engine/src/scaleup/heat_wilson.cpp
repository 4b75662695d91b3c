// Wilson's plot: docs/models/heat_transfer.md, equations (24) to (27).
#include <algorithm>
#include <cmath>
#include <set>

#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

bool positive(std::span<const double> values) {
  return std::ranges::all_of(values, [](double v) { return v > 0.0 && std::isfinite(v); });
}

double geometric_mean(std::span<const double> values) {
  double sum = 0.0;
  for (const double v : values) sum += std::log(v);
  return std::exp(sum / static_cast<double>(values.size()));
}

/// y = a + b x with the standard errors of both, from the scatter about the line.
struct StraightLine {
  double a, b, a_error, b_error, r_squared;
};
StraightLine straight_line(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  double mean_x = 0.0, mean_y = 0.0, s_xx = 0.0, s_xy = 0.0, s_yy = 0.0, s_rr = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i] / n, mean_y += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    s_xx += (x[i] - mean_x) * (x[i] - mean_x);
    s_xy += (x[i] - mean_x) * (y[i] - mean_y);
    s_yy += (y[i] - mean_y) * (y[i] - mean_y);
  }
  const double b = s_xy / s_xx, a = mean_y - b * mean_x;
  for (std::size_t i = 0; i < x.size(); ++i) s_rr += std::pow(y[i] - a - b * x[i], 2);
  const double variance = s_rr / (n - 2.0);
  return {a, b, std::sqrt(variance * (1.0 / n + mean_x * mean_x / s_xx)), std::sqrt(variance / s_xx),
          s_yy > 0.0 ? 1.0 - s_rr / s_yy : 0.0};
}

}  // namespace

pf::Result<WilsonFit> fit_wilson(std::span<const double> speed, std::span<const double> coefficient,
                                 std::optional<double> reference_speed) {
  if (speed.size() != coefficient.size())
    return fail("out_of_range",
                "There are " + std::to_string(speed.size()) + " speeds, but " +
                    std::to_string(coefficient.size()) + " coefficients.",
                "Give one coefficient for each speed.");
  if (!positive(speed) || !positive(coefficient) || (reference_speed && !(*reference_speed > 0.0)))
    return fail("out_of_range", "Speeds and heat-transfer coefficients must be greater than zero.");
  if (const std::set<double> different(speed.begin(), speed.end()); different.size() < 3)
    return fail(
        "too_few_observations",
        "A line of U against speed needs three speeds; there are " + std::to_string(different.size()) + ".",
        "Measure U at more speeds, at one temperature and filling.");
  WilsonFit fit;
  fit.line.reference_speed = reference_speed.value_or(geometric_mean(speed));
  std::vector<double> x, y;
  for (std::size_t i = 0; i < speed.size(); ++i) {
    x.push_back(std::pow(speed[i] / fit.line.reference_speed, -2.0 / 3.0));
    y.push_back(1.0 / coefficient[i]);
  }
  const StraightLine line = straight_line(x, y);
  if (!std::isfinite(line.a) || !std::isfinite(line.b) || !std::isfinite(line.r_squared))
    return fail("out_of_range", "The speeds or the coefficients lie too far apart for a line.",
                "Check the units of the speeds.");
  if (!(line.a > 0.0) || !(line.b > 0.0))
    return fail("out_of_range",
                line.a > 0.0 ? "U does not grow with the speed: the line of 1/U has the slope " +
                                   number(line.b) + " m² K/W."
                             : "The line of 1/U meets the axis at " + number(line.a) +
                                   " m² K/W; wall and jacket cannot have a resistance below zero.",
                "Measure over a wider range of speeds, each long enough, at one temperature and filling.");
  fit.line.intercept = 1.0 / line.a;
  fit.line.slope = line.b;
  fit.intercept_std_error = line.a_error;
  fit.slope_std_error = line.b_error;
  fit.r_squared = line.r_squared;
  fit.degrees_of_freedom = speed.size() - 2;
  return fit;
}

double coefficient_at(const WilsonLine& line, double speed) {
  return 1.0 / (1.0 / line.intercept + line.slope * std::pow(speed / line.reference_speed, -2.0 / 3.0));
}

}  // namespace pf::scaleup
