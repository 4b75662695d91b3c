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
/// Polls `context` once an evaluation with the values iteration, ssr (of the best point of all starts), start
/// (from 1), starts and evaluations, and hands it the best parameters by name; on cancel or deadline the best
/// point so far is returned with its statistics.
/// @param total_sum_of_squares sum w (y - ybar)^2, ybar per observable, for R^2; <= 0: R^2 is absent
/// Method, statistics and thresholds: docs/models/estimation.md.
/// @errors invalid_bounds, too_few_parameters (none), start_out_of_bounds (a start outside its bounds),
/// too_few_observations (p > n), evaluation_failed (no start
///         can be evaluated)
pf::Result<Result> estimate(std::span<const Parameter> parameters, Residuals& residuals,
                            double total_sum_of_squares, const Options& options, const RunContext& context);

}  // namespace pf::estimation
