#include "pharmaflow/scaleup/gas_liquid.hpp"

#include <algorithm>
#include <cmath>

#include "gravity.hpp"
#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/scaleup/mixing.hpp"

namespace pf::scaleup {

double gas_flow_number(const Gassing& g) { return g.gas_flow / (g.speed * std::pow(g.diameter, 3.0)); }

double hughmark_ratio(const Gassing& g) {
  const double pumping = g.gas_flow / (g.speed * g.volume);
  const double inertia = g.speed * g.speed * std::pow(g.diameter, 4.0) /
                         (standard_gravity * g.blade_width * std::pow(g.volume, 2.0 / 3.0));
  return std::min(1.0, 0.10 * std::pow(pumping, -0.25) * std::pow(inertia, -0.2));
}

double michel_miller_ratio(const Gassing& g) {
  const double group = g.power * g.power * g.speed * std::pow(g.diameter, 3.0) / std::pow(g.gas_flow, 0.56);
  return std::min(1.0, 0.783 * std::pow(group, 0.459) / g.power);
}

double calderbank_ratio(const Gassing& g) {
  const double flow = gas_flow_number(g);
  return std::min(1.0, flow < 0.035 ? 1.0 - 12.6 * flow : 0.62 - 1.85 * flow);
}

double flooding_flow_number(double speed, double diameter, double vessel_diameter) {
  return 30.0 * froude(speed, diameter) * std::pow(diameter / vessel_diameter, 3.5);
}

double complete_dispersion_flow_number(double speed, double diameter, double vessel_diameter) {
  return 0.2 * std::sqrt(froude(speed, diameter) * diameter / vessel_diameter);
}

double coalescing_kla(double power_per_volume, double superficial_velocity) {
  return 0.026 * std::pow(power_per_volume, 0.4) * std::sqrt(superficial_velocity);
}

double non_coalescing_kla(double power_per_volume, double superficial_velocity) {
  return 0.002 * std::pow(power_per_volume, 0.7) * std::pow(superficial_velocity, 0.2);
}

double kla_temperature_factor(double temperature) {
  return std::pow(1.024, temperature - zero_celsius - 20.0);
}

}  // namespace pf::scaleup
