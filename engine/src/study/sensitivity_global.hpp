#pragma once

#include "sensitivity_batch.hpp"

namespace pf::study {

/// The methods that run the recipe at many values of the inputs: each fills its part of the result, the
/// counts and failures.
void add_tornado(const OutputModel& model, const RunContext& context, SensitivityResult& result);
void add_sobol(const OutputModel& model, std::uint64_t seed, const RunContext& context,
               SensitivityResult& result);
void add_morris(const OutputModel& model, std::uint64_t seed, const RunContext& context,
                SensitivityResult& result);

}  // namespace pf::study
