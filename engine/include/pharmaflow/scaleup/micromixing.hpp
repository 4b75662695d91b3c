#pragma once

#include <string_view>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Mixing on the scale of molecules and of the feed's plume, against reactions; docs/models/scaleup.md.
namespace pf::scaleup {

/// Kolmogorov length (nu^3/eps)^(1/4) [m]. @param kinematic_viscosity [m2/s] @param dissipation [W/kg]
double kolmogorov_length(double kinematic_viscosity, double dissipation);
/// Engulfment time 1/E = 17.24 (nu/eps)^(1/2) [s], Baldyga and Bourne, Sc < 4000.
double engulfment_time(double kinematic_viscosity, double dissipation);
/// Mesomixing by inertial-convective disintegration: 1.2 (d^2/eps)^(1/3) [s]. @param feed_diameter [m]
double inertial_mesomixing_time(double feed_diameter, double dissipation);
/// Mesomixing by turbulent dispersion: Q/(U D_t), D_t = 0.1 eps^(1/3) L^(4/3) [s].
/// @param feed_flow [m3/s] @param velocity of the liquid at the feed [m/s] @param length_scale L [m]
double dispersive_mesomixing_time(double feed_flow, double velocity, double length_scale, double dissipation);

/// Kolmogorov length at the feed point [m].
Answer kolmogorov_length(const Vessel& vessel, const Operation& operation);
/// Engulfment time at the feed point [s].
Answer micromixing_time(const Vessel& vessel, const Operation& operation);

/// 1/(k c^(n-1)) [s] of a reaction of order n >= 1. @param rate_constant [(m3/mol)^(n-1)/s]
/// @param concentration [mol/m3], of no matter at order 1
double reaction_time(double rate_constant, double order, double concentration);
/// Da = mixing time/reaction time.
double damkohler(double mixing_time, double reaction_time);

enum class MixingBand { not_limited, sensitive, controlled };
/// Da < 0.1 not mixing-limited, to 10 sensitive, above mixing-controlled.
MixingBand mixing_band(double damkohler);
/// "not mixing-limited", "sensitive", "mixing-controlled".
std::string_view words(MixingBand band);

}  // namespace pf::scaleup
