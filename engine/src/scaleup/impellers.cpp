#include "pharmaflow/scaleup/impellers.hpp"

#include <algorithm>
#include <numbers>
#include <vector>

#include "impeller_row.hpp"

namespace pf::scaleup {
namespace {

/// What the correlations distinguish beyond numbers.
ImpellerType::Form form_of(std::string_view key) {
  if (key == "rci3" || key == "marine3") return ImpellerType::Form::swept;
  if (key == "anchor") return ImpellerType::Form::anchor;
  if (key == "ribbon") return ImpellerType::Form::ribbon;
  return ImpellerType::Form::open;
}

ImpellerType type_of(const ImpellerRow& row) {
  ImpellerType type;
  type.key = row.key;
  type.name = row.name;
  type.flow = row.flow;
  type.form = form_of(row.key);
  type.power_number = row.power_number;
  type.power_number_low = row.power_number_low;
  type.power_number_high = row.power_number_high;
  type.turbulent_reynolds = row.turbulent_reynolds;
  type.laminar_constant = row.laminar_constant;
  type.laminar_reynolds = row.laminar_reynolds;
  type.flow_number = row.flow_number;
  type.metzner_otto = row.metzner_otto;
  type.zwietering = row.zwietering;
  type.nusselt_factor = row.nusselt_factor;
  type.nusselt_reynolds_exponent = row.nusselt_reynolds_exponent;
  type.nusselt_viscosity_exponent = row.nusselt_viscosity_exponent;
  type.blades = row.blades;
  if (row.blade_angle_degrees) type.blade_angle = *row.blade_angle_degrees * std::numbers::pi / 180.0;
  type.blade_width_ratio = row.blade_width_ratio;
  type.diameter_ratio_min = row.diameter_ratio_min;
  type.diameter_ratio_max = row.diameter_ratio_max;
  return type;
}

std::vector<ImpellerType> catalogue() {
  std::vector<ImpellerType> types;
  for (const ImpellerRow& row : impeller_table()) types.push_back(type_of(row));
  return types;
}

}  // namespace

std::span<const ImpellerType> impeller_types() {
  static const std::vector<ImpellerType> types = catalogue();
  return types;
}

const ImpellerType* find_impeller(std::string_view key) {
  const auto types = impeller_types();
  const auto found = std::ranges::find(types, key, &ImpellerType::key);
  return found == types.end() ? nullptr : &*found;
}

}  // namespace pf::scaleup
