#pragma once

#include <vector>

#include "pharmaflow/study/scaleup.hpp"

namespace pf::study {

/// scale_up() under other values of the parameters. @param parameters [SI], shape (n_parameters)
/// @errors as scale_up
pf::Result<ScaleUpResult> scale_up_with(const Project& project, const ScaleUp& study,
                                        std::vector<double> parameters, const RunContext& context);

}  // namespace pf::study
