// What a jacket removes, and how long it takes: HT-15 and HT-16.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "heat_support.hpp"

namespace pf::scaleup::test {
namespace {

/// 1932 L of water as the example has it, UA = 2482 W/K.
Vessel plant() {
  Vessel vessel = glass_lined();
  vessel.measured = WilsonLine{2482.0 / jacketed_area(vessel, 1.932), 0.0, 1.0};
  return vessel;
}
Operation batch() { return at(1.932, 1.5, {1000.0, 8.9e-4, 0.6065, 4180.0, std::nullopt}); }

TEST(Cooling, BatchIsHT15AndWithEndlessFlowHT16) {
  Vessel vessel = plant();
  EXPECT_NEAR(value(temperature_change_time(vessel, batch(), zero + 60, zero + 20)) / minute, 74.7, 0.05);
  vessel.jacket->coolant.flow = 1e6;
  EXPECT_NEAR(value(temperature_change_time(vessel, batch(), zero + 60, zero + 20)) / minute, 70.5, 0.05);
}

TEST(Cooling, TheVesselsOwnHeatCapacityCounts) {
  Vessel vessel = plant();
  const double bare = value(temperature_change_time(vessel, batch(), zero + 60, zero + 20));
  vessel.heat_capacity = 0.1 * 1932.0 * 4180.0;
  EXPECT_NEAR(value(temperature_change_time(vessel, batch(), zero + 60, zero + 20)), 1.1 * bare, 1e-6);
}

TEST(Cooling, HeatingTakesTheHotInlet) {
  const double t = value(temperature_change_time(plant(), batch(), zero + 20, zero + 60));
  const double w = 5.0 * 4180.0, k = w * (1 - std::exp(-2482 / w));
  EXPECT_NEAR(t, 1932 * 4180.0 / k * std::log(70.0 / 30.0), 1e-6);
  EXPECT_EQ(value(temperature_change_time(plant(), batch(), zero + 20, zero + 20)), 0.0);
}

TEST(Cooling, WhatCannotBeReachedIsSaid) {
  EXPECT_NE(reason(temperature_change_time(plant(), batch(), zero + 60, zero + 5)).find("never reach"),
            std::string::npos);
  EXPECT_NE(reason(temperature_change_time(plant(), batch(), zero + 60, zero + 95)).find("never reach"),
            std::string::npos);
  EXPECT_NE(reason(cooling_capacity(plant(), batch(), zero + 4)).find("colder"), std::string::npos);
  Vessel still = plant();
  still.jacket->coolant.flow = 0.0;
  EXPECT_NE(reason(cooling_capacity(still, batch(), zero + 40)).find("flow"), std::string::npos);
}

RC_GTEST_PROP(Cooling, NeitherTheWallNorTheFlowIsExceeded, ()) {
  Vessel vessel = plant();
  vessel.jacket->coolant.flow = 1e-5 * *rc::gen::inRange(1, 10000);
  const double over = 0.1 * *rc::gen::inRange(1, 800);
  const double q = *cooling_capacity(vessel, batch(), zero + 5 + over);
  const double w = 1000 * 4180.0 * vessel.jacket->coolant.flow;
  RC_ASSERT(q > 0.0);
  RC_ASSERT(q <= 2482.0 * over * (1 + 1e-12));
  RC_ASSERT(q <= w * over * (1 + 1e-12));
  RC_ASSERT(std::abs(q / (w * over) - (1 - std::exp(-2482.0 / w))) < 1e-9);
}

}  // namespace
}  // namespace pf::scaleup::test
