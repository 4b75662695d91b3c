#include <gtest/gtest.h>

#include <algorithm>

#include "pharmaflow/scaleup/rules.hpp"
#include "vessels.hpp"

namespace pf::scaleup {
namespace {

const Limit* find(const std::vector<Limit>& found, std::string_view code) {
  const auto at = std::ranges::find(found, code, &Limit::code);
  return at == found.end() ? nullptr : &*at;
}

/// Nothing to complain about.
Vessel good() {
  Vessel vessel = baffled(1.0, impeller_of("rushton6", 0.4));
  vessel.capacity = 1.0;
  vessel.working_min = 0.2;
  vessel.working_max = 0.9;
  vessel.speed_min = 0.5;
  vessel.speed_max = 4.0;
  vessel.impellers[0].clearance = 0.3;
  return vessel;
}

TEST(Limits, AGoodOperationHasNone) {
  const Vessel vessel = good();
  const Operation operation = square(vessel, 2.0);
  EXPECT_TRUE(limits(vessel, operation, &vessel, &operation).empty());
}

TEST(Limits, Drive) {
  const Vessel vessel = good();
  const auto fast = limits(vessel, square(vessel, 5.0), nullptr, nullptr);
  const Limit* above = find(fast, "above_drive_speed");
  ASSERT_NE(above, nullptr);
  EXPECT_EQ(above->severity, Limit::Severity::broken);
  EXPECT_EQ(
      above->message,
      "The speed of 300 rpm is above the drive's 240 rpm. Take a rule with a lower speed or a vessel with a "
      "faster drive.");
  EXPECT_NE(find(limits(vessel, square(vessel, 3.8), nullptr, nullptr), "near_drive_speed"), nullptr);
  EXPECT_NE(find(limits(vessel, square(vessel, 0.3), nullptr, nullptr), "below_drive_speed"), nullptr);
}

TEST(Limits, Filling) {
  const Vessel vessel = good();
  Operation operation = square(vessel, 2.0);
  operation.volume = 1.1;
  const auto over = limits(vessel, operation, nullptr, nullptr);
  ASSERT_NE(find(over, "above_capacity"), nullptr);
  EXPECT_NE(find(over, "above_capacity")->message.find("1100 L"), std::string::npos);
  EXPECT_EQ(find(over, "above_working_volume"), nullptr);  // said once
  operation.volume = 0.95;
  EXPECT_NE(find(limits(vessel, operation, nullptr, nullptr), "above_working_volume"), nullptr);
  operation.volume = 0.1;
  const auto under = limits(vessel, operation, nullptr, nullptr);
  EXPECT_NE(find(under, "below_working_volume"), nullptr);
  EXPECT_NE(find(under, "impeller_not_covered"), nullptr);
}

TEST(Limits, Impellers) {
  Vessel vessel = good();
  vessel.impellers.push_back(vessel.impellers[0]);
  vessel.impellers[1].clearance = 0.6;
  EXPECT_NE(find(limits(vessel, square(vessel, 2.0), nullptr, nullptr), "impellers_close"), nullptr);
  vessel.impellers[1].clearance = 0.7;
  EXPECT_EQ(find(limits(vessel, square(vessel, 2.0), nullptr, nullptr), "impellers_close"), nullptr);
  vessel.impellers[1].diameter = 1.0;
  EXPECT_NE(find(limits(vessel, square(vessel, 2.0), nullptr, nullptr), "impeller_too_wide"), nullptr);
  vessel = good();
  vessel.impellers[0].type = *find_impeller("a310");
  vessel.baffles = 0;
  EXPECT_NE(find(limits(vessel, square(vessel, 2.0), nullptr, nullptr), "other_baffles"), nullptr);
}

TEST(Limits, SolidsAndGas) {
  const Vessel vessel = good();
  Operation operation = square(vessel, 1.0);
  operation.solids = Solids{2500.0, 500e-6, 0.2};
  EXPECT_NE(find(limits(vessel, operation, nullptr, nullptr), "below_just_suspended"), nullptr);
  operation.gas.emplace();
  operation.gas->flow = 0.03;
  const auto flooded = limits(vessel, operation, nullptr, nullptr);
  ASSERT_NE(find(flooded, "flooding"), nullptr);
  EXPECT_EQ(find(flooded, "flooding")->severity, Limit::Severity::broken);
  operation.speed = 1.5;
  operation.gas->flow = 0.008;
  EXPECT_NE(find(limits(vessel, operation, nullptr, nullptr), "gas_not_dispersed"), nullptr);
}

TEST(Limits, ConstantBlendTimeAtTenfoldScaleRaisesPowerAHundredfold) {
  Vessel small = baffled(0.3, impeller_of("rushton6", 0.1)),
         large = baffled(3.0, impeller_of("rushton6", 1.0));
  Operation at_small = square(small, 10.0), at_large = square(large, 0.0);
  small.impellers[0].type.laminar_constant = large.impellers[0].type.laminar_constant = 1e-9;
  const Answer speed = solve_speed(*find_rule("blend_time"), small, at_small, large, at_large);
  ASSERT_TRUE(speed);
  EXPECT_NEAR(*speed, 10.0, 1e-9);
  at_large.speed = *speed;
  const auto found = limits(large, at_large, &small, &at_small);
  const Limit* power = find(found, "power_per_volume_raised");
  ASSERT_NE(power, nullptr);
  EXPECT_EQ(power->severity, Limit::Severity::warning);
  EXPECT_NE(power->message.find("100-fold"), std::string::npos) << power->message;
  EXPECT_NE(find(found, "tip_speed_raised"), nullptr);
  EXPECT_EQ(find(found, "blend_time_longer"), nullptr);
  at_large.speed = 0.5;
  const auto slow = limits(large, at_large, &small, &at_small);
  EXPECT_NE(find(slow, "power_per_volume_lowered"), nullptr);
  EXPECT_NE(find(slow, "blend_time_longer"), nullptr);
}

}  // namespace
}  // namespace pf::scaleup
