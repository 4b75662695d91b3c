#pragma once

#include "../../kind.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/study/run_spread.hpp"

namespace pf::document::simulate {

/// The members of a simulation's result document: series, summary, events, balances, solver; steady states
/// instead of series and summary where they were asked for. @param spread errors and bands; nullptr: none
Json members(const Document& document, const ResultUnits& units, const reactor::Result& result,
             bool steady_state, const study::RunSpread* spread = nullptr);

}  // namespace pf::document::simulate
