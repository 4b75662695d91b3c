#include "pharmaflow/study/sensitivity.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "run_options.hpp"
#include "sensitivity_global.hpp"
#include "sensitivity_local.hpp"

namespace pf::study {
namespace {

/// The outputs at the nominal values; what the run warns of, but for the crossings that only the study added.
pf::Result<void> run_nominal(OutputModel& model, const RunContext& context, SensitivityResult& result) {
  std::vector<double> inputs, outputs(model.outputs());
  for (const SensitivityInput& input : model.study.inputs) inputs.push_back(input.value);
  for (const bool again : {false, true}) {
    if (again && !model.leaves_reactants_open()) break;
    OutputRun run(model, OutputRun::Detail::books);
    const auto outcome = run.run(inputs, outputs, context);
    ++result.evaluations;
    if (!outcome.fault.code.empty()) return std::unexpected(outcome.fault);
    result.termination = outcome.termination;
    if (!outcome.ok()) {
      result.reason = outcome.reason;
      return {};
    }
    if (!again)
      if (auto chosen = model.choose_reactants(run.result().summary); !chosen) return chosen;
    result.warnings = run.result().warnings;
  }
  std::erase_if(result.warnings, [](const Warning& warning) {
    return warning.code == "event_true_at_start" &&
           warning.message.find("event crossing ") != std::string::npos;
  });
  for (std::size_t k = 0; k < outputs.size(); ++k)
    if (std::isfinite(outputs[k])) result.nominal[k] = outputs[k];
  return {};
}

}  // namespace

pf::Result<SensitivityResult> sensitivity(const Project& project, const Sensitivity& study,
                                          const RunContext& context) {
  SensitivityResult result;
  result.nominal.resize(study.outputs.size());
  result.varies.assign(study.outputs.size(), 1);
  const bool local = study.method == SensitivityMethod::local;
  OutputModel model(project, study, local ? fit_relative_tolerance : simulate_relative_tolerance,
                    local ? fit_absolute_tolerance : simulate_absolute_tolerance);
  if (auto ran = run_nominal(model, context, result); !ran) return std::unexpected(ran.error());
  if (!succeeded(result.termination)) return result;

  const std::uint64_t seed = study.seed.value_or(context.seed);
  switch (study.method) {
    case SensitivityMethod::local:
      if (auto added = add_local(model, context, result); !added) return std::unexpected(added.error());
      break;
    case SensitivityMethod::one_at_a_time:
      add_tornado(model, context, result);
      break;
    case SensitivityMethod::sobol:
      add_sobol(model, seed, context, result);
      break;
    case SensitivityMethod::morris:
      add_morris(model, seed, context, result);
      break;
  }
  if (study.method == SensitivityMethod::sobol && !std::has_single_bit(study.samples))
    result.warnings.push_back(
        {"samples_not_power_of_two",
         "The points of Sobol's sequence fill the ranges evenly only where 'samples' is a "
         "power of two; " +
             std::to_string(study.samples) + " is not, " + std::to_string(std::bit_ceil(study.samples)) +
             " is.",
         ""});
  return result;
}

std::uint64_t runs_of(const Project& project, const Sensitivity& study) {
  const std::uint64_t m = study.inputs.size();
  switch (study.method) {
    case SensitivityMethod::local:
      for (std::size_t k = 0; k < study.outputs.size(); ++k)
        if (needs_differences(project, study, k)) return m * difference_runs;
      return 0;
    case SensitivityMethod::one_at_a_time:
      return 2 * m;
    case SensitivityMethod::sobol:
      return study.samples * ((study.second_order ? 2 : 1) * m + 2);
    case SensitivityMethod::morris:
      return study.samples * (m + 1);
  }
  return 0;
}

}  // namespace pf::study
