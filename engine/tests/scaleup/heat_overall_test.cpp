// Resistances in series, areas and UA against the filling: HT-8 to HT-14.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "heat_support.hpp"

namespace pf::scaleup::test {
namespace {

double series(double process, double wall, double jacket) {
  return 1 / (1 / process + 1 / wall + 1 / jacket);
}

double flat_wall(std::vector<WallLayer> layers) {
  Vessel vessel = glass_lined();
  vessel.wall = std::move(layers);
  return value(wall_coefficient(vessel));
}

TEST(OverallCoefficient, GlassLinedIsHT8) {
  const double wall = flat_wall({{"glass", 1.5e-3, 1.2}, {"carbon_steel", 16e-3, 50.0}});
  const double u = series(2829.0, wall, 1500.0);
  EXPECT_NEAR(u, 346.0, 0.5);
  EXPECT_NEAR(1.5e-3 / 1.2 * u, 0.43, 0.005);
}

/// HT-9 prints 529, which 8 mm of a steel of 14.0 W/(m K) gives; with the 13.4 of the table's 316L it is 522.
TEST(OverallCoefficient, StainlessIsHT9) {
  EXPECT_NEAR(series(2829.0, flat_wall({{"stainless_316l", 8e-3, 14.0}}), 1500.0), 529.0, 0.5);
  EXPECT_NEAR(series(2829.0, flat_wall({{"stainless_316l", 8e-3, 13.4}}), 1500.0), 521.6, 0.05);
}

TEST(OverallCoefficient, AThinWallIsFlat) {
  const Vessel vessel = glass_lined();
  const double film = value(process_film(vessel, at(1.932, 1.5)));
  EXPECT_EQ(wall_diameter_ratio(vessel), 1.0);
  EXPECT_NEAR(value(overall_coefficient(vessel, at(1.932, 1.5))),
              series(film, value(wall_coefficient(vessel)), 1500.0), 1e-9);
}

TEST(OverallCoefficient, TheJacketSideOfAThickWallIsReferredToTheInnerArea) {
  Vessel vessel = glass_lined();
  vessel.wall = {{"glass", 1.5e-3, 1.2}, {"carbon_steel", 40e-3, 50.0}};
  const double r = 0.609, outside = r + 0.0415;
  const double wall = 1.5e-4 + r / 1.2 * std::log((r + 1.5e-3) / r) +
                      r / 50 * std::log(outside / (r + 1.5e-3)) + 1.5e-4 * r / outside;
  EXPECT_NEAR(value(wall_coefficient(vessel)), 1 / wall, 1e-9);
  const double film = value(process_film(vessel, at(1.932, 1.5)));
  EXPECT_NEAR(value(overall_coefficient(vessel, at(1.932, 1.5))),
              1 / (1 / film + wall + r / outside / 1500.0), 1e-9);
}

TEST(OverallCoefficient, FlatAndCurvedAreCloseWhereOneFollowsTheOther) {
  Vessel vessel = glass_lined();
  const auto with = [&](double ratio) {
    vessel.wall = {{"glass", 0.5 * vessel.diameter * (ratio - 1.0), 1.2}};
    return value(overall_coefficient(vessel, at(1.932, 1.5)));
  };
  EXPECT_NEAR(with(1.0499) / with(1.0501), 1.0, 0.03);
}

TEST(OverallCoefficient, AWallThatIsNotGivenIsNoPerfectWall) {
  Vessel vessel = glass_lined();
  vessel.wall.clear();
  vessel.fouling_inside = vessel.fouling_outside = 0.0;
  EXPECT_NE(reason(wall_coefficient(vessel)).find("wall"), std::string::npos);
  EXPECT_FALSE(overall_coefficient(vessel, at(1.9, 1.5)).has_value());
}

TEST(OverallCoefficient, AMeasuredLineOverridesEverything) {
  Vessel vessel = glass_lined();
  vessel.impellers.clear();
  vessel.wall.clear();
  vessel.measured = WilsonLine{500.0, 1e-3, 2.0};
  EXPECT_NEAR(value(overall_coefficient(vessel, at(1.9, 2.0))), 1 / (1 / 500.0 + 1e-3), 1e-10);
  EXPECT_NEAR(value(overall_coefficient(vessel, at(1.9, 16.0))), 1 / (1 / 500.0 + 1e-3 / 4), 1e-10);
  EXPECT_FALSE(overall_coefficient(vessel, at(1.9, 0.0)).has_value());
  vessel.jacket.reset();
  EXPECT_NE(reason(overall_conductance(vessel, at(1.9, 2.0))).find("no jacket"), std::string::npos);
}

/// UA of a vessel whose U is known.
Vessel with_coefficient(double u) {
  Vessel vessel = glass_lined();
  vessel.measured = WilsonLine{u, 0.0, 1.0};
  return vessel;
}

TEST(Conductance, AreasAreHT10HT12HT13AndUAIsHT11) {
  const Vessel unit = with_coefficient(1.0);
  EXPECT_NEAR(value(overall_conductance(unit, at(1.932, 1.5))), 7.175, 5e-4);
  EXPECT_NEAR(value(overall_conductance(unit, at(0.5, 1.5))), 2.472, 5e-4);
  EXPECT_NEAR(value(overall_conductance(unit, at(0.1, 1.5))), 1.094, 5e-4);
  const double wall = flat_wall({{"glass", 1.5e-3, 1.2}, {"carbon_steel", 16e-3, 50.0}});
  const Vessel plant = with_coefficient(series(2829.0, wall, 1500.0));
  EXPECT_NEAR(value(overall_conductance(plant, at(1.932, 1.5))), 2482.0, 0.5);
}

TEST(Conductance, AreaPerVolumeFromTheLaboratoryIsHT14) {
  Vessel laboratory = with_coefficient(1.0);  // OptiMax 1001
  laboratory.diameter = 0.10088;
  laboratory.bottom = {Bottom::Shape::spheroidal, 0.02309};
  const double small = value(overall_conductance(laboratory, at(1e-3, 5.0))) / 1e-3;
  const double large = value(overall_conductance(with_coefficient(1.0), at(1.932, 1.5))) / 1.932;
  EXPECT_NEAR(small / large, 12.2, 0.05);
}

TEST(Conductance, WallAboveTheJacketDoesNotCount) {
  Vessel vessel = with_coefficient(300.0);
  vessel.jacket->top = liquid_height(vessel, 1.0);
  EXPECT_NEAR(value(overall_conductance(vessel, at(1.932, 1.5))),
              value(overall_conductance(vessel, at(1.0, 1.5))), 1e-9);
}

/// What a recipe makes of the table.
double on_lines(const ConductanceTable& table, double volume) {
  const auto above = std::ranges::upper_bound(table.volume, volume);
  if (above == table.volume.begin()) return table.conductance.front();
  if (above == table.volume.end()) return table.conductance.back();
  const auto k = static_cast<std::size_t>(above - table.volume.begin()) - 1;
  return std::lerp(table.conductance[k], table.conductance[k + 1],
                   (volume - table.volume[k]) / (table.volume[k + 1] - table.volume[k]));
}

RC_GTEST_PROP(ConductanceTable, IsWithinAThousandthOfTheConductance, ()) {
  Vessel vessel = glass_lined();
  const int shape = *rc::gen::inRange(0, 6);
  vessel.bottom = {static_cast<Bottom::Shape>(shape), 0.05 * *rc::gen::inRange(1, 12)};
  vessel.jacket->top = 0.1 * *rc::gen::inRange(4, 20);
  vessel.impellers = {impeller("rci3", 0.7366), impeller("pbt4_45", 0.6)};
  vessel.impellers[1].clearance = 0.1 * *rc::gen::inRange(3, 15);  // the lower one is always covered
  const Operation operation = at(1.0, 1.5);
  const double low = 0.01 * *rc::gen::inRange(1, 100), high = 0.01 * *rc::gen::inRange(100, 217);
  const auto table = conductance_table(vessel, operation, low, high);
  RC_ASSERT(table.has_value());
  RC_ASSERT(table->volume.front() == low);
  RC_ASSERT(table->volume.back() == high);
  RC_ASSERT(table->volume.size() < 200u);
  for (std::size_t k = 1; k < table->volume.size(); ++k) RC_ASSERT(table->volume[k] > table->volume[k - 1]);
  const double step = liquid_volume(vessel, *vessel.impellers[1].clearance);
  for (int i = 0; i < 50; ++i) {
    const double volume = low + (high - low) * (0.5 + i) / 50;
    if (std::abs(volume / step - 1) < 2e-6) continue;
    const double exact = *overall_conductance(vessel, at(volume, 1.5));
    RC_ASSERT(std::abs(on_lines(*table, volume) - exact) <= 1e-3 * exact);
  }
}

TEST(ConductanceTable, AnImpellerThatBecomesCoveredIsAStep) {
  Vessel vessel = glass_lined();
  vessel.impellers = {impeller("pbt4_45", 0.4), impeller("pbt4_45", 0.7)};
  vessel.impellers[1].clearance = 0.8;
  const auto table = conductance_table(vessel, at(1.0, 1.5), 0.3, 1.9);
  ASSERT_TRUE(table.has_value()) << table.error().reason;
  const double step = liquid_volume(vessel, 0.8);
  EXPECT_NEAR(on_lines(*table, step * 0.999999), value(overall_conductance(vessel, at(step * 0.999999, 1.5))),
              0.1);
  EXPECT_NEAR(on_lines(*table, step * 1.000001), value(overall_conductance(vessel, at(step * 1.000001, 1.5))),
              0.1);
}

TEST(ConductanceTable, TellsWhereThereIsNoNumber) {
  Vessel vessel = glass_lined();
  vessel.impellers[0].clearance = 0.4;
  const auto table = conductance_table(vessel, at(1.0, 1.5), 0.05, 1.9);
  ASSERT_FALSE(table.has_value());
  EXPECT_EQ(table.error().reason.find("At 50.0 L: "), 0u) << table.error().reason;
}

}  // namespace
}  // namespace pf::scaleup::test
