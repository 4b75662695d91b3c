#pragma once

#include <vector>

#include "inference.hpp"
#include "pharmaflow/estimation/result.hpp"

namespace pf::estimation {

/// What a user should know of the estimates, in words; reads the estimates and correlation already in
/// `result`.
std::vector<Finding> findings_of(const Result& result, const Inference& inference,
                                 const Coordinates& coordinates, bool no_freedom);

}  // namespace pf::estimation
