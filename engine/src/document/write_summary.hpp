#pragma once

#include "kind.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::document {

/// {"final_temperature", "maximum_temperature", "conversion", ...} of a run.
Json summary(const Document& document, const ResultUnits& units, const reactor::Summary& summary);

}  // namespace pf::document
