#pragma once

#include <Eigen/Core>

#include "pharmaflow/estimation/options.hpp"

namespace pf::estimation {

/// R and Q^T r of a tall Jacobian, by Householder reflections of one block of rows after the other
/// (sequential TSQR, Demmel et al. 2012): J is overwritten, never copied.
class StreamedQr {
 public:
  explicit StreamedQr(Eigen::Index parameters);

  /// @param jacobian      natural scale, shape (n, p) column-major; destroyed
  /// @param column_factor dx/du, shape (p)
  /// @return false when something is not finite
  bool factor(double* jacobian, const Eigen::VectorXd& residuals, const Eigen::VectorXd& column_factor,
              Loss loss, double loss_scale, bool corrected);

  const Eigen::MatrixXd& triangle() const {
    return triangle_;
  }  ///< R, shape (p, p), zeros below the diagonal
  const Eigen::VectorXd& rhs() const { return rhs_; }      ///< Q^T r, shape (p)
  double residual_norm() const { return residual_norm_; }  ///< of the residuals after the loss's factors

 private:
  void absorb(double* jacobian, Eigen::Index stride, Eigen::Index rows);

  Eigen::MatrixXd triangle_;
  Eigen::VectorXd rhs_, block_rhs_, block_factor_;
  double residual_norm_ = 0.0;
};

}  // namespace pf::estimation
