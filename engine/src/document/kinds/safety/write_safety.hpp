#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/safety.hpp"

namespace pf::document::safety_kind {

/// The members of a safety study's result document. Of one that was ended early: what was reached.
Json members(const Document& document, const ResultUnits& units, const study::SafetyResult& result);

}  // namespace pf::document::safety_kind
