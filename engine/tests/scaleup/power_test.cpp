#include "pharmaflow/scaleup/power.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numbers>

#include "vessels.hpp"

namespace pf::scaleup {
namespace {

constexpr double right_angle = std::numbers::pi / 2.0;

/// T = H = 1 m, baffles T/10.
BladeGeometry blades(double diameter, double width_ratio, double count, double angle, double baffles) {
  return {.form = ImpellerType::Form::open,
          .diameter = diameter,
          .vessel_diameter = 1.0,
          .liquid_height = 1.0,
          .blade_width = width_ratio * diameter,
          .blades = count,
          .blade_angle = angle,
          .baffles = baffles,
          .baffle_width = 0.1};
}
BladeGeometry retreat_curve(double baffles) {
  BladeGeometry g = blades(0.55, 0.13, 3, right_angle, baffles);
  g.form = ImpellerType::Form::swept;
  return g;
}
double laminar(const BladeGeometry& g) { return 1e-6 * kamei_power_number(g, 1e-6); }

// RE-1: water at 25 degC.
TEST(Power, ReynoldsNumber) { EXPECT_NEAR(reynolds_number(997.05, 5.0, 0.05, 0.00089), 14004.0, 1.0); }

TEST(Power, NP1PowerOfARushtonTurbine) {
  Vessel vessel = baffled(0.3, impeller_of("rushton6", 0.1));
  vessel.impellers[0].type.laminar_constant.reset();
  vessel.impellers[0].type.blades.reset();
  const Answer p = power(vessel, square(vessel, 5.0));
  ASSERT_TRUE(p) << p.error().reason;
  EXPECT_NEAR(*p, 6.25, 1e-12);
}

TEST(Power, NP2ToNP5KameiHiraokaKatoGivesThePublishedConstants) {
  EXPECT_NEAR(laminar(blades(1.0 / 3.0, 0.2, 6, right_angle, 0)), 69.1, 0.05);                       // NP-2
  EXPECT_NEAR(kamei_power_number(blades(1.0 / 3.0, 0.2, 6, right_angle, 4), 1e5), 4.86, 0.005);      // NP-3
  EXPECT_NEAR(kamei_power_number(blades(1.0 / 3.0, 0.2, 4, right_angle / 2, 4), 1e5), 1.32, 0.005);  // NP-4
  EXPECT_NEAR(laminar(blades(0.5, 0.2, 2, right_angle, 0)), 35.9, 0.05);                             // NP-5
}

TEST(Power, NP6AsymptoteBlend) { EXPECT_NEAR(blended_power_number(44.5, 1.27, 100.0), 1.715, 1e-12); }

TEST(Power, NPRCIRetreatCurveByBaffles) {
  EXPECT_NEAR(kamei_power_number(retreat_curve(0), 1e5), 0.24, 0.005);
  EXPECT_NEAR(kamei_power_number(retreat_curve(1), 1e5), 0.52, 0.005);
  EXPECT_NEAR(kamei_power_number(retreat_curve(4), 1e5), 0.71, 0.005);
}

TEST(Power, BafflesDecideBetweenPublishedNumberAndGeometry) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::published);
  vessel.baffles = 1;
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::geometry);
  vessel.impellers[0].type.power_number_low = vessel.impellers[0].type.power_number_high = std::nullopt;
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::published);  // given for this one
  vessel.impellers = {impeller_of("a310", 0.4)};
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::off_design);
  vessel.impellers = {impeller_of("dynadrive", 0.4)};
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::unknown);
  vessel.impellers = {impeller_of("rci3", 0.55)};
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::geometry);
  const Answer number = power_number(vessel, square(vessel, 0.33), vessel.impellers[0]);
  ASSERT_TRUE(number);
  EXPECT_NEAR(*number, 0.52, 0.005);
}

