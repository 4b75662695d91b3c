#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <vector>

#include "../support/instrumented.hpp"
#include "pharmaflow/statistics/distribution.hpp"
#include "pharmaflow/statistics/morris.hpp"
#include "pharmaflow/statistics/sobol_indices.hpp"
#include "pharmaflow/statistics/sobol_sequence.hpp"

namespace pf::statistics {
namespace {

/// Outputs of a function of the unit cube over a whole design.
template <class Design, class Function>
std::vector<double> evaluate(const Design& design, Function function) {
  std::vector<double> values, x(design.inputs());
  for (std::size_t e = 0; e < design.evaluations(); ++e) {
    design.row(e, x);
    values.push_back(function(x));
  }
  return values;
}

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1 on [-pi, pi]^3 (Ishigami & Homma 1990).
double ishigami(const std::vector<double>& u) {
  const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
  return std::sin(x(0)) + 7.0 * std::pow(std::sin(x(1)), 2) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

struct Exact {
  double variance;
  std::array<double, 3> first, total;
  double second_13;
};
Exact exact_ishigami() {
  constexpr double a = 7.0, b = 0.1;
  const double p4 = std::pow(std::numbers::pi, 4), p8 = p4 * p4;
  const double v1 = 0.5 * std::pow(1.0 + b * p4 / 5.0, 2), v2 = a * a / 8.0;
  const double v13 = b * b * p8 * (1.0 / 18.0 - 1.0 / 50.0), v = v1 + v2 + v13;
  return {v, {v1 / v, v2 / v, 0.0}, {(v1 + v13) / v, v2 / v, v13 / v}, v13 / v};
}

/// Product of (|4 u - 2| + a) / (1 + a): V_i = 1 / (3 (1 + a)^2), V = prod(1 + V_i) - 1 (Saltelli & Sobol'
/// 1995).
const std::vector<double> g_coefficients{0.0, 0.5, 3.0, 9.0, 99.0, 99.0};
double g_function(const std::vector<double>& u) {
  double product = 1.0;
  for (std::size_t i = 0; i < u.size(); ++i)
    product *= (std::abs(4.0 * u[i] - 2.0) + g_coefficients[i]) / (1.0 + g_coefficients[i]);
  return product;
}
std::vector<double> g_partial(const std::vector<double>& a) {
  std::vector<double> partial;
  for (const double ai : a) partial.push_back(1.0 / (3.0 * (1.0 + ai) * (1.0 + ai)));
  return partial;
}

TEST(SobolSequence, HasOnePointInEveryBinOfEveryDimension) {
  const SobolSequence sequence(SobolSequence::largest_dimension, 7);
  constexpr std::uint32_t n = 1024;
  std::vector<std::set<int>> bins(sequence.dimension());
  std::vector<double> point(sequence.dimension());
  for (std::uint32_t i = 0; i < n; ++i) {
    sequence.point(i, point);
    for (std::size_t d = 0; d < point.size(); ++d) {
      ASSERT_GT(point[d], 0.0);
      ASSERT_LT(point[d], 1.0);
      bins[d].insert(static_cast<int>(point[d] * n));
    }
  }
  for (std::size_t d = 0; d < bins.size(); ++d) EXPECT_EQ(bins[d].size(), n) << "dimension " << d;
}

/// The first 256 points of any two neighbouring dimensions among the first twenty fill 4 x 4 boxes evenly.
TEST(SobolSequence, FillsBoxesOfTwoDimensionsEvenly) {
  const SobolSequence sequence(20, 1);
  std::vector<std::array<int, 16>> boxes(19);
  std::vector<double> point(20);
  for (std::uint32_t i = 0; i < 256; ++i) {
    sequence.point(i, point);
    for (std::size_t d = 0; d + 1 < 20; ++d)
      ++boxes[d][static_cast<std::size_t>(point[d] * 4) * 4 + static_cast<std::size_t>(point[d + 1] * 4)];
  }
  for (const auto& box : boxes)
    for (const int count : box) EXPECT_EQ(count, 16);
}

/// Differences from the unshifted sequence as published: x = 0, 1/2, 3/4, 1/4 ... in Gray-code order.
TEST(SobolSequence, IsThePublishedOneBehindItsShift) {
  const SobolSequence sequence(4, 3);
  std::vector<double> zero(4), point(4);
  sequence.point(0, zero);
  const auto bits = [](double x) { return static_cast<std::uint32_t>(x * 4294967296.0); };
  const std::vector<std::array<double, 4>> published{{0.5, 0.5, 0.5, 0.5},
                                                     {0.75, 0.25, 0.25, 0.25},
                                                     {0.25, 0.75, 0.75, 0.75},
                                                     {0.375, 0.375, 0.625, 0.875},
                                                     {0.875, 0.875, 0.125, 0.375}};
  for (std::size_t i = 0; i < published.size(); ++i) {
    sequence.point(static_cast<std::uint32_t>(i + 1), point);
    for (std::size_t d = 0; d < 4; ++d)
      EXPECT_EQ(bits(point[d]) ^ bits(zero[d]), bits(published[i][d]))
          << "point " << i + 1 << " dimension " << d;
  }
}

TEST(SobolIndices, OfIshigamiWithinAHundredth) {
  const Exact exact = exact_ishigami();
  const SaltelliDesign design(3, 8192, false, 1);  // 40 960 evaluations, below 2^16
  const SobolIndices found = sobol_indices(design, evaluate(design, ishigami));
  EXPECT_NEAR(found.variance, exact.variance, 0.01 * exact.variance);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.first[i].value, exact.first[i], 0.01);
    EXPECT_NEAR(found.total[i].value, exact.total[i], 0.01);
    EXPECT_LE(found.first[i].low, found.first[i].value);
    EXPECT_GE(found.first[i].high, found.first[i].value);
  }
}

TEST(SobolIndices, OfIshigamiHaveOneInteraction) {
  const Exact exact = exact_ishigami();
  const SaltelliDesign design(3, 8192, true, 1);
  const SobolIndices found = sobol_indices(design, evaluate(design, ishigami));
  ASSERT_EQ(found.second.size(), 3u);
  EXPECT_NEAR(found.second[0].value, 0.0, 0.01);
  EXPECT_NEAR(found.second[1].value, exact.second_13, 0.01);
  EXPECT_NEAR(found.second[2].value, 0.0, 0.01);
}

TEST(SobolIndices, OfTheGFunctionWithinAHundredth) {
  const auto partial = g_partial(g_coefficients);
  double all = 1.0;
  for (const double v : partial) all *= 1.0 + v;
  const double variance = all - 1.0;
  const SaltelliDesign design(partial.size(), 8192, false, 1);
  const SobolIndices found = sobol_indices(design, evaluate(design, g_function));
  for (std::size_t i = 0; i < partial.size(); ++i) {
    EXPECT_NEAR(found.first[i].value, partial[i] / variance, 0.01);
    EXPECT_NEAR(found.total[i].value, partial[i] * all / (1.0 + partial[i]) / variance, 0.01);
  }
}

/// How often the intervals of independent designs hold the truth, of every index. 1000 designs tell 95 % to
/// +- 0.7 %; the replicates' errors are not quite normal, which costs a few more (0.92 is the worst).
template <class Function>
void expect_coverage(std::size_t inputs, Function f, const std::vector<double>& first,
                     const std::vector<double>& total, double confidence) {
  constexpr std::uint64_t designs = 1000;
  std::vector<int> covered(2 * inputs);
  for (std::uint64_t seed = 0; seed < designs; ++seed) {
    const SaltelliDesign design(inputs, 1024, false, seed);
    const SobolIndices found = sobol_indices(design, evaluate(design, f), confidence);
    for (std::size_t i = 0; i < inputs; ++i) {
      covered[i] += found.first[i].low <= first[i] && first[i] <= found.first[i].high;
      covered[inputs + i] += found.total[i].low <= total[i] && total[i] <= found.total[i].high;
    }
  }
  double sum = 0.0;
  for (const int count : covered) {
    const double share = count / static_cast<double>(designs);
    EXPECT_NEAR(share, confidence, 0.045);
    sum += share;
  }
  EXPECT_NEAR(sum / static_cast<double>(covered.size()), confidence, 0.025);
}

TEST(SobolIndices, IntervalsHoldTheTruthAsOftenAsTheySay) {
  if (pf::test::instrumented) GTEST_SKIP() << "counts many designs";
  const Exact exact = exact_ishigami();
  const std::vector<double> first(exact.first.begin(), exact.first.end()),
      total(exact.total.begin(), exact.total.end());
  expect_coverage(3, ishigami, first, total, 0.95);
  expect_coverage(3, ishigami, first, total, 0.8);
  const auto partial = g_partial(g_coefficients);
  double all = 1.0;
  for (const double v : partial) all *= 1.0 + v;
  std::vector<double> g_first, g_total;
  for (const double v : partial) {
    g_first.push_back(v / (all - 1.0));
    g_total.push_back(v * all / (1.0 + v) / (all - 1.0));
  }
  expect_coverage(g_coefficients.size(), g_function, g_first, g_total, 0.95);
}

/// A smooth function of evenly filled points is known far better than by independent draws: f = x1 + 2 x2.
TEST(SobolIndices, IntervalsAreAsNarrowAsTheErrors) {
  const SaltelliDesign design(2, 1024, false, 3);
  const SobolIndices found =
      sobol_indices(design, evaluate(design, [](const auto& u) { return u[0] + 2.0 * u[1]; }));
  for (std::size_t i = 0; i < 2; ++i) EXPECT_LT(found.total[i].high - found.total[i].low, 0.02);
}

TEST(SaltelliDesign, SharesItsSamplesOutAmongReplicates) {
  for (const std::size_t samples : {2u, 7u, 8u, 64u, 1000u, 1429u}) {
    const SaltelliDesign design(2, samples, false, 1);
    EXPECT_EQ(design.replicates(), std::min<std::size_t>(8, samples));
    EXPECT_EQ(design.first_sample(0), 0u);
    EXPECT_EQ(design.first_sample(design.replicates()), samples);
    // The first point of each replicate is its shift: no two are alike, and each replicate begins with it.
    std::set<double> begins;
    std::vector<double> x(2);
    for (std::size_t r = 0; r < design.replicates(); ++r) {
      design.row(design.first_sample(r) * design.block(), x);
      begins.insert(x[0]);
      const SobolSequence own(4, 1, r);
      std::vector<double> point(4);
      own.point(0, point);
      EXPECT_EQ(x[0], point[0]);
    }
    EXPECT_EQ(begins.size(), design.replicates());
  }
}

TEST(SobolIndices, LeaveOutSamplesWithoutAValue) {
  const SaltelliDesign design(2, 512, false, 5);
  auto values = evaluate(design, [](const auto& u) { return u[0]; });
  values[7] = std::nan("");
  const SobolIndices found = sobol_indices(design, values);
  EXPECT_EQ(found.used, 511u);
  EXPECT_TRUE(found.enough());
  EXPECT_NEAR(found.first[0].value, 1.0, 0.02);
  EXPECT_EQ(found.total[1].value, 0.0);
  const std::vector<double> none(design.evaluations(), std::nan(""));
  const SobolIndices empty = sobol_indices(design, none);
  EXPECT_EQ(empty.used, 0u);
  EXPECT_FALSE(empty.enough());
  EXPECT_EQ(empty.first[0].value, 0.0);
}

TEST(SobolIndices, OfAConstantAreZero) {
  const SaltelliDesign design(3, 64, true, 5);
  const SobolIndices found = sobol_indices(design, evaluate(design, [](const auto&) { return 4.0; }));
  EXPECT_EQ(found.mean, 4.0);
  for (const auto* list : {&found.first, &found.total, &found.second})
    for (const Interval& index : *list) EXPECT_EQ(index.value, 0.0);
}

TEST(Morris, OfALinearModelIsItsSlopes) {
  const MorrisDesign design(3, 10, 4, 2);
  const auto effects =
      morris_effects(design, evaluate(design, [](const auto& u) { return 3.0 * u[0] - 2.0 * u[1]; }), {});
  EXPECT_NEAR(effects[0].mu, 3.0, 1e-12);
  EXPECT_NEAR(effects[1].mu, -2.0, 1e-12);
  EXPECT_NEAR(effects[1].mu_star.value, 2.0, 1e-12);
  EXPECT_NEAR(effects[2].mu_star.value, 0.0, 1e-12);
  for (const auto& effect : effects) {
    EXPECT_NEAR(effect.sigma, 0.0, 1e-12);
    EXPECT_EQ(effect.used, 10u);
  }
}

TEST(Morris, TellsInteractionsByTheirSpread) {
  const MorrisDesign design(3, 400, 4, 2);
  const auto effects =
      morris_effects(design, evaluate(design, [](const auto& u) { return u[0] * u[1] + u[2]; }), {});
  // The effect of x1 is x2 itself: on the grid 0, 1/3, 2/3, 1 its mean is 1/2 and its deviation sqrt(5)/6.
  EXPECT_NEAR(effects[0].mu, 0.5, 0.05);
  EXPECT_NEAR(effects[0].sigma, std::sqrt(5.0) / 6.0, 0.03);
  EXPECT_NEAR(effects[2].sigma, 0.0, 1e-12);
}

/// Trajectories are independent draws, so the bootstrap's 95 % can be counted: nearly that, from below, since
/// percentile intervals of 50 values are a little narrow.
TEST(Morris, IntervalsCoverTheTruthAsOftenAsTheySay) {
  int covered = 0;
  constexpr std::uint64_t designs = 1000;
  for (std::uint64_t seed = 0; seed < designs; ++seed) {
    const MorrisDesign design(2, 50, 4, seed);
    const auto values = evaluate(design, [](const auto& u) { return u[0] * u[1]; });
    const Interval mu = morris_effects(design, values, {.seed = seed}).front().mu_star;
    covered += mu.low <= 0.5 && 0.5 <= mu.high;
  }
  EXPECT_GE(covered, 910);
  EXPECT_LE(covered, 970);
}

TEST(Morris, StaysOnItsGrid) {
  for (const std::size_t levels : {2u, 4u, 6u, 10u}) {
    const MorrisDesign design(5, 20, levels, 9);
    std::vector<double> x(5), before(5);
    for (std::size_t e = 0; e < design.evaluations(); ++e) {
      design.row(e, x);
      int changed = 0;
      for (std::size_t i = 0; i < 5; ++i) {
        const double place = x[i] * static_cast<double>(levels - 1);
        EXPECT_NEAR(place, std::round(place), 1e-9);
        changed += std::abs(x[i] - before[i]) > 1e-9;
      }
      if (e % 6 != 0) {
        EXPECT_EQ(changed, 1);
      }
      before = x;
    }
  }
}

TEST(Distribution, QuantilesAreThoseOfTheTextbook) {
  using Kind = Distribution::Kind;
  EXPECT_DOUBLE_EQ((Distribution{Kind::uniform, 2.0, 6.0}).quantile(0.25), 3.0);
  EXPECT_NEAR((Distribution{Kind::log_uniform, 1.0, 100.0}).quantile(0.5), 10.0, 1e-12);
  EXPECT_NEAR((Distribution{Kind::normal, 5.0, 2.0}).quantile(0.975), 5.0 + 2.0 * 1.959963984540054, 1e-10);
  EXPECT_NEAR((Distribution{Kind::log_normal, 3.0, 0.5}).quantile(0.5), 3.0, 1e-12);
}

}  // namespace
}  // namespace pf::statistics
