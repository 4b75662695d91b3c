// Properties over many data sets: coverage, invariances, multi-start, robust losses.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "support.hpp"

namespace pf::estimation {
namespace {

using test::D;
using test::Regression;
using test::unknowns;

bool covers(const Estimate& e, double truth) { return *e.ci_low <= truth && truth <= *e.ci_high; }

TEST(Coverage, LinearModel) {
  int covered[2] = {0, 0};
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    Random random(seed);
    std::vector<double> y;
    for (int i = 0; i < 8; ++i) y.push_back(1.0 + 0.5 * i + random.normal(0.0, 0.3));
    Regression line(y, 2, [](const D* b, std::size_t i) { return b[0] + b[1] * static_cast<double>(i); });
    const auto result = estimate(unknowns({0.3, 2.0}), line, 0.0, {}, {});
    ASSERT_TRUE(result && result->converged) << seed;
    covered[0] += covers(result->estimates[0], 1.0);
    covered[1] += covers(result->estimates[1], 0.5);
  }
  for (const int c : covered) EXPECT_NEAR(c / 1000.0, 0.95, 0.02);
}

// Case 5 of the validation book: k = 0.15 1/min, 20 points on 0-30 min, sigma = 0.01, from 0.2, within 10
// iterations.
TEST(Coverage, FirstOrderDecay) {
  for (const Scale scale : {Scale::linear, Scale::log}) {
    int covered = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      Random random(seed);
      std::vector<double> y;
      const auto time = [](std::size_t i) { return 30.0 * static_cast<double>(i) / 19.0; };
      for (std::size_t i = 0; i < 20; ++i) y.push_back(std::exp(-0.15 * time(i)) + random.normal(0.0, 0.01));
      Regression decay(y, 1, [&](const D* b, std::size_t i) { return exp(-b[0] * time(i)); });
      const auto result = estimate(unknowns({0.2}, scale), decay, 0.0, {}, {});
      ASSERT_TRUE(result && result->converged) << seed;
      EXPECT_LE(result->iterations, 10u);
      covered += covers(result->estimates[0], 0.15);
    }
    EXPECT_NEAR(covered / 1000.0, 0.95, 0.02);
  }
}

std::vector<double> decay_data(std::uint64_t seed) {
  Random random(seed);
  std::vector<double> y;
  for (int i = 0; i < 15; ++i) y.push_back(2.0 * std::exp(-0.3 * i) + 0.5 + random.normal(0.0, 0.02));
  return y;
}

TEST(Invariance, OrderOfParameters) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const std::vector<double> y = decay_data(seed);
    Regression one(y, 3, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + b[2]; });
    Regression two(y, 3, [](const D* b, std::size_t i) { return b[1] * exp(-b[2] * double(i)) + b[0]; });
    auto p = unknowns({1.0, 0.35, 0.1}), q = unknowns({0.1, 1.0, 0.35});
    p[1].upper = q[2].upper = 0.4;
    const auto a = estimate(p, one, 0.0, {}, {}), b = estimate(q, two, 0.0, {}, {});
    ASSERT_TRUE(a && b);
    const std::size_t of[] = {1, 2, 0};
    for (std::size_t j = 0; j < 3; ++j) {
      EXPECT_NEAR(a->estimates[j].value / b->estimates[of[j]].value, 1.0, 1e-8);
      ASSERT_EQ(a->estimates[j].std_error.has_value(), b->estimates[of[j]].std_error.has_value());
      if (a->estimates[j].std_error)
        EXPECT_NEAR(*a->estimates[j].std_error / *b->estimates[of[j]].std_error, 1.0, 1e-7);
    }
    if (a->correlation[0][2]) EXPECT_NEAR(*a->correlation[0][2], *b->correlation[1][0], 1e-7);
  }
}

TEST(Invariance, OrderOfResiduals) {
  const auto model = [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + b[2]; };
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<double> y = decay_data(seed);
    Regression one(y, 3, model);
    std::reverse(y.begin(), y.end());
    Regression two(y, 3, [&](const D* b, std::size_t i) { return model(b, 14 - i); });
    const auto a = estimate(unknowns({1.0, 1.0, 0.1}), one, 0.0, {}, {});
    const auto b = estimate(unknowns({1.0, 1.0, 0.1}), two, 0.0, {}, {});
    ASSERT_TRUE(a && b);
    for (std::size_t j = 0; j < 3; ++j) {
      EXPECT_NEAR(a->estimates[j].value / b->estimates[j].value, 1.0, 1e-8);
      EXPECT_NEAR(*a->estimates[j].std_error / *b->estimates[j].std_error, 1.0, 1e-7);
    }
    EXPECT_NEAR(a->statistics.shapiro_wilk->statistic, b->statistics.shapiro_wilk->statistic, 1e-7);
  }
}

// Other units of parameters and of residuals change nothing but the units.
TEST(Invariance, Units) {
  for (const double unit : {1e-12, 60.0, 1e15}) {
    for (const double weight : {1e-9, 1.0, 1e9}) {
      const std::vector<double> y = decay_data(7);
      Regression one(y, 3, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + b[2]; });
      Regression two(y, 3,
                     [&](const D* b, std::size_t i) { return b[0] * exp(-b[1] / unit * double(i)) + b[2]; });
      two.weight = weight;
      const auto a = estimate(unknowns({1.0, 1.0, 0.1}), one, 0.0, {}, {});
      const auto b = estimate(unknowns({1.0, unit, 0.1}), two, 0.0, {}, {});
      ASSERT_TRUE(a && b);
      EXPECT_NEAR(b->estimates[1].value / unit / a->estimates[1].value, 1.0, 1e-9);
      EXPECT_NEAR(*b->estimates[1].std_error / unit / *a->estimates[1].std_error, 1.0, 1e-8);
      EXPECT_EQ(a->iterations, b->iterations);
    }
  }
}

