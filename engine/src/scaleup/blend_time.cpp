#include <cmath>

#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/mixing.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr std::string_view grenville = "Grenville's blend time";
/// Ranges of Grenville's correlation. H "near T" is read as within a factor of the square root of two.
constexpr Range diameter_ratio{0.33, 0.5};
constexpr Range height_ratio{0.7, 1.4};
constexpr double turbulent_from = 6370.0, transitional_from = 200.0;  ///< Np^(1/3) Re
constexpr double ribbon_laminar_to = 10.0;                            ///< Re

Answer ribbon_answer(const Operation& operation, const Impeller& ribbon, double reynolds) {
  if (reynolds > ribbon_laminar_to)
    return outside("The Reynolds number", reynolds, "the blend time of helical ribbons",
                   {0.0, ribbon_laminar_to});
  if (!ribbon.type.laminar_constant)
    return not_applicable("The laminar constant Kp of the helical ribbon is not known: give it.");
  return ribbon_blend_time(*ribbon.type.laminar_constant, operation.speed);
}

/// What Grenville's vessels have in common.
std::expected<void, NotApplicable> as_measured(const Vessel& vessel, const Impeller& impeller,
                                               double height) {
  if (impeller.type.form == ImpellerType::Form::anchor)
    return not_applicable("No blend time is published for anchors.");
  if (vessel.baffles == 0)
    return not_applicable(std::string(grenville) + " holds for baffled vessels; this one has no baffles.");
  const double wide = impeller.diameter / vessel.diameter, high = height / vessel.diameter;
  if (!within(wide, diameter_ratio)) return outside("D/T", wide, grenville, diameter_ratio);
  if (!within(high, height_ratio)) return outside("H/T", high, grenville, height_ratio);
  return {};
}

}  // namespace

Answer blend_time(const Vessel& vessel, const Operation& operation) {
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  if (covered.size() > 1)
    return not_applicable("Blend times are published for one impeller; the liquid covers " +
                          std::to_string(covered.size()) + ".");
  const Impeller& impeller = *covered.front();
  const Answer reynolds = impeller_reynolds(operation, impeller);
  if (!reynolds) return reynolds;
  if (impeller.type.form == ImpellerType::Form::ribbon) return ribbon_answer(operation, impeller, *reynolds);

  const double height = liquid_height(vessel, operation.volume);
  if (const auto fault = as_measured(vessel, impeller, height); !fault) return std::unexpected(fault.error());
  const Answer power = power_number(vessel, operation, impeller);
  if (!power) return power;
  const Blending blending{*power, operation.speed, impeller.diameter, vessel.diameter, height};
  const double group = std::cbrt(*power) * *reynolds;
  if (group >= turbulent_from) return turbulent_blend_time(blending);
  if (group >= transitional_from)
    return transitional_blend_time(blending, *operation.liquid.viscosity / operation.liquid.density);
  return not_applicable("Np^(1/3) Re is " + number(group) + "; " + std::string(grenville) + " holds from " +
                        shortest(transitional_from) +
                        " up. In laminar flow an open impeller does not mix the liquid at the wall: take a "
                        "helical ribbon or a higher speed.");
}

}  // namespace pf::scaleup
