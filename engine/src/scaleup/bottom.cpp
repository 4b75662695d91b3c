#include "bottom.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kloepper.hpp"

namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;

/// Half-spheroid of depth a <= R. Its meridian gives r ds = R sqrt(1 + k2 z2) dz with z from the centre and
/// k = sqrt(R2 - a2)/a2, which integrates in closed form.
BottomSpan spheroid_below(double radius, double depth, double h) {
  const double k = std::sqrt(std::max(0.0, radius * radius - depth * depth)) / (depth * depth);
  const auto integral = [k](double z) {
    if (k * z < 1e-8) return z;  // a sphere: the next term is (k z)2/6 of it
    return 0.5 * (z * std::sqrt(1.0 + k * k * z * z) + std::asinh(k * z) / k);
  };
  const double z = depth - h;
  const double x = h / depth;
  return {.volume = pi * radius * radius * h * (x - x * x / 3.0),
          .area = 2.0 * pi * radius * (integral(depth) - integral(z)),
          .cross_section = pi * radius * radius * x * (2.0 - x)};
}

BottomSpan cone_below(double radius, double depth, double h) {
  const double slope = radius / depth;
  return {.volume = pi * slope * slope * h * h * h / 3.0,
          .area = pi * slope * std::sqrt(1.0 + slope * slope) * h * h,
          .cross_section = pi * slope * slope * h * h};
}

}  // namespace

BottomSpan bottom_below(const Bottom& bottom, double radius, double height) {
  using Shape = Bottom::Shape;
  switch (bottom.shape) {
    case Shape::flat:
      return {.volume = 0.0, .area = pi * radius * radius, .cross_section = pi * radius * radius};
    case Shape::elliptical:
      return spheroid_below(radius, 0.5 * radius, height);
    case Shape::torispherical:
      return kloepper_below(radius, height);
    case Shape::hemispherical:
      return spheroid_below(radius, radius, height);
    case Shape::conical:
      return cone_below(radius, bottom.depth, height);
    case Shape::spheroidal:
      return spheroid_below(radius, bottom.depth, height);
  }
  return {};
}

}  // namespace pf::scaleup
