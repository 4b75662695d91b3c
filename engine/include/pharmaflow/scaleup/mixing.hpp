#pragma once

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Blending of miscible liquids, docs/models/scaleup.md "Mixing".
namespace pf::scaleup {

double tip_speed(double speed, double diameter);  ///< pi N D [m/s]
double froude(double speed, double diameter);     ///< N2 D/g

/// What blend times depend on. T vessel, H liquid height, D impeller.
struct Blending {
  double power_number = 0.0;
  double speed = 0.0;            ///< N [1/s]
  double diameter = 0.0;         ///< D [m]
  double vessel_diameter = 0.0;  ///< T [m]
  double liquid_height = 0.0;    ///< H [m]
};
/// theta95 = 5.2 T^1.5 H^0.5/(Np^(1/3) N D2) [s], Grenville: Np^(1/3) Re >= 6370, D/T 0.33 to 0.5, H near T,
/// baffled, about 10 %.
double turbulent_blend_time(const Blending& b);
/// theta95 = rho T^1.5 H^0.5/mu (183/(Np^(1/3) Re))^2 [s], Grenville: Np^(1/3) Re 200 to 6370.
double transitional_blend_time(const Blending& b, double kinematic_viscosity);
/// theta95 = 5.3 (T/D)^2/(N Np^(1/3)) [s], Ruszkowski 1994, turbulent, H = T.
double ruszkowski_blend_time(const Blending& b);
/// theta95 = 5.9 T^(2/3) (D/T)^(-1/3) eps^(-1/3) [s], Nienow 1997, turbulent, H = T. @param dissipation
/// [W/kg]
double nienow_blend_time(double vessel_diameter, double diameter, double dissipation);
/// theta = 896e3 Kp^-1.69/N [s], helical ribbon in laminar flow, Re < 10 (Grenville, Hutchinson, Higbee
/// 2001).
double ribbon_blend_time(double laminar_constant, double speed);

/// A helical ribbon. Its flights wind `blades`-fold around the shaft.
struct Ribbon {
  double diameter = 0.0, vessel_diameter = 0.0, height = 0.0, pitch = 0.0, width = 0.0;  ///< [m]
  double blades = 1.0;
};
/// Kp of a helical ribbon (Rieger 1988).
double ribbon_laminar_constant(const Ribbon& ribbon);

/// theta_x/theta95 = ln(1 - x)/ln 0.05 for another uniformity x in (0, 1).
double blend_time_factor(double uniformity);

/// Time to 95 % uniformity [s], by regime; not applicable outside the correlations' ranges.
Answer blend_time(const Vessel& vessel, const Operation& operation);
/// Flow number Nq of the main impeller, turbulent.
Answer flow_number(const Vessel& vessel, const Operation& operation);
/// t_c = V/sum(Nq N D3) over the covered impellers [s], turbulent.
Answer circulation_time(const Vessel& vessel, const Operation& operation);

}  // namespace pf::scaleup
