#pragma once

namespace pf {

/// Molar gas constant [J/(mol K)], exact in the SI of 2019 (CODATA 2018).
inline constexpr double gas_constant = 8.31446261815324;
/// 0 degC on the thermodynamic scale [K], exact.
inline constexpr double zero_celsius = 273.15;

}  // namespace pf
