#pragma once

#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

double bottom_depth(const Vessel& vessel);   ///< a [m]
double bottom_volume(const Vessel& vessel);  ///< [m3]
/// Height of the liquid above the lowest point [m]; inside the bottom by solving its volume for the height.
/// @param volume [m3], >= 0
double liquid_height(const Vessel& vessel, double volume);
/// Volume below a height above the lowest point [m3].
double liquid_volume(const Vessel& vessel, double height);
/// Wall below that height [m2], bottom and cylinder.
double wetted_area(const Vessel& vessel, double height);
/// Wetted wall that the jacket covers, times its effective share [m2]; 0 without a jacket.
double jacketed_area(const Vessel& vessel, double volume);

}  // namespace pf::scaleup
