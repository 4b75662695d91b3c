#pragma once

#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// A bottom's inside, from its lowest point up: the part below a height h in [0, depth].
struct BottomSpan {
  double volume = 0.0;         ///< [m3]
  double area = 0.0;           ///< of the wall [m2]
  double cross_section = 0.0;  ///< at h [m2]: the derivative of the volume
};
/// @param radius R = T/2 [m]
BottomSpan bottom_below(const Bottom& bottom, double radius, double height);

}  // namespace pf::scaleup
