#include "pharmaflow/scaleup/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bottom.hpp"
#include "kloepper.hpp"

namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;

double radius_of(const Vessel& vessel) { return 0.5 * vessel.diameter; }

BottomSpan whole_bottom(const Vessel& vessel) {
  return bottom_below(vessel.bottom, radius_of(vessel), bottom_depth(vessel));
}

/// Newton's method on the volume, whose derivative is the cross-section; kept inside a bracket by bisection,
/// because near the lowest point the cross-section vanishes.
double height_in_bottom(const Vessel& vessel, double volume) {
  const double depth = bottom_depth(vessel);
  double low = 0.0, high = depth;
  double height = depth * std::sqrt(volume / bottom_volume(vessel));
  for (int i = 0; i < 200; ++i) {
    const BottomSpan span = bottom_below(vessel.bottom, radius_of(vessel), height);
    const double excess = span.volume - volume;
    (excess > 0.0 ? high : low) = height;
    double next = height - excess / span.cross_section;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - height) <= 2e-16 * height || next == low || next == high) return next;
    height = next;
  }
  return height;
}

}  // namespace

double bottom_depth(const Vessel& vessel) {
  using Shape = Bottom::Shape;
  switch (vessel.bottom.shape) {
    case Shape::flat:
      return 0.0;
    case Shape::elliptical:
      return 0.25 * vessel.diameter;
    case Shape::torispherical:
      return kloepper_depth(radius_of(vessel));
    case Shape::hemispherical:
      return radius_of(vessel);
    case Shape::conical:
    case Shape::spheroidal:
      return vessel.bottom.depth;
  }
  return 0.0;
}

double bottom_volume(const Vessel& vessel) { return whole_bottom(vessel).volume; }

double liquid_height(const Vessel& vessel, double volume) {
  if (volume <= 0.0) return 0.0;
  const double below = bottom_volume(vessel);
  if (volume < below) return height_in_bottom(vessel, volume);
  const double radius = radius_of(vessel);
  return bottom_depth(vessel) + (volume - below) / (pi * radius * radius);
}

double liquid_volume(const Vessel& vessel, double height) {
  if (height <= 0.0) return 0.0;
  const double depth = bottom_depth(vessel), radius = radius_of(vessel);
  if (height < depth) return bottom_below(vessel.bottom, radius, height).volume;
  return bottom_volume(vessel) + pi * radius * radius * (height - depth);
}

double wetted_area(const Vessel& vessel, double height) {
  const double depth = bottom_depth(vessel), radius = radius_of(vessel);
  const double inside = std::clamp(height, 0.0, depth);
  return bottom_below(vessel.bottom, radius, inside).area + 2.0 * pi * radius * std::max(0.0, height - depth);
}

double jacketed_area(const Vessel& vessel, double volume) {
  if (!vessel.jacket) return 0.0;
  const double height = std::min(liquid_height(vessel, volume), vessel.jacket->top);
  return vessel.jacket->covered * wetted_area(vessel, height);
}

}  // namespace pf::scaleup
