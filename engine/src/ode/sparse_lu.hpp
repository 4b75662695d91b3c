#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pf::ode {

/// LU factorisation of shift I - J for a J that is mostly zeros, as Jacobians of kinetics are.
///
/// The pattern is that of all Jacobians seen so far; pivots are taken from the diagonal in the order of
/// Markowitz (1957, Manage. Sci. 3:255), which keeps the fill small. Everything is kept by rows, so that an
/// unknown of the triangular solves is summed in a register. Without interchanges a pivot may lose the digits
/// of its row: factor() refuses such a matrix, and the caller falls back on pivoting.
class SparseLu {
 public:
  static constexpr std::size_t largest = 64;  ///< order up to which a row of the pattern is one machine word

  explicit SparseLu(std::size_t n);

  /// Adds the non-zeros of a Jacobian, shape (n, n) column-major, to the pattern and orders anew when it
  /// grew.
  void learn(const double* jacobian);
  /// @param jacobian  shape (n, n) column-major, within the pattern: see fits()
  /// @return false when a pivot is not safe
  bool factor(const double* jacobian, double shift);
  /// Whether J has non-zeros that learn() has not seen.
  bool fits(const double* jacobian) const;
  /// Replaces b by the solution.
  void solve(double* b) const;
  /// Share of the n^2 entries that L + U fill.
  double density() const;

 private:
  void order();

  std::size_t n_;
  std::vector<std::uint64_t> rows_, columns_;  ///< pattern of J and its diagonal, one word per row or column
  std::vector<std::uint64_t> outside_;         ///< all bits where the pattern has no entry, shape (n, n)
  std::vector<std::uint64_t> filled_rows_, filled_columns_;  ///< pattern of L + U in the original order
  std::vector<std::uint32_t> pivot_;                         ///< original index of the k-th pivot
  // L + U by rows in pivot order, columns ascending: L (unit diagonal), the diagonal, U.
  std::vector<std::uint32_t> begin_, diagonal_, column_, source_;
  std::vector<double> value_, reciprocal_;
  mutable std::vector<double> work_;
};

}  // namespace pf::ode
