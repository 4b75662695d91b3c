#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/statistics/distribution.hpp"
#include "pharmaflow/statistics/morris.hpp"
#include "pharmaflow/statistics/sobol_indices.hpp"
#include "pharmaflow/study/model.hpp"

/// Which parameters an outcome hangs on: docs/models/sensitivity.md.
namespace pf::study {

enum class SensitivityMethod { local, one_at_a_time, sobol, morris };

/// A parameter that is varied.
struct SensitivityInput {
  std::size_t parameter = 0;              ///< index into Project::parameters, not a derived one
  double value = 0.0;                     ///< nominal [SI]
  double low = 0.0, high = 0.0;           ///< the range; of a (log-)normal one its central 95 % [SI]
  statistics::Distribution distribution;  ///< of Sobol' indices
};

/// A column of the run, at one time or over the whole run.
struct ObservedOutput {
  enum class At { end, time, max, min, mean };
  std::string id;  ///< species, observable, T, V or T_jacket
  kinetics::Formula formula;
  At at = At::end;
  double time = 0.0;  ///< [s], of At::time
};

/// A number of the run's summary.
struct SummaryOutput {
  enum class Quantity {
    conversion,
    yield,
    selectivity,
    maximum_temperature,
    peak_heat_flow,
    maximum_accumulation
  };
  Quantity quantity = Quantity::conversion;
  std::size_t product = 0;              ///< of yield and selectivity
  std::optional<std::size_t> reactant;  ///< absent: the first that is limiting at the nominal values

  bool has_reactant() const { return quantity <= Quantity::selectivity; }
};

/// The time at which a column first crosses a value, from either side.
struct TimeToOutput {
  kinetics::Formula formula;
  double value = 0.0;  ///< [SI]
};

struct SensitivityOutput {
  std::string id, name;
  std::variant<ObservedOutput, SummaryOutput, TimeToOutput> what;
};

struct Sensitivity {
  std::optional<std::size_t> experiment;  ///< its recipe and per-experiment parameters
  reactor::Recipe recipe;                 ///< used when `experiment` is absent
  SensitivityMethod method = SensitivityMethod::local;
  std::vector<SensitivityInput> inputs;    ///< at least one
  std::vector<SensitivityOutput> outputs;  ///< at least one
  std::size_t points = 51;                 ///< times of the local curves
  std::size_t samples = 1024;              ///< N of Saltelli's design, or trajectories of Morris
  bool second_order = false;
  std::size_t levels = 4;  ///< of Morris' grid
  double confidence = 0.95;
  std::size_t resamples = 200;  ///< of the bootstrap
  std::optional<std::uint64_t> seed;
  Tolerances tolerances;

  const reactor::Recipe& recipe_of(const Project& project) const {
    return experiment ? project.experiments[*experiment].recipe : recipe;
  }
};

/// A column of the nominal run with its derivatives.
struct LocalCurve {
  std::string id;
  std::vector<double> value;       ///< [SI], shape (n_times)
  std::vector<double> derivative;  ///< d value / d input [SI], shape (n_inputs, n_times)
};

/// The derivative of an output by an input; absent where a difference could not be formed.
struct LocalDerivative {
  std::optional<double> value;  ///< [SI]
  bool exact = true;            ///< by the sensitivity equations; else by central differences
};

struct LocalSensitivity {
  std::vector<double> time;  ///< [s]
  std::vector<LocalCurve> curves;
  std::vector<LocalDerivative> derivative;  ///< shape (n_outputs, n_inputs)
};

/// An output at both ends of one input's range.
struct Swing {
  std::size_t output = 0, input = 0;
  std::optional<double> at_low, at_high;  ///< [SI]; absent: that run failed, or has no such output
};

/// A run that gave no outputs.
struct FailedRun {
  std::size_t evaluation = 0;
  std::vector<double> inputs;  ///< [SI]
  std::string reason;
};
void carry(auto& parcel, FailedRun& run) { parcel(run.evaluation, run.inputs, run.reason); }

struct SensitivityResult {
  std::vector<std::optional<double>> nominal;                      ///< shape (n_outputs) [SI]
  std::optional<LocalSensitivity> local;                           ///< of the method local
  std::vector<Swing> tornado;                                      ///< by output, the widest first
  std::vector<statistics::SobolIndices> sobol;                     ///< shape (n_outputs), or empty
  std::vector<std::vector<statistics::ElementaryEffects>> morris;  ///< shape (n_outputs, n_inputs), or empty
  std::vector<char> varies;         ///< shape (n_outputs): by more than the solver's own error
  std::size_t evaluations = 0;      ///< runs that were begun
  std::size_t failed = 0;           ///< of them, without outputs
  std::vector<FailedRun> failures;  ///< the first of them
  Termination termination = Termination::completed;
  std::string reason;
  std::vector<Warning> warnings;
};

/// @errors as reactor::simulate for the nominal values (pointers relative to the recipe);
/// no_limiting_reactant (pointer `/outputs/i`)
pf::Result<SensitivityResult> sensitivity(const Project& project, const Sensitivity& study,
                                          const RunContext& context);

/// Runs that a study takes beside the nominal one, without those that solve the sensitivity equations.
std::uint64_t runs_of(const Project& project, const Sensitivity& study);

}  // namespace pf::study
