#include "pharmaflow/scaleup/geometry.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace pf::scaleup {
namespace {

constexpr double pi = std::numbers::pi;
using Shape = Bottom::Shape;
constexpr std::array shapes{Shape::flat,          Shape::elliptical, Shape::torispherical,
                            Shape::hemispherical, Shape::conical,    Shape::spheroidal};

Vessel vessel_of(Shape shape, double diameter, double depth = 0.0) {
  Vessel vessel;
  vessel.diameter = diameter;
  vessel.bottom = {shape, depth};
  return vessel;
}
Vessel any_vessel() {
  const double diameter = *rc::gen::inRange(10, 4000) * 1e-3;
  const Shape shape = *rc::gen::elementOf(std::vector<Shape>(shapes.begin(), shapes.end()));
  return vessel_of(shape, diameter, 0.5 * diameter * *rc::gen::inRange(5, 101) * 1e-2);
}

/// Radius of the inside at a height, from the drawing of each bottom and not from the code under test.
double radius_at(const Vessel& vessel, double z) {
  const double R = 0.5 * vessel.diameter, a = bottom_depth(vessel);
  if (z >= a) return R;
  switch (vessel.bottom.shape) {
    case Shape::conical:
      return R * z / a;
    case Shape::torispherical: {
      const double crown = 2.0 * R, knuckle = 0.2 * R;
      const double on_sphere = std::sqrt(z * (2.0 * crown - z));
      if (on_sphere <= crown * (R - knuckle) / (crown - knuckle)) return on_sphere;
      return R - knuckle + std::sqrt(std::max(0.0, knuckle * knuckle - (a - z) * (a - z)));
    }
    default:
      return R * std::sqrt(std::max(0.0, 1.0 - (1.0 - z / a) * (1.0 - z / a)));
  }
}

struct Numeric {
  double volume = 0.0, area = 0.0;
};
/// Truncated cones between heights; within the bottom they crowd at the lowest point, where the wall is flat.
void add_span(const Vessel& vessel, double from, double to, double crowding, Numeric& sum) {
  constexpr int slices = 100000;
  double z0 = from, r0 = radius_at(vessel, from);
  for (int i = 1; i <= slices; ++i) {
    const double z1 = from + (to - from) * std::pow(static_cast<double>(i) / slices, crowding);
    const double r1 = radius_at(vessel, z1);
    sum.volume += pi / 3.0 * (z1 - z0) * (r0 * r0 + r0 * r1 + r1 * r1);
    sum.area += pi * (r0 + r1) * std::hypot(z1 - z0, r1 - r0);
    z0 = z1;
    r0 = r1;
  }
}
Numeric integrate(const Vessel& vessel, double height) {
  Numeric sum;
  const double depth = bottom_depth(vessel), R = 0.5 * vessel.diameter;
  if (depth == 0.0) sum.area = pi * R * R;
  if (depth > 0.0) add_span(vessel, 0.0, std::min(height, depth), 2.0, sum);
  if (height > depth) add_span(vessel, depth, height, 1.0, sum);
  return sum;
}

TEST(Geometry, EveryBottomAgreesWithNumericalIntegration) {
  for (const Shape shape : shapes) {
    const Vessel vessel = vessel_of(shape, 1.3, 0.4);
    for (const double height : {0.03, 0.12, 0.2, 0.24, 0.31, 0.64, 0.9}) {
      const Numeric sum = integrate(vessel, height);
      EXPECT_NEAR(liquid_volume(vessel, height), sum.volume, 1e-8 * sum.volume)
          << static_cast<int>(shape) << " at " << height;
      EXPECT_NEAR(wetted_area(vessel, height), sum.area, 1e-6 * sum.area)
          << static_cast<int>(shape) << " at " << height;
    }
  }
}

// CORRELATIONS section 11: volume, area and depth over powers of T.
TEST(Geometry, BottomsHaveTheTabulatedVolumesAndAreas) {
  const auto area = [](const Vessel& v) { return wetted_area(v, bottom_depth(v)); };
  const Vessel elliptical = vessel_of(Shape::elliptical, 1.0);
  EXPECT_DOUBLE_EQ(bottom_depth(elliptical), 0.25);
  EXPECT_NEAR(bottom_volume(elliptical), pi / 24.0, 1e-15);
  EXPECT_NEAR(area(elliptical), 1.084, 5e-4);
  const Vessel kloepper = vessel_of(Shape::torispherical, 1.0);
  EXPECT_NEAR(bottom_depth(kloepper), 0.193774, 5e-7);  // 1 - sqrt(0.65), see docs/models/scaleup.md
  EXPECT_NEAR(bottom_volume(kloepper), 0.0990, 5e-5);
  EXPECT_NEAR(area(kloepper), 0.99, 5e-3);
  const Vessel hemisphere = vessel_of(Shape::hemispherical, 1.0);
  EXPECT_NEAR(bottom_volume(hemisphere), pi / 12.0, 1e-15);
  EXPECT_NEAR(area(hemisphere), pi / 2.0, 1e-14);
  const Vessel cone = vessel_of(Shape::conical, 1.0, 0.7);
  EXPECT_NEAR(bottom_volume(cone), pi * 0.7 / 12.0, 1e-15);
  EXPECT_NEAR(area(cone), pi * 0.5 * std::sqrt(0.25 + 0.49), 1e-14);
  const Vessel flat = vessel_of(Shape::flat, 1.0);
  EXPECT_EQ(bottom_volume(flat), 0.0);
  EXPECT_NEAR(area(flat), pi / 4.0, 1e-15);
  const Vessel spheroid = vessel_of(Shape::spheroidal, 1.0, 0.3);
  const double e = std::sqrt(1.0 - 0.36);
  EXPECT_NEAR(bottom_volume(spheroid), pi * 0.3 / 6.0, 1e-15);
  EXPECT_NEAR(area(spheroid), pi * 0.25 * (1.0 + (1.0 - e * e) / e * std::atanh(e)), 1e-14);
}

// HT-10, HT-12, HT-13 and the 239 L of the dish.
TEST(Geometry, WettedAreaOfTheGlassLinedVessel) {
  const Vessel vessel = vessel_of(Shape::spheroidal, 1.218, 0.308);
  EXPECT_NEAR(1000.0 * bottom_volume(vessel), 239.0, 0.5);
  EXPECT_NEAR(wetted_area(vessel, liquid_height(vessel, 1.932)), 7.175, 5e-4);
  EXPECT_NEAR(wetted_area(vessel, liquid_height(vessel, 0.5)), 2.472, 5e-4);
  EXPECT_NEAR(wetted_area(vessel, liquid_height(vessel, 0.1)), 1.094, 5e-4);
}

// HT-14: why a reaction that is isothermal in the lab is not in the plant.
TEST(Geometry, AreaPerVolumeFallsTwelvefoldFromOneLitreToThePlant) {
  const Vessel lab = vessel_of(Shape::elliptical, 0.10088),
               plant = vessel_of(Shape::spheroidal, 1.218, 0.308);
  const double at_lab = wetted_area(lab, liquid_height(lab, 1e-3)) / 1e-3;
  const double at_plant = wetted_area(plant, liquid_height(plant, 1.932)) / 1.932;
  EXPECT_NEAR(at_lab / at_plant, 12.2, 0.05);
}

TEST(Geometry, JacketCountsOnlyTheWallThatIsWettedAndCovered) {
  Vessel vessel = vessel_of(Shape::flat, 1.0);
  EXPECT_EQ(jacketed_area(vessel, 0.5), 0.0);
  vessel.jacket.emplace();
  vessel.jacket->top = 0.4;
  vessel.jacket->covered = 0.9;
  const double half = pi / 4.0 * 0.2;  // 0.2 m of liquid
  EXPECT_NEAR(jacketed_area(vessel, half), 0.9 * (pi / 4.0 + pi * 0.2), 1e-14);
  EXPECT_NEAR(jacketed_area(vessel, 4.0 * half), 0.9 * (pi / 4.0 + pi * 0.4), 1e-14);
}

RC_GTEST_PROP(GeometryProperties, HeightAndVolumeAreInverses, ()) {
  const Vessel vessel = any_vessel();
  const double most = liquid_volume(vessel, 1.5 * vessel.diameter);
  const double volume = most * std::pow(10.0, -0.01 * *rc::gen::inRange(0, 900));
  const double back = liquid_volume(vessel, liquid_height(vessel, volume));
  RC_ASSERT(std::abs(back - volume) <= 1e-12 * volume);
}

RC_GTEST_PROP(GeometryProperties, TheSlopeOfTheAreaIsTheSlantOfTheWall, ()) {
  const Vessel vessel = any_vessel();
  const double reach = bottom_depth(vessel) + 0.5 * vessel.diameter;
  const double z = reach * (0.05 + 0.9 * 1e-3 * *rc::gen::inRange(0, 1000));
  const double dz = 1e-6 * vessel.diameter;
  const double knuckle_joint = 2.0 * 0.5 * vessel.diameter * (1.0 - std::sqrt(0.65) / 0.9);
  // dA/dz = 2 pi r sqrt(1 + r'2) jumps at the rim of a cone and, in curvature, where arcs meet.
  RC_PRE(std::abs(z - bottom_depth(vessel)) > 0.02 * vessel.diameter &&
         std::abs(z - knuckle_joint) > 0.02 * vessel.diameter);
  const double slope = (wetted_area(vessel, z + dz) - wetted_area(vessel, z - dz)) / (2.0 * dz);
  const double wall = (radius_at(vessel, z + dz) - radius_at(vessel, z - dz)) / (2.0 * dz);
  const double expected = 2.0 * pi * radius_at(vessel, z) * std::hypot(1.0, wall);
  RC_ASSERT(std::abs(slope - expected) <= 1e-6 * expected);
}

RC_GTEST_PROP(GeometryProperties, VolumeRisesWithHeightAndNothingIsBelowNothing, ()) {
  const Vessel vessel = any_vessel();
  const double high = vessel.diameter * 1e-3 * *rc::gen::inRange(2, 2000);
  RC_ASSERT(liquid_volume(vessel, high) > liquid_volume(vessel, 0.999 * high));
  RC_ASSERT(liquid_height(vessel, 0.0) == 0.0);
  RC_ASSERT(liquid_volume(vessel, 0.0) == 0.0);
}

}  // namespace
}  // namespace pf::scaleup
