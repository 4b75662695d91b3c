#pragma once

#include <functional>
#include <span>
#include <vector>

#include "sensitivity_run.hpp"

namespace pf::study {

/// Many runs of one model, on the threads that the app lends.
struct Evaluations {
  std::vector<double> values;       ///< [SI], shape (count, outputs); NaN where there is none
  std::size_t begun = 0;            ///< all of them, unless the user ended it
  std::size_t failed = 0;           ///< runs without outputs
  std::vector<FailedRun> failures;  ///< the first of them
  Termination termination = Termination::completed;
};

/// Writes the inputs of one evaluation [SI]. Called from the app's threads.
using InputsOf = std::function<void(std::size_t evaluation, std::span<double> inputs)>;

/// Computes the outputs of evaluations 0 ... count - 1. The digits do not depend on the threads: a simulator
/// serves a fixed group of neighbours.
Evaluations evaluate(const OutputModel& model, std::size_t count, const InputsOf& inputs,
                     const RunContext& context);

/// How many failed runs are named.
inline constexpr std::size_t named_failures = 3;

}  // namespace pf::study
