#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pf::scaleup {

/// One row of data/impellers.csv as it stands there; written by cmake/pf_impellers.cmake, which keeps this
/// order.
struct ImpellerRow {
  std::string_view key, name, flow;
  std::optional<double> power_number, power_number_low, power_number_high, turbulent_reynolds;
  std::optional<double> laminar_constant, laminar_reynolds, flow_number, metzner_otto, zwietering;
  std::optional<double> nusselt_factor, nusselt_reynolds_exponent, nusselt_viscosity_exponent;
  std::optional<double> blades, blade_angle_degrees, blade_width_ratio;
  std::optional<double> diameter_ratio_min, diameter_ratio_max;
};

std::span<const ImpellerRow> impeller_table();

}  // namespace pf::scaleup
