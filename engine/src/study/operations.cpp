#include "operations.hpp"

#include <algorithm>
#include <cmath>

namespace pf::study {
namespace {

constexpr double usual_filling = 0.8;  ///< of a vessel without a largest working volume

/// Guide bands of MLV2 (design/CORRELATIONS.md, section 8).
Damkohler::Band band_of(double number) {
  if (number < 0.1) return Damkohler::Band::not_limited;
  return number > 10.0 ? Damkohler::Band::controlled : Damkohler::Band::sensitive;
}

scaleup::Answer quotient(const scaleup::Answer& mixing, const scaleup::Answer& reaction) {
  if (!mixing) return mixing;
  if (!reaction) return reaction;
  return *mixing / *reaction;
}

scaleup::Answer answer_of(std::string_view id, const scaleup::Vessel& vessel,
                          const scaleup::Operation& operation) {
  const scaleup::Condition* condition = scaleup::find_condition(id);
  if (condition == nullptr) return scaleup::not_applicable("There is no condition " + std::string(id) + ".");
  return condition->compute(vessel, operation);
}

}  // namespace

scaleup::Liquid liquid_at(const Project& project, std::span<const double> parameters, double temperature) {
  scaleup::Liquid liquid;
  liquid.density = project.medium.density->value(parameters);
  if (project.medium.heat_capacity) liquid.heat_capacity = project.medium.heat_capacity->value(parameters);
  liquid.viscosity = project.properties.viscosity_at(temperature);
  liquid.conductivity = project.properties.conductivity;
  liquid.wall_viscosity = project.properties.wall_viscosity;
  return liquid;
}

scaleup::Operation base_operation(const Project& project, std::span<const double> parameters,
                                  const ScaleUpBase& base, const Phases& phases, double volume,
                                  double temperature) {
  return {volume,     base.speed,    liquid_at(project, parameters, temperature),
          phases.gas, phases.solids, phases.dissipation_ratio};
}

scaleup::Operation target_operation(const scaleup::Vessel& base_vessel, const scaleup::Operation& base,
                                    const scaleup::Vessel& target, Phases::Keep keep, double volume) {
  scaleup::Operation operation = base;
  operation.volume = volume;
  operation.speed = 0.0;
  if (operation.gas) {
    const double widths = target.diameter / base_vessel.diameter;
    operation.gas->flow *= keep == Phases::Keep::vvm ? volume / base.volume : widths * widths;
  }
  return operation;
}

double default_volume(const scaleup::Vessel& vessel) {
  return vessel.working_max.value_or(usual_filling * vessel.capacity);
}

std::vector<ConditionValue> conditions_of(const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                          std::span<const ConditionValue> base) {
  std::vector<ConditionValue> values;
  for (const scaleup::Condition& condition : scaleup::conditions()) {
    ConditionValue value{&condition, condition.compute(vessel, operation), std::nullopt};
    if (const std::size_t i = values.size();
        i < base.size() && value.value && base[i].value && *base[i].value != 0.0)
      value.ratio = *value.value / *base[i].value;
    values.push_back(std::move(value));
  }
  return values;
}

std::vector<Damkohler> damkohler_numbers(const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                         std::span<const scaleup::Answer> times) {
  const scaleup::Answer blend = answer_of("blend_time", vessel, operation);
  const scaleup::Answer micro = answer_of("micromixing_time", vessel, operation);
  std::vector<Damkohler> numbers;
  for (std::size_t j = 0; j < times.size(); ++j) {
    Damkohler number{j, quotient(blend, times[j]), quotient(micro, times[j]), Damkohler::Band::unknown};
    if (number.macro || number.micro)
      number.band = band_of(std::max(number.macro.value_or(0.0), number.micro.value_or(0.0)));
    numbers.push_back(std::move(number));
  }
  return numbers;
}

std::expected<scaleup::ConductanceTable, scaleup::NotApplicable> inlet_conductance(
    const scaleup::Vessel& vessel, const scaleup::Operation& operation, double volume_min,
    double volume_max) {
  if (!vessel.jacket) return scaleup::not_applicable("the vessel has no jacket");
  auto table = scaleup::conductance_table(vessel, operation, volume_min, volume_max);
  if (!table) return table;
  const scaleup::Coolant& coolant = vessel.jacket->coolant;
  const double stream = coolant.flow * coolant.density * coolant.heat_capacity;
  if (stream > 0)
    for (double& conductance : table->conductance) conductance = -stream * std::expm1(-conductance / stream);
  return table;
}

}  // namespace pf::study
