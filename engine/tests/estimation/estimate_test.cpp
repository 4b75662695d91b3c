#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/base/special_functions.hpp"
#include "support.hpp"

namespace pf::estimation {
namespace {

using test::D;
using test::Regression;
using test::total_sum_of_squares;
using test::unknowns;

// Puromycin, treated (Treloar 1974; Bates & Watts 1988, data set A1.3): rate against substrate [ppm].
const std::vector<double> substrate = {0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1};
const std::vector<double> rate = {76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200};

Regression puromycin() {
  return {rate, 2, [](const D* b, std::size_t i) { return b[0] * substrate[i] / (b[1] + substrate[i]); }};
}

// First-order decay seen at 12 times, with a fixed pattern of errors.
std::vector<double> decay_data(double k, double noise) {
  std::vector<double> y;
  for (int i = 0; i < 12; ++i) y.push_back(std::exp(-k * i) + noise * std::sin(7.0 * i + 1.0));
  return y;
}
Regression decay(const std::vector<double>& y) {
  return {y, 2, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * static_cast<double>(i)); }};
}

Result solved(std::span<const Parameter> parameters, Regression& regression, const Options& options = {}) {
  auto result = estimate(parameters, regression, 0.0, options, {});
  EXPECT_TRUE(result.has_value());
  return *result;
}

TEST(Estimate, PuromycinOfBatesAndWatts) {
  for (const Scale scale : {Scale::linear, Scale::log}) {
    Regression regression = puromycin();
    const auto result =
        estimate(unknowns({205.0, 0.08}, scale), regression, total_sum_of_squares(rate), {}, {});
    ASSERT_TRUE(result.has_value());
    EXPECT_TRUE(result->converged);
    // R's nls on datasets::Puromycin, treated: 212.6837 (6.9472), 0.06412128 (0.008280943), deviance
    // 1195.449.
    EXPECT_NEAR(result->estimates[0].value, 212.6837, 1e-4);
    EXPECT_NEAR(result->estimates[1].value, 0.0641213, 1e-7);
    EXPECT_NEAR(*result->estimates[0].std_error, 6.947, 1e-3);
    EXPECT_NEAR(*result->estimates[1].std_error, 0.008281, 1e-6);
    EXPECT_NEAR(result->statistics.ssr, 1195.449, 1e-3);
    EXPECT_EQ(result->statistics.degrees_of_freedom, 10);
    EXPECT_NEAR(*result->statistics.r_squared, 1.0 - 1195.449 / total_sum_of_squares(rate), 1e-6);
    EXPECT_TRUE(result->findings.empty());
    EXPECT_LE(result->iterations, 8u);
  }
}

TEST(Estimate, BiochemicalOxygenDemandOfBatesAndWatts) {
  const std::vector<double> time = {1, 2, 3, 4, 5, 7};
  Regression regression({8.3, 10.3, 19, 16, 15.6, 19.8}, 2,
                        [&](const D* b, std::size_t i) { return b[0] * (1.0 - exp(-b[1] * time[i])); });
  const Result result = solved(unknowns({20.0, 0.24}), regression);
  EXPECT_NEAR(result.estimates[0].value, 19.143, 5e-4);
  EXPECT_NEAR(result.estimates[1].value, 0.5311, 5e-5);
  EXPECT_NEAR(*result.estimates[0].std_error, 2.496, 5e-4);
  EXPECT_NEAR(*result.estimates[1].std_error, 0.2031, 5e-5);
  EXPECT_NEAR(result.statistics.ssr, 25.99, 5e-3);
}

