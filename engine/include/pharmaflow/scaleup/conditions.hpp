#pragma once

#include <span>
#include <string_view>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// One quantity of a vessel in operation: how it is called, the unit it is shown in, how it is computed.
struct Condition {
  std::string_view id;                                                  ///< "power_per_volume"
  std::string_view name;                                                ///< "Power per volume"
  std::string_view unit;                                                ///< the unit it is shown in: "W/m3"
  Answer (*compute)(const Vessel& vessel, const Operation& operation);  ///< [SI]
};

/// All conditions, in the order in which they are shown: geometry and motion, power, mixing, gas, solids,
/// micromixing, heat. A new one is a line of this registry. Equations, ranges and sources:
/// docs/models/scaleup.md and docs/models/heat_transfer.md.
std::span<const Condition> conditions();

/// @return nullptr when there is none of that id
const Condition* find_condition(std::string_view id);

}  // namespace pf::scaleup
