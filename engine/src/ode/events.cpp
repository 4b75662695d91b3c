#include "events.hpp"
#include "pharmaflow/base/sort.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pf::ode {
namespace {

constexpr int intervals = 4;  ///< parts of a step between scanned points
constexpr double sign_after =
    1e-5;  ///< fraction of a step after which a function without a sign must show one

int sign(double v) { return (v > 0.0) - (v < 0.0); }

}  // namespace

Events::Events(System& system)
    : system_(system),
      y_(system.size()),
      signs_(system.events()),
      before_(system.events()),
      after_(system.events()),
      scratch_(system.events()),
      found_at_(system.events(), std::numeric_limits<double>::quiet_NaN()) {
  roots_.reserve(intervals * system.events());
}

void Events::start(double t, const double* y) {
  if (none()) return;
  system_.event_values(t, y, before_.data());
  for (std::size_t e = 0; e < signs_.size(); ++e) signs_[e] = found_at_[e] == t ? 0 : sign(before_[e]);
}

const std::vector<Events::Root>& Events::find(const Step& step) {
  roots_.clear();
  double a = step.begin();
  const double h = step.end() - a;
  if (std::find(signs_.begin(), signs_.end(), 0) != signs_.end()) take_signs(step, a + sign_after * h);
  for (int part = 1; part <= intervals; ++part) {
    const double b = part == intervals ? step.end() : step.begin() + h * part / intervals;
    step.state(b, y_.data());
    system_.event_values(b, y_.data(), after_.data());
    const std::size_t first = roots_.size();
    for (std::size_t e = 0; e < signs_.size(); ++e) {
      const int now = sign(after_[e]);
      if (signs_[e] != 0 && now != signs_[e]) {
        const int direction = now != 0 ? now : -signs_[e];
        roots_.push_back({e, direction, now == 0 ? b : locate(step, e, direction, a, b)});
      }
      signs_[e] = now;
    }
    std::span of_this_piece = std::span(roots_).subspan(first);
    sort_small(of_this_piece,
               [](const Root& l, const Root& r) { return l.t != r.t ? l.t < r.t : l.index < r.index; });
    before_.swap(after_);
    a = b;
  }
  for (const Root& root : roots_) found_at_[root.index] = root.t;
  return roots_;
}

void Events::take_signs(const Step& step, double t) {
  step.state(t, y_.data());
  system_.event_values(t, y_.data(), scratch_.data());
  for (std::size_t e = 0; e < signs_.size(); ++e)
    if (signs_[e] == 0) signs_[e] = sign(scratch_[e]);
}

double Events::value(const Step& step, std::size_t index, double t) {
  step.state(t, y_.data());
  system_.event_values(t, y_.data(), scratch_.data());
  return scratch_[index];
}

// Chandrupatla (1997), Adv. Eng. Softw. 28:145-149: inverse quadratic interpolation where it is safe,
// bisection elsewhere. Ends when the bracket is a few units in the last place of t, on the side behind the
// root, so that the function has its new sign there.
double Events::locate(const Step& step, std::size_t index, int direction, double a, double b) {
  // Without a sign at the start the bracket begins where the sign was taken.
  double ga = before_[index];
  if (sign(ga) == direction || ga == 0.0) {
    a += sign_after * (step.end() - step.begin());
    ga = value(step, index, a);
  }
  double gb = after_[index];
  double near = b;  // the latest estimate and the other end of the bracket
  double g_near = gb;
  double far = a;
  double g_far = ga;
  double fraction = 0.5;
  for (int iteration = 0; iteration < 200; ++iteration) {
    const double width = std::abs(far - near);
    const double tolerance =
        2.0 * std::numeric_limits<double>::epsilon() * std::max(std::abs(near), std::abs(far));
    if (width <= tolerance || g_near == 0.0) break;
    const double t = near + fraction * (far - near);
    if (t == near || t == far) break;
    const double g = value(step, index, t);
    double third = 0.0;
    double g_third = 0.0;
    if (sign(g) == sign(g_near)) {
      third = near;
      g_third = g_near;
    } else {
      third = far;
      g_third = g_far;
      far = near;
      g_far = g_near;
    }
    near = t;
    g_near = g;
    if (g_near == 0.0) break;

    const double xi = (near - far) / (third - far);
    const double phi = (g_near - g_far) / (g_third - g_far);
    const double least = std::min(0.5, tolerance / std::max(std::abs(far - near), tolerance));
    fraction = 0.5;
    if (phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi)
      fraction = g_near / (g_far - g_near) * g_third / (g_far - g_third) +
                 (third - near) / (far - near) * g_near / (g_third - g_near) * g_far / (g_third - g_far);
    fraction = std::clamp(fraction, least, 1.0 - least);
  }
  return g_near == 0.0 || sign(g_near) == direction ? near : far;
}

}  // namespace pf::ode