TEST(Estimate, IntervalsAreStudentsOnTheScaleOfTheParameter) {
  Regression regression = puromycin();
  const Result linear = solved(unknowns({205.0, 0.08}), regression);
  const Result log = solved(unknowns({205.0, 0.08}, Scale::log), regression);
  const double t = student_t_quantile(0.975, 10.0);
  for (std::size_t j = 0; j < 2; ++j) {
    const Estimate& a = linear.estimates[j];
    const Estimate& b = log.estimates[j];
    EXPECT_NEAR(*a.ci_high, a.value + t * *a.std_error, 1e-9 * a.value);
    EXPECT_NEAR(*a.ci_low, a.value - t * *a.std_error, 1e-9 * a.value);
    EXPECT_NEAR(*b.ci_high, b.value * std::exp(t * *b.std_error / b.value), 1e-9 * b.value);
    EXPECT_NEAR(*b.ci_low * *b.ci_high, b.value * b.value, 1e-9 * b.value * b.value);
  }
  Options known;
  known.sigma_known = true;
  regression.weight = 1.0 / std::sqrt(linear.statistics.ssr / 10.0);
  const Result weighted = solved(unknowns({205.0, 0.08}), regression, known);
  EXPECT_NEAR(*weighted.estimates[0].std_error, *linear.estimates[0].std_error, 1e-7);
  EXPECT_NEAR(*weighted.estimates[0].ci_high - weighted.estimates[0].value,
              normal_quantile(0.975) * *weighted.estimates[0].std_error, 1e-9);
}

TEST(Estimate, CovarianceAndCorrelationAgree) {
  Regression regression = puromycin();
  const Result result = solved(unknowns({205.0, 0.08}), regression);
  ASSERT_EQ(result.covariance.size(), 4u);
  EXPECT_NEAR(std::sqrt(result.covariance[0]), *result.estimates[0].std_error, 1e-12);
  EXPECT_NEAR(std::sqrt(result.covariance[3]), *result.estimates[1].std_error, 1e-12);
  EXPECT_DOUBLE_EQ(result.covariance[1], result.covariance[2]);
  EXPECT_NEAR(*result.correlation[0][1], 0.765, 5e-4);  // Bates & Watts (1988), table 2.1: 0.77
  EXPECT_NEAR(*result.correlation[0][1],
              result.covariance[1] / std::sqrt(result.covariance[0] * result.covariance[3]), 1e-12);
}

TEST(Estimate, FindsExactDataToRoundOff) {
  for (const Scale scale : {Scale::linear, Scale::log}) {
    Regression regression = decay(decay_data(0.37, 0.0));
    const auto result = estimate(unknowns({2.0, 1.0}, scale), regression, 1.0, {}, {});
    ASSERT_TRUE(result.has_value());
    EXPECT_TRUE(result->converged);
    EXPECT_NEAR(result->estimates[0].value, 1.0, 1e-12);
    EXPECT_NEAR(result->estimates[1].value, 0.37, 1e-12);
    for (const Estimate& e : result->estimates) EXPECT_TRUE(e.std_error && std::isfinite(*e.std_error));
    EXPECT_LE(result->iterations, 10u);
  }
}

TEST(Estimate, ZeroResidualsHaveNoLikelihood) {
  Regression regression({2.0, 2.0, 2.0}, 1, [](const D* b, std::size_t) { return b[0]; });
  const Result result = solved(unknowns({1.0}), regression);
  EXPECT_EQ(result.reason, Reason::exact_fit);
  EXPECT_TRUE(result.converged);
  EXPECT_DOUBLE_EQ(result.statistics.ssr, 0.0);
  EXPECT_FALSE(result.statistics.log_likelihood || result.statistics.aic || result.statistics.durbin_watson);
  EXPECT_DOUBLE_EQ(*result.estimates[0].std_error, 0.0);
}

TEST(Estimate, AsManyParametersAsDataHaveNoErrors) {
  const std::vector<double> y = {1.0, 0.4};
  Regression regression = decay(y);
  const Result result = solved(unknowns({2.0, 1.0}), regression);
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.estimates[1].value, -std::log(0.4), 1e-10);
  for (const Estimate& e : result.estimates) EXPECT_FALSE(e.std_error || e.ci_low || e.ci_high);
  EXPECT_TRUE(result.covariance.empty());
  EXPECT_TRUE(test::has_finding(result, "no_degrees_of_freedom"));
  Options known;
  known.sigma_known = true;
  const Result with_sigma = solved(unknowns({2.0, 1.0}), regression, known);
  EXPECT_TRUE(with_sigma.estimates[0].std_error.has_value());
  EXPECT_FALSE(test::has_finding(with_sigma, "no_degrees_of_freedom"));
}

