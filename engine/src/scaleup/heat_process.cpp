// Film between liquid and wall: docs/models/heat_transfer.md, equation (1).
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>

#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/scaleup/impellers.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double two_thirds = 2.0 / 3.0;

/// a and m of one impeller at one Re.
struct NusseltLine {
  double factor = 0.0, reynolds_exponent = 0.0;
};

/// The catalogue holds one line of each impeller; these are the Re that it was measured over.
struct MeasuredRange {
  std::string_view key;
  Range reynolds;
};
constexpr std::array measured = {
    MeasuredRange{"paddle2", {300.0, 3e5}},        // Chilton, Drew & Jebens 1944
    MeasuredRange{"rushton6", {1e4, infinity}},    // Uhl & Gray
    MeasuredRange{"pbt4_45", {80.0, infinity}},    // 80 to 200 in Perry, used beyond
    MeasuredRange{"marine3", {2000.0, infinity}},  // Perry
    MeasuredRange{"rci3", {2e4, infinity}},  // Brooks & Su 1959: turbulent, which retreat curves are late
    MeasuredRange{"anchor", {300.0, 4e4}},   // Perry
    MeasuredRange{"ribbon", {8.0, 1e5}},     // Perry
};

/// A published line below the catalogue's. Perry's disc turbine 0.54 Re^2/3 (40 < Re < 3e5) lies under the
/// baffled 0.74 of Re > 1e4; between Re 1000, where baffles begin to tell, and 1e4 the factor goes from one
/// to the other with ln Re, so that h has no jump.
std::optional<NusseltLine> lower_line(std::string_view key, double reynolds) {
  if (key == "anchor" && within(reynolds, {10.0, 300.0})) return NusseltLine{1.0, 0.5};
  if (key == "rushton6" && within(reynolds, {40.0, 1e4})) {
    const double share = std::clamp(std::log10(reynolds) - 3.0, 0.0, 1.0);
    return NusseltLine{0.54 + (0.74 - 0.54) * share, two_thirds};
  }
  return std::nullopt;
}

/// The catalogue writes 2/3 with four digits.
double exact_exponent(double written) { return std::abs(written - two_thirds) < 5e-5 ? two_thirds : written; }

/// What is set at an impeller itself comes from a measurement of its own, and so does its range.
bool as_catalogued(const ImpellerType& type) {
  const ImpellerType* listed = find_impeller(type.key);
  return listed && listed->nusselt_factor == type.nusselt_factor &&
         listed->nusselt_reynolds_exponent == type.nusselt_reynolds_exponent;
}

std::expected<NusseltLine, NotApplicable> line_of(const Impeller& impeller, double reynolds) {
  const ImpellerType& type = impeller.type;
  const NusseltLine given{*type.nusselt_factor,
                          exact_exponent(type.nusselt_reynolds_exponent.value_or(two_thirds))};
  if (!as_catalogued(type)) return given;
  const auto range = std::ranges::find(measured, type.key, &MeasuredRange::key);
  if (range == measured.end() || (reynolds >= range->reynolds.low && reynolds <= range->reynolds.high))
    return given;
  if (const auto lower = lower_line(type.key, reynolds)) return *lower;
  return outside("The Reynolds number", reynolds,
                 "the heat-transfer correlation of the impeller " + name_of(impeller),
                 {type.key == "rushton6" ? 40.0
                  : type.key == "anchor" ? 10.0
                                         : range->reynolds.low,
                  range->reynolds.high});
}

/// Pr and k, or what is missing of them.
Answer prandtl(const Liquid& liquid) {
  const char* missing = !liquid.viscosity       ? "viscosity"
                        : !liquid.conductivity  ? "thermal conductivity"
                        : !liquid.heat_capacity ? "heat capacity"
                                                : nullptr;
  if (missing)
    return not_applicable(std::string("The ") + missing +
                          " of the liquid is not known; add it to the medium.");
  return *liquid.heat_capacity * *liquid.viscosity / *liquid.conductivity;
}

Answer film_of(const Vessel& vessel, const Operation& operation, const Impeller& impeller, double pr) {
  const auto reynolds = impeller_reynolds(operation, impeller);
  if (!reynolds) return reynolds;
  const auto line = line_of(impeller, *reynolds);
  if (!line) return std::unexpected(line.error());
  const Liquid& liquid = operation.liquid;
  const double vi = *liquid.viscosity / liquid.wall_viscosity.value_or(*liquid.viscosity);
  const double nusselt = line->factor * std::pow(*reynolds, line->reynolds_exponent) * std::cbrt(pr) *
                         std::pow(vi, impeller.type.nusselt_viscosity_exponent.value_or(0.14));
  return nusselt * *liquid.conductivity / vessel.diameter;
}

}  // namespace

Answer process_film(const Vessel& vessel, const Operation& operation) {
  const auto pr = prandtl(operation.liquid);
  if (!pr) return pr;
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty())
    return not_applicable("At " + litres(operation.volume) + " the liquid of " + name_of(vessel) +
                          " covers no impeller.");
  double sum = 0.0;
  int films = 0;
  for (const Impeller* impeller : covered) {
    if (!impeller->type.nusselt_factor) continue;
    const auto film = film_of(vessel, operation, *impeller, *pr);
    if (!film) return film;
    sum += *film;
    ++films;
  }
  if (films == 0)
    return not_applicable("No heat-transfer correlation of the impeller " + name_of(*covered.front()) +
                          " is published; give it \"heat_transfer\", or measure U at three speeds.");
  return sum / films;
}

Answer process_factor(const WilsonLine& line, const Vessel& vessel, const Operation& operation) {
  const auto pr = prandtl(operation.liquid);
  if (!pr) return pr;
  const Impeller* impeller = main_impeller(vessel, operation.volume);
  if (!impeller) return not_applicable("The liquid of " + name_of(vessel) + " covers no impeller.");
  Operation reference = operation;
  reference.speed = line.reference_speed;
  const auto reynolds = impeller_reynolds(reference, *impeller);
  if (!reynolds) return reynolds;
  if (!(line.slope > 0.0)) return not_applicable("The line's slope is not greater than zero.");
  const double nusselt = vessel.diameter / (line.slope * *operation.liquid.conductivity);
  return nusselt / (std::pow(*reynolds, two_thirds) * std::cbrt(*pr));
}

}  // namespace pf::scaleup
