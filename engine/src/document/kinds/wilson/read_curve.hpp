#pragma once

#include "../../object_reader.hpp"
#include "pharmaflow/study/wilson.hpp"

namespace pf::document::wilson_kind {

/// One entry of `curves`. @return nothing after a fault
std::optional<scaleup::CoolingCurve> read_curve(Reading& reading, JsonValue value, std::size_t number);
/// One entry of `coefficients`. @return nothing after a fault
std::optional<study::KnownCoefficient> read_coefficient(Reading& reading, JsonValue value,
                                                        std::size_t number);

}  // namespace pf::document::wilson_kind
