#pragma once

#include <cmath>
#include <optional>

#include "pharmaflow/scaleup/heat_transfer.hpp"

namespace pf::scaleup {

inline double prandtl(const JacketStream& stream) {
  return stream.heat_capacity * stream.viscosity / stream.conductivity;
}
/// Vi^0.14, common to the jackets' correlations.
inline double viscosity_correction(const JacketStream& stream) {
  return std::pow(stream.viscosity / stream.wall_viscosity.value_or(stream.viscosity), 0.14);
}
inline std::optional<NotApplicable> missing_flow(const JacketStream& stream) {
  if (stream.flow > 0.0) return std::nullopt;
  return NotApplicable{"The jacket's medium does not flow; give the coolant a flow."};
}

}  // namespace pf::scaleup
