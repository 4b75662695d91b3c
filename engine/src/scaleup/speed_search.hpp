#pragma once

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/conditions.hpp"
#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// The lowest speed in [1e-4, 1e3] 1/s at which a condition has a value > 0, or why there is none.
Answer speed_for(const Condition& condition, double value, const Vessel& vessel, const Operation& operation);

}  // namespace pf::scaleup
