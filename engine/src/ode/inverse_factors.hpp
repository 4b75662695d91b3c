#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace pf::ode {

/// The inverses of both triangular factors of a small matrix: a solution is two products without the chain of
/// divisions and swaps of a substitution, which is what the solves of a small system wait for.
///
/// Each factor is inverted on its own (Alvarado & Schreiber 1993, SIAM J. Sci. Comput. 14:446): a badly
/// scaled but diagonally dominant matrix keeps its digits, which the inverse of the whole matrix would lose.
/// Columns are worked on in full length, with zeros where nothing changes, so that the loops have one length
/// known to the compiler.
template <int N>
class InverseFactors {
  static constexpr std::size_t n = static_cast<std::size_t>(N);
  using Column = std::array<double, n>;

 public:
  /// Factors shift I - J with partial pivoting.
  /// @param jacobian  shape (N, N), column-major
  /// @return false when the matrix is singular or not finite
  bool factor(const double* jacobian, double shift) {
    std::array<Column, n> a;
    for (std::size_t j = 0; j < n; ++j) {
      for (std::size_t i = 0; i < n; ++i) {
        a[j][i] = -jacobian[i + n * j];
        lower_[j][i] = upper_[j][i] = i == j ? 1.0 : 0.0;
      }
      a[j][j] += shift;
    }
    Column reciprocals;
    for (std::size_t k = 0; k < n; ++k) {
      if (!bring_up_pivot(a, k)) return false;
      reciprocals[k] = 1.0 / a[k][k];
      Column multipliers;
      for (std::size_t i = 0; i < n; ++i) multipliers[i] = a[k][i] * reciprocals[k] * below[k][i];
      for (std::size_t j = k + 1; j < n; ++j) subtract(a[j][k], multipliers, a[j]);
      for (Column& column : lower_) subtract(column[k], multipliers, column);
    }
    for (std::size_t k = n; k-- > 0;) {
      Column entries;
      for (std::size_t i = 0; i < n; ++i) entries[i] = a[k][i] * above[k][i];
      for (std::size_t j = k; j < n; ++j) {
        upper_[j][k] *= reciprocals[k];
        subtract(upper_[j][k], entries, upper_[j]);
      }
    }
    return true;
  }

  /// Replaces b by the solution.
  void solve(double* b) const {
    Column x{}, y{};
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t i = 0; i < n; ++i) x[i] += lower_[j][i] * b[j];
    for (std::size_t j = 0; j < n; ++j)
      for (std::size_t i = 0; i < n; ++i) y[i] += upper_[j][i] * x[j];
    for (std::size_t i = 0; i < n; ++i) b[i] = y[i];
  }

 private:
  /// Swaps the row with the largest entry of column k into row k.
  bool bring_up_pivot(std::array<Column, n>& a, std::size_t k) {
    std::size_t pivot = k;
    double largest = std::abs(a[k][k]);
    for (std::size_t i = k + 1; i < n; ++i) {
      const double v = std::abs(a[k][i]);
      if (v > largest) {
        largest = v;
        pivot = i;
      }
    }
    if (!(largest > 0.0) || !std::isfinite(largest)) return false;
    if (pivot == k) return true;
    for (std::size_t j = 0; j < n; ++j) {
      std::swap(a[j][k], a[j][pivot]);
      std::swap(lower_[j][k], lower_[j][pivot]);
    }
    return true;
  }

  static void subtract(double factor, const Column& direction, Column& target) {
    for (std::size_t i = 0; i < n; ++i) target[i] -= factor * direction[i];
  }

  /// 1 for the rows below and above k, 0 for the others.
  static constexpr auto masks(bool below_diagonal) {
    std::array<Column, n> mask{};
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < n; ++i) mask[k][i] = (below_diagonal ? i > k : i < k) ? 1.0 : 0.0;
    return mask;
  }
  static constexpr std::array<Column, n> below = masks(true), above = masks(false);

  std::array<Column, n> lower_;  ///< L^-1 P
  std::array<Column, n> upper_;  ///< U^-1
};

}  // namespace pf::ode
