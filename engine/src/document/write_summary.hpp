#pragma once

#include "kind.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/study/run_spread.hpp"

namespace pf::document {

/// {"final_temperature", "maximum_temperature", "conversion", ...} of a run. @param spread the errors of each
/// quantity go beside it, those of the fractions into "spread"; nullptr: none are known
Json summary(const Document& document, const ResultUnits& units, const reactor::Summary& summary,
             const study::RunSpread* spread = nullptr);

/// Adds "std_error" and "ci95" to a quantity in this unit, as far as they are known.
void add_spread(Json& quantity, const statistics::Spread& spread, const units::Unit& unit);

}  // namespace pf::document
