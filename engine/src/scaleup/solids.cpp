#include "pharmaflow/scaleup/solids.hpp"

#include <cmath>

#include "gravity.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr std::string_view zwietering = "Zwietering's just-suspended speed";
constexpr Range particle_um{125.0, 850.0, "um"};
constexpr Range percent{0.5, 50.0, "kg per 100 kg liquid"};

std::expected<void, NotApplicable> as_measured(const Vessel& vessel, const Operation& operation) {
  const Solids& solids = *operation.solids;
  if (!(operation.liquid.density > 0.0)) return not_applicable("The density of the liquid is not given.");
  if (solids.density <= operation.liquid.density)
    return not_applicable("The solids (" + number(solids.density) + " kg/m3) do not sink in the liquid (" +
                          number(operation.liquid.density) + " kg/m3).");
  if (!operation.liquid.viscosity)
    return not_applicable("The viscosity of the liquid is not given: add it to the medium.");
  if (vessel.baffles == 0)
    return not_applicable(std::string(zwietering) + " holds for baffled vessels; this one has no baffles.");
  if (vessel.bottom.shape == Bottom::Shape::conical)
    return not_applicable(std::string(zwietering) + " holds for flat and dished bottoms, not for a cone.");
  const double size = 1e6 * solids.diameter, share = 100.0 * solids.loading;
  if (!within(size, particle_um)) return outside("The particle diameter", size, zwietering, particle_um);
  if (!within(share, percent)) return outside("The solids loading", share, zwietering, percent);
  return {};
}

}  // namespace

double zwietering_speed(const Suspension& s) {
  const double buoyancy = standard_gravity * (s.solid_density - s.liquid_density) / s.liquid_density;
  return s.zwietering * std::pow(s.kinematic_viscosity, 0.1) * std::pow(buoyancy, 0.45) *
         std::pow(100.0 * s.loading, 0.13) * std::pow(s.particle_diameter, 0.2) / std::pow(s.diameter, 0.85);
}

Answer just_suspended_speed(const Vessel& vessel, const Operation& operation) {
  if (!operation.solids) return not_applicable("There are no solids.");
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  if (const auto fault = as_measured(vessel, operation); !fault) return std::unexpected(fault.error());
  const Impeller& lowest = *covered.front();
  if (!lowest.type.zwietering)
    return not_applicable("Zwietering's constant S of the impeller " + name_of(lowest) +
                          " is not known: give it.");
  const Liquid& liquid = operation.liquid;
  return zwietering_speed({.zwietering = *lowest.type.zwietering,
                           .kinematic_viscosity = *liquid.viscosity / liquid.density,
                           .solid_density = operation.solids->density,
                           .liquid_density = liquid.density,
                           .loading = operation.solids->loading,
                           .particle_diameter = operation.solids->diameter,
                           .diameter = lowest.diameter});
}

Answer suspension_ratio(const Vessel& vessel, const Operation& operation) {
  return mapped(just_suspended_speed(vessel, operation), [&](double njs) { return operation.speed / njs; });
}

}  // namespace pf::scaleup
