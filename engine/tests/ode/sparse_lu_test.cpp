#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

#include "shifted_solver.hpp"
#include "sparse_lu.hpp"

namespace pf::ode::testing {
namespace {

/// A small generator, uniform on [0, 1).
class Uniform {
 public:
  double operator()() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state_ >> 11) * 0x1p-53;
  }

 private:
  std::uint64_t state_ = 42;
};

/// The Jacobian of a random network of first-order reactions: columns sum to zero.
std::vector<double> network(std::size_t n, std::size_t reactions, Uniform& uniform) {
  std::vector<double> j(n * n, 0.0);
  for (std::size_t r = 0; r < reactions; ++r) {
    const auto from = static_cast<std::size_t>(uniform() * static_cast<double>(n));
    const auto to = static_cast<std::size_t>(uniform() * static_cast<double>(n));
    const double k = std::pow(10.0, 8.0 * uniform() - 4.0);
    j[from + n * from] -= k;
    j[to + n * from] += k;
  }
  return j;
}

TEST(SparseLu, SolvesWhatDenseLuSolves) {
  Uniform uniform;
  for (const std::size_t n : {1u, 2u, 7u, 20u, 40u, 64u})
    for (int trial = 0; trial < 20; ++trial) {
      const std::vector<double> j = network(n, 2 * n, uniform);
      SparseLu sparse(n);
      DenseShiftedSolver<0> dense(n);
      sparse.learn(j.data());
      ASSERT_TRUE(sparse.fits(j.data()));
      for (const double shift : {1e-3, 1.0, 1e5}) {
        ASSERT_TRUE(sparse.factor(j.data(), shift));
        ASSERT_TRUE(dense.factor(j.data(), shift));
        std::vector<double> x(n), y;
        for (double& v : x) v = uniform() - 0.5;
        const std::vector<double> b = x;
        y = x;
        sparse.solve(x.data());
        dense.solve(y.data());
        // Both solve a matrix next to the given one: judged by the residual, row by row.
        for (const auto& solution : {x, y})
          for (std::size_t i = 0; i < n; ++i) {
            double residual = b[i] - shift * solution[i],
                   size = std::abs(b[i]) + std::abs(shift * solution[i]);
            for (std::size_t c = 0; c < n; ++c) {
              residual += j[i + n * c] * solution[c];
              size += std::abs(j[i + n * c] * solution[c]);
            }
            EXPECT_LE(std::abs(residual), 1e-13 * size * static_cast<double>(n));
          }
      }
    }
}

TEST(SparseLu, KeepsAnArrowSparse) {
  constexpr std::size_t n = 30;
  std::vector<double> j(n * n, 0.0);
  for (std::size_t i = 0; i < n; ++i) j[i * n] = j[i] = j[i * (n + 1)] = -1.0;
  SparseLu sparse(n);
  sparse.learn(j.data());
  EXPECT_DOUBLE_EQ(sparse.density(),
                   (3.0 * n - 2.0) / (n * n));  // no fill: the full row and column come last
}

TEST(SparseLu, NoticesNewEntriesAndLearnsThem) {
  std::vector<double> j{-1.0, 0.0, 0.0, -1.0};
  SparseLu sparse(2);
  sparse.learn(j.data());
  EXPECT_TRUE(sparse.fits(j.data()));
  j[1] = 0.5;
  EXPECT_FALSE(sparse.fits(j.data()));
  j[1] = std::nan("");
  EXPECT_FALSE(sparse.fits(j.data()));
  j[1] = 0.5;
  sparse.learn(j.data());
  ASSERT_TRUE(sparse.factor(j.data(), 1.0));
  std::vector<double> x{2.0, 2.0};
  sparse.solve(x.data());  // [2 0; -0.5 2] x = (2, 2)
  EXPECT_DOUBLE_EQ(x[0], 1.0);
  EXPECT_DOUBLE_EQ(x[1], 1.25);
}

TEST(SparseLu, LeavesMatricesThatNeedPivotingToDenseLu) {
  // shift I - J = [1e-12 1; 1 1], whose first pivot ruins the second row.
  const std::vector<double> j{1.0 - 1e-12, -1.0, -1.0, 0.0};
  SparseLu sparse(2);
  sparse.learn(j.data());
  EXPECT_FALSE(sparse.factor(j.data(), 1.0));
  SparseShiftedSolver solver(2);
  solver.learn(j.data());
  ASSERT_TRUE(solver.factor(j.data(), 1.0));
  std::vector<double> x{1.0, 2.0};
  solver.solve(x.data());
  EXPECT_NEAR(x[0], 1.0, 1e-11);
  EXPECT_NEAR(x[1], 1.0, 1e-11);
}

TEST(SparseLu, RefusesASingularMatrix) {
  const std::vector<double> j{1.0, 0.0, 0.0, -1.0};
  SparseShiftedSolver solver(2);
  solver.learn(j.data());
  EXPECT_FALSE(solver.factor(j.data(), 1.0));
}

}  // namespace
}  // namespace pf::ode::testing
