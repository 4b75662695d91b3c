#include "pharmaflow/scaleup/mixing.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "pharmaflow/scaleup/power.hpp"
#include "vessels.hpp"

namespace pf::scaleup {
namespace {

constexpr Blending reference{
    .power_number = 5.0, .speed = 2.0, .diameter = 1.0 / 3.0, .vessel_diameter = 1.0, .liquid_height = 1.0};

/// A turbine of constant power number in a vessel of T = H = 1 m.
Vessel turbine(double diameter, double power_number) {
  Vessel vessel = baffled(1.0, impeller_of("rushton6", diameter));
  ImpellerType& type = vessel.impellers[0].type;
  type.power_number = power_number;
  type.power_number_low = type.power_number_high = std::nullopt;
  type.laminar_constant = type.blades = type.turbulent_reynolds = std::nullopt;
  type.turbulent_reynolds = 1.0;
  return vessel;
}

TEST(Mixing, BT1ToBT3ThreeTurbulentCorrelations) {
  EXPECT_NEAR(turbulent_blend_time(reference), 13.68, 0.005);
  EXPECT_NEAR(ruszkowski_blend_time(reference), 13.95, 0.005);
  const double power = 5.0 * 8.0 * std::pow(1.0 / 3.0, 5.0);  // P/rho
  EXPECT_NEAR(nienow_blend_time(1.0, 1.0 / 3.0, power / (std::numbers::pi / 4.0)), 14.33, 0.005);
  Vessel vessel = turbine(1.0 / 3.0, 5.0);
  EXPECT_NEAR(*blend_time(vessel, square(vessel, 2.0)), 13.68, 0.005);
}

TEST(Mixing, BT4ToBT6ALibrarysExampleWithoutItsStrayGravity) {
  const double diameter = 36 * 0.0254, speed = 56.0 / 60.0;
  const double number = 957.0 / (1020.0 * std::pow(speed, 3.0) * std::pow(diameter, 5.0));
  EXPECT_NEAR(number, 1.805, 5e-4);
  const Blending blending{number, speed, diameter, 1.83, 1.83};
  EXPECT_NEAR(turbulent_blend_time(blending) * blend_time_factor(0.995), 32.41, 0.005);
}

TEST(Mixing, BT7AndBT8HelicalRibbon) {
  // fluids.mixing tests: HIM example 9-6.
  const double constant = ribbon_laminar_constant({1.9, 2.0, 1.9, 1.9, 0.19, 2.0});
  EXPECT_NEAR(constant, 357.39749163259256, 1e-10);
  EXPECT_NEAR(ribbon_blend_time(357.4, 4.0 / 60.0), 650.980654028894, 1e-9);
}

TEST(Mixing, OtherUniformities) {
  EXPECT_NEAR(blend_time_factor(0.95), 1.0, 1e-15);
  EXPECT_NEAR(blend_time_factor(0.99), 1.537, 5e-4);
  EXPECT_NEAR(blend_time_factor(0.995), 1.769, 5e-4);
}

TEST(Mixing, TheRegimeFollowsTheGroupOfGrenville) {
  const Vessel vessel = turbine(0.4, 1.0);  // Np^(1/3) Re = Re
  Operation operation = square(vessel, 1.0);
  const auto at = [&](double reynolds) {
    operation.liquid.viscosity = 1000.0 * 0.16 / reynolds;
    return blend_time(vessel, operation);
  };
  const Blending blending{1.0, 1.0, 0.4, 1.0, 1.0};
  EXPECT_DOUBLE_EQ(*at(6371.0), turbulent_blend_time(blending));
  EXPECT_NEAR(*at(6369.0), transitional_blend_time(blending, 0.16 / 6369.0), 1e-12);
  EXPECT_NEAR(*at(1000.0), 1.0 / (0.16 / 1000.0) * std::pow(0.183, 2.0), 1e-9);
  ASSERT_FALSE(at(199.0));
  const std::string reason = at(199.0).error().reason;
  EXPECT_NE(reason.find("Np^(1/3) Re is 199; Grenville's blend time holds from 200 up."), std::string::npos);
}

TEST(Mixing, OutsideTheRangesThereIsNoBlendTimeButItsReason) {
  Vessel narrow = turbine(0.6, 1.0);
  EXPECT_EQ(blend_time(narrow, square(narrow, 2.0)).error().reason,
            "D/T is 0.600; Grenville's blend time holds from 0.33 to 0.5.");
  Vessel vessel = turbine(0.4, 1.0);
  Operation high = square(vessel, 2.0);
  high.volume *= 1.6;
  EXPECT_EQ(blend_time(vessel, high).error().reason,
            "H/T is 1.60; Grenville's blend time holds from 0.7 to 1.4.");
  vessel.baffles = 0;
  EXPECT_EQ(blend_time(vessel, square(vessel, 2.0)).error().reason,
            "Grenville's blend time holds for baffled vessels; this one has no baffles.");
  Vessel two = turbine(0.4, 1.0);
  two.impellers.push_back(two.impellers[0]);
  EXPECT_EQ(blend_time(two, square(two, 2.0)).error().reason,
            "Blend times are published for one impeller; the liquid covers 2.");
  Vessel anchor = baffled(1.0, impeller_of("anchor", 0.95));
  EXPECT_EQ(blend_time(anchor, square(anchor, 1.0)).error().reason,
            "No blend time is published for anchors.");
  Vessel ribbon = baffled(1.0, impeller_of("ribbon", 0.95));
  Operation viscous = square(ribbon, 0.5);
  EXPECT_NE(blend_time(ribbon, viscous).error().reason.find("0 to 10"), std::string::npos);
  viscous.liquid.viscosity = 100.0;
  EXPECT_DOUBLE_EQ(*blend_time(ribbon, viscous), ribbon_blend_time(350.0, 0.5));
}

TEST(Mixing, CirculationIsVolumeOverPumping) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  const Operation operation = square(vessel, 2.0);
  EXPECT_EQ(*flow_number(vessel, operation), 0.79);
  EXPECT_NEAR(*circulation_time(vessel, operation), operation.volume / (0.79 * 2.0 * 0.064), 1e-12);
  Operation slow = square(vessel, 0.01);
  EXPECT_EQ(
      flow_number(vessel, slow).error().reason,
      "The Reynolds number is 1600; the flow number of the impeller Pitched-blade turbine, 4 blades at 45 "
      "deg holds from 10000 up.");
}

}  // namespace
}  // namespace pf::scaleup
