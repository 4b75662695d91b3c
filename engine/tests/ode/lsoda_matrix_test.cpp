#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "lsoda_matrix.hpp"

namespace pf::ode {
namespace {

// Numbers in [-1, 1): a linear congruential generator is random enough here.
struct Noise {
  std::uint64_t state = 12345;
  double operator()() {
    state = state * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<double>(state >> 11) * 0x1p-52 - 1.0;
  }
};

/// The residual of a solve relative to the size of the terms it is made of.
double residual(NewtonMatrix& matrix, std::size_t n, double gamma, Noise& noise) {
  std::vector<double> b(n), product(n);
  for (double& v : b) v = noise();
  std::vector<double> x = b;
  matrix.solve(x.data());
  matrix.apply(x.data(), product.data());
  double worst = 0.0, size = 1.0;
  for (std::size_t i = 0; i < n; ++i) {
    worst = std::max(worst, std::abs(x[i] - gamma * product[i] - b[i]));
    size = std::max(size, (1.0 + gamma) * std::abs(x[i]));
  }
  return worst / size;
}

TEST(NewtonMatrix, SolvesSmallDenseAndLargeSparseSystems) {
  Noise noise;
  for (const std::size_t n : {1u, 3u, 23u, 24u, 60u}) {
    for (const double density : {0.03, 0.2, 1.0}) {
      NewtonMatrix matrix(n);
      double* j = matrix.jacobian();
      // Ever more entries appear, as when concentrations grow from zero: the order is made anew on the way.
      for (int filling = 0; filling < 4; ++filling) {
        for (std::size_t k = 0; k < n * n; ++k)
          if (std::abs(noise()) < density) j[k] = noise();
        for (const double gamma : {1e-3, 1.0, 50.0}) {
          ASSERT_TRUE(matrix.factor(gamma));
          EXPECT_EQ(matrix.gamma(), gamma);
          EXPECT_LT(residual(matrix, n, gamma, noise), 1e-11) << n << " " << density << " " << gamma;
        }
      }
    }
  }
}

TEST(NewtonMatrix, SaysWhenItIsSingular) {
  NewtonMatrix matrix(30);
  for (std::size_t k = 0; k < 30; ++k) matrix.jacobian()[31 * k] = 2.0;
  EXPECT_FALSE(matrix.factor(0.5));
  EXPECT_EQ(matrix.gamma(), 0.0);
  EXPECT_TRUE(matrix.factor(0.25));
  matrix.jacobian()[62] = std::nan("");
  EXPECT_FALSE(matrix.factor(0.25));
}

TEST(NewtonMatrix, NormBoundsTheSpectralRadius) {
  NewtonMatrix matrix(2);
  double* j = matrix.jacobian();
  j[0] = -2.0, j[1] = 2.0, j[2] = 1.0, j[3] = -1.0;  // eigenvalues 0 and -3
  const double even[] = {1.0, 1.0}, uneven[] = {1.0, 100.0};
  EXPECT_DOUBLE_EQ(matrix.norm(even), 3.0);
  EXPECT_GE(matrix.norm(uneven), 3.0);
}

}  // namespace
}  // namespace pf::ode
