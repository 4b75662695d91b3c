#pragma once

#include <cmath>
#include <cstddef>
#include <utility>

namespace pf::ode {

/// LU factorisation with partial pivoting of a small dense column-major matrix, in place and without a heap.
///
/// `N` > 0 fixes the order at compile time, which unrolls the loops; `N` = 0 takes it at run time. Zeros are
/// skipped: a Jacobian of kinetics is mostly zeros.
template <int N>
struct DenseLu {
  static constexpr std::size_t order(std::size_t n) { return N > 0 ? static_cast<std::size_t>(N) : n; }

  /// @param a            shape (n, n), replaced by L (unit lower, below the diagonal) and U
  /// @param pivots       shape (n), the row swapped with row k
  /// @param reciprocals  shape (n), 1 / U_kk
  /// @return false when the matrix is singular or not finite
  static bool factor(std::size_t size, double* __restrict a, std::size_t* __restrict pivots,
                     double* __restrict reciprocals) {
    const std::size_t n = order(size);
    for (std::size_t k = 0; k < n; ++k) {
      double* column = a + k * n;
      std::size_t pivot = k;
      double largest = std::abs(column[k]);
      for (std::size_t i = k + 1; i < n; ++i) {
        const double v = std::abs(column[i]);
        if (v > largest) {
          largest = v;
          pivot = i;
        }
      }
      if (!(largest > 0.0) || !std::isfinite(largest)) return false;
      pivots[k] = pivot;
      if (pivot != k)
        for (std::size_t j = 0; j < n; ++j) std::swap(a[k + j * n], a[pivot + j * n]);
      const double r = 1.0 / column[k];
      reciprocals[k] = r;
      for (std::size_t i = k + 1; i < n; ++i) column[i] *= r;
      for (std::size_t j = k + 1; j < n; ++j) {
        double* target = a + j * n;
        const double u = target[k];
        if (u == 0.0) continue;
        for (std::size_t i = k + 1; i < n; ++i) target[i] -= u * column[i];
      }
    }
    return true;
  }

  /// Replaces b by the solution. Shapes as in factor().
  static void solve(std::size_t size, const double* __restrict a, const std::size_t* __restrict pivots,
                    const double* __restrict reciprocals, double* __restrict b) {
    const std::size_t n = order(size);
    for (std::size_t k = 0; k < n; ++k)
      if (pivots[k] != k) std::swap(b[k], b[pivots[k]]);
    for (std::size_t k = 0; k < n; ++k) {
      const double v = b[k];
      const double* column = a + k * n;
      for (std::size_t i = k + 1; i < n; ++i) b[i] -= v * column[i];
    }
    for (std::size_t k = n; k-- > 0;) {
      const double v = b[k] * reciprocals[k];
      b[k] = v;
      const double* column = a + k * n;
      for (std::size_t i = 0; i < k; ++i) b[i] -= v * column[i];
    }
  }
};

}  // namespace pf::ode
