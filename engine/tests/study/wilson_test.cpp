#include "pharmaflow/study/wilson.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/scaleup/impellers.hpp"

namespace pf::study {
namespace {

const scaleup::WilsonLine truth{420.0, 1.2e-3, 100.0 / 60};

/// A flat-bottomed vessel of 1.2 m under a jacket, with 1000 L of water in it.
struct Plant {
  Project project;
  Wilson study;

  Plant() {
    scaleup::Vessel vessel;
    vessel.id = "R1", vessel.name = "Reactor 1";
    vessel.diameter = 1.2;
    vessel.capacity = 1.6;
    vessel.impellers = {{*scaleup::find_impeller("rci3"), 0.6, 0.3}};
    vessel.heat_capacity = 600e3;
    vessel.speed_max = 200.0 / 60;
    vessel.jacket = scaleup::Jacket{};
    vessel.jacket->top = 1.4;
    project.vessels = {vessel};
    project.medium = {Parametric(980.0), Parametric(4000.0)};
    project.properties.viscosity = {{298.15, 1e-3}};
    project.properties.conductivity = 0.6;
    study.path = "/studies/0";
    study.volume = 1.0;
  }

  /// The jacket at 283 K from 333 K down, with noise on every reading.
  void add_curve(double rpm, double noise = 0.0, std::size_t readings = 31, std::uint64_t seed = 1) {
    Random random(seed);
    scaleup::CoolingCurve curve;
    curve.speed = rpm / 60;
    const double area = M_PI * 0.36 + 4.0 * 1.0 / 1.2, capacity = 980.0 * 4000.0 + 600e3;
    const double k = scaleup::coefficient_at(truth, curve.speed) * area / capacity;
    for (std::size_t i = 0; i < readings; ++i) {
      curve.time.push_back(120.0 * static_cast<double>(i));
      curve.jacket_temperature.push_back(283.0);
      curve.temperature.push_back(283.0 + 50.0 * std::exp(-k * curve.time.back()) + noise * random.normal());
    }
    study.curves.push_back(curve);
  }
  void add_curves() {
    for (const double rpm : {50.0, 80.0, 120.0, 180.0}) add_curve(rpm);
  }

