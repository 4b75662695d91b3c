#pragma once

#include <vector>

#include "pharmaflow/study/model.hpp"
#include "target_run.hpp"

namespace pf::study {

/// What the temperatures of a run break: the vessel's range, the boiling point, the recipe's temperature
/// where the jacket cannot keep it.
/// @param allowed  departure from the recipe's temperature [K]
std::vector<scaleup::Limit> run_limits(const Project& project, const scaleup::Vessel& vessel,
                                       const TargetRun& run, double allowed);

/// Whether a limit is one of these.
bool is_run_limit(const scaleup::Limit& limit);

}  // namespace pf::study
