#pragma once

#include "target_run.hpp"

namespace pf::study {

/// The spread of one target at one speed: the recipe with the dosing of the result, and the dosing time
/// itself.
/// @param nominal  the result that the errors are put beside
/// @return nothing when it was ended
pf::Result<std::optional<RuleSpread>> spread_of_target(const Project& project, const ScaleUp& study,
                                                       const BaseFacts& base, const scaleup::Vessel& vessel,
                                                       const scaleup::Operation& operation,
                                                       const TargetRun& nominal, const RunContext& context,
                                                       Termination& termination);

}  // namespace pf::study
