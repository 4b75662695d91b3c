#pragma once

#include <vector>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Shaft power of impellers, docs/models/scaleup.md "Power". N in 1/s (revolutions).
namespace pf::scaleup {

/// Re = rho N D2/mu.
double reynolds_number(double density, double speed, double diameter, double viscosity);
/// Asymptote blend Np = Kp/Re + Np_t, Re > 0. Monotonic: it misses the shallow minimum of disc turbines near
/// Re 300 to 1000, about 30 % there.
double blended_power_number(double laminar_constant, double turbulent, double reynolds);

/// What Kamei, Hiraoka and Kato need to know of an impeller in its vessel.
struct BladeGeometry {
  ImpellerType::Form form = ImpellerType::Form::open;
  double diameter = 0.0;         ///< D [m], below the vessel's
  double vessel_diameter = 0.0;  ///< T [m]
  double liquid_height = 0.0;    ///< H [m]
  double blade_width = 0.0;      ///< b [m]
  double blades = 0.0;           ///< n_p
  double blade_angle = 0.0;      ///< from the horizontal [rad]: pi/2 is a vertical blade
  double baffles = 0.0;          ///< n_B
  double baffle_width = 0.0;     ///< B_W [m]
};
/// Np by Kamei, Hiraoka and Kato at any Re > 0, unbaffled to fully baffled (Furukawa et al., Int. J. Chem.
/// Eng. 2012, 106496).
double kamei_power_number(const BladeGeometry& geometry, double reynolds);

/// Impellers below the liquid's surface; one of unknown clearance counts as covered.
std::vector<const Impeller*> covered_impellers(const Vessel& vessel, double volume);
/// The largest covered impeller, the lowest of equals: its Reynolds number and tip speed stand for the
/// vessel. nullptr where none is covered.
const Impeller* main_impeller(const Vessel& vessel, double volume);

/// Baffles and their width where none is given: T/10.
double baffle_width(const Vessel& vessel);
/// At least the baffling of three baffles of T/10: further baffles change the power number little.
bool fully_baffled(const Vessel& vessel);

/// How the power number of an impeller is found in this vessel.
enum class PowerSource {
  published,   ///< Kp and Np of the type, or numbers given for this very impeller
  geometry,    ///< Kamei-Hiraoka-Kato
  off_design,  ///< published for other baffles, and blades too little known for the geometry
  unknown
};
PowerSource power_source(const Vessel& vessel, const Impeller& impeller);

/// Re of an impeller. Not applicable without viscosity or density, or at rest.
Answer impeller_reynolds(const Operation& operation, const Impeller& impeller);
/// Np of an impeller in this operation.
Answer power_number(const Vessel& vessel, const Operation& operation, const Impeller& impeller);
/// P = sum of Np rho N3 D5 over the covered impellers, without gas [W].
Answer power(const Vessel& vessel, const Operation& operation);
Answer power_per_volume(const Vessel& vessel, const Operation& operation);  ///< P/V [W/m3]
/// Mean dissipation P/(rho V) [W/kg].
Answer dissipation(const Vessel& vessel, const Operation& operation);
/// The mean times the dissipation ratio: at the feed point [W/kg].
Answer local_dissipation(const Vessel& vessel, const Operation& operation);

}  // namespace pf::scaleup
