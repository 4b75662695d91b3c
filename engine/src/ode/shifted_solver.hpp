#pragma once

#include <vector>

#include "inverse_factors.hpp"
#include "pharmaflow/ode/dense_lu.hpp"
#include "sparse_lu.hpp"

namespace pf::ode {

/// Solves (shift I - J) x = b by dense LU; the memory is taken once. `N` > 0 fixes the order at compile time.
template <int N>
class DenseShiftedSolver {
 public:
  explicit DenseShiftedSolver(std::size_t) {}

  /// Takes note of where a Jacobian may be non-zero; of no use here.
  void learn(const double*) {}
  /// @param jacobian  shape (n, n), column-major
  /// @return false when the matrix is singular or not finite
  bool factor(const double* jacobian, double shift) { return factors_.factor(jacobian, shift); }
  void solve(double* b) const { factors_.solve(b); }

 private:
  InverseFactors<N> factors_;
};

template <>
class DenseShiftedSolver<0> {
 public:
  explicit DenseShiftedSolver(std::size_t n) : n_(n), lu_(n * n), pivots_(n), reciprocals_(n) {}

  void learn(const double*) {}
  bool factor(const double* jacobian, double shift) {
    for (std::size_t i = 0; i < n_ * n_; ++i) lu_[i] = -jacobian[i];
    for (std::size_t i = 0; i < n_; ++i) lu_[i * (n_ + 1)] += shift;
    return DenseLu<0>::factor(n_, lu_.data(), pivots_.data(), reciprocals_.data());
  }
  void solve(double* b) const { DenseLu<0>::solve(n_, lu_.data(), pivots_.data(), reciprocals_.data(), b); }

 private:
  std::size_t n_;
  std::vector<double> lu_;
  std::vector<std::size_t> pivots_;
  std::vector<double> reciprocals_;
};

/// The same by sparse LU as long as that is cheaper and safe, by dense LU with pivoting otherwise.
class SparseShiftedSolver {
 public:
  explicit SparseShiftedSolver(std::size_t n) : dense_(n), sparse_(n) {}

  void learn(const double* jacobian) {
    sparse_.learn(jacobian);
    worth_it_ = sparse_.density() < densest;
  }
  bool factor(const double* jacobian, double shift) {
    if (worth_it_ && !sparse_.fits(jacobian)) learn(jacobian);
    is_sparse_ = worth_it_ && refusals_ < most_refusals && sparse_.factor(jacobian, shift);
    if (is_sparse_) return true;
    if (worth_it_) ++refusals_;
    return dense_.factor(jacobian, shift);
  }
  void solve(double* b) const { is_sparse_ ? sparse_.solve(b) : dense_.solve(b); }

 private:
  static constexpr double densest = 0.6;   ///< share of non-zeros in L + U up to which sparse is faster
  static constexpr int most_refusals = 3;  ///< unsafe pivots after which sparse is not tried again

  DenseShiftedSolver<0> dense_;
  SparseLu sparse_;
  bool worth_it_ = false;
  bool is_sparse_ = false;
  int refusals_ = 0;
};

}  // namespace pf::ode
