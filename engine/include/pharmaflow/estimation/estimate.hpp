#pragma once

#include <span>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/estimation/model.hpp"
#include "pharmaflow/estimation/options.hpp"
#include "pharmaflow/estimation/result.hpp"

namespace pf::estimation {

/// Bounded nonlinear least squares: trust-region Levenberg-Marquardt on the scaled parameters, from one or
/// many starts.
///
/// Polls `context` at least once an evaluation with values iteration, ssr and each parameter by name; on
/// cancel or deadline the best point so far is returned with its statistics.
/// @param total_sum_of_squares sum w (y - ybar)^2, ybar per observable, for R^2; <= 0: R^2 is absent
/// Method, statistics and thresholds: docs/models/estimation.md.
/// @errors invalid_bounds, too_few_parameters (none), start_out_of_bounds (a start outside its bounds),
/// too_few_observations (p > n), evaluation_failed (no start
///         can be evaluated)
pf::Result<Result> estimate(std::span<const Parameter> parameters, Residuals& residuals,
                            double total_sum_of_squares, const Options& options, const RunContext& context);

}  // namespace pf::estimation
