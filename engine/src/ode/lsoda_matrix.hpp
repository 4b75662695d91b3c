#pragma once

#include <cstddef>
#include <vector>

namespace pf::ode {

/// The Jacobian J and the factorised Newton matrix I - gamma J of an implicit step. All memory is taken at
/// construction.
class NewtonMatrix {
 public:
  explicit NewtonMatrix(std::size_t n);

  double* jacobian() { return jacobian_.data(); }  ///< shape (n, n), column-major, written by the caller
  double gamma() const { return gamma_; }          ///< of the present factors; 0 when there are none
  void forget() { gamma_ = 0.0; }

  /// @return false when I - gamma J is singular or not finite
  bool factor(double gamma);
  /// b <- (I - gamma J)^-1 b
  void solve(double* b) const;
  /// y <- J x
  void apply(const double* x, double* y) const;
  /// A bound of the spectral radius of J: the lesser of its row and column sum norms in the scale of the
  /// weights.
  double norm(const double* weights);

 private:
  std::size_t n_;
  double gamma_ = 0.0;
  std::vector<double> jacobian_;
  std::vector<double> factors_;
  std::vector<double> reciprocals_;
  std::vector<double> sums_;
  std::vector<std::size_t> pivots_;
};

}  // namespace pf::ode
