#pragma once

namespace pf::kinetics {

/// c^a of a concentration c [mol/m3] with a real order a, continued through c = 0 (docs/models/kinetics.md,
/// rule 3): a > 0: c (c^2 + e^2)^((a-1)/2), odd, smooth and increasing; a = 0: 1; a < 0: the plain power.
double order_power(double c, double a);
double order_power_by_c(double c, double a);  ///< its derivative by c
double order_power_by_a(double c, double a);  ///< its derivative by a, 0 at c = 0 for a > 0

}  // namespace pf::kinetics
