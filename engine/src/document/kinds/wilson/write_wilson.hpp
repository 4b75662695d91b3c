#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/wilson.hpp"

namespace pf::document::wilson_kind {

/// The members of a result document: verdict, line, curves, and the line as a vessel takes it.
Json members(const ResultUnits& units, const study::Wilson& study, const study::WilsonResult& result);

}  // namespace pf::document::wilson_kind
