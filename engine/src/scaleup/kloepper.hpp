#pragma once

#include "bottom.hpp"

namespace pf::scaleup {

/// Depth of a Klöpper bottom [m]: 0.1938 T inside, a sphere of radius T blended into the cylinder by a
/// knuckle of radius T/10 (DIN 28011; its 0.1935 refers to the outer diameter).
double kloepper_depth(double radius);
BottomSpan kloepper_below(double radius, double height);

}  // namespace pf::scaleup
