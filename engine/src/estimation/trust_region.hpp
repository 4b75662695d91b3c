#pragma once

#include <Eigen/Core>
#include <Eigen/SVD>
#include <vector>

namespace pf::estimation {

/// The step of one trust-region iteration within a box.
///
/// Minimises |R step + c|^2 over |D step| <= radius and low <= step <= high: a bounded-variable least-squares
/// problem by active sets (Stark & Parker 1995) for each damping, and the damping by Moré's (1978)
/// safeguarded Newton iteration. Since the box is part of the subproblem, a bound is met and left as the
/// model demands.
class TrustRegion {
 public:
  explicit TrustRegion(Eigen::Index parameters);

  /// A new point: R, c = Q^T r and the scaling D > 0. Steps must stay within [low, high], which contains 0.
  void set(const Eigen::MatrixXd& triangle, const Eigen::VectorXd& rhs, const Eigen::VectorXd& scaling,
           const Eigen::VectorXd& low, const Eigen::VectorXd& high);
  /// Fills step(), predicted(), norm(), damping().
  void solve(double radius);

  /// The decrease that the Gauss-Newton step promises along directions the data determine: those in which one
  /// standard deviation of the residuals moves no coordinate j by more than reach[j].
  double determined_decrease(double deviation, const Eigen::VectorXd& reach);

  const Eigen::VectorXd& step() const { return step_; }
  double norm() const { return norm_; }            ///< |D step|
  double predicted() const { return predicted_; }  ///< decrease of |R step + c|^2 / 2, >= 0
  double damping() const { return damping_; }      ///< lambda; 0 for the Gauss-Newton step

 private:
  void begin_at_zero();
  void solve_damped(double damping);
  void free_minimiser(double damping);
  void decompose();

  Eigen::MatrixXd a_, masked_;          // R D^-1, and its free columns
  Eigen::VectorXd c_, d_, low_, high_;  // the box in scaled coordinates q = D step
  Eigen::VectorXd q_, target_, fixed_, gradient_, right_, coefficient_, step_;
  Eigen::JacobiSVD<Eigen::MatrixXd, Eigen::NoQRPreconditioner> svd_;  // of square matrices
  std::vector<char> free_, decomposed_for_, refused_;
  bool decomposed_ = false;
  double norm_ = 0.0, predicted_ = 0.0, damping_ = 0.0;
};

}  // namespace pf::estimation
