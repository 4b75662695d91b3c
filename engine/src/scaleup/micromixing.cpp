#include "pharmaflow/scaleup/micromixing.hpp"

#include <cmath>

#include "pharmaflow/scaleup/power.hpp"

namespace pf::scaleup {
namespace {

/// A scale of turbulence at the feed point, from kinematic viscosity and local dissipation.
Answer at_feed(const Vessel& vessel, const Operation& operation, double (*scale)(double, double)) {
  return mapped(local_dissipation(vessel, operation), [&](double dissipated) {
    return scale(*operation.liquid.viscosity / operation.liquid.density, dissipated);
  });
}

}  // namespace

double kolmogorov_length(double kinematic_viscosity, double dissipation) {
  return std::pow(std::pow(kinematic_viscosity, 3.0) / dissipation, 0.25);
}

double engulfment_time(double kinematic_viscosity, double dissipation) {
  return 17.24 * std::sqrt(kinematic_viscosity / dissipation);
}

double inertial_mesomixing_time(double feed_diameter, double dissipation) {
  return 1.2 * std::cbrt(feed_diameter * feed_diameter / dissipation);
}

double dispersive_mesomixing_time(double feed_flow, double velocity, double length_scale,
                                  double dissipation) {
  const double diffusivity = 0.1 * std::cbrt(dissipation) * std::pow(length_scale, 4.0 / 3.0);
  return feed_flow / (velocity * diffusivity);
}

Answer kolmogorov_length(const Vessel& vessel, const Operation& operation) {
  return at_feed(vessel, operation, &kolmogorov_length);
}

Answer micromixing_time(const Vessel& vessel, const Operation& operation) {
  return at_feed(vessel, operation, &engulfment_time);
}

double reaction_time(double rate_constant, double order, double concentration) {
  return 1.0 / (rate_constant * std::pow(concentration, order - 1.0));
}

double damkohler(double mixing_time, double reaction_time) { return mixing_time / reaction_time; }

MixingBand mixing_band(double damkohler) {
  if (damkohler < 0.1) return MixingBand::not_limited;
  return damkohler <= 10.0 ? MixingBand::sensitive : MixingBand::controlled;
}

std::string_view words(MixingBand band) {
  switch (band) {
    case MixingBand::not_limited:
      return "not mixing-limited";
    case MixingBand::sensitive:
      return "sensitive";
    case MixingBand::controlled:
      return "mixing-controlled";
  }
  return {};
}

}  // namespace pf::scaleup