// y = sin(w t): the cost has a minimum for nearly every w.
TEST(MultiStart, FindsTheGlobalMinimum) {
  std::vector<double> y;
  for (int i = 0; i < 40; ++i) y.push_back(std::sin(2.3 * 0.25 * i));
  Regression wave(y, 1, [](const D* b, std::size_t i) { return sin(0.25 * b[0] * double(i)); });
  auto p = unknowns({9.0});
  p[0].lower = 0.1, p[0].upper = 10.0;
  const auto one = estimate(p, wave, 0.0, {}, {});
  ASSERT_TRUE(one.has_value());
  EXPECT_GT(one->statistics.ssr, 1.0);
  Options options;
  options.starts = 30;
  const auto many = estimate(p, wave, 0.0, options, {});
  ASSERT_TRUE(many.has_value());
  EXPECT_NEAR(many->estimates[0].value, 2.3, 1e-9);
  ASSERT_EQ(many->start_costs.size(), 30u);
  EXPECT_DOUBLE_EQ(many->start_costs[0], one->start_costs[0]);
  EXPECT_LE(many->statistics.ssr,
            *std::min_element(many->start_costs.begin(), many->start_costs.end()) + 1e-20);
  const auto again = estimate(p, wave, 0.0, options, {});
  EXPECT_EQ(again->start_costs, many->start_costs);
  EXPECT_EQ(again->estimates[0].value, many->estimates[0].value);
  options.seed = 2;
  EXPECT_NE(estimate(p, wave, 0.0, options, {})->start_costs, many->start_costs);
}

TEST(MultiStart, SkipsStartsThatFail) {
  const std::vector<double> y = decay_data(3);
  Regression decay(y, 2, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + 0.5; });
  decay.refuse = [](const double* b) { return b[1] > 1.0; };
  auto p = unknowns({1.0, 5.0}, Scale::log);
  for (Parameter& q : p) q.lower = 1e-2, q.upper = 10.0;
  EXPECT_EQ(estimate(p, decay, 0.0, {}, {}).error().code, "evaluation_failed");
  Options options;
  options.starts = 12;
  const auto result = estimate(p, decay, 0.0, options, {});
  ASSERT_TRUE(result.has_value());
  EXPECT_GE(result->start_costs.size(), 1u);
  EXPECT_LT(result->start_costs.size(), 12u);
  EXPECT_NEAR(result->estimates[1].value, 0.3, 0.03);
}

TEST(Robust, OutliersHardlyMatter) {
  for (const Loss loss : {Loss::soft_l1, Loss::huber}) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      std::vector<double> y = decay_data(seed);
      y[3] += 3.0;
      y[9] -= 2.0;
      const auto model = [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + b[2]; };
      Regression decay(y, 3, model);
      Options options;
      options.loss = loss;
      options.loss_scale = 0.03;
      const auto result = estimate(unknowns({1.0, 1.0, 0.1}, Scale::log), decay, 0.0, options, {});
      ASSERT_TRUE(result.has_value());
      EXPECT_TRUE(result->converged) << to_string(result->reason);
      EXPECT_NEAR(result->estimates[0].value, 2.0, 0.15);
      EXPECT_NEAR(result->estimates[1].value, 0.3, 0.05);
      EXPECT_LE(result->iterations, 30u);
      // Outliers hardly move the estimates but stay in s^2 = ssr / (n - p).
      const double s2 = result->statistics.ssr / static_cast<double>(result->statistics.degrees_of_freedom);
      EXPECT_GT(s2, (9.0 + 4.0) / 2.0 / static_cast<double>(y.size()));
      for (const Estimate& e : result->estimates) ASSERT_TRUE(e.std_error.has_value());
      // The gradient of the robust cost vanishes: sum rho'(z_i) r_i J_ij = 0.
      const double b[] = {result->estimates[0].value, result->estimates[1].value, result->estimates[2].value};
      std::vector<double> r(y.size()), j(3 * y.size());
      ASSERT_TRUE(decay.evaluate(b, r.data(), j.data()));
      for (std::size_t k = 0; k < 3; ++k) {
        double gradient = 0.0, size = 0.0;
        for (std::size_t i = 0; i < r.size(); ++i) {
          const double z = r[i] * r[i] / (0.03 * 0.03);
          const double slope =
              loss == Loss::huber ? (z > 1.0 ? 1.0 / std::sqrt(z) : 1.0) : 1.0 / std::sqrt(1.0 + z);
          gradient += slope * r[i] * j[k * r.size() + i];
          size += std::abs(slope * r[i] * j[k * r.size() + i]);
        }
        EXPECT_LE(std::abs(gradient), 1e-6 * size) << seed;
      }
    }
  }
}

TEST(Robust, IsLeastSquaresWithoutOutliers) {
  const std::vector<double> y = decay_data(1);
  Regression decay(y, 3, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * double(i)) + b[2]; });
  Options options;
  options.loss = Loss::huber;
  options.loss_scale = 1.0;
  const auto robust = estimate(unknowns({1.5, 0.5, 0.1}), decay, 0.0, options, {});
  const auto plain = estimate(unknowns({1.5, 0.5, 0.1}), decay, 0.0, {}, {});
  for (std::size_t j = 0; j < 3; ++j) {
    EXPECT_NEAR(robust->estimates[j].value, plain->estimates[j].value, 1e-8);
    EXPECT_NEAR(*robust->estimates[j].std_error, *plain->estimates[j].std_error, 1e-8);
  }
}

}  // namespace
}  // namespace pf::estimation
