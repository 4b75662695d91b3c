#pragma once

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::study {

/// Estimates parameters from experiments, with exact sensitivities. Progress is that of
/// estimation::estimate; the best values carry the ids of the project [SI].
/// @errors too_few_observations, start_out_of_bounds, evaluation_failed, and those of reactor::simulate
pf::Result<FitResult> fit(const Project& project, const Fit& study, const RunContext& context);

}  // namespace pf::study
