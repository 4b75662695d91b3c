#include "pharmaflow/scaleup/mixing.hpp"

#include <cmath>
#include <limits>
#include <numbers>

#include "gravity.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double usual_turbulent_reynolds = 1e4;

double length_squared(const Blending& b) {
  return std::pow(b.vessel_diameter, 1.5) * std::sqrt(b.liquid_height);
}

/// Nq where the flow is turbulent, which is where it was measured.
Answer pumping(const Operation& operation, const Impeller& impeller) {
  if (!impeller.type.flow_number)
    return not_applicable("The flow number of the impeller " + name_of(impeller) + " is not known.");
  const Answer reynolds = impeller_reynolds(operation, impeller);
  if (!reynolds) return reynolds;
  const double from = impeller.type.turbulent_reynolds.value_or(usual_turbulent_reynolds);
  if (*reynolds < from)
    return outside("The Reynolds number", *reynolds, "the flow number of the impeller " + name_of(impeller),
                   {from, infinity});
  return *impeller.type.flow_number;
}

}  // namespace

double tip_speed(double speed, double diameter) { return std::numbers::pi * speed * diameter; }
double froude(double speed, double diameter) { return speed * speed * diameter / standard_gravity; }

double turbulent_blend_time(const Blending& b) {
  return 5.2 * length_squared(b) / (std::cbrt(b.power_number) * b.speed * b.diameter * b.diameter);
}

double transitional_blend_time(const Blending& b, double kinematic_viscosity) {
  const double group = std::cbrt(b.power_number) * b.speed * b.diameter * b.diameter / kinematic_viscosity;
  return length_squared(b) / kinematic_viscosity * std::pow(183.0 / group, 2.0);
}

double ruszkowski_blend_time(const Blending& b) {
  return 5.3 * std::pow(b.vessel_diameter / b.diameter, 2.0) / (b.speed * std::cbrt(b.power_number));
}

double nienow_blend_time(double vessel_diameter, double diameter, double dissipation) {
  return 5.9 * std::cbrt(vessel_diameter * vessel_diameter * (vessel_diameter / diameter) / dissipation);
}

double ribbon_blend_time(double laminar_constant, double speed) {
  return 896e3 * std::pow(laminar_constant, -1.69) / speed;
}

double ribbon_laminar_constant(const Ribbon& r) {
  const double D = r.diameter, clearance = 0.5 * (r.vessel_diameter - D);
  return 82.8 * (r.height / D) * std::pow(clearance / D, -0.38) * std::pow(r.pitch / D, -0.35) *
         std::pow(r.width / D, 0.2) * std::pow(r.blades, 0.78);
}

double blend_time_factor(double uniformity) { return std::log1p(-uniformity) / std::log(0.05); }

Answer flow_number(const Vessel& vessel, const Operation& operation) {
  const Impeller* impeller = main_impeller(vessel, operation.volume);
  if (!impeller) return not_applicable("The liquid covers no impeller.");
  return pumping(operation, *impeller);
}

Answer circulation_time(const Vessel& vessel, const Operation& operation) {
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  double flow = 0.0;
  for (const Impeller* impeller : covered) {
    const Answer number = pumping(operation, *impeller);
    if (!number) return number;
    flow += *number * operation.speed * std::pow(impeller->diameter, 3.0);
  }
  return operation.volume / flow;
}

}  // namespace pf::scaleup
