#include "pharmaflow/safety/decomposition.hpp"

#include <algorithm>
#include <cmath>

namespace pf::safety {

double specific_power(const Decomposition& d, double temperature, double conversion) {
  const double q = d.reference_power * std::exp(-d.activation_energy / gas_constant *
                                                (1.0 / temperature - 1.0 / d.reference_temperature));
  if (!d.energy) return q;
  const double left = 1.0 - conversion;
  return left > 0.0 ? q * std::pow(left, d.order) : 0.0;
}

}  // namespace pf::safety
