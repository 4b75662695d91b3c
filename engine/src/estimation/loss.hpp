#pragma once

#include <algorithm>
#include <cmath>

#include "pharmaflow/estimation/options.hpp"

namespace pf::estimation {

/// rho(z) of Options::Loss with its first two derivatives.
struct Rho {
  double value, first, second;
};

inline Rho rho_of(Loss loss, double z) {
  if (loss == Loss::soft_l1) {
    const double root = std::sqrt(1.0 + z);
    // 2 (sqrt(1 + z) - 1), without the cancellation at small z.
    return {2.0 * z / (1.0 + root), 1.0 / root, -0.5 / (root * root * root)};
  }
  if (loss == Loss::huber && z > 1.0) {
    const double root = std::sqrt(z);
    return {2.0 * root - 1.0, 1.0 / root, -0.5 / (z * root)};
  }
  return {z, 1.0, 0.0};
}

/// Factors that turn a residual and its row of J into those of a least-squares problem with the gradient of
/// the robust cost and, `corrected`, its curvature.
///
/// Curvature of the cost along a row is rho' + 2 z rho'' (Triggs et al. 2000, section 4.3). Uncorrected it is
/// rho', as in iteratively reweighted least squares: safer far away, slower near the end. Huber's outliers
/// have no curvature; a small one is left to keep the numbers near each other.
struct RowFactors {
  double residual, jacobian;
};

inline RowFactors row_factors(Loss loss, double scale, double residual, bool corrected) {
  constexpr double smallest_curvature = 1e-4;
  const double z = (residual / scale) * (residual / scale);
  const Rho rho = rho_of(loss, z);
  double bend = corrected ? 1.0 + 2.0 * z * rho.second / rho.first : 1.0;
  bend = std::sqrt(std::max(bend, smallest_curvature));
  const double root = std::sqrt(rho.first);
  return {root / bend, root * bend};
}

}  // namespace pf::estimation
