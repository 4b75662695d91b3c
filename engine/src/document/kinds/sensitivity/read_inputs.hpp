#pragma once

#include <optional>
#include <vector>

#include "../../object_reader.hpp"
#include "pharmaflow/study/sensitivity.hpp"

namespace pf::document::sensitivity_kind {

/// The member `parameters`: what is varied, and over which range. Without it every parameter that is not
/// derived, by default_share of its value (temperatures in degC by default_kelvin).
/// @param experiment whose values are the nominal ones; nothing: the document's values
std::vector<study::SensitivityInput> read_inputs(ObjectReader& study, std::optional<std::size_t> experiment);

inline constexpr double default_share = 0.1;
inline constexpr double default_kelvin = 10.0;

}  // namespace pf::document::sensitivity_kind
