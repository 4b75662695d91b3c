#pragma once

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::study {

/// One run of a recipe with the project's parameters. Progress tells the `time` reached [s].
/// @errors as reactor::simulate; pointers are relative to the recipe
pf::Result<reactor::Result> simulate(const Project& project, const Simulate& study,
                                     const RunContext& context);

}  // namespace pf::study
