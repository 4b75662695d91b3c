#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pf::estimation {

/// rho(z), z = (r / loss_scale)^2; the cost is loss_scale^2 sum rho(z) / 2.
enum class Loss {
  linear,   ///< z
  soft_l1,  ///< 2 (sqrt(1 + z) - 1)
  huber,    ///< z for z <= 1, 2 sqrt(z) - 1 above
};

std::string_view to_string(Loss loss);
std::optional<Loss> loss_from(std::string_view name);

struct Options {
  Loss loss = Loss::linear;
  double loss_scale = 1.0;            ///< > 0, in units of the weighted residual
  std::size_t max_iterations = 200;   ///< accepted and rejected trial steps, per start
  double ssr_tolerance = 1e-10;       ///< relative decrease of the cost, predicted and actual
  double step_tolerance = 1e-10;      ///< relative change of every parameter
  double gradient_tolerance = 1e-10;  ///< cosine between residuals and each free column of J
  /// Relative error with which the model is evaluated (a solver's tolerance). Residuals of this size are no
  /// misfit: a search that cannot lower them has converged.
  double evaluation_error = 0.0;
  std::size_t starts = 1;  ///< 1: only the given start; further starts are drawn within the bounds
  std::uint64_t seed = 1;
  /// Standard deviations behind the weights are known: covariance is (J^T J)^-1, intervals use the normal.
  bool sigma_known = false;
  double confidence = 0.95;
};

}  // namespace pf::estimation
