#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::document::fit {

/// The members of a fit's result document, in their order: parameters, pre_exponential, correlation,
/// statistics, convergence, experiments, balances, solver.
Json members(const Document& document, const ResultUnits& units, const study::FitResult& result);

}  // namespace pf::document::fit