  WilsonResult run() const {
    auto result = wilson(project, study);
    EXPECT_TRUE(result) << (result ? "" : result.error().front().detail);
    return result ? *result : WilsonResult{};
  }
};

/// Codes and paths of the warnings.
std::vector<std::string> said(const WilsonResult& result) {
  std::vector<std::string> list;
  for (const Warning& warning : result.warnings) {
    list.push_back(warning.code + " " + warning.path);
    EXPECT_TRUE(warning.message.ends_with(".")) << warning.message;
  }
  return list;
}
using Words = std::vector<std::string>;

TEST(Wilson, CurvesGiveBackTheLineThatMadeThem) {
  Plant plant;
  plant.add_curves();
  const WilsonResult r = plant.run();
  ASSERT_TRUE(r.line && r.factor);
  EXPECT_NEAR(*r.heat_capacity, 4520e3, 1e-6);
  // The reference speed is the mean; the line is the same.
  EXPECT_NEAR(scaleup::coefficient_at(r.line->fit.line, 0.5), scaleup::coefficient_at(truth, 0.5), 1e-8);
  EXPECT_NEAR(r.line->intercept.value, 420.0, 1e-8);
  for (const MeasuredCoefficient& one : r.coefficients)
    EXPECT_NEAR(*one.predicted, one.coefficient.value, 1e-8);
  EXPECT_EQ(said(r), Words{});
}

TEST(Wilson, TheVesselThenHasTheFilmOfTheLine) {
  Plant plant;
  plant.add_curves();
  const WilsonResult r = plant.run();
  scaleup::Vessel vessel = plant.project.vessels[0];
  vessel.measured = r.line->fit.line;
  scaleup::Operation operation;
  operation.volume = 1.0, operation.speed = 80.0 / 60;
  EXPECT_NEAR(*scaleup::overall_coefficient(vessel, operation), r.coefficients[1].coefficient.value, 1e-8);
  // a line whose film is the published one has the published factor
  operation.liquid = {980.0, 1e-3, 0.6, 4000.0, std::nullopt};
  const double film = *scaleup::process_film(vessel, operation);
  const double at_reference = film * std::pow(r.line->fit.line.reference_speed / operation.speed, 2.0 / 3);
  EXPECT_NEAR(r.factor->value, *r.published_factor / (at_reference * r.line->fit.line.slope), 1e-9);
}

TEST(Wilson, ItsIntervalsHoldTheTruth) {
  int slope = 0, intercept = 0;
  const int repeats = 200;
  for (int i = 0; i < repeats; ++i) {
    Plant plant;
    std::uint64_t seed = 100 * static_cast<std::uint64_t>(i);
    for (const double rpm : {50.0, 80.0, 120.0, 180.0}) plant.add_curve(rpm, 0.1, 31, ++seed);
    plant.study.reference_speed = truth.reference_speed;
    const WilsonResult r = plant.run();
    ASSERT_TRUE(r.line);
    slope += *r.line->slope.low <= truth.slope && truth.slope <= *r.line->slope.high;
    intercept += *r.line->intercept.low <= 420.0 && 420.0 <= r.line->intercept.high.value_or(1e9);
  }
  // 95 % of 200, with four standard deviations of the count
  EXPECT_GE(slope, 177);
  EXPECT_GE(intercept, 177);
}

TEST(Wilson, WhatWeakensAResultIsSaid) {
  Plant plant;
  plant.project.vessels[0].heat_capacity.reset();
  plant.project.properties.viscosity = {{300.0, 1e-3}, {301.0, 0.9e-3}};
  plant.add_curves();
  plant.add_curve(250.0);
  plant.add_curve(100.0, 4.0, 31);
  plant.add_curve(110.0, 1.0, 4);
  const WilsonResult r = plant.run();
  EXPECT_EQ(said(r),
            (Words{"viscosity_extrapolated /medium/viscosity", "vessel_heat_capacity_missing /vessels/0",
                   "speed_above_drive /studies/0/curves/4/speed", "curve_not_followed /studies/0/curves/5",
                   "curve_uncertain /studies/0/curves/6", "curve_not_followed /studies/0/curves/6"}));
}

TEST(Wilson, ALineThatIsNotThereIsAnsweredInWords) {
  Plant plant;
  for (const auto& [rpm, u] : {std::pair{60.0, 330.0}, {90.0, 320.0}, {120.0, 310.0}})
    plant.study.coefficients.push_back({rpm / 60, u});
  const WilsonResult r = plant.run();
  EXPECT_FALSE(r.line || r.factor);
  EXPECT_EQ(r.coefficients.size(), 3u);
  EXPECT_TRUE(r.verdict.starts_with("U does not grow with the speed")) << r.verdict;
}

TEST(Wilson, WhatTheFactorNeedsIsNamed) {
  const auto reason = [](auto change) {
    Plant plant;
    plant.add_curves();
    const WilsonResult curves = plant.run();
    plant.study.curves.clear();
    for (const MeasuredCoefficient& one : curves.coefficients)
      plant.study.coefficients.push_back({one.speed, one.coefficient.value});
    change(plant);
    const WilsonResult r = plant.run();
    EXPECT_TRUE(r.line);
    return r.factor ? std::string() : r.factor.error().reason;
  };
  EXPECT_EQ(reason([](Plant&) {}), "");
  EXPECT_TRUE(reason([](Plant& p) { p.study.volume.reset(); }).contains("volume"));
  EXPECT_TRUE(reason([](Plant& p) { p.project.medium.density.reset(); }).contains("density"));
  EXPECT_TRUE(reason([](Plant& p) { p.project.properties.conductivity.reset(); }).contains("conductivity"));
  EXPECT_TRUE(reason([](Plant& p) {
                p.project.properties.viscosity.push_back({350, 5e-4});
              }).contains("temperature"));
}

TEST(Wilson, EveryCurveWithoutACoefficientIsAFault) {
  Plant plant;
  plant.add_curves();
  for (const std::size_t i : {1u, 3u}) std::ranges::reverse(plant.study.curves[i].temperature);
  const auto result = wilson(plant.project, plant.study);
  ASSERT_FALSE(result);
  ASSERT_EQ(result.error().size(), 2u);
  EXPECT_EQ(result.error()[0].pointer, "/studies/0/curves/1");
  EXPECT_EQ(result.error()[1].pointer, "/studies/0/curves/3");
}

/// 416.42 ± 11.67 and 33.07 % by scipy.stats.linregress.
TEST(Wilson, TheVerdictCarriesTheErrorToItsPlace) {
  Plant plant;
  plant.study.reference_speed = 100.0 / 60;
  for (const auto& [rpm, u] : {std::pair{50.0, 234.0}, {80.0, 262.0}, {120.0, 293.0}, {180.0, 311.0}})
    plant.study.coefficients.push_back({rpm / 60, u});
  EXPECT_EQ(plant.run().verdict,
            "Wall, jacket and fouling together 416 W/(m² K) ± 12; the liquid film rises with N^(2/3) and is "
            "33 % of the resistance at 100 rpm.");
}

}  // namespace
}  // namespace pf::study
