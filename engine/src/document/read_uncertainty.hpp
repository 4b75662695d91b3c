#pragma once

#include <optional>

#include "object_reader.hpp"
#include "pharmaflow/study/uncertainty.hpp"

namespace pf::document {

/// The member `uncertainty` of a study: parameters with their standard errors and correlation.
/// @param experiment whose values of the parameters are the means; nothing: the document's values
/// @return nothing when it is absent or faulty
std::optional<study::Uncertainty> read_uncertainty(ObjectReader& study,
                                                   std::optional<std::size_t> experiment);

}  // namespace pf::document
