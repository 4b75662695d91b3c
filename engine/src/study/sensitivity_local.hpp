#pragma once

#include "sensitivity_run.hpp"

namespace pf::study {

/// The columns whose course a local analysis tells: species, T, V, T_jacket where there is one, observables.
std::vector<ObservedOutput> local_curves(const Project& project, const reactor::Recipe& recipe);

/// Derivatives of all outputs and curves at the nominal values. `result` has those already; counts and
/// failures are added.
/// @param model of the nominal run, for the outputs that need differences @errors as sensitivity()
pf::Result<void> add_local(const OutputModel& model, const RunContext& context, SensitivityResult& result);

/// Whether an output needs runs beside the nominal one.
bool needs_differences(const Project& project, const Sensitivity& study, std::size_t output);
/// Runs for the derivative by one input.
inline constexpr std::size_t difference_runs = 4;

}  // namespace pf::study
