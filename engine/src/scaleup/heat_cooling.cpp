// What a jacket can remove, and how long a change of temperature takes: docs/models/heat_transfer.md,
// equations (18) to (20).
#include <cmath>

#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

std::string celsius(double temperature) { return number(temperature - zero_celsius) + " degC"; }

/// K = w cp (1 - e^-NTU): heat flow per kelvin between the contents and the coolant's inlet [W/K].
Answer inlet_conductance(const Vessel& vessel, const Operation& operation) {
  const auto conductance = overall_conductance(vessel, operation);
  if (!conductance) return conductance;
  const Coolant& coolant = vessel.jacket->coolant;
  const double capacity_flow = coolant.density * coolant.flow * coolant.heat_capacity;
  if (!(capacity_flow > 0.0))
    return not_applicable("The jacket's medium does not flow; give the coolant of " + name_of(vessel) +
                          " a flow.");
  return -capacity_flow * std::expm1(-*conductance / capacity_flow);
}

}  // namespace

Answer cooling_capacity(const Vessel& vessel, const Operation& operation, double temperature) {
  const auto conductance = inlet_conductance(vessel, operation);
  if (!conductance) return conductance;
  const double inlet = vessel.jacket->coolant.inlet_min;
  if (temperature < inlet)
    return not_applicable("At " + celsius(temperature) +
                          " the contents are colder than the coldest coolant, " + celsius(inlet) + ".");
  return *conductance * (temperature - inlet);
}

Answer temperature_change_time(const Vessel& vessel, const Operation& operation, double from, double to) {
  const auto conductance = inlet_conductance(vessel, operation);
  if (!conductance) return conductance;
  if (!operation.liquid.heat_capacity)
    return not_applicable("The heat capacity of the liquid is not known; add it to the medium.");
  if (from == to) return 0.0;
  const Coolant& coolant = vessel.jacket->coolant;
  const double inlet = to < from ? coolant.inlet_min : coolant.inlet_max;
  if ((to < from && to <= inlet) || (to > from && to >= inlet))
    return not_applicable("With coolant of " + celsius(inlet) + " the contents never reach " + celsius(to) +
                          ".");
  if (!(*conductance > 0.0)) return not_applicable("The liquid wets no jacketed wall.");
  const double heat_capacity = operation.liquid.density * operation.volume * *operation.liquid.heat_capacity +
                               vessel.heat_capacity.value_or(0.0);
  return heat_capacity / *conductance * std::log((from - inlet) / (to - inlet));
}

}  // namespace pf::scaleup
