#include "streamed_qr.hpp"

#include <algorithm>
#include <cmath>

#include "loss.hpp"

namespace pf::estimation {

namespace {
// A block of ten columns stays within a 32 kB cache.
constexpr Eigen::Index block_rows = 256;
using Segment = Eigen::Map<Eigen::VectorXd>;
}  // namespace

StreamedQr::StreamedQr(Eigen::Index parameters)
    : triangle_(parameters, parameters),
      rhs_(parameters),
      block_rhs_(block_rows),
      block_factor_(block_rows) {}

bool StreamedQr::factor(double* jacobian, const Eigen::VectorXd& residuals,
                        const Eigen::VectorXd& column_factor, Loss loss, double loss_scale, bool corrected) {
  const Eigen::Index n = residuals.size(), p = rhs_.size();
  triangle_.setZero();
  rhs_.setZero();
  double squares = 0.0;
  for (Eigen::Index first = 0; first < n; first += block_rows) {
    const Eigen::Index rows = std::min(block_rows, n - first);
    block_rhs_.head(rows) = residuals.segment(first, rows);
    if (loss != Loss::linear) {
      for (Eigen::Index i = 0; i < rows; ++i) {
        const RowFactors f = row_factors(loss, loss_scale, residuals[first + i], corrected);
        block_rhs_[i] *= f.residual;
        block_factor_[i] = f.jacobian;
      }
    }
    for (Eigen::Index j = 0; j < p; ++j) {
      Segment column(jacobian + j * n + first, rows);
      column *= column_factor[j];
      if (loss != Loss::linear) column.array() *= block_factor_.head(rows).array();
    }
    squares += block_rhs_.head(rows).squaredNorm();
    absorb(jacobian + first, n, rows);
  }
  residual_norm_ = std::sqrt(squares);
  return triangle_.allFinite() && rhs_.allFinite() && std::isfinite(squares);
}

void StreamedQr::absorb(double* jacobian, Eigen::Index stride, Eigen::Index rows) {
  const Eigen::Index p = rhs_.size();
  for (Eigen::Index k = 0; k < p; ++k) {
    Segment v(jacobian + k * stride, rows);
    const double below = v.squaredNorm();
    if (below == 0.0) continue;
    // Reflector I - tau w w^T with w = (1, v / pivot) takes (alpha, v) to (beta, 0).
    const double alpha = triangle_(k, k);
    const double beta = -std::copysign(std::sqrt(alpha * alpha + below), alpha);
    const double pivot = alpha - beta, tau = (beta - alpha) / beta;
    triangle_(k, k) = beta;
    for (Eigen::Index j = k + 1; j < p; ++j) {
      Segment column(jacobian + j * stride, rows);
      const double w = tau * (triangle_(k, j) + v.dot(column) / pivot);
      triangle_(k, j) -= w;
      column -= (w / pivot) * v;
    }
    auto right = block_rhs_.head(rows);
    const double w = tau * (rhs_[k] + v.dot(right) / pivot);
    rhs_[k] -= w;
    right -= (w / pivot) * v;
  }
}

}  // namespace pf::estimation
