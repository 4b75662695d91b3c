#pragma once

#include <span>
#include <string_view>

#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// The catalogue of data/impellers.csv, where every number has its source and certainty, in the file's order.
std::span<const ImpellerType> impeller_types();

/// @return nullptr when the catalogue has no impeller of that key
const ImpellerType* find_impeller(std::string_view key);

}  // namespace pf::scaleup
