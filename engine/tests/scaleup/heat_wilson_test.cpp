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
    for (const double u : {50.0, 300.0, 900.0}) {
      const auto fine = coefficient_of_curve(curve_of(u, 121, 0.0, random, ramp));
      ASSERT_TRUE(fine.has_value());
      EXPECT_NEAR(*fine / u, 1.0, 1e-8);
      EXPECT_NEAR(*coefficient_of_curve(curve_of(u, 13, 0.0, random, ramp)) / u, 1.0, 1e-4);
    }
}

TEST(CoolingCurve, HeatingIsTheSame) {
  Random random(2);
  CoolingCurve curve = curve_of(300.0, 61, 0.0, random);
  for (std::size_t i = 0; i < curve.time.size(); ++i) {
    curve.temperature[i] = 600.0 - curve.temperature[i];
    curve.jacket_temperature[i] = 600.0 - curve.jacket_temperature[i];
  }
  EXPECT_NEAR(*coefficient_of_curve(curve), 300.0, 1e-4);
}

TEST(CoolingCurve, IsUnbiasedUnderNoise) {
  Random random(3);
  double sum = 0.0, squares = 0.0;
  const int repeats = 400;
  for (int i = 0; i < repeats; ++i) {
    const double u = *coefficient_of_curve(curve_of(300.0, 121, 0.1, random));
    sum += u, squares += u * u;
  }
  const double mean = sum / repeats, deviation = std::sqrt(squares / repeats - mean * mean);
  EXPECT_LT(deviation, 1.0);
  EXPECT_LT(std::abs(mean - 300.0), 4 * deviation / std::sqrt(repeats) + 0.02);
}

TEST(CoolingCurve, FaultsAreSaid) {
  Random random(4);
  const CoolingCurve good = curve_of(300.0, 5, 0.0, random);
  const auto code = [](const CoolingCurve& curve) {
    const auto u = coefficient_of_curve(curve);
    return u ? std::string() : u.error().code;
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
}

TEST(WilsonPlot, ExactPointsGiveTheLine) {
  std::vector<double> u;
  for (const double n : speeds) u.push_back(coefficient(truth, n));
  const auto fit = fit_wilson(speeds, u, truth.reference_speed);
  ASSERT_TRUE(fit.has_value());
  EXPECT_NEAR(fit->line.intercept, 500.0, 1e-8);
  EXPECT_NEAR(fit->line.slope, 2e-3, 1e-14);
  EXPECT_LT(fit->slope_std_error, 1e-12);
  const auto other = fit_wilson(speeds, u);  // the reference speed is only a unit
  EXPECT_NEAR(coefficient(other->line, 3.0), coefficient(truth, 3.0), 1e-8);
}

TEST(WilsonPlot, FromNoisyCurvesIsWithinItsStandardErrors) {
  Random random(5);
  const double t_95 = 2.7764451051977987;  // Student, 4 degrees of freedom
  int slope = 0, intercept = 0;
  const int repeats = 400;
  for (int i = 0; i < repeats; ++i) {
    std::vector<double> u;
    for (const double n : speeds)
      u.push_back(*coefficient_of_curve(curve_of(coefficient(truth, n), 61, 0.2, random)));
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
}

}  // namespace
}  // namespace pf::scaleup::test
