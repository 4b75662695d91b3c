#pragma once

#include "binding.hpp"
#include "experiment_run.hpp"
#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::study {

/// Completes a fit's result from its estimates: predictions, residuals, derived parameters, warnings.
void report(const Project& project, const Fit& fit, const Binding& binding, const kinetics::Program& rates,
            std::vector<ExperimentRun>& runs, const RunContext& context, FitResult& result);

}  // namespace pf::study
