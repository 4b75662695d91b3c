#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "pharmaflow/scaleup/gas_liquid.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

/// Ranges of van 't Riet's correlations.
constexpr Range power_range{500.0, 10000.0, "W/m³"};
constexpr Range coalescing_volume{0.002, std::numeric_limits<double>::infinity(), "m³"};
constexpr Range non_coalescing_volume{0.002, 4.4, "m³"};
/// Where Calderbank's straight line 0.62 - 1.85 Fl reaches no power at all.
constexpr double calderbank_end = 0.33;

std::unexpected<NotApplicable> no_gas() { return not_applicable("No gas is fed."); }

/// The one Rushton turbine for which gassed power is published, with what the correlations ask of it.
std::expected<Gassing, NotApplicable> rushton_of(const Vessel& vessel, const Operation& operation,
                                                 double power) {
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  if (covered.size() > 1)
    return not_applicable("Gassed power is published for one Rushton turbine; the liquid covers " +
                          std::to_string(covered.size()) + " impellers.");
  const Impeller& impeller = *covered.front();
  if (impeller.type.key != "rushton6")
    return not_applicable("Gassed power is published for Rushton turbines, not for " + name_of(impeller) +
                          ".");
  return Gassing{.power = power,
                 .speed = operation.speed,
                 .diameter = impeller.diameter,
                 .blade_width = impeller.type.blade_width_ratio.value_or(0.2) * impeller.diameter,
                 .volume = operation.volume,
                 .gas_flow = operation.gas->flow};
}

/// A correlation's own range of power and volume.
Answer in_range(double power_per_volume, double volume, const Range& volumes, double value) {
  constexpr std::string_view riet = "van 't Riet's kLa";
  if (power_per_volume < power_range.low || power_per_volume > power_range.high)
    return outside("Gassed power per volume", power_per_volume, riet, power_range);
  if (volume < volumes.low || volume > volumes.high) return outside("The volume", volume, riet, volumes);
  return value;
}

}  // namespace

std::expected<GassedPower, NotApplicable> gassed_power_spread(const Vessel& vessel,
                                                              const Operation& operation) {
  if (!operation.gas) return no_gas();
  const Answer without = power(vessel, operation);
  if (!without) return std::unexpected(without.error());
  if (operation.gas->flow == 0.0) return GassedPower{*without, *without, *without};
  const auto gassing = rushton_of(vessel, operation, *without);
  if (!gassing) return std::unexpected(gassing.error());
  const double flow = gas_flow_number(*gassing);
  const double flood = flooding_flow_number(operation.speed, gassing->diameter, vessel.diameter);
  if (flow > flood)
    return not_applicable("The impeller is flooded: its gas flow number is " + number(flow) +
                          ", flooding begins at " + number(flood) + ". Raise the speed or feed less gas.");
  if (flow >= calderbank_end)
    return outside("The gas flow number", flow, "Calderbank's gassed power", {0.0, calderbank_end});
  std::array ratios{hughmark_ratio(*gassing), michel_miller_ratio(*gassing), calderbank_ratio(*gassing)};
  std::ranges::sort(ratios);
  return GassedPower{*without * ratios[1], *without * ratios[0], *without * ratios[2]};
}

Answer gassed_power(const Vessel& vessel, const Operation& operation) {
  return mapped(gassed_power_spread(vessel, operation), [](const GassedPower& p) { return p.median; });
}
Answer gassed_power_low(const Vessel& vessel, const Operation& operation) {
  return mapped(gassed_power_spread(vessel, operation), [](const GassedPower& p) { return p.low; });
}
Answer gassed_power_high(const Vessel& vessel, const Operation& operation) {
  return mapped(gassed_power_spread(vessel, operation), [](const GassedPower& p) { return p.high; });
}

Answer gas_flow_number(const Vessel& vessel, const Operation& operation) {
  if (!operation.gas) return no_gas();
  const auto covered = covered_impellers(vessel, operation.volume);
  if (covered.empty()) return not_applicable("The liquid covers no impeller.");
  if (!(operation.speed > 0.0)) return not_applicable("The stirrer stands still.");
  return operation.gas->flow / (operation.speed * std::pow(covered.front()->diameter, 3.0));
}

Answer superficial_gas_velocity(const Vessel& vessel, const Operation& operation) {
  if (!operation.gas) return no_gas();
  return operation.gas->flow / (0.25 * std::numbers::pi * vessel.diameter * vessel.diameter);
}

namespace {

/// A law of the user's own is about the power of the gassed vessel where one is published, else about that
/// without gas: it was measured with one of them.
Answer power_under_gas(const Vessel& vessel, const Operation& operation) {
  const bool own = operation.gas && operation.gas->correlation == Gas::Correlation::power_law;
  const bool published = operation.gas && rushton_of(vessel, operation, 0.0).has_value();
  return own && !published ? power(vessel, operation) : gassed_power(vessel, operation);
}

}  // namespace

Answer kla(const Vessel& vessel, const Operation& operation) {
  const Answer gassed = power_under_gas(vessel, operation);
  if (!gassed) return gassed;
  const Gas& gas = *operation.gas;
  const double velocity = *superficial_gas_velocity(vessel, operation);
  const double dense = *gassed / operation.volume;
  switch (gas.correlation) {
    case Gas::Correlation::coalescing:
      if (gas.flow == 0.0) return no_gas();
      return in_range(dense, operation.volume, coalescing_volume, coalescing_kla(dense, velocity));
    case Gas::Correlation::non_coalescing:
      if (gas.flow == 0.0) return no_gas();
      return in_range(dense, operation.volume, non_coalescing_volume, non_coalescing_kla(dense, velocity));
    case Gas::Correlation::power_law:
      return gas.factor * std::pow(dense, gas.power_exponent) * std::pow(velocity, gas.velocity_exponent);
  }
  return no_gas();
}

}  // namespace pf::scaleup
