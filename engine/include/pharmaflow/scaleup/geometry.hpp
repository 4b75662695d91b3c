#pragma once

#include "pharmaflow/scaleup/model.hpp"

/// Inside of a vessel: a bottom under a cylinder, docs/models/scaleup.md. Heights are above the lowest point.
/// Every function expects T > 0 and, of conical and spheroidal bottoms, a depth > 0 (spheroidal: <= T/2).
namespace pf::scaleup {

/// Depth a of the bottom [m], 0 when flat.
double bottom_depth(const Vessel& vessel);
/// Volume below the tangent of the cylinder [m3], 0 when flat.
double bottom_volume(const Vessel& vessel);
/// Height of the liquid above the lowest point [m]; inside the bottom by solving its volume for the height.
/// @param volume [m3]; 0 and less give 0
double liquid_height(const Vessel& vessel, double volume);
/// Volume below a height above the lowest point [m3]; the cylinder has no lid here, see Vessel::capacity.
double liquid_volume(const Vessel& vessel, double height);
/// Wall below that height [m2], bottom and cylinder; a flat bottom counts whole at any height.
double wetted_area(const Vessel& vessel, double height);
/// Wetted wall that the jacket covers, times its effective share [m2]; 0 without a jacket.
double jacketed_area(const Vessel& vessel, double volume);

}  // namespace pf::scaleup
