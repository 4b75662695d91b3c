#include "pharmaflow/scaleup/conditions.hpp"

#include <algorithm>

#include "pharmaflow/scaleup/gas_liquid.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/scaleup/micromixing.hpp"
#include "pharmaflow/scaleup/mixing.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "pharmaflow/scaleup/solids.hpp"

namespace pf::scaleup {
namespace {

std::unexpected<NotApplicable> empty() { return not_applicable("The vessel is empty."); }
std::unexpected<NotApplicable> no_jacket() { return not_applicable("The vessel has no jacket."); }

Answer speed(const Vessel&, const Operation& operation) { return operation.speed; }

Answer height(const Vessel& vessel, const Operation& operation) {
  return liquid_height(vessel, operation.volume);
}

/// A property of the impeller that stands for the vessel.
template <class Property>
Answer of_main(const Vessel& vessel, const Operation& operation, Property property) {
  if (vessel.impellers.empty()) return not_applicable("The vessel has no impeller.");
  const Impeller* impeller = main_impeller(vessel, operation.volume);
  if (!impeller) return not_applicable("The liquid covers no impeller.");
  return property(*impeller);
}

Answer main_tip_speed(const Vessel& vessel, const Operation& operation) {
  return of_main(vessel, operation,
                 [&](const Impeller& i) { return Answer(tip_speed(operation.speed, i.diameter)); });
}
Answer main_reynolds(const Vessel& vessel, const Operation& operation) {
  return of_main(vessel, operation, [&](const Impeller& i) { return impeller_reynolds(operation, i); });
}
Answer main_power_number(const Vessel& vessel, const Operation& operation) {
  return of_main(vessel, operation, [&](const Impeller& i) { return power_number(vessel, operation, i); });
}
Answer main_froude(const Vessel& vessel, const Operation& operation) {
  return of_main(vessel, operation,
                 [&](const Impeller& i) { return Answer(froude(operation.speed, i.diameter)); });
}

Answer wall(const Vessel& vessel, const Operation&) { return wall_coefficient(vessel); }
Answer film_in_jacket(const Vessel& vessel, const Operation&) {
  if (!vessel.jacket) return no_jacket();
  return jacket_film(vessel);
}
Answer jacketed(const Vessel& vessel, const Operation& operation) {
  if (!vessel.jacket) return no_jacket();
  return jacketed_area(vessel, operation.volume);
}
Answer area_per_volume(const Vessel& vessel, const Operation& operation) {
  if (!(operation.volume > 0.0)) return empty();
  return mapped(jacketed(vessel, operation), [&](double area) { return area / operation.volume; });
}
/// Heat removed per kelvin between the liquid and the coolant's inlet.
Answer cooling_per_kelvin(const Vessel& vessel, const Operation& operation) {
  if (!vessel.jacket) return no_jacket();
  return cooling_capacity(vessel, operation, vessel.jacket->coolant.inlet_min + 1.0);
}

constexpr Condition registry[] = {
    {"speed", "Stirring speed", "rpm", &speed},
    {"liquid_height", "Liquid height", "m", &height},
    {"tip_speed", "Tip speed", "m/s", &main_tip_speed},
    {"reynolds", "Reynolds number", "1", &main_reynolds},
    {"power_number", "Power number", "1", &main_power_number},
    {"power", "Power", "W", &power},
    {"power_per_volume", "Power per volume", "W/m3", &power_per_volume},
    {"dissipation", "Mean dissipation", "W/kg", &dissipation},
    {"local_dissipation", "Dissipation at the feed", "W/kg", &local_dissipation},
    {"flow_number", "Flow number", "1", &flow_number},
    {"circulation_time", "Circulation time", "s", &circulation_time},
    {"froude", "Froude number", "1", &main_froude},
    {"blend_time", "Blend time (95 %)", "s", &blend_time},
    {"gassed_power", "Gassed power", "W", &gassed_power},
    {"gassed_power_low", "Gassed power, lowest correlation", "W", &gassed_power_low},
    {"gassed_power_high", "Gassed power, highest correlation", "W", &gassed_power_high},
    {"gas_flow_number", "Gas flow number", "1", &gas_flow_number},
    {"superficial_gas_velocity", "Superficial gas velocity", "m/s", &superficial_gas_velocity},
    {"kla", "kLa", "1/s", &kla},
    {"just_suspended_speed", "Just-suspended speed", "rpm", &just_suspended_speed},
    {"suspension_ratio", "Speed over just-suspended speed", "1", &suspension_ratio},
    {"kolmogorov_length", "Kolmogorov length at the feed", "um", &kolmogorov_length},
    {"micromixing_time", "Micromixing time at the feed", "ms", &micromixing_time},
    {"process_film", "Process-side film", "W/(m2 K)", &process_film},
    {"wall", "Wall and fouling", "W/(m2 K)", &wall},
    {"jacket_film", "Jacket film", "W/(m2 K)", &film_in_jacket},
    {"overall_coefficient", "Overall coefficient U", "W/(m2 K)", &overall_coefficient},
    {"jacketed_area", "Jacketed area", "m2", &jacketed},
    {"overall_conductance", "Conductance UA", "W/K", &overall_conductance},
    {"area_per_volume", "Jacketed area per volume", "1/m", &area_per_volume},
    {"cooling_per_kelvin", "Cooling per kelvin to the inlet", "W/K", &cooling_per_kelvin},
};

}  // namespace

std::span<const Condition> conditions() { return registry; }

const Condition* find_condition(std::string_view id) {
  const auto found = std::ranges::find(registry, id, &Condition::id);
  return found == std::end(registry) ? nullptr : &*found;
}

}  // namespace pf::scaleup
