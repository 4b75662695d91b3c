#pragma once

#include <vector>

#include "dense_lu.hpp"

namespace pf::ode {

/// Solves (shift I - J) x = b by dense LU; the memory is taken once. `N` > 0 fixes the order at compile time.
template <int N>
class DenseShiftedSolver {
 public:
  explicit DenseShiftedSolver(std::size_t n) : n_(n), lu_(n * n), pivots_(n), reciprocals_(n) {}

  /// @param jacobian  shape (n, n), column-major
  /// @return false when the matrix is singular or not finite
  bool factor(const double* jacobian, double shift) {
    const std::size_t n = DenseLu<N>::order(n_);
    for (std::size_t i = 0; i < n * n; ++i) lu_[i] = -jacobian[i];
    for (std::size_t i = 0; i < n; ++i) lu_[i * (n + 1)] += shift;
    return DenseLu<N>::factor(n_, lu_.data(), pivots_.data(), reciprocals_.data());
  }
  void solve(double* b) const { DenseLu<N>::solve(n_, lu_.data(), pivots_.data(), reciprocals_.data(), b); }

 private:
  std::size_t n_;
  std::vector<double> lu_;
  std::vector<std::size_t> pivots_;
  std::vector<double> reciprocals_;
};

}  // namespace pf::ode
