#include "pharmaflow/scaleup/micromixing.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "pharmaflow/scaleup/power.hpp"
#include "vessels.hpp"

namespace pf::scaleup {
namespace {

TEST(Micromixing, MM1KolmogorovLength) { EXPECT_NEAR(1e6 * kolmogorov_length(1e-6, 1.0), 31.6, 0.05); }
TEST(Micromixing, MM2EngulfmentTime) { EXPECT_NEAR(1e3 * engulfment_time(1e-6, 1.0), 17.2, 0.05); }

TEST(Micromixing, TheEngulfmentConstantIsOneOver0058) { EXPECT_NEAR(17.24 * 0.058, 1.0, 1e-4); }

TEST(Micromixing, DA1SecondOrderAgainstEngulfment) {
  const double da = damkohler(engulfment_time(1e-6, 1.0), reaction_time(1.0, 2.0, 100.0));
  EXPECT_NEAR(da, 1.72, 0.005);
  EXPECT_EQ(words(mixing_band(da)), "sensitive");
}

TEST(Micromixing, ReactionTimesByOrder) {
  EXPECT_DOUBLE_EQ(reaction_time(0.02, 1.0, 123.0), 50.0);
  EXPECT_DOUBLE_EQ(reaction_time(0.02, 2.0, 100.0), 0.5);
}

TEST(Micromixing, Bands) {
  EXPECT_EQ(mixing_band(0.099), MixingBand::not_limited);
  EXPECT_EQ(mixing_band(0.1), MixingBand::sensitive);
  EXPECT_EQ(mixing_band(10.0), MixingBand::sensitive);
  EXPECT_EQ(mixing_band(10.1), MixingBand::controlled);
  EXPECT_EQ(words(MixingBand::not_limited), "not mixing-limited");
  EXPECT_EQ(words(MixingBand::controlled), "mixing-controlled");
}

TEST(Micromixing, MesomixingOfAFeed) {
  EXPECT_NEAR(inertial_mesomixing_time(0.01, 1e-4), 1.2, 1e-12);
  EXPECT_NEAR(dispersive_mesomixing_time(1e-4, 0.5, 1.0, 1e-3), 1e-4 / (0.5 * 0.01), 1e-15);
}

TEST(Micromixing, TheFeedPointHasItsOwnDissipation) {
  const Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.4));
  Operation operation = square(vessel, 2.0);
  const double mean = *dissipation(vessel, operation);
  operation.dissipation_ratio = 16.0;
  EXPECT_NEAR(*local_dissipation(vessel, operation), 16.0 * mean, 1e-12);
  EXPECT_NEAR(*micromixing_time(vessel, operation), 17.24 * std::sqrt(1e-6 / (16.0 * mean)), 1e-15);
  EXPECT_NEAR(*kolmogorov_length(vessel, operation), std::pow(1e-18 / (16.0 * mean), 0.25), 1e-18);
  operation.liquid.viscosity.reset();
  EXPECT_FALSE(micromixing_time(vessel, operation));
}

}  // namespace
}  // namespace pf::scaleup
