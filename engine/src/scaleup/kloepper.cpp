#include "kloepper.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;

/// The two arcs of the meridian. The knuckle's circle lies around (centre, depth).
struct Meridian {
  double crown, knuckle, centre, depth, joint;  ///< joint: height at which the arcs meet
};

Meridian meridian_of(double radius) {
  const double crown = 2.0 * radius, knuckle = 0.2 * radius, centre = radius - knuckle;
  const double between = crown - knuckle;  // of the arcs' centres
  const double drop = std::sqrt(between * between - centre * centre);
  return {crown, knuckle, centre, crown - drop, crown * (1.0 - drop / between)};
}

BottomSpan crown_below(const Meridian& m, double h) {
  return {.volume = pi * h * h * (m.crown - h / 3.0),
          .area = 2.0 * pi * m.crown * h,
          .cross_section = pi * h * (2.0 * m.crown - h)};
}

/// Integrals over the knuckle from the height `depth` (where it meets the cylinder) down to u = z - depth.
struct Knuckle {
  double volume, area, radius;
};
Knuckle knuckle_at(const Meridian& m, double u) {
  const double k2 = m.knuckle * m.knuckle;
  const double s = std::sqrt(std::max(0.0, k2 - u * u));
  const double angle = std::asin(std::clamp(u / m.knuckle, -1.0, 1.0));
  const double c = m.centre;
  return {.volume = pi * (c * c * u + c * (u * s + k2 * angle) + k2 * u - u * u * u / 3.0),
          .area = 2.0 * pi * m.knuckle * (c * angle + u),
          .radius = c + s};
}

}  // namespace

double kloepper_depth(double radius) { return meridian_of(radius).depth; }

BottomSpan kloepper_below(double radius, double height) {
  const Meridian m = meridian_of(radius);
  if (height <= m.joint) return crown_below(m, height);
  const BottomSpan crown = crown_below(m, m.joint);
  const Knuckle from = knuckle_at(m, m.joint - m.depth), to = knuckle_at(m, height - m.depth);
  return {.volume = crown.volume + to.volume - from.volume,
          .area = crown.area + to.area - from.area,
          .cross_section = pi * to.radius * to.radius};
}

}  // namespace pf::scaleup
