#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
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
    const std::vector<std::string_view> names{"iteration", "ssr", "start", "starts", "evaluations"};
    EXPECT_EQ(values.size(), names.size());
    for (std::size_t i = 0; i < values.size(); ++i) EXPECT_EQ(values[i].first, names[i]);
    EXPECT_GT(values[1].second, 0.0);
    EXPECT_GE(values[2].second, 1.0);
    EXPECT_LE(values[2].second, 4.0);
    EXPECT_EQ(values[3].second, 4.0);
    EXPECT_EQ(values[4].second, static_cast<double>(polls));
    return Proceed::go_on;
  };
  Options options;
  options.starts = 4;
  const auto result = estimate(unknowns({2.0, 1.0}, Scale::log), regression, 0.0, options, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(polls, regression.evaluations);
}

TEST(Context, IsHandedTheBestOfAllStarts) {
  Regression regression = decay();
  RunContext context;
  std::vector<double> best, ssr;
  context.best = [&](std::span<const BestValue> values) {
    ASSERT_EQ(values.size(), 2u);
    EXPECT_EQ(values[0].id, "b1");
    EXPECT_EQ(values[1].id, "b2");
    best = {values[0].value, values[1].value};
  };
  context.progress = [&](double, std::span<const NamedValue> values) {
    EXPECT_FALSE(best.empty());
    ssr.push_back(values[1].second);
    return Proceed::go_on;
  };
  Options options;
  options.starts = 4;
  const auto result = estimate(unknowns({2.0, 1.0}, Scale::log), regression, 0.0, options, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(std::is_sorted(ssr.rbegin(), ssr.rend()));
  EXPECT_NEAR(ssr.back(), result->statistics.ssr, 1e-9 * ssr.back());
  for (std::size_t j = 0; j < 2; ++j) EXPECT_NEAR(best[j], result->estimates[j].value, 1e-6);
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
