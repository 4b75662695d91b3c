// U from measured curves, and the line through U at several speeds, back from what made them.
#include <cmath>

#include "heat_support.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::scaleup::test {
namespace {

const WilsonLine truth{500.0, 2e-3, 100.0 / 60};
const std::vector<double> speeds{50.0 / 60, 70.0 / 60, 90.0 / 60, 120.0 / 60, 150.0 / 60, 200.0 / 60};

double coefficient(const WilsonLine& line, double speed) {
  return 1 / (1 / line.intercept + line.slope * std::pow(speed / line.reference_speed, -2.0 / 3));
}

/// Contents under a jacket that is cooled at a constant rate: T follows exactly from T' = k (Tj0 - r t - T).
CoolingCurve curve_of(double u, std::size_t readings, double noise, Random& random, double ramp = 0.0) {
  CoolingCurve curve;
  curve.heat_capacity = 9e6;
  curve.area = 7.0;
  const double k = u * curve.area / curve.heat_capacity;
  for (std::size_t i = 0; i < readings; ++i) {
    const double t = 3600.0 * static_cast<double>(i) / static_cast<double>(readings - 1);
    const double jacket = 290.0 - ramp * t;
    curve.time.push_back(t);
    curve.jacket_temperature.push_back(jacket);
    curve.temperature.push_back(jacket + ramp / k + (340.0 - 290.0 - ramp / k) * std::exp(-k * t) +
                                noise * random.normal());
  }
  return curve;
}

TEST(CoolingCurve, WithoutNoiseGivesBackItsCoefficient) {
  Random random(1);
  for (const double ramp : {0.0, 2e-3})
    for (const double u : {50.0, 300.0, 900.0})
      for (const std::size_t readings : {4u, 13u, 121u}) {
        const CoolingCurve curve = curve_of(u, readings, 0.0, random, ramp);
        const auto fit = fit_curve(curve);
        ASSERT_TRUE(fit.has_value());
        EXPECT_NEAR(fit->coefficient / u, 1.0, 1e-11);  // the jacket's ramp is linear between any readings
        EXPECT_LT(fit->std_error, 1e-10 * u);
        EXPECT_LT(fit->deviation, 1e-11);
        for (std::size_t i = 0; i < readings; ++i)
          EXPECT_NEAR(fit->temperature[i], curve.temperature[i], 1e-10);
      }
}

TEST(CoolingCurve, HeatingIsTheSame) {
  Random random(2);
  CoolingCurve curve = curve_of(300.0, 61, 0.0, random);
  for (std::size_t i = 0; i < curve.time.size(); ++i) {
    curve.temperature[i] = 600.0 - curve.temperature[i];
    curve.jacket_temperature[i] = 600.0 - curve.jacket_temperature[i];
  }
  EXPECT_NEAR(fit_curve(curve)->coefficient, 300.0, 1e-8);
}

TEST(CoolingCurve, UnevenReadingsAndAJacketThatTurns) {
  // one reading a second, of which some are kept: the jacket is linear between all of them
  const double k = 300.0 * 7.0 / 9e6;
  CoolingCurve curve;
  curve.heat_capacity = 9e6;
  curve.area = 7.0;
  const auto step = [&](double h, double from, double to) {
    const double slope = (to - from) / h, start = curve.temperature.back();
    curve.time.push_back(curve.time.back() + h);
    curve.jacket_temperature.push_back(to);
    curve.temperature.push_back(to - slope / k + (start - from + slope / k) * std::exp(-k * h));
  };
  curve.time = {10.0}, curve.temperature = {340.0}, curve.jacket_temperature = {340.0};
  step(100.0, 340.0, 320.0);
  step(900.0, 320.0, 300.0);
  step(1.0, 300.0, 300.0);
  step(600.0, 300.0, 330.0);
  EXPECT_NEAR(fit_curve(curve)->coefficient, 300.0, 1e-7);
}

TEST(CoolingCurve, IsUnbiasedUnderNoiseAndKnowsItsError) {
  Random random(3);
  double sum = 0.0, squares = 0.0, error = 0.0, noise = 0.0;
  const int repeats = 400;
  for (int i = 0; i < repeats; ++i) {
    const CurveFit fit = *fit_curve(curve_of(300.0, 121, 0.1, random));
    sum += fit.coefficient, squares += fit.coefficient * fit.coefficient;
    error += fit.std_error / repeats, noise += fit.deviation / repeats;
  }
  const double mean = sum / repeats, deviation = std::sqrt(squares / repeats - mean * mean);
  EXPECT_LT(std::abs(mean - 300.0), 4 * deviation / std::sqrt(repeats));
  EXPECT_NEAR(error / deviation, 1.0, 4 / std::sqrt(2.0 * repeats));
  EXPECT_NEAR(noise, 0.1, 0.001);
}

TEST(CoolingCurve, FaultsAreSaid) {
  Random random(4);
  const CoolingCurve good = curve_of(300.0, 5, 0.0, random);
  const auto code = [](const CoolingCurve& curve) {
    const auto fit = fit_curve(curve);
    return fit ? std::string() : fit.error().code;
  };
  EXPECT_EQ(code(curve_of(300.0, 2, 0.0, random)), "too_few_observations");
  CoolingCurve bad = good;
  bad.time[2] = bad.time[1];
  EXPECT_EQ(code(bad), "out_of_range");
  bad = good;
  bad.temperature.pop_back();
  EXPECT_EQ(code(bad), "out_of_range");
  bad = good;
  bad.area = 0.0;
  EXPECT_EQ(code(bad), "out_of_range");
  bad = good;
  bad.jacket_temperature = bad.temperature;  // nothing drives
  EXPECT_EQ(code(bad), "out_of_range");
  bad = good;
  for (std::size_t i = 0; i < 5; ++i) bad.temperature[i] = 340.0 + bad.time[i];  // away from the jacket
  EXPECT_EQ(code(bad), "out_of_range");
  bad = good;
  for (std::size_t i = 1; i < 5; ++i) bad.temperature[i] = bad.jacket_temperature[i];  // at once: any large U
  EXPECT_EQ(code(bad), "out_of_range");
}

TEST(WilsonPlot, ExactPointsGiveTheLine) {
  std::vector<double> u;
  for (const double n : speeds) u.push_back(coefficient(truth, n));
  const auto fit = fit_wilson(speeds, u, truth.reference_speed);
  ASSERT_TRUE(fit.has_value());
  EXPECT_NEAR(fit->line.intercept, 500.0, 1e-8);
  EXPECT_NEAR(fit->line.slope, 2e-3, 1e-14);
  EXPECT_LT(fit->slope_std_error, 1e-12);
  EXPECT_NEAR(fit->r_squared, 1.0, 1e-12);
  EXPECT_EQ(fit->degrees_of_freedom, 4u);
  const auto other = fit_wilson(speeds, u);  // the reference speed is only a unit
  EXPECT_NEAR(coefficient_at(other->line, 3.0), coefficient(truth, 3.0), 1e-8);
}

TEST(WilsonPlot, FromNoisyCurvesIsWithinItsStandardErrors) {
  Random random(5);
  const double t_95 = 2.7764451051977987;  // Student, 4 degrees of freedom
  int slope = 0, intercept = 0;
  const int repeats = 400;
  for (int i = 0; i < repeats; ++i) {
    std::vector<double> u;
    for (const double n : speeds)
      u.push_back(fit_curve(curve_of(coefficient(truth, n), 61, 0.2, random))->coefficient);
    const auto fit = fit_wilson(speeds, u, truth.reference_speed);
    ASSERT_TRUE(fit.has_value());
    slope += std::abs(fit->line.slope - truth.slope) <= t_95 * fit->slope_std_error;
    intercept += std::abs(1 / fit->line.intercept - 1 / truth.intercept) <= t_95 * fit->intercept_std_error;
  }
  // 95 % of 400, with four standard deviations of the count
  EXPECT_GE(slope, 362);
  EXPECT_LE(slope, 397);
  EXPECT_GE(intercept, 362);
  EXPECT_LE(intercept, 397);
}

TEST(WilsonPlot, TheSlopeIsTheFactorOfTheFilm) {
  Vessel vessel = glass_lined();
  const Operation operation = at(1.932, 1.5);
  const double film = value(process_film(vessel, operation));
  const double a = value(process_factor({500.0, 1 / film, 1.5}, vessel, operation));
  EXPECT_NEAR(a, 0.33, 1e-12);
}

TEST(WilsonPlot, FaultsAreSaid) {
  const auto code = [](std::vector<double> n, std::vector<double> u) {
    const auto fit = fit_wilson(n, u);
    return fit ? std::string() : fit.error().code;
  };
  EXPECT_EQ(code({1, 2}, {300, 320}), "too_few_observations");
  EXPECT_EQ(code({1, 2, 2}, {300, 320, 321}), "too_few_observations");
  EXPECT_EQ(code({1, 2, 3}, {300, 320}), "out_of_range");
  EXPECT_EQ(code({1, 2, 0}, {300, 320, 330}), "out_of_range");
  EXPECT_EQ(code({1, 2, 3}, {330, 320, 300}), "out_of_range");  // falls with the speed
  EXPECT_EQ(code({1, 2, 4}, {100, 250, 900}), "out_of_range");  // no resistance left at infinite speed
  EXPECT_EQ(code({1e-300, 1, 1e300}, {1e-200, 1, 1e200}), "out_of_range");
}

}  // namespace
}  // namespace pf::scaleup::test
