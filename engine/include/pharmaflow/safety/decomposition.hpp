#pragma once

#include <optional>

#include "pharmaflow/base/constants.hpp"

namespace pf::safety {

/// A decomposition of the whole mass, of n-th order in what is left of it:
/// q(T, x) = q_ref exp(-Ea/R (1/T - 1/T_ref)) (1 - x)^n, dx/dt = q / energy; equation (5) of
/// docs/models/safety.md. Autocatalytic decompositions are not of this form.
struct Decomposition {
  double reference_power = 0.0;        ///< q_ref, heat released at T_ref before anything is spent [W/kg], > 0
  double reference_temperature = 0.0;  ///< T_ref [K], > 0
  double activation_energy = 0.0;      ///< Ea [J/mol], > 0
  std::optional<double> energy;        ///< released in all [J/kg], > 0; absent: never exhausted
  double order = 0.0;                  ///< n >= 0; has a meaning with `energy` only
};

/// q(T, x) [W/kg]. @param temperature [K] @param conversion x in [0, 1]
double specific_power(const Decomposition& decomposition, double temperature, double conversion = 0.0);

/// The temperature above which q(T) curves downwards, Ea / (2 R) [K]: there the heating accelerates no more.
inline double inflection_temperature(const Decomposition& decomposition) {
  return decomposition.activation_energy / (2.0 * gas_constant);
}

}  // namespace pf::safety
