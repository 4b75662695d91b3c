#include "exponential.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace pf::kinetics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// In units of the last place of the exact value, which has three digits more in long double.
double error_in_ulps(double x) {
  const long double exact = std::exp(static_cast<long double>(x));
  const double near = static_cast<double>(exact);
  const double ulp = std::nextafter(near, infinity) - near;
  return static_cast<double>(std::abs(static_cast<long double>(exponential(x)) - exact) / ulp);
}

TEST(Exponential, IsWithinOneUnitInTheLastPlace) {
  double worst = 0.0;
  for (int i = -708000; i <= 709000; ++i) worst = std::max(worst, error_in_ulps(i * 1e-3 + i * 1.7e-8));
  for (int i = -40000; i <= 40000; ++i) worst = std::max(worst, error_in_ulps(i * 1e-5));
  RecordProperty("worst_ulps", std::to_string(worst));
  EXPECT_LT(worst, 1.0);
}

TEST(Exponential, KnowsItsEnds) {
  EXPECT_EQ(exponential(0.0), 1.0);
  EXPECT_EQ(exponential(-0.0), 1.0);
  EXPECT_EQ(exponential(709.0), std::exp(709.0));
  EXPECT_EQ(exponential(709.79), infinity);
  EXPECT_EQ(exponential(infinity), infinity);
  EXPECT_EQ(exponential(1e300), infinity);
  EXPECT_EQ(exponential(-746.0), 0.0);
  EXPECT_EQ(exponential(-infinity), 0.0);
  EXPECT_TRUE(std::isnan(exponential(std::nan(""))));
  const double subnormal = exponential(-740.0);
  EXPECT_NEAR(subnormal, std::exp(-740.0), std::numeric_limits<double>::denorm_min());
  EXPECT_GT(subnormal, 0.0);
}

TEST(Exponential, OfManyAreThoseOfEach) {
  std::vector<double> x(23), results(23);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = 7.3 * static_cast<double>(i) - 80.0;
  std::vector<std::uint32_t> order(x.size());
  std::iota(order.rbegin(), order.rend(), 0u);
  for (std::size_t count = 0; count <= x.size(); ++count) {
    std::vector<double> to(x.size() + 1, -1.0);
    exponentials(count, order.data(), x.data(), to.data());
    for (std::size_t i = 0; i < count; ++i)
      EXPECT_EQ(to[i], exponential(x[order[i]])) << i << " of " << count;
    for (std::size_t i = count; i < to.size(); ++i) EXPECT_EQ(to[i], -1.0) << i << " of " << count;
  }
}

}  // namespace
}  // namespace pf::kinetics
