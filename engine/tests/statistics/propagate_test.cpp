#include "pharmaflow/statistics/propagate.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace pf::statistics {
namespace {

/// x ~ N(2, 0.1), y ~ N(3, 0.2), correlated by 0.5.
Uncertain two() { return {{2.0, 3.0}, {0.01, 0.01, 0.01, 0.04}, {0, 0}}; }

TEST(Propagate, ALinearFunctionIsExact) {
  const auto p = propagate(
      [](std::span<const double> x, std::span<double> y) {
        y[0] = 3.0 * x[0] - x[1];
        return true;
      },
      1, two(), {}, {});
  ASSERT_TRUE(p);
  EXPECT_DOUBLE_EQ(p->value[0], 3.0);
  EXPECT_NEAR(*p->spread[0].std_error, std::sqrt(9 * 0.01 + 0.04 - 6 * 0.01), 1e-12);
  EXPECT_FALSE(p->spread[0].low);
}

TEST(Propagate, DrawsHaveTheQuantilesOfTheNormal) {
  PropagationOptions options;
  options.samples = 20000;
  const auto p = propagate(
      [](std::span<const double> x, std::span<double> y) {
        y[0] = x[0] + x[1];
        return true;
      },
      1, two(), options, {});
  ASSERT_TRUE(p);
  const double sd = std::sqrt(0.07);
  EXPECT_NEAR(*p->spread[0].median, 5.0, 4 * 1.2533 * sd / std::sqrt(20000.0));
  EXPECT_NEAR(*p->spread[0].high - *p->spread[0].low, 2 * 1.959964 * sd, 0.03 * sd * 2);
}

TEST(Propagate, ALogScaledInputIsLogNormal) {
  PropagationOptions options;
  options.samples = 20000;
  const auto p = propagate(
      [](std::span<const double> x, std::span<double> y) {
        y[0] = std::log(x[0]);
        return true;
      },
      1, {{2.0}, {1.0}, {1}}, options, {});
  ASSERT_TRUE(p);
  EXPECT_NEAR(*p->spread[0].std_error, 0.5, 1e-12);
  EXPECT_NEAR(*p->spread[0].high - *p->spread[0].low, 2 * 1.959964 * 0.5, 0.03);
}

TEST(Propagate, LeavesOutWhatFailsAndWhatDoesNotExist) {
  PropagationOptions options;
  options.samples = 1000;
  const auto p = propagate(
      [](std::span<const double> x, std::span<double> y) {
        y[0] = x[0];
        y[1] = std::nan("");
        return x[0] >= 1.9;
      },
      2, two(), options, {});
  ASSERT_TRUE(p);
  EXPECT_NEAR(static_cast<double>(p->failed), 159.0, 50.0);
  EXPECT_GE(*p->spread[0].low, 1.9);
  EXPECT_FALSE(p->spread[1].std_error);
  EXPECT_FALSE(p->spread[1].low);
}

TEST(Propagate, TheSameSeedGivesTheSameDigits) {
  PropagationOptions options;
  options.samples = 50;
  const auto predict = [](std::span<const double> x, std::span<double> y) {
    y[0] = x[0] * x[1];
    return true;
  };
  const auto a = propagate(predict, 1, two(), options, {}), b = propagate(predict, 1, two(), options, {});
  options.seed = 2;
  const auto c = propagate(predict, 1, two(), options, {});
  EXPECT_EQ(*a->spread[0].low, *b->spread[0].low);
  EXPECT_NE(*a->spread[0].low, *c->spread[0].low);
}

TEST(Propagate, RefusesWhatIsNoCovariance) {
  const auto predict = [](std::span<const double>, std::span<double>) { return true; };
  EXPECT_FALSE(propagate(predict, 0, {{1.0, 1.0}, {1.0, 2.0, 2.0, 1.0}, {0, 0}}, {}, {}));
  EXPECT_FALSE(propagate(predict, 0, {{-1.0}, {1.0}, {1}}, {}, {}));
  const auto never = [](std::span<const double>, std::span<double>) { return false; };
  EXPECT_EQ(propagate(never, 0, two(), {}, {}).error().code, "evaluation_failed");
}

TEST(Propagate, StopsWhenAsked) {
  RunContext context;
  context.progress = [](double, std::span<const NamedValue>) { return Proceed::cancel; };
  PropagationOptions options;
  options.samples = 100;
  const auto p =
      propagate([](std::span<const double>, std::span<double>) { return true; }, 0, two(), options, context);
  EXPECT_EQ(p->termination, Termination::cancelled);
}

}  // namespace
}  // namespace pf::statistics
