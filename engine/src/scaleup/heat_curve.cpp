// U of a measured curve: docs/models/heat_transfer.md, equations (24) and (25).
#include <algorithm>
#include <cmath>

#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

/// Integral of T_jacket - T from the first reading to each, when dT/dt = k (T_jacket - T): the trapezoid with
/// the end correction of Euler and Maclaurin, of fourth order in the spacing.
std::vector<double> integrals(const CoolingCurve& curve, double k) {
  const auto& t = curve.time;
  const auto& jacket = curve.jacket_temperature;
  std::vector<double> sum(t.size(), 0.0);
  const auto force = [&](std::size_t i) { return jacket[i] - curve.temperature[i]; };
  for (std::size_t i = 1; i < t.size(); ++i) {
    const double h = t[i] - t[i - 1];
    const double trapezoid = 0.5 * h * (force(i - 1) + force(i));
    // the jacket is linear within the interval: only T bends, with the slope k (T_jacket - T)
    sum[i] = sum[i - 1] + trapezoid + h * h / 12.0 * k * (force(i) - force(i - 1));
  }
  return sum;
}

/// Slope of T against its integral, T0 free.
double slope(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  double mean_x = 0.0, mean_y = 0.0, s_xx = 0.0, s_xy = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) mean_x += x[i] / n, mean_y += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    s_xx += (x[i] - mean_x) * (x[i] - mean_x);
    s_xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return s_xy / s_xx;
}

pf::Result<void> check(const CoolingCurve& curve) {
  const std::size_t n = curve.time.size();
  if (curve.temperature.size() != n || curve.jacket_temperature.size() != n)
    return fail("out_of_range", "Times, temperatures and jacket temperatures differ in number.",
                "Give all three at each time.");
  if (n < 3)
    return fail("too_few_observations", "A curve needs three readings; there are " + std::to_string(n) + ".");
  if (!(curve.heat_capacity > 0.0) || !(curve.area > 0.0))
    return fail("out_of_range", "The heat capacity and the area must be greater than zero.");
  for (std::size_t i = 0; i < n; ++i) {
    if (!std::isfinite(curve.time[i]) || !std::isfinite(curve.temperature[i]) ||
        !std::isfinite(curve.jacket_temperature[i]))
      return fail("out_of_range", "Reading " + std::to_string(i + 1) + " is not a number.");
    if (i > 0 && curve.time[i] <= curve.time[i - 1])
      return fail("out_of_range", "Reading " + std::to_string(i + 1) + " is no later than the one before it.",
                  "Order the readings by time, each time once.");
  }
  return {};
}

}  // namespace

pf::Result<double> coefficient_of_curve(const CoolingCurve& curve) {
  if (auto sound = check(curve); !sound) return std::unexpected(sound.error());
  double k = 0.0;  // U A/(m cp); the correction of the integral depends on it weakly, so this settles fast
  for (int i = 0; i < 100; ++i) {
    const double next = slope(integrals(curve, k), curve.temperature);
    const bool settled = std::abs(next - k) <= 1e-14 * std::abs(next);
    k = next;
    if (settled || !(k > 0.0)) break;
  }
  if (!(k > 0.0) || !std::isfinite(k))
    return fail("out_of_range",
                "The contents do not follow the jacket: no heat-transfer coefficient can be seen.",
                "Check that the temperatures belong together and that the jacket differs from the contents.");
  return k * curve.heat_capacity / curve.area;
}

}  // namespace pf::scaleup