TEST(Power, AGivenNumberWithKnownBladesTakesItsLaminarLimitFromThem) {
  Vessel vessel = baffled(1.0, impeller_of("paddle2", 0.5));
  ImpellerType& type = vessel.impellers[0].type;
  type.power_number = 2.5;
  type.power_number_low = type.power_number_high = type.laminar_constant = std::nullopt;
  Operation operation = square(vessel, 1.0);
  operation.liquid.viscosity = 250.0;  // Re = 1
  const Answer number = power_number(vessel, operation, vessel.impellers[0]);
  ASSERT_TRUE(number);
  EXPECT_NEAR(*number, 35.9 + 2.5, 0.05);
}

TEST(Power, OutsideItsReynoldsNumbersANumberIsNotUsed) {
  Vessel vessel = baffled(1.0, impeller_of("a310", 0.4));
  Operation operation = square(vessel, 0.05);  // Re 8000, turbulent from 20 000
  const Answer number = power_number(vessel, operation, vessel.impellers[0]);
  ASSERT_FALSE(number);
  EXPECT_EQ(
      number.error().reason,
      "The Reynolds number is 8000; the power number of the impeller Hydrofoil A310 (Lightnin) holds from "
      "20000 up.");
  vessel.impellers = {impeller_of("ribbon", 0.95)};
  const Answer ribbon = power_number(vessel, operation, vessel.impellers[0]);
  ASSERT_FALSE(ribbon);
  EXPECT_NE(ribbon.error().reason.find("0 to 10"), std::string::npos) << ribbon.error().reason;
}

TEST(Power, SaysWhatIsMissing) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  Operation operation = square(vessel, 1.0);
  operation.liquid.viscosity.reset();
  EXPECT_EQ(power(vessel, operation).error().reason,
            "The viscosity of the liquid is not given: add it to the medium.");
  operation = square(vessel, 0.0);
  EXPECT_EQ(power(vessel, operation).error().reason, "The stirrer stands still.");
  vessel.impellers[0].clearance = 1.5;
  EXPECT_EQ(power(vessel, square(vessel, 1.0)).error().reason, "The liquid covers no impeller.");
  vessel.impellers.clear();
  EXPECT_EQ(power(vessel, square(vessel, 1.0)).error().reason, "The vessel has no impeller.");
}

TEST(Power, BladesThatNoBladeCanHaveAreNoGeometry) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  vessel.baffles = 0;
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::geometry);
  vessel.impellers[0].type.blade_angle = std::numbers::pi;
  EXPECT_EQ(power_source(vessel, vessel.impellers[0]), PowerSource::off_design);
}

TEST(Power, OnlyCoveredImpellersDraw) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  vessel.impellers[0].clearance = 0.3;
  const double one = *power(vessel, square(vessel, 2.0));
  vessel.impellers.push_back(vessel.impellers[0]);
  vessel.impellers[1].clearance = 0.8;
  EXPECT_NEAR(*power(vessel, square(vessel, 2.0)), 2.0 * one, 1e-12 * one);
  vessel.impellers[1].clearance = 1.2;
  EXPECT_NEAR(*power(vessel, square(vessel, 2.0)), one, 1e-12 * one);
}

RC_GTEST_PROP(PowerProperties, KameiNumberFallsWithReynoldsAndRisesWithBaffles, ()) {
  const double diameter = 0.25 + 0.01 * *rc::gen::inRange(0, 40);
  const double count = *rc::gen::inRange(2, 7);
  const double angle = right_angle * (0.3 + 0.07 * *rc::gen::inRange(0, 11));
  const double reynolds = std::pow(10.0, 0.1 * *rc::gen::inRange(-10, 61));
  const BladeGeometry bare = blades(diameter, 0.2, count, angle, 0);
  const double number = kamei_power_number(bare, reynolds);
  RC_ASSERT(std::isfinite(number) && number > 0.0);
  RC_ASSERT(kamei_power_number(bare, 1.1 * reynolds) < number);
  double before = number;
  for (const double baffles : {1.0, 2.0, 4.0}) {
    const double with = kamei_power_number(blades(diameter, 0.2, count, angle, baffles), reynolds);
    RC_ASSERT(with >= before);
    before = with;
  }
}

}  // namespace
}  // namespace pf::scaleup
