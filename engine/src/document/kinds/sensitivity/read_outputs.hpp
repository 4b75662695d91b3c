#pragma once

#include <optional>
#include <vector>

#include "../../object_reader.hpp"
#include "pharmaflow/study/sensitivity.hpp"

namespace pf::document::sensitivity_kind {

/// The member `outputs`. Without it: every species at the end (every observable where there are no species),
/// and the highest temperature of recipes with an energy balance.
/// @param recipe of the study; nullptr when it is faulty
std::vector<study::SensitivityOutput> read_outputs(ObjectReader& study, const reactor::Recipe* recipe);

}  // namespace pf::document::sensitivity_kind
