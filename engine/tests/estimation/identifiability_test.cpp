#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "support.hpp"

namespace pf::estimation {
namespace {

using test::D;
using test::has_finding;
using test::message_of;
using test::Regression;
using test::unknowns;

constexpr int points = 15;

std::vector<double> noisy(double (*curve)(double)) {
  std::vector<double> y;
  for (int i = 0; i < points; ++i) y.push_back(curve(i) + 0.01 * std::sin(7.0 * i + 1.0));
  return y;
}

Result solved(std::span<const Parameter> parameters, Regression& regression) {
  const auto result = estimate(parameters, regression, 0.0, {}, {});
  EXPECT_TRUE(result.has_value());
  EXPECT_TRUE(result->converged) << to_string(result->reason);
  for (const Estimate& e : result->estimates)
    if (e.std_error) EXPECT_TRUE(std::isfinite(*e.std_error));
  return *result;
}

double falling(double t) { return 2.0 * std::exp(-0.3 * t); }
double two_stages(double t) { return std::exp(-0.3 * t) - 0.5 * std::exp(-1.2 * t); }

/// Of equal values the product and the sum look alike in first order, so neither is named; and no value
/// appears without its unit.
TEST(Identifiability, ASumOfEqualPartsIsNotCalledAProduct) {
  Regression regression(noisy(falling), 3, [](const D* b, std::size_t i) {
    return b[2] * exp(-(b[0] + b[1]) * static_cast<double>(i));
  });
  const Result result = solved(unknowns({0.1, 0.1, 1.0}, Scale::linear), regression);
  EXPECT_EQ(message_of(result, "not_identifiable"),
            "b1 and b2 cannot be told apart from these data: changing b1 by +10 % and b2 by -10 % changes "
            "nothing. Fix one of them, or add an experiment that separates them.");
}

TEST(Identifiability, OnlyTheProduct) {
  for (const Scale scale : {Scale::linear, Scale::log}) {
    Regression regression(noisy(falling), 3, [](const D* b, std::size_t i) {
      return b[2] * exp(-b[0] * b[1] * static_cast<double>(i));
    });
    const Result result = solved(unknowns({0.5, 1.0, 1.0}, scale), regression);
    EXPECT_FALSE(result.estimates[0].std_error || result.estimates[1].std_error ||
                 result.estimates[0].ci_low);
    ASSERT_TRUE(result.estimates[2].std_error.has_value());
    EXPECT_TRUE(result.covariance.empty());
    EXPECT_FALSE(result.correlation[0][1]);
    EXPECT_EQ(
        message_of(result, "not_identifiable"),
        "b1 and b2 cannot be told apart from these data: changing b1 by +10 % and b2 by -10 % changes "
        "nothing "
        "(only their product is determined). Fix one of them, or add an experiment that separates them.");

    // The error of b3 is that of the model in which the product is one parameter.
    Regression reduced(noisy(falling), 2,
                       [](const D* b, std::size_t i) { return b[1] * exp(-b[0] * static_cast<double>(i)); });
    const Result known = solved(unknowns({0.5, 1.0}, scale), reduced);
    const double freedom = std::sqrt(12.0 / 13.0);  // n - p counts every parameter
    EXPECT_NEAR(*result.estimates[2].std_error * freedom / *known.estimates[1].std_error, 1.0, 1e-6);
    EXPECT_NEAR(result.estimates[0].value * result.estimates[1].value, known.estimates[0].value, 1e-8);
  }
}

TEST(Identifiability, OnlyTheRatio) {
  Regression regression(noisy(falling), 2, [](const D* b, std::size_t i) {
    return 2.0 * exp(-0.6 * b[0] / b[1] * static_cast<double>(i));
  });
  const Result result = solved(unknowns({1.2, 1.0}, Scale::log), regression);
  EXPECT_NE(message_of(result, "not_identifiable").find("b1 by +10 % and b2 by +10 %"), std::string::npos);
  EXPECT_NE(message_of(result, "not_identifiable").find("ratio"), std::string::npos);
}

TEST(Identifiability, NoInfluenceAtAll) {
  Regression regression(noisy(falling), 3, [](const D* b, std::size_t i) {
    return b[0] * exp(-b[1] * static_cast<double>(i)) + 0.0 * b[2];
  });
  const Result result = solved(unknowns({1.0, 1.0, 7.0}), regression);
  EXPECT_EQ(result.estimates[2].value, 7.0);
  EXPECT_FALSE(result.estimates[2].std_error);
  EXPECT_TRUE(result.estimates[0].std_error && result.estimates[1].std_error);
  EXPECT_EQ(message_of(result, "not_identifiable").find("These data say nothing about b3"), 0u);
}

TEST(Identifiability, TwoPairsAreToldApart) {
  Regression regression(noisy(two_stages), 4, [](const D* b, std::size_t i) {
    const double t = static_cast<double>(i);
    return exp(-b[0] * b[2] * t) - 0.5 * exp(-b[1] * b[3] * t);
  });
  const Result result = solved(unknowns({0.4, 1.0, 1.0, 1.5}), regression);
  std::vector<std::vector<std::size_t>> pairs;
  for (const Finding& f : result.findings)
    if (f.code == "not_identifiable") pairs.push_back(f.parameters);
  ASSERT_EQ(pairs.size(), 2u);
  std::sort(pairs.begin(), pairs.end());
  EXPECT_EQ(pairs[0], (std::vector<std::size_t>{0, 2}));
  EXPECT_EQ(pairs[1], (std::vector<std::size_t>{1, 3}));
}

TEST(Identifiability, SensitivitiesWithNoiseAreSeenThrough) {
  // As from an integrator: the columns of a product agree to 1e-6 only.
  class Noisy final : public Residuals {
   public:
    std::size_t size() const override { return points; }
    bool evaluate(const double* b, double* r, double* j) override {
      for (int i = 0; i < points; ++i) {
        const double f = std::exp(-b[0] * b[1] * i);
        r[i] = std::exp(-0.3 * i) + 0.01 * std::sin(7.0 * i + 1.0) - f;
        if (j == nullptr) continue;
        j[i] = b[1] * i * f * (1.0 + 1e-6 * std::sin(13.0 * i));
        j[points + i] = b[0] * i * f * (1.0 + 1e-6 * std::cos(11.0 * i));
      }
      return true;
    }
  } residuals;
  for (const Scale scale : {Scale::linear, Scale::log}) {
    const auto result = estimate(unknowns({0.5, 1.0}, scale), residuals, 0.0, {}, {});
    ASSERT_TRUE(result.has_value());
    EXPECT_FALSE(result->estimates[0].std_error || result->estimates[1].std_error);
    EXPECT_TRUE(has_finding(*result, "not_identifiable"));
    EXPECT_TRUE(result->converged) << to_string(result->reason);
    EXPECT_LE(result->evaluations, 30u);
  }
}

TEST(Identifiability, StrongCorrelationIsSaid) {
  // Temperatures 5 K apart: ln A and Ea/R of an Arrhenius line. rho = mean(1/T) / rms(1/T), near -1.
  const double inverse[] = {1 / 298.0, 1 / 300.0, 1 / 303.0, 1 / 301.0};
  Regression regression({-3.01, -2.80, -2.48, -2.71}, 2,
                        [&](const D* b, std::size_t i) { return b[0] - b[1] * inverse[i]; });
  const Result result = solved(unknowns({20.0, 7000.0}), regression);
  ASSERT_TRUE(result.correlation[0][1].has_value());
  EXPECT_GT(*result.correlation[0][1], 0.999);
  EXPECT_NE(message_of(result, "correlated_parameters").find("b1 and b2"), std::string::npos);
  EXPECT_NE(message_of(result, "correlated_parameters").find("rho = 1.000"), std::string::npos);
}

TEST(Identifiability, LargeStandardErrorIsSaid) {
  std::vector<double> y;
  for (int i = 0; i < points; ++i) y.push_back(std::sin(7.0 * i + 1.0));
  Regression regression(y, 1, [](const D* b, std::size_t i) { return b[0] * static_cast<double>(i); });
  const Result result = solved(unknowns({1.0}), regression);
  ASSERT_TRUE(result.estimates[0].std_error.has_value());
  EXPECT_GT(*result.estimates[0].std_error, std::abs(result.estimates[0].value));
  EXPECT_TRUE(has_finding(result, "large_standard_error"));
}

TEST(Identifiability, AnOffsetOfZeroIsAnEstimate) {
  std::vector<double> y;
  for (int i = 0; i < points; ++i) y.push_back(2.0 * i + (i % 2 == 0 ? 0.01 : -0.01));
  Regression regression(y, 2, [](const D* b, std::size_t i) { return b[0] + b[1] * static_cast<double>(i); });
  const Result result = solved(unknowns({1.0, 1.0}), regression);
  EXPECT_LT(std::abs(result.estimates[0].value), 0.01);
  EXPECT_TRUE(result.estimates[0].std_error.has_value());
  EXPECT_FALSE(has_finding(result, "not_identifiable"));
}

}  // namespace
}  // namespace pf::estimation
