#pragma once

#include <string_view>

#include "pharmaflow/base/error.hpp"

namespace pf::safety {

/// Temperature rise when nothing leaves the vessel [K]: dT_ad = Q / C, equation (1) of docs/models/safety.md.
///
/// @param heat           Q, heat set free [J] (or J/kg with a specific heat capacity)
/// @param heat_capacity  C [J/K] (or J/(kg K)), > 0
/// @errors out_of_range
/// @source Stoessel, Thermal Safety of Chemical Processes (Wiley 2008), section 2.4
Result<double> adiabatic_rise(double heat, double heat_capacity);

/// How bad a runaway would be, by its adiabatic rise.
enum class Severity {
  low,     ///< below 50 K
  medium,  ///< 50 to 200 K
  high,    ///< above 200 K
};

/// @param rise dT_ad [K]
/// @source Stoessel 2008, table 3.1, in its three-level form
Severity severity(double rise);
std::string_view to_string(Severity severity);

}  // namespace pf::safety
