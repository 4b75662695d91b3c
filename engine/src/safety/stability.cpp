#include "pharmaflow/safety/stability.hpp"

#include <numbers>

#include "pharmaflow/base/constants.hpp"

namespace pf::safety {
namespace {

std::unexpected<Error> not_positive() {
  return fail("out_of_range", "Thermal stability needs temperatures, masses and energies above zero.",
              "Correct the value.");
}

}  // namespace

Result<double> semenov_critical_power(double conductance, double coolant, double activation_energy,
                                      double mass) {
  if (!(conductance >= 0) || !(coolant > 0) || !(activation_energy > 0) || !(mass > 0)) return not_positive();
  return conductance * gas_constant * coolant * coolant / (std::numbers::e * activation_energy * mass);
}

Result<double> critical_over_temperature(double temperature, double activation_energy) {
  if (!(temperature > 0) || !(activation_energy > 0)) return not_positive();
  return gas_constant * temperature * temperature / activation_energy;
}

Result<double> frank_kamenetskii_delta(double density, double power, double activation_energy, double radius,
                                       double conductivity, double temperature) {
  if (!(density > 0) || !(power >= 0) || !(activation_energy > 0) || !(radius > 0) || !(conductivity > 0) ||
      !(temperature > 0))
    return not_positive();
  return density * power * activation_energy * radius * radius /
         (conductivity * gas_constant * temperature * temperature);
}

double critical_delta(Shape shape) {
  switch (shape) {
    case Shape::slab:
      return 0.88;
    case Shape::cylinder:
      return 2.00;
    case Shape::sphere:
      break;
  }
  return 3.32;
}

}  // namespace pf::safety
