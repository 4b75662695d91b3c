#pragma once

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Suspension of solids, docs/models/scaleup.md "Solids".
namespace pf::scaleup {

/// What Zwietering's equation depends on.
struct Suspension {
  double zwietering = 0.0;                           ///< S of impeller and vessel
  double kinematic_viscosity = 0.0;                  ///< [m2/s]
  double solid_density = 0.0, liquid_density = 0.0;  ///< [kg/m3]
  double loading = 0.0;                              ///< X/100: kg solids per kg liquid
  double particle_diameter = 0.0;                    ///< [m]
  double diameter = 0.0;                             ///< D [m]
};
/// Njs = S nu^0.1 (g (rho_s - rho_l)/rho_l)^0.45 X^0.13 d_p^0.2/D^0.85 [1/s], Zwietering 1958: about 125 to
/// 850 um, 0.5 to 50 kg per 100 kg liquid, baffled flat or dished vessels; 15 to 20 % at best.
double zwietering_speed(const Suspension& s);

/// Just-suspended speed [1/s] by the lowest impeller; not applicable outside Zwietering's ranges.
Answer just_suspended_speed(const Vessel& vessel, const Operation& operation);
/// N/Njs.
Answer suspension_ratio(const Vessel& vessel, const Operation& operation);

}  // namespace pf::scaleup
