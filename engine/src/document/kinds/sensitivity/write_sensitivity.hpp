#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/sensitivity.hpp"

namespace pf::document::sensitivity_kind {

/// The members of a sensitivity study's result document. Of one that was ended early: what was reached.
Json members(const Document& document, const ResultUnits& units, const study::Sensitivity& study,
             const study::SensitivityResult& result);

}  // namespace pf::document::sensitivity_kind
