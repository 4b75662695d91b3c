#include "pharmaflow/scaleup/power.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "pharmaflow/scaleup/geometry.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

/// From where a power number is constant when its source does not say (CORRELATIONS section 1).
constexpr double usual_turbulent_reynolds = 1e4;
/// Below which Np Re is constant when its source does not say.
constexpr double usual_laminar_reynolds = 10.0;

/// Whether Kamei, Hiraoka and Kato can be asked: a blade between flat and vertical in a wider vessel.
bool blades_known(const Vessel& vessel, const Impeller& impeller) {
  const ImpellerType& type = impeller.type;
  if (!type.blades || !type.blade_angle || !type.blade_width_ratio) return false;
  constexpr double upright = 0.5 * std::numbers::pi + 1e-6;
  return type.form != ImpellerType::Form::ribbon && *type.blade_angle > 0.0 && *type.blade_angle <= upright &&
         impeller.diameter < vessel.diameter;
}

/// Whether the published number was measured with the baffles that this vessel has.
bool baffled_as_published(const Vessel& vessel, const ImpellerType& type) {
  if (!type.power_number_low && !type.power_number_high) return true;  // given for this very impeller
  switch (type.form) {
    case ImpellerType::Form::open:
      return fully_baffled(vessel);
    case ImpellerType::Form::swept:
      return false;  // their numbers span unbaffled to fully baffled: see Np_conditions of the catalogue
    case ImpellerType::Form::anchor:
    case ImpellerType::Form::ribbon:
      return vessel.baffles == 0;
  }
  return false;
}

double geometric_number(const Vessel& vessel, const Operation& operation, const Impeller& impeller,
                        double reynolds) {
  const ImpellerType& type = impeller.type;
  return kamei_power_number({.form = type.form,
                             .diameter = impeller.diameter,
                             .vessel_diameter = vessel.diameter,
                             .liquid_height = liquid_height(vessel, operation.volume),
                             .blade_width = *type.blade_width_ratio * impeller.diameter,
                             .blades = *type.blades,
                             .blade_angle = *type.blade_angle,
                             .baffles = static_cast<double>(vessel.baffles),
                             .baffle_width = baffle_width(vessel)},
                            reynolds);
}

/// Kp of the type; where only its blades are known, the laminar limit of their geometry.
std::optional<double> laminar_constant(const Vessel& vessel, const Operation& operation,
                                       const Impeller& impeller) {
  if (impeller.type.laminar_constant || !blades_known(vessel, impeller))
    return impeller.type.laminar_constant;
  constexpr double creeping = 1e-6;
  return creeping * geometric_number(vessel, operation, impeller, creeping);
}

Answer published_number(const Vessel& vessel, const Operation& operation, const Impeller& impeller,
                        double reynolds) {
  const ImpellerType& type = impeller.type;
  const auto laminar = laminar_constant(vessel, operation, impeller);
  if (type.power_number && laminar) return blended_power_number(*laminar, *type.power_number, reynolds);
  const std::string whose = "the power number of the impeller " + name_of(impeller);
  if (type.power_number) {
    const double from = type.turbulent_reynolds.value_or(usual_turbulent_reynolds);
    if (reynolds >= from) return *type.power_number;
    return outside("The Reynolds number", reynolds, whose, {from, std::numeric_limits<double>::infinity()});
  }
  const double to = type.laminar_reynolds.value_or(usual_laminar_reynolds);
  if (reynolds <= to) return *laminar / reynolds;
  return outside("The Reynolds number", reynolds, whose, {0.0, to});
}

}  // namespace

double reynolds_number(double density, double speed, double diameter, double viscosity) {
  return density * speed * diameter * diameter / viscosity;
}

double blended_power_number(double laminar_constant, double turbulent, double reynolds) {
  return laminar_constant / reynolds + turbulent;
}

std::vector<const Impeller*> covered_impellers(const Vessel& vessel, double volume) {
  const double level = liquid_height(vessel, volume);
  std::vector<const Impeller*> covered;
  for (const Impeller& impeller : vessel.impellers)
    if (impeller.clearance.value_or(0.0) < level) covered.push_back(&impeller);
  return covered;
}

const Impeller* main_impeller(const Vessel& vessel, double volume) {
  const Impeller* largest = nullptr;
  for (const Impeller* impeller : covered_impellers(vessel, volume))
    if (!largest || impeller->diameter > largest->diameter) largest = impeller;
  return largest;
}

double baffle_width(const Vessel& vessel) { return vessel.baffle_width.value_or(0.1 * vessel.diameter); }

bool fully_baffled(const Vessel& vessel) {
  constexpr double rounding = 1e-9;
  return static_cast<double>(vessel.baffles) * baffle_width(vessel) >= (0.3 - rounding) * vessel.diameter;
}

PowerSource power_source(const Vessel& vessel, const Impeller& impeller) {
  const ImpellerType& type = impeller.type;
  if (type.power_number && baffled_as_published(vessel, type)) return PowerSource::published;
  if (blades_known(vessel, impeller)) return PowerSource::geometry;
  if (type.power_number) return PowerSource::off_design;
  return type.laminar_constant ? PowerSource::published : PowerSource::unknown;
}

Answer impeller_reynolds(const Operation& operation, const Impeller& impeller) {
  const Liquid& liquid = operation.liquid;
  if (!(liquid.density > 0.0)) return not_applicable("The density of the liquid is not given.");
  if (!liquid.viscosity)
    return not_applicable("The viscosity of the liquid is not given: add it to the medium.");
  if (!(operation.speed > 0.0)) return not_applicable("The stirrer stands still.");
  return reynolds_number(liquid.density, operation.speed, impeller.diameter, *liquid.viscosity);
}

Answer power_number(const Vessel& vessel, const Operation& operation, const Impeller& impeller) {
  const Answer reynolds = impeller_reynolds(operation, impeller);
  if (!reynolds) return reynolds;
  switch (power_source(vessel, impeller)) {
    case PowerSource::published:
    case PowerSource::off_design:
      return published_number(vessel, operation, impeller, *reynolds);
    case PowerSource::geometry:
      return geometric_number(vessel, operation, impeller, *reynolds);
    case PowerSource::unknown:
      break;
  }
  return not_applicable("The power number of the impeller " + name_of(impeller) +
                        " is not known: give it, or the number, angle and width of its blades.");
}

Answer power(const Vessel& vessel, const Operation& operation) {
  if (vessel.impellers.empty()) return not_applicable("The vessel has no impeller.");
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  double sum = 0.0;
  for (const Impeller* impeller : covered) {
    const Answer number = power_number(vessel, operation, *impeller);
    if (!number) return number;
    sum += *number * operation.liquid.density * std::pow(operation.speed, 3.0) *
           std::pow(impeller->diameter, 5.0);
  }
  return sum;
}

Answer power_per_volume(const Vessel& vessel, const Operation& operation) {
  return mapped(power(vessel, operation), [&](double p) { return p / operation.volume; });
}

Answer dissipation(const Vessel& vessel, const Operation& operation) {
  return mapped(power_per_volume(vessel, operation), [&](double p) { return p / operation.liquid.density; });
}

Answer local_dissipation(const Vessel& vessel, const Operation& operation) {
  return mapped(dissipation(vessel, operation),
                [&](double mean) { return operation.dissipation_ratio * mean; });
}

}  // namespace pf::scaleup
