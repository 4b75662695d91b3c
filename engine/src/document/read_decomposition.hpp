#pragma once

#include <optional>

#include "object_reader.hpp"
#include "pharmaflow/study/safety.hpp"

namespace pf::document {

/// The member `decomposition` of a study: a rate constant with its energy, or a heat release at one
/// temperature. @return nothing when it is absent or faulty
std::optional<study::DecompositionModel> read_decomposition(ObjectReader& study);

}  // namespace pf::document
