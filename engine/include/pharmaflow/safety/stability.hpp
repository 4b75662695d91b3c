#pragma once

#include "pharmaflow/base/error.hpp"

namespace pf::safety {

/// Specific heat release up to which a stirred, cooled mass is stable [W/kg]:
/// q(Tc) <= UA R Tc^2 / (e Ea m), equation (10) of docs/models/safety.md.
///
/// @param conductance        UA [W/K], >= 0
/// @param coolant            Tc, temperature of the coolant [K], > 0
/// @param activation_energy  Ea [J/mol], > 0
/// @param mass               m [kg], > 0
/// @errors out_of_range
/// @source Semenov (1928), Z. Phys. 48, 571-582
Result<double> semenov_critical_power(double conductance, double coolant, double activation_energy,
                                      double mass);

/// How far a mass may be warmer than its coolant before the balance tips [K]: R T^2 / Ea, equation (11).
/// @param temperature T [K], > 0 @errors out_of_range
Result<double> critical_over_temperature(double temperature, double activation_energy);

/// Shapes of a mass that only conducts.
enum class Shape { slab, cylinder, sphere };

/// delta = rho q Ea r^2 / (k R T^2), equation (12): above critical_delta() no steady state exists in a mass
/// that is not stirred.
///
/// @param density       rho [kg/m3] @param power q at the wall's temperature [W/kg]
/// @param radius        r: of the cylinder or sphere, half the thickness of a slab [m]
/// @param conductivity  k [W/(m K)], > 0 @param temperature of the wall [K], > 0
/// @errors out_of_range
/// @source Frank-Kamenetskii (1939), Zh. Fiz. Khim. 13, 738
Result<double> frank_kamenetskii_delta(double density, double power, double activation_energy, double radius,
                                       double conductivity, double temperature);
/// 0.88, 2.00 or 3.32.
double critical_delta(Shape shape);

}  // namespace pf::safety
