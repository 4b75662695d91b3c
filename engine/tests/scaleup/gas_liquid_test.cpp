#include "pharmaflow/scaleup/gas_liquid.hpp"
#include "pharmaflow/scaleup/power.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "vessels.hpp"

namespace pf::scaleup {
namespace {

// PG: D 0.1 m, N 5 1/s, 20 L, 1 vvm, P0 6.25 W.
constexpr Gassing example{.power = 6.25,
                          .speed = 5.0,
                          .diameter = 0.1,
                          .blade_width = 0.02,
                          .volume = 0.02,
                          .gas_flow = 0.02 / 60.0};

Vessel rushton(double diameter) { return baffled(3.0 * diameter, impeller_of("rushton6", diameter)); }
Operation gassed(const Vessel& vessel, double speed, double vvm) {
  Operation operation = square(vessel, speed);
  operation.gas.emplace();
  operation.gas->flow = vvm * operation.volume / 60.0;
  return operation;
}

TEST(GasLiquid, PG1ToPG3ThreeCorrelationsOfGassedPower) {
  EXPECT_NEAR(hughmark_ratio(example), 0.59, 0.005);
  EXPECT_NEAR(michel_miller_ratio(example), 0.46, 0.005);
  EXPECT_NEAR(calderbank_ratio(example), 0.50, 0.005);
}

TEST(GasLiquid, PG4Flooding) { EXPECT_NEAR(flooding_flow_number(5.0, 0.1, 0.3), 0.16, 0.005); }

TEST(GasLiquid, TheAnswerIsTheMedianWithItsSpread) {
  const Vessel vessel = rushton(0.1);
  const Operation operation = gassed(vessel, 5.0, 1.0);
  const auto spread = gassed_power_spread(vessel, operation);
  ASSERT_TRUE(spread) << spread.error().reason;
  EXPECT_LT(spread->low, spread->median);
  EXPECT_LT(spread->median, spread->high);
  EXPECT_NEAR(spread->median, *gassed_power(vessel, operation), 0.0);
  Gassing gassing = example;
  gassing.volume = operation.volume;
  gassing.gas_flow = operation.gas->flow;
  gassing.power = (70.0 / 50000.0 + 5.0) * 1000.0 * 125.0 * 1e-5;
  EXPECT_NEAR(spread->median, gassing.power * calderbank_ratio(gassing), 1e-9);
}

RC_GTEST_PROP(GasLiquidProperties, GasNeverRaisesPower, ()) {
  Gassing gassing = example;
  gassing.gas_flow *= std::pow(10.0, 0.01 * *rc::gen::inRange(-900, 60));
  gassing.speed *= std::pow(10.0, 0.01 * *rc::gen::inRange(-50, 50));
  RC_ASSERT(hughmark_ratio(gassing) <= 1.0);
  RC_ASSERT(michel_miller_ratio(gassing) <= 1.0);
  RC_ASSERT(calderbank_ratio(gassing) <= 1.0);
}

TEST(GasLiquid, OutsideWhatIsPublishedThereIsNoGassedPower) {
  const Vessel vessel = rushton(0.1);
  EXPECT_EQ(gassed_power(vessel, square(vessel, 5.0)).error().reason, "No gas is fed.");
  const Answer flooded = gassed_power(vessel, gassed(vessel, 5.0, 3.0));
  ASSERT_FALSE(flooded);
  EXPECT_NE(flooded.error().reason.find("flooding begins at 0.164"), std::string::npos)
      << flooded.error().reason;
  Vessel pitched = baffled(0.3, impeller_of("pbt4_45", 0.1));
  EXPECT_NE(
      gassed_power(pitched, gassed(pitched, 5.0, 0.5)).error().reason.find("published for Rushton turbines"),
      std::string::npos);
  Vessel two = vessel;
  two.impellers.push_back(two.impellers[0]);
  EXPECT_NE(gassed_power(two, gassed(two, 5.0, 0.5)).error().reason.find("covers 2 impellers"),
            std::string::npos);
}

TEST(GasLiquid, KLA1ToKLA3VantRiet) {
  EXPECT_NEAR(coalescing_kla(1000.0, 0.005), 0.0291, 5e-5);
  EXPECT_NEAR(non_coalescing_kla(1000.0, 0.005), 0.0873, 5e-5);
  // KLA-3: the power that gives the same coalescing kLa at v_s = 0.02.
  EXPECT_NEAR(coalescing_kla(1000.0, 0.005), coalescing_kla(1000.0 * std::pow(4.0, -0.5 / 0.4), 0.02), 1e-15);
  EXPECT_NEAR(1000.0 * std::pow(4.0, -0.5 / 0.4), 177.0, 0.5);
}

TEST(GasLiquid, KlaOfAVesselKeepsItsRange) {
  const Vessel vessel = rushton(0.1);
  const Operation strong = gassed(vessel, 10.0, 1.0);
  const double dense = *gassed_power(vessel, strong) / strong.volume;
  ASSERT_GT(dense, 500.0);
  const double velocity = *superficial_gas_velocity(vessel, strong);
  EXPECT_DOUBLE_EQ(*kla(vessel, strong), coalescing_kla(dense, velocity));
  const Answer weak = kla(vessel, gassed(vessel, 5.0, 1.0));
  ASSERT_FALSE(weak);
  EXPECT_NE(weak.error().reason.find("holds from 500 to 10000 W/m³"), std::string::npos)
      << weak.error().reason;
  Operation own = gassed(vessel, 5.0, 1.0);
  own.gas->correlation = Gas::Correlation::power_law;
  own.gas->factor = 0.03;
  own.gas->power_exponent = 0.5;
  own.gas->velocity_exponent = 0.4;
  EXPECT_DOUBLE_EQ(*kla(vessel, own), 0.03 * std::pow(*gassed_power(vessel, own) / own.volume, 0.5) *
                                          std::pow(*superficial_gas_velocity(vessel, own), 0.4));
}

TEST(GasLiquid, AMeasuredLawNeedsNoGasFlow) {
  Vessel vessel = baffled(0.3, impeller_of("pbt4_45", 0.12));
  Operation operation = gassed(vessel, 5.0, 0.0);
  operation.gas->correlation = Gas::Correlation::power_law;
  operation.gas->factor = 0.001;
  operation.gas->power_exponent = 0.8;
  EXPECT_DOUBLE_EQ(*kla(vessel, operation),
                   0.001 * std::pow(*gassed_power(vessel, operation) / operation.volume, 0.8));
}

TEST(GasLiquid, AMeasuredLawHoldsForAnyImpeller) {
  Vessel vessel = baffled(0.3, impeller_of("pbt4_45", 0.12));
  Operation operation = gassed(vessel, 5.0, 1.0);
  EXPECT_FALSE(kla(vessel, operation));
  operation.gas->correlation = Gas::Correlation::power_law;
  operation.gas->factor = 0.03;
  operation.gas->power_exponent = 0.5;
  operation.gas->velocity_exponent = 0.4;
  EXPECT_DOUBLE_EQ(*kla(vessel, operation), 0.03 *
                                                std::pow(*power(vessel, operation) / operation.volume, 0.5) *
                                                std::pow(*superficial_gas_velocity(vessel, operation), 0.4));
}

TEST(GasLiquid, SmallVesselsAreBelowTheRange) {
  const Vessel vessel = rushton(0.04);  // 1.36 L
  const Answer small = kla(vessel, gassed(vessel, 18.0, 0.5));
  ASSERT_FALSE(small);
  EXPECT_NE(small.error().reason.find("holds from 0.002 m³ up"), std::string::npos) << small.error().reason;
}

TEST(GasLiquid, TemperatureFactor) {
  EXPECT_DOUBLE_EQ(kla_temperature_factor(293.15), 1.0);
  EXPECT_NEAR(kla_temperature_factor(303.15), std::pow(1.024, 10.0), 1e-12);
}

}  // namespace
}  // namespace pf::scaleup
