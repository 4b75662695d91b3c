#include "hottest.hpp"

#include <algorithm>
#include <cmath>

#include "place_of_maximum.hpp"

namespace pf::reactor {
namespace {

/// How far the cubic through both ends of a step, with their slopes, rises above the higher end; 0 where it
/// has no maximum inside.
double bulge(double first, double last, double slope_first, double slope_last) {
  // first + a u + b u^2 + c u^3 on u in [0, 1]
  const double rise = last - first, a = slope_first;
  const double b = 3 * rise - 2 * slope_first - slope_last, c = slope_first + slope_last - 2 * rise;
  const double discriminant = b * b - 3 * a * c;
  if (!(discriminant > 0)) return 0.0;
  // The maximum is where the derivative falls: of its two roots a / (...) is the one without cancellation.
  const double root = std::sqrt(discriminant);
  const double u = b > 0 ? -(b + root) / (3 * c) : a / (root - b);
  if (!(u > 0 && u < 1)) return 0.0;
  return std::max(0.0, u * (a + u * (b + u * c)) - std::max(0.0, rise));
}

}  // namespace

Hottest::Hottest(BalanceSystem& balances)
    : balances_(balances), y_(balances.size()), slopes_(balances.size()) {}

void Hottest::look(double t, const double* y) {
  temperature_ = balances_.temperature_of(y);
  if (temperature_ > peak_.value) peak_ = {temperature_, t};
  const std::size_t row = balances_.layout().temperature;
  slope_ = row != Layout::absent && balances_.rhs(t, y, slopes_.data()) ? slopes_[row] : 0.0;
}

void Hottest::open(double t, const double* y) { look(t, y); }

void Hottest::step(const ode::Step& step) {
  const double first = temperature_, slope = slope_, h = step.end() - step.begin();
  step.state(step.end(), y_.data());
  look(step.end(), y_.data());
  const double top = bulge(first, temperature_, slope * h, slope_ * h);
  // The dense output may rise a little higher than the cubic does.
  if (top > 0.0 && std::max(first, temperature_) + 1.1 * top > peak_.value) refine(step);
}

void Hottest::refine(const ode::Step& step) {
  const auto temperature = [&](double t) {
    step.state(t, y_.data());
    return balances_.temperature_of(y_.data());
  };
  const double t = place_of_maximum(temperature, step.begin(), step.end()), value = temperature(t);
  if (value > peak_.value) peak_ = {value, t};
}

}  // namespace pf::reactor