TEST(Estimate, StopsAtABoundAndSaysSo) {
  const std::vector<double> y = decay_data(0.37, 0.01);
  Regression free = decay(y);
  auto parameters = unknowns({2.0, 1.0});
  const double best = solved(parameters, free).estimates[1].value;
  for (const Scale scale : {Scale::linear, Scale::log}) {
    parameters = unknowns({2.0, 1.0}, scale);
    parameters[1].lower = 0.5;
    Regression regression = decay(y);
    const Result result = solved(parameters, regression);
    EXPECT_TRUE(result.converged) << to_string(result.reason);
    EXPECT_EQ(result.estimates[1].value, 0.5);
    EXPECT_EQ(result.estimates[1].at_bound, Bound::lower);
    EXPECT_FALSE(result.estimates[1].std_error);
    EXPECT_TRUE(test::has_finding(result, "parameter_at_bound"));
    EXPECT_LE(result.iterations, 12u);
    // Conditional on the bound: the best amplitude is that of a linear regression on exp(-t/2).
    double xy = 0.0, xx = 0.0;
    for (int i = 0; i < 12; ++i) xy += y[i] * std::exp(-0.5 * i), xx += std::exp(-1.0 * i);
    EXPECT_NEAR(result.estimates[0].value, xy / xx, 1e-9);
    EXPECT_NEAR(*result.estimates[0].std_error, std::sqrt(result.statistics.ssr / 10.0 / xx), 1e-9);
    EXPECT_LT(best, 0.5);
  }
}

TEST(Estimate, LeavesABoundThatItStartsOn) {
  const std::vector<double> y = decay_data(0.37, 0.01);
  Regression free = decay(y);
  const Result expected = solved(unknowns({1.0, 0.4}), free);
  for (const Scale scale : {Scale::linear, Scale::log}) {
    auto parameters = unknowns({3.0, 0.01}, scale);
    parameters[0].upper = 3.0;
    parameters[1].lower = 0.01;
    Regression regression = decay(y);
    const Result result = solved(parameters, regression);
    EXPECT_TRUE(result.converged);
    for (std::size_t j = 0; j < 2; ++j) {
      EXPECT_NEAR(result.estimates[j].value, expected.estimates[j].value, 1e-8);
      EXPECT_EQ(result.estimates[j].at_bound, Bound::none);
    }
  }
}

// A bound is met on the way (the first steps run into it) and left again for an optimum inside.
TEST(Estimate, LeavesABoundThatItMeetsOnTheWay) {
  // Rosenbrock's valley with b2 kept above 0: from (-1.2, 1) the first steps run into the bound.
  class Rosenbrock final : public Residuals {
   public:
    std::size_t size() const override { return 2; }
    bool evaluate(const double* b, double* r, double* j) override {
      touched = touched || b[1] == lower;
      r[0] = 10.0 * (b[1] - b[0] * b[0]);
      r[1] = 1.0 - b[0];
      if (j != nullptr) j[0] = -20.0 * b[0], j[1] = -1.0, j[2] = 10.0, j[3] = 0.0;
      return true;
    }
    double lower = 0.0;
    bool touched = false;
  } rosenbrock;
  auto parameters = unknowns({-1.2, 1.0});
  parameters[1].lower = 0.0;
  const auto result = estimate(parameters, rosenbrock, 0.0, {}, {});
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(rosenbrock.touched);
  EXPECT_TRUE(result->converged);
  EXPECT_NEAR(result->estimates[0].value, 1.0, 1e-8);
  EXPECT_NEAR(result->estimates[1].value, 1.0, 1e-8);
}

TEST(Estimate, AllParametersAtBoundsIsAnEnd) {
  Regression regression = decay(decay_data(0.37, 0.01));
  auto parameters = unknowns({0.5, 0.7});
  parameters[0].upper = 0.6;
  parameters[1].lower = 0.6;
  const Result result = solved(parameters, regression);
  EXPECT_TRUE(result.converged);
  EXPECT_EQ(result.estimates[0].value, 0.6);
  EXPECT_EQ(result.estimates[1].value, 0.6);
}

TEST(Estimate, FailedEvaluationsAreRejectedSteps) {
  const std::vector<double> y = decay_data(0.37, 0.01);
  Regression free = decay(y);
  const Result expected = solved(unknowns({1.0, 0.4}), free);
  Regression regression = decay(y);
  std::size_t refused = 0;
  regression.refuse = [&](const double* b) {
    const bool no = b[1] < 0.3 || b[1] > 5.0;
    refused += no ? 1 : 0;
    return no;
  };
  const Result result = solved(unknowns({1.0, 4.5}), regression);
  EXPECT_GT(refused, 0u);
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.estimates[1].value, expected.estimates[1].value, 1e-8);
}

