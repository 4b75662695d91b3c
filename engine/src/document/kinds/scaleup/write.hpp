#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/scaleup.hpp"

namespace pf::document::scaleup_kind {

/// The members of a scale-up's result document: base, targets, verdict.
Json members(const Document& document, const ResultUnits& units, const study::ScaleUp& study,
             const study::ScaleUpResult& result);

}  // namespace pf::document::scaleup_kind
