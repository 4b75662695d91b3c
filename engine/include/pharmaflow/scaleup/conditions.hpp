#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"
#include "pharmaflow/units/unit.hpp"

namespace pf::scaleup {

/// One quantity of a vessel in operation: how it is called, its dimension and how it is computed.
struct Condition {
  std::string_view id;    ///< "power_per_volume"
  std::string_view name;  ///< "Power per volume"
  std::string_view unit;  ///< the unit it is shown in: "W/m3"
  Answer (*compute)(const Vessel& vessel, const Operation& operation);
};

/// All conditions, in the order in which they are shown: speed, liquid height, tip speed, Reynolds, power
/// number, power, power per volume, mean and local dissipation, flow number, circulation time, Froude, blend
/// time (95 %), gassed power, gas flow number, superficial gas velocity, kLa, just-suspended speed,
/// Kolmogorov length, micromixing time, process-side film, wall, jacket film, U, jacketed area, UA, area per
/// volume, cooling capacity per kelvin ... A new one is a line of this registry.
std::span<const Condition> conditions();

/// @return nullptr when there is none of that id
const Condition* find_condition(std::string_view id);

}  // namespace pf::scaleup
