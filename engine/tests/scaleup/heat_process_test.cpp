// The film between liquid and wall: the worked example, the range of every line, no jumps.
#include <cmath>

#include "heat_support.hpp"

namespace pf::scaleup::test {
namespace {

/// A vessel of one impeller at a given Re, in water.
Answer film_at(std::string_view key, double reynolds) {
  Vessel vessel = glass_lined();
  vessel.impellers = {impeller(key, 0.6)};
  const Liquid water = water_25();
  return process_film(vessel, at(1.9, reynolds * *water.viscosity / (water.density * 0.36)));
}
double nusselt_at(std::string_view key, double reynolds) {
  const Liquid water = water_25();
  const double pr = *water.heat_capacity * *water.viscosity / *water.conductivity;
  return value(film_at(key, reynolds)) * 1.218 / *water.conductivity / std::cbrt(pr);
}

TEST(ProcessFilm, RetreatCurveInWaterIsHT1) {
  EXPECT_NEAR(value(process_film(glass_lined(), at(1.932, 1.5))), 2829.0, 0.5);
}

TEST(ProcessFilm, EveryLineOfTheTable) {
  EXPECT_NEAR(nusselt_at("paddle2", 1e4), 0.36 * std::pow(1e4, 2.0 / 3), 1e-8);
  EXPECT_NEAR(nusselt_at("rushton6", 1e5), 0.74 * std::pow(1e5, 2.0 / 3), 1e-8);
  EXPECT_NEAR(nusselt_at("rushton6", 500.0), 0.54 * std::pow(500.0, 2.0 / 3), 1e-9);
  EXPECT_NEAR(nusselt_at("pbt4_45", 1e5), 0.53 * std::pow(1e5, 2.0 / 3), 1e-8);
  EXPECT_NEAR(nusselt_at("marine3", 1e5), 0.54 * std::pow(1e5, 2.0 / 3), 1e-8);
  EXPECT_NEAR(nusselt_at("anchor", 1e4), 0.36 * std::pow(1e4, 2.0 / 3), 1e-8);
  EXPECT_NEAR(nusselt_at("anchor", 100.0), 10.0, 1e-9);
  EXPECT_NEAR(nusselt_at("ribbon", 100.0), 6.33, 1e-9);
}

TEST(ProcessFilm, OutsideItsRangeALineGivesNoNumber) {
  const std::pair<const char*, double> outside[] = {
      {"paddle2", 290.0}, {"paddle2", 3.1e5}, {"rushton6", 39.0}, {"pbt4_45", 79.0}, {"marine3", 1990.0},
      {"rci3", 1.9e4},    {"anchor", 9.9},    {"anchor", 4.1e4},  {"ribbon", 7.9},   {"ribbon", 1.1e5}};
  for (const auto& [key, reynolds] : outside)
    EXPECT_NE(reason(film_at(key, reynolds)).find("Reynolds number"), std::string::npos) << key;
  EXPECT_EQ(
      reason(film_at("rci3", 1.9e4)),
      "The Reynolds number is 19000; the heat-transfer correlation of the impeller Retreat-curve impeller, "
      "3-blade glass-lined holds from 20000 up.");
  EXPECT_NE(reason(film_at("he3", 1e5)).find("heat_transfer"), std::string::npos);
}

TEST(ProcessFilm, TheDiscTurbineHasNoJumpBetweenItsTwoLines) {
  double last = nusselt_at("rushton6", 900.0);
  for (double reynolds = 900.0; reynolds < 1.2e4; reynolds *= 1.001) {
    const double now = nusselt_at("rushton6", reynolds);
    EXPECT_GE(now, last * (1.0 - 1e-12));
    EXPECT_LT(now, last * 1.002);
    last = now;
  }
}

TEST(ProcessFilm, WhatIsMissingIsNamed) {
  Liquid water = water_25();
  water.conductivity.reset();
  EXPECT_NE(reason(process_film(glass_lined(), at(1.9, 1.5, water))).find("thermal conductivity"),
            std::string::npos);
  water = water_25();
  water.heat_capacity.reset();
  EXPECT_NE(reason(process_film(glass_lined(), at(1.9, 1.5, water))).find("heat capacity"),
            std::string::npos);
  water = water_25();
  water.viscosity.reset();
  EXPECT_NE(reason(process_film(glass_lined(), at(1.9, 1.5, water))).find("viscosity"), std::string::npos);
  EXPECT_FALSE(process_film(glass_lined(), at(1.9, 0.0)).has_value());
  Vessel vessel = glass_lined();
  vessel.impellers[0].clearance = 0.5;
  EXPECT_NE(reason(process_film(vessel, at(0.2, 1.5))).find("covers no impeller"), std::string::npos);
}

TEST(ProcessFilm, AViscousLayerAtAColdWallLowersIt) {
  Liquid oil = water_25();
  oil.wall_viscosity = 2.0 * *oil.viscosity;
  EXPECT_NEAR(value(process_film(glass_lined(), at(1.9, 1.5, oil))) /
                  value(process_film(glass_lined(), at(1.9, 1.5))),
              std::pow(0.5, 0.14), 1e-12);
}

TEST(ProcessFilm, TwoImpellersShareTheWallAndWhatHasNoLineDoesNotCount) {
  Vessel vessel = glass_lined();
  const double retreat = value(process_film(vessel, at(1.9, 1.5)));
  vessel.impellers = {impeller("pbt4_45", 0.6604)};
  const double pitched = value(process_film(vessel, at(1.9, 1.5)));
  vessel.impellers = {impeller("rci3", 0.7366), impeller("pbt4_45", 0.6604), impeller("optifoil3", 0.7)};
  EXPECT_NEAR(value(process_film(vessel, at(1.9, 1.5))), 0.5 * (retreat + pitched), 1e-9);
}

TEST(ProcessFilm, ALineGivenForAnImpellerHasNoRangeOfTheCatalogue) {
  Vessel vessel = glass_lined();
  vessel.impellers[0].type.nusselt_factor = 0.4;
  const Liquid thick{1000.0, 1.0, 0.2, 2000.0, std::nullopt};
  EXPECT_TRUE(process_film(vessel, at(1.9, 1.5, thick)).has_value());
  EXPECT_FALSE(process_film(glass_lined(), at(1.9, 1.5, thick)).has_value());
}

}  // namespace
}  // namespace pf::scaleup::test
