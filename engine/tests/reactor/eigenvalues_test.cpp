#include "eigenvalues.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "pharmaflow/base/random.hpp"

namespace pf::reactor {
namespace {

using Complex = std::complex<double>;

std::vector<Complex> sorted(std::vector<Complex> values) {
  std::ranges::sort(values, [](Complex a, Complex b) {
    return a.real() != b.real() ? a.real() > b.real() : a.imag() > b.imag();
  });
  return values;
}

/// The largest distance of a value to the nearest one of the other list.
double distance(const std::vector<Complex>& values, const std::vector<Complex>& others) {
  double largest = 0.0;
  for (const Complex a : values) {
    double nearest = HUGE_VAL;
    for (const Complex b : others) nearest = std::min(nearest, std::abs(a - b));
    largest = std::max(largest, nearest);
  }
  return largest;
}

TEST(Eigenvalues, OfMatricesThatAreKnownByHeart) {
  EXPECT_TRUE(eigenvalues({}, 0).empty());
  EXPECT_EQ(eigenvalues({-3.0}, 1), (std::vector<Complex>{-3.0}));
  EXPECT_EQ(eigenvalues({0, 0, 0, 0}, 2), (std::vector<Complex>{0.0, 0.0}));
  EXPECT_EQ(sorted(eigenvalues({0, 1, -1, 0}, 2)), (std::vector<Complex>{{0, 1}, {0, -1}}));
  // A cyclic permutation, whose unshifted QR steps go round in a circle: the cube roots of 1.
  const auto roots = sorted(eigenvalues({0, 1, 0, 0, 0, 1, 1, 0, 0}, 3));
  ASSERT_EQ(roots.size(), 3u);
  EXPECT_NEAR(std::abs(roots[0] - Complex(1.0, 0.0)), 0.0, 1e-15);
  EXPECT_NEAR(std::abs(roots[1] - Complex(-0.5, std::sqrt(0.75))), 0.0, 1e-15);
  EXPECT_EQ(roots[1], std::conj(roots[2]));
}

TEST(Eigenvalues, OfALinearReactionChainAreItsRateConstants) {
  // A -> B -> C -> D over six decades: each is known to the precision times the largest.
  const std::vector<double> k{1e3, 1.0, 1e-3};
  std::vector<double> a(16, 0.0);
  for (std::size_t i = 0; i < 3; ++i) a[i + 4 * i] = -k[i], a[i + 1 + 4 * i] = k[i];
  const auto values = sorted(eigenvalues(a, 4));
  ASSERT_EQ(values.size(), 4u);
  const std::vector<double> wanted{0.0, -1e-3, -1.0, -1e3};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(values[i].real(), wanted[i], 1e-12);
    EXPECT_EQ(values[i].imag(), 0.0);
  }
}

TEST(Eigenvalues, OfRandomMatricesAreThoseOfEigen) {
  Random random(7, 0);
  for (std::size_t n = 1; n <= 40; ++n) {
    std::vector<double> a(n * n);
    for (double& entry : a) entry = random.uniform() < 0.4 ? random.uniform(-1.0, 1.0) : 0.0;
    const auto size = static_cast<Eigen::Index>(n);
    const Eigen::MatrixXd matrix = Eigen::Map<const Eigen::MatrixXd>(a.data(), size, size);
    const Eigen::VectorXcd reference = Eigen::EigenSolver<Eigen::MatrixXd>(matrix, false).eigenvalues();
    const std::vector<Complex> wanted(reference.begin(), reference.end());
    const std::vector<Complex> got = eigenvalues(a, n);
    ASSERT_EQ(got.size(), n);
    // Eigenvalues that nearly coincide are known to the square root of the precision only.
    EXPECT_LT(distance(got, wanted), 1e-7) << n;
    EXPECT_LT(distance(wanted, got), 1e-7) << n;
    Complex sum = 0.0;
    for (const Complex value : got) sum += value;
    EXPECT_NEAR(sum.real(), matrix.trace(), 1e-13 * static_cast<double>(n)) << n;
    EXPECT_NEAR(sum.imag(), 0.0, 1e-14) << n;
  }
}

TEST(Eigenvalues, ABadScaleCostsNoDigits) {
  // D^-1 A D has the eigenvalues of A, whatever D: powers of two bring no rounding in.
  Random random(11, 0);
  const std::size_t n = 6;
  std::vector<double> a(n * n);
  for (double& entry : a) entry = random.uniform(-1.0, 1.0);
  const auto wanted = sorted(eigenvalues(a, n));
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < n; ++i)
      a[i + n * j] = std::ldexp(a[i + n * j], 12 * (static_cast<int>(j) - static_cast<int>(i)));
  const auto got = sorted(eigenvalues(a, n));
  ASSERT_EQ(got.size(), n);
  for (std::size_t i = 0; i < n; ++i) EXPECT_NEAR(std::abs(got[i] - wanted[i]), 0.0, 1e-13);
}

}  // namespace
}  // namespace pf::reactor
