#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "support.hpp"

namespace pf::estimation {
namespace {

using test::D;
using test::Regression;
using test::unknowns;

Regression decay() {
  std::vector<double> y;
  for (int i = 0; i < 12; ++i) y.push_back(std::exp(-0.37 * i) + 0.01 * std::sin(7.0 * i + 1.0));
  return {y, 2, [](const D* b, std::size_t i) { return b[0] * exp(-b[1] * static_cast<double>(i)); }};
}

TEST(Context, HearsOfEveryEvaluation) {
  Regression regression = decay();
  RunContext context;
  std::size_t polls = 0;
  double last = 0.0;
  context.progress = [&](double fraction, std::span<const NamedValue> values) {
    ++polls;
    EXPECT_GE(fraction, last);
    EXPECT_LE(fraction, 1.0);
    last = fraction;
    EXPECT_EQ(values.size(), 4u);
    EXPECT_EQ(values[0].first, "iteration");
    EXPECT_EQ(values[1].first, "ssr");
    EXPECT_GT(values[1].second, 0.0);
    EXPECT_EQ(values[2].first, "b1");
    EXPECT_EQ(values[3].first, "b2");
    return Proceed::go_on;
  };
  Options options;
  options.starts = 4;
  const auto result = estimate(unknowns({2.0, 1.0}, Scale::log), regression, 0.0, options, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(polls, regression.evaluations);
}

TEST(Context, StopsWithTheBestSoFar) {
  for (const Proceed answer : {Proceed::cancel, Proceed::deadline}) {
    for (std::size_t limit = 1; limit < 6; ++limit) {
      Regression regression = decay();
      RunContext context;
      std::size_t polls = 0;
      context.progress = [&](double, std::span<const NamedValue>) {
        return ++polls >= limit ? answer : Proceed::go_on;
      };
      const auto result = estimate(unknowns({4.0, 2.0}), regression, 0.0, {}, context);
      ASSERT_TRUE(result.has_value());
      EXPECT_EQ(regression.evaluations, limit);
      EXPECT_FALSE(result->converged);
      EXPECT_EQ(result->reason, answer == Proceed::cancel ? Reason::cancelled : Reason::deadline);
      EXPECT_EQ(result->termination, termination_of(answer));
      EXPECT_EQ(result->residuals.size(), 12u);
      EXPECT_EQ(result->estimates[0].value, result->history.back().parameters[0]);
      EXPECT_TRUE(result->estimates[0].std_error.has_value());
      for (const Iteration& i : result->history) EXPECT_GE(i.ssr, result->statistics.ssr * (1.0 - 1e-14));
    }
  }
}

TEST(Context, CancelDuringAStartThatFails) {
  Regression regression = decay();
  regression.refuse = [](const double*) { return true; };
  RunContext context;
  context.progress = [](double, std::span<const NamedValue>) { return Proceed::cancel; };
  const auto result = estimate(unknowns({4.0, 2.0}), regression, 0.0, {}, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->reason, Reason::cancelled);
  EXPECT_EQ(result->estimates[1].value, 2.0);
  EXPECT_FALSE(result->estimates[1].std_error);
}

}  // namespace
}  // namespace pf::estimation
