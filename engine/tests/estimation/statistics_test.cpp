#include "pharmaflow/estimation/statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace pf::estimation {
namespace {

struct Reference {
  std::vector<double> sample;
  double w, p;
};

// AS R94 as scipy 1.17.1's stats.shapiro computes it. The fourth sample is Shapiro & Wilk's (1965) example of
// the weights of men, W = 0.79; the last is R's data set trees$Girth.
const Reference references[] = {
    {{1, 2, 4}, 0.9642857142857142, 0.6368868450289689},
    {{0.1, 0.5, 0.7, 3.0}, 0.8007856279450888, 0.10363610219037922},
    {{2.1, 2.9, 3.3, 4.8, 9.0}, 0.8463462096890906, 0.18324278422358686},
    {{148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236}, 0.7888146948631716, 0.006703814061898823},
    {{65, 61, 63, 86, 70, 55, 74, 35, 72, 68, 45, 58}, 0.9710664368924261, 0.9216488633099036},
    {{8.3,  8.6,  8.8,  10.5, 10.7, 10.8, 11.0, 11.0, 11.1, 11.2, 11.3, 11.4, 11.4, 11.7, 12.0, 12.9,
      12.9, 13.3, 13.7, 13.8, 14.0, 14.2, 14.5, 16.0, 16.3, 17.3, 17.5, 17.9, 18.0, 18.0, 20.6},
     0.9411745260884903,
     0.08893017792333852},
};

TEST(ShapiroWilk, MatchesReferenceImplementation) {
  for (const Reference& r : references) {
    const auto test = shapiro_wilk(r.sample);
    ASSERT_TRUE(test.has_value());
    EXPECT_NEAR(test->statistic, r.w, 2e-9) << r.sample.size();
    EXPECT_NEAR(test->p, r.p, 1e-7 * r.p + 1e-12) << r.sample.size();
  }
}

TEST(ShapiroWilk, MatchesLargeSamples) {
  std::vector<double> sines, fractions;
  for (int i = 1; i <= 200; ++i) sines.push_back(std::sin(i) * std::sqrt(i));
  for (int i = 1; i <= 5000; ++i) fractions.push_back(std::fmod(i * 0.6180339887498949, 1.0));
  EXPECT_NEAR(shapiro_wilk(sines)->statistic, 0.9730642063080772, 2e-9);
  EXPECT_NEAR(shapiro_wilk(sines)->p, 0.0006865714566948123, 1e-7);
  EXPECT_NEAR(shapiro_wilk(fractions)->statistic, 0.9548989166284827, 2e-9);
}

TEST(ShapiroWilk, IgnoresOrderLocationAndScale) {
  const std::vector<double> x = {0.3, 1.7, -0.2, 0.9, 2.4, -1.1, 0.05},
                            y = {2.4, 0.05, -1.1, 0.9, 0.3, -0.2, 1.7};
  std::vector<double> z;
  for (const double v : x) z.push_back(1e200 * v);
  EXPECT_DOUBLE_EQ(shapiro_wilk(x)->statistic, shapiro_wilk(y)->statistic);
  EXPECT_NEAR(shapiro_wilk(z)->statistic, shapiro_wilk(x)->statistic, 1e-13);
}

TEST(ShapiroWilk, IsAbsentWhereNotDefined) {
  EXPECT_FALSE(shapiro_wilk(std::vector<double>{1.0, 2.0}));
  EXPECT_FALSE(shapiro_wilk(std::vector<double>{1.0, 1.0, 1.0, 1.0}));
  EXPECT_FALSE(shapiro_wilk(std::vector<double>(5001, 1.0)));
  const auto line = shapiro_wilk(std::vector<double>{1.0, 2.0, 3.0});
  ASSERT_TRUE(line);
  EXPECT_DOUBLE_EQ(line->statistic, 1.0);
  EXPECT_DOUBLE_EQ(line->p, 1.0);
}

TEST(DurbinWatson, IsTheDefinition) {
  EXPECT_DOUBLE_EQ(*durbin_watson(std::vector<double>{1.0, -1.0, 1.0, -1.0}), 3.0);  // 3 * 4 / 4
  EXPECT_DOUBLE_EQ(*durbin_watson(std::vector<double>{2.0, 2.0, 2.0}), 0.0);
  EXPECT_FALSE(durbin_watson(std::vector<double>{1.0}));
  EXPECT_FALSE(durbin_watson(std::vector<double>{0.0, 0.0}));
}

TEST(Statistics, FollowTheGaussianLikelihood) {
  const std::vector<double> r = {0.5, -0.25, 0.1, -0.4, 0.2, 0.05, -0.15, 0.3};
  double ssr = 0.0, log_likelihood = 0.0;
  for (const double v : r) ssr += v * v;
  const double n = 8.0, variance = ssr / n;
  // The sum of the logarithms of the density of each residual at the maximum-likelihood variance.
  for (const double v : r)
    log_likelihood += -0.5 * std::log(2.0 * std::numbers::pi * variance) - 0.5 * v * v / variance;
  const Statistics s = statistics_of(r, 2, 10.0);
  EXPECT_EQ(s.degrees_of_freedom, 6);
  EXPECT_NEAR(s.ssr, ssr, 1e-15);
  EXPECT_NEAR(*s.log_likelihood, log_likelihood, 1e-12);
  EXPECT_NEAR(*s.aic, 6.0 - 2.0 * log_likelihood, 1e-12);
  EXPECT_NEAR(*s.aicc, *s.aic + 2.0 * 3.0 * 4.0 / 4.0, 1e-12);
  EXPECT_NEAR(*s.bic, 3.0 * std::log(8.0) - 2.0 * log_likelihood, 1e-12);
  EXPECT_NEAR(*s.rmse, std::sqrt(ssr / 8.0), 1e-15);
  EXPECT_NEAR(*s.r_squared, 1.0 - ssr / 10.0, 1e-15);
}

TEST(Statistics, AreAbsentWhereNotDefined) {
  const std::vector<double> none = {}, zeros = {0.0, 0.0, 0.0}, four = {1.0, -1.0, 0.5, 0.2};
  EXPECT_FALSE(statistics_of(none, 1, 1.0).rmse);
  const Statistics exact = statistics_of(zeros, 1, 2.0);
  EXPECT_FALSE(exact.log_likelihood || exact.aic || exact.aicc || exact.bic || exact.durbin_watson ||
               exact.shapiro_wilk);
  EXPECT_DOUBLE_EQ(*exact.r_squared, 1.0);
  EXPECT_FALSE(statistics_of(four, 2, 0.0).aicc);  // n - p - 2 = 0
  EXPECT_FALSE(statistics_of(four, 2, 0.0).r_squared);
  EXPECT_TRUE(statistics_of(four, 1, 0.0).aicc);
}

}  // namespace
}  // namespace pf::estimation
