// U of a measured curve: docs/models/heat_transfer.md, equations (21) to (23).
#include <algorithm>
#include <cmath>

#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

/// 1 - (1 - e^-z)/z and its derivative; below 0.01 by their series, which lose no digits.
struct Lag {
  double value, derivative;
};
Lag lag(double z, double decay) {
  if (z < 1e-2)
    return {z * (1.0 / 2 - z * (1.0 / 6 - z * (1.0 / 24 - z * (1.0 / 120 - z / 720)))),
            1.0 / 2 - z * (1.0 / 3 - z * (1.0 / 8 - z * (1.0 / 30 - z / 144)))};
  const double reached = -std::expm1(-z);
  return {1.0 - reached / z, (reached - z * decay) / (z * z)};
}

/// T at each reading when dT/dt = k (T_jacket - T), and what it changes with the start and with k.
struct Course {
  std::vector<double> temperature, by_start, by_rate;
};
Course course(const CoolingCurve& curve, double start, double k) {
  Course out{{start}, {1.0}, {0.0}};
  for (std::size_t i = 1; i < curve.time.size(); ++i) {
    const double h = curve.time[i] - curve.time[i - 1];
    const double jacket = curve.jacket_temperature[i - 1];
    const double rise = curve.jacket_temperature[i] - jacket;
    const double decay = std::exp(-k * h);
    const Lag behind = lag(k * h, decay);
    const double before = out.temperature.back();
    out.temperature.push_back(before - (jacket - before) * std::expm1(-k * h) + rise * behind.value);
    out.by_rate.push_back(out.by_rate.back() * decay + h * decay * (jacket - before) +
                          rise * h * behind.derivative);
    out.by_start.push_back(out.by_start.back() * decay);
  }
  return out;
}

double sum_of_products(std::span<const double> x, std::span<const double> y) {
  double sum = 0.0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
  return sum;
}

/// The slope of T against the integral of T_jacket - T by the trapezoid rule: near enough to begin from.
double first_rate(const CoolingCurve& curve) {
  const auto& t = curve.time;
  const auto n = static_cast<double>(t.size());
  std::vector<double> integral(t.size(), 0.0);
  const auto force = [&](std::size_t i) { return curve.jacket_temperature[i] - curve.temperature[i]; };
  for (std::size_t i = 1; i < t.size(); ++i)
    integral[i] = integral[i - 1] + 0.5 * (t[i] - t[i - 1]) * (force(i - 1) + force(i));
  double mean_x = 0.0, mean_y = 0.0, s_xx = 0.0, s_xy = 0.0;
  for (std::size_t i = 0; i < t.size(); ++i) mean_x += integral[i] / n, mean_y += curve.temperature[i] / n;
  for (std::size_t i = 0; i < t.size(); ++i) {
    s_xx += (integral[i] - mean_x) * (integral[i] - mean_x);
    s_xy += (integral[i] - mean_x) * (curve.temperature[i] - mean_y);
  }
  return s_xy / s_xx;
}

/// Gauss and Newton's way to the least squares, with steps halved while they lead uphill.
class CurveSolver {
 public:
  CurveSolver(const CoolingCurve& curve, double rate)
      : curve_(curve), start_(curve.temperature.front()), rate_(rate) {
    look(start_, rate_);
  }

  void solve() {
    for (int i = 0; i < 100 && determined(); ++i)
      if (!improve()) return;
  }

  /// Whether both the start and the rate move the curve, each in its own way. Contents that have the jacket's
  /// temperature at every reading but the first would bear any large rate.
  bool determined() const {
    return std::isfinite(squares_) && determinant() > 1e-12 * ss_ * rr_ &&
           rate_ * std::sqrt(rr_) > 1e-8 * spread();
  }

  CurveFit fit() const {
    const double per_rate = curve_.heat_capacity / curve_.area;
    const double variance = squares_ / (static_cast<double>(curve_.time.size()) - 2.0);
    return {rate_ * per_rate, std::sqrt(variance * ss_ / determinant()) * per_rate, std::sqrt(variance),
            course_.temperature};
  }

 private:
  double determinant() const { return ss_ * rr_ - sr_ * sr_; }

  double spread() const {
    const auto [low, high] = std::ranges::minmax(curve_.temperature);
    return high - low;
  }

  void look(double start, double rate) {
    course_ = course(curve_, start, rate);
    residual_.resize(curve_.time.size());
    for (std::size_t i = 0; i < residual_.size(); ++i)
      residual_[i] = curve_.temperature[i] - course_.temperature[i];
    squares_ = sum_of_products(residual_, residual_);
    ss_ = sum_of_products(course_.by_start, course_.by_start);
    sr_ = sum_of_products(course_.by_start, course_.by_rate);
    rr_ = sum_of_products(course_.by_rate, course_.by_rate);
  }

  /// @return whether it is worth to go on
  bool improve() {
    const double s = sum_of_products(course_.by_start, residual_);
    const double r = sum_of_products(course_.by_rate, residual_);
    const double by_start = (rr_ * s - sr_ * r) / determinant();
    const double by_rate = (ss_ * r - sr_ * s) / determinant();
    const double squares = squares_;
    for (double share = 1.0; share > 1e-3; share /= 2) {
      if (!(rate_ + share * by_rate > 0.0)) continue;
      look(start_ + share * by_start, rate_ + share * by_rate);
      if (!(squares_ <= squares)) continue;
      start_ += share * by_start, rate_ += share * by_rate;
      return std::abs(by_rate) > 1e-10 * rate_;
    }
    look(start_, rate_);
    return false;
  }

  const CoolingCurve& curve_;
  double start_, rate_;
  Course course_;
  std::vector<double> residual_;
  double squares_ = 0.0;
  double ss_ = 0.0, sr_ = 0.0, rr_ = 0.0;  ///< normal equations
};

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

pf::Result<CurveFit> fit_curve(const CoolingCurve& curve) {
  if (auto sound = check(curve); !sound) return std::unexpected(sound.error());
  const double rate = first_rate(curve);
  if (!(rate > 0.0) || !std::isfinite(rate))
    return fail("out_of_range",
                "The contents do not follow the jacket: no heat-transfer coefficient can be seen.",
                "Check that the temperatures belong together and that the jacket differs from the contents.");
  CurveSolver solver(curve, rate);
  solver.solve();
  const CurveFit fit = solver.determined() ? solver.fit() : CurveFit{};
  if (!(fit.coefficient > 0.0) || !std::isfinite(fit.coefficient) || !std::isfinite(fit.std_error))
    return fail("out_of_range", "The readings do not determine a heat-transfer coefficient.",
                "Read more often while the contents and the jacket differ in temperature.");
  return fit;
}

}  // namespace pf::scaleup
