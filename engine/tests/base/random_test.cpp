#include "pharmaflow/base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "pharmaflow/base/special_functions.hpp"
#include "xoshiro256.hpp"

namespace pf {
namespace {

// Outputs of the authors' reference implementation for the state {1, 2, 3, 4}, as published with the tests of
// the Rust crate rand_xoshiro.
TEST(Xoshiro256pp, GivesTheReferenceOutputs) {
  std::array<std::uint64_t, 4> state{1, 2, 3, 4};
  for (const std::uint64_t expected : {41943041UL, 58720359UL, 3588806011781223U, 3591011842654386U,
                                       9228616714210784205U, 9973669472204895162U, 14011001112246962877U,
                                       12406186145184390807U, 15849039046786891736U, 10450023813501588000U})
    EXPECT_EQ(detail::xoshiro256pp(state), expected);
}

// Outputs of the reference splitmix64.c (Vigna 2015) for the state 1234567.
TEST(Splitmix64, GivesTheReferenceOutputs) {
  std::uint64_t state = 1234567;
  for (const std::uint64_t expected : {6457827717110365317U, 3203168211198807973U, 9817491932198370423U,
                                       4593380528125082431U, 16408922859458223821U})
    EXPECT_EQ(detail::splitmix64(state), expected);
}

TEST(Random, StreamZeroIsTheCustomarySeeding) {
  std::uint64_t start = 42;
  std::array<std::uint64_t, 4> state;
  for (std::uint64_t& word : state) word = detail::splitmix64(start);
  Random random(42);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(random.bits(), detail::xoshiro256pp(state));
}

TEST(Random, SeedsAndStreamsDiffer) {
  std::vector<std::uint64_t> first;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (std::uint64_t stream = 0; stream < 100; ++stream) first.push_back(Random(seed, stream).bits());
  std::ranges::sort(first);
  EXPECT_EQ(std::ranges::adjacent_find(first), first.end());
}

TEST(Random, StreamsAreUncorrelated) {
  constexpr int n = 100000;
  Random a(7, 1), b(7, 2);
  double covariance = 0.0;
  for (int i = 0; i < n; ++i) covariance += a.normal() * b.normal();
  EXPECT_LT(std::abs(covariance / n), 4.0 / std::sqrt(n));
}

/// Kolmogorov's statistic sqrt(n) D_n of a sample under a continuous distribution; 1.95 has p = 0.001.
template <class Cdf>
double kolmogorov(std::vector<double> sample, Cdf cdf) {
  std::ranges::sort(sample);
  const double n = static_cast<double>(sample.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double p = cdf(sample[i]);
    distance = std::max({distance, p - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p});
  }
  return distance * std::sqrt(n);
}

TEST(Random, UniformIsUniform) {
  Random random(1);
  std::vector<double> sample(100000);
  for (double& x : sample) {
    x = random.uniform(-2.0, 6.0);
    ASSERT_GE(x, -2.0);
    ASSERT_LT(x, 6.0);
  }
  EXPECT_LT(kolmogorov(sample, [](double x) { return (x + 2.0) / 8.0; }), 1.95);
}

TEST(Random, UniformNeverReachesItsOpenEnd) {
  Random random(3);
  const double low = 1.0;
  const double high = std::nextafter(1.0, 2.0);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(random.uniform(low, high), low);
}

TEST(Random, NormalIsNormal) {
  Random random(2, 5);
  std::vector<double> sample(100000);
  double mean = 0.0, fourth = 0.0;
  for (double& x : sample) {
    x = random.normal(3.0, 2.0);
    const double z = (x - 3.0) / 2.0;
    mean += z;
    fourth += z * z * z * z;
  }
  EXPECT_LT(kolmogorov(sample, [](double x) { return normal_cdf((x - 3.0) / 2.0); }), 1.95);
  const double n = static_cast<double>(sample.size());
  EXPECT_LT(std::abs(mean / n), 4.0 / std::sqrt(n));
  EXPECT_LT(std::abs(fourth / n - 3.0), 4.0 * std::sqrt(96.0 / n));  // var(z^4) = 105 - 9
}

TEST(Random, BelowIsUnbiasedAndInRange) {
  // 3/4 of 2^64: without rejection the lower third would be drawn twice as often.
  constexpr std::uint64_t bound = 3ULL << 62;
  Random random(4);
  int low = 0;
  constexpr int n = 30000;
  for (int i = 0; i < n; ++i) {
    const std::uint64_t x = random.below(bound);
    ASSERT_LT(x, bound);
    low += x < bound / 3 ? 1 : 0;
  }
  EXPECT_NEAR(low, n / 3.0, 4.0 * std::sqrt(n * 2.0 / 9.0));
  for (int i = 0; i < 100; ++i) EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, BelowFillsEveryCell) {
  Random random(5);
  std::array<int, 10> cells{};
  for (int i = 0; i < 100000; ++i) ++cells[random.below(10)];
  double chi_squared = 0.0;
  for (const int count : cells) chi_squared += (count - 1e4) * (count - 1e4) / 1e4;
  EXPECT_LT(chi_squared_cdf(chi_squared, 9.0), 0.999);
}

}  // namespace
}  // namespace pf
