#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pf::ode {

/// The Jacobian J and the factorised Newton matrix I - gamma J of an implicit step. All memory is taken at
/// construction.
///
/// Jacobians of large reaction networks are mostly zeros. From kSparseFrom unknowns on, rows and columns are
/// reordered by minimum degree, which keeps the factors sparse, and triangular solves visit only what is not
/// zero.
class NewtonMatrix {
 public:
  explicit NewtonMatrix(std::size_t n);

  double* jacobian() { return jacobian_.data(); }  ///< shape (n, n), column-major, written by the caller
  double gamma() const { return gamma_; }          ///< of the present factors; 0 when there are none
  void forget() { gamma_ = 0.0; }

  /// @return false when I - gamma J is singular or not finite
  bool factor(double gamma);
  /// b <- (I - gamma J)^-1 b
  void solve(double* b);
  /// y <- J x
  void apply(const double* x, double* y) const;
  /// A bound of the spectral radius of J: the lesser of its row and column sum norms in the scale of the
  /// weights.
  double norm(const double* weights);

 private:
  static constexpr std::size_t kSparseFrom = 24;

  void assemble(double gamma);
  void order_by_minimum_degree();
  void compress();
  void solve_compressed(double* b) const;

  std::size_t n_;
  double gamma_ = 0.0;
  bool compressed_ = false;
  std::vector<double> jacobian_;
  std::vector<double> factors_;
  std::vector<double> reciprocals_;
  std::vector<double> sums_;
  std::vector<std::size_t> pivots_;

  // Empty below kSparseFrom.
  std::size_t ordered_nonzeros_ = 0;    ///< of the Jacobian for which the order was made
  std::vector<std::uint32_t> order_;    ///< row and column order_[k] of J stand at k
  std::vector<std::uint8_t> adjacent_;  ///< shape (n, n), the graph under elimination
  std::vector<double> permuted_;
  std::vector<double> values_;         ///< off-diagonal entries of the factors, by column: U, then L
  std::vector<std::uint32_t> rows_;    ///< their rows
  std::vector<std::uint32_t> begins_;  ///< 2 n + 1: of U of column k at 2 k, of L at 2 k + 1
};

}  // namespace pf::ode