TEST(Estimate, NotFiniteResidualsAreRejectedSteps) {
  // ln of a negative argument beyond b = 2: the first Gauss-Newton step from 0.05 lands there.
  Regression regression({-3.0, -3.0}, 1, [](const D* b, std::size_t) { return log(b[0]); });
  const Result result = solved(unknowns({3.0}), regression);
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.estimates[0].value, std::exp(-3.0), 1e-10);
}

TEST(Estimate, AModelThatFailsEverywhereElseIsNotConverged) {
  Regression regression = decay(decay_data(0.37, 0.01));
  regression.refuse = [](const double* b) { return b[0] != 2.0 || b[1] != 1.0; };
  const Result result = solved(unknowns({2.0, 1.0}), regression);
  EXPECT_FALSE(result.converged);
  EXPECT_EQ(result.reason, Reason::evaluation_failed);
  EXPECT_EQ(result.termination, Termination::not_converged);
  EXPECT_EQ(result.estimates[0].value, 2.0);
}

TEST(Estimate, AWrongJacobianIsNotConverged) {
  class Wrong final : public Residuals {
   public:
    std::size_t size() const override { return 2; }
    bool evaluate(const double* b, double* r, double* j) override {
      r[0] = b[0] - 1.0;
      r[1] = b[0] - 2.0;
      if (j != nullptr) j[0] = j[1] = -1.0;  // the sign is wrong
      return true;
    }
  } wrong;
  const auto result = estimate(unknowns({5.0}), wrong, 0.0, {}, {});
  ASSERT_TRUE(result.has_value());
  EXPECT_FALSE(result->converged);
  EXPECT_EQ(result->reason, Reason::no_decrease);
}

TEST(Estimate, MaximumOfIterations) {
  Regression regression = decay(decay_data(0.37, 0.01));
  Options options;
  options.max_iterations = 2;
  const Result result = solved(unknowns({5.0, 3.0}), regression, options);
  EXPECT_EQ(result.iterations, 2u);
  EXPECT_EQ(result.reason, Reason::max_iterations);
  EXPECT_FALSE(result.converged);
  EXPECT_EQ(result.termination, Termination::not_converged);
}

TEST(Estimate, HistoryDescends) {
  Regression regression = decay(decay_data(0.37, 0.01));
  const Result result = solved(unknowns({5.0, 3.0}), regression);
  ASSERT_GE(result.history.size(), 2u);
  EXPECT_EQ(result.history.front().iteration, 0u);
  EXPECT_EQ(result.history.front().parameters[0], 5.0);
  for (std::size_t i = 1; i < result.history.size(); ++i)
    EXPECT_LE(result.history[i].ssr, result.history[i - 1].ssr * (1.0 + 1e-10));
  EXPECT_EQ(result.history.back().parameters[1], result.estimates[1].value);
  EXPECT_EQ(result.evaluations, regression.evaluations);
}

TEST(Estimate, RefusesBadInput) {
  Regression regression = decay(decay_data(0.37, 0.01));
  const auto code = [&](std::vector<Parameter> parameters) {
    const auto result = estimate(parameters, regression, 0.0, {}, {});
    return result ? std::string() : result.error().code;
  };
  auto p = unknowns({1.0, 1.0});
  p[0].lower = 2.0, p[0].upper = 1.0;
  EXPECT_EQ(code(p), "invalid_bounds");
  p[0].upper = 3.0;
  EXPECT_EQ(code(p), "start_out_of_bounds");
  EXPECT_EQ(code(unknowns({-1.0, 1.0}, Scale::log)), "start_out_of_bounds");
  EXPECT_EQ(code({}), "too_few_parameters");
  EXPECT_EQ(code(unknowns({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1})), "too_few_observations");
  regression.refuse = [](const double*) { return true; };
  EXPECT_EQ(code(unknowns({1.0, 1.0})), "evaluation_failed");
}

}  // namespace
}  // namespace pf::estimation
