#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Heat through the wall of a stirred vessel, docs/models/heat_transfer.md.
namespace pf::scaleup {

/// Film between liquid and wall [W/(m2 K)]: h T/k = a Re^m Pr^(1/3) Vi^q, the mean over the covered impellers
/// that have a correlation.
Answer process_film(const Vessel& vessel, const Operation& operation);

/// The medium of a jacket as it passes through it.
struct JacketStream {
  double density = 0.0, viscosity = 0.0, conductivity = 0.0, heat_capacity = 0.0;
  double flow = 0.0;                     ///< [m3/s]
  std::optional<double> wall_viscosity;  ///< at the wall's temperature; absent: as in the bulk
  /// Share by which the density at the wall differs from the bulk's, beta |dT|: > 0 where buoyancy helps the
  /// flow, < 0 where it opposes it.
  double buoyancy = 0.0;
};

/// Annulus between a vessel and its plain jacket.
/// @return film on the vessel's outside [W/(m2 K)]; turbulent only, Re_g > 1e4
/// @source Lehrer, Ind. Eng. Chem. Process Des. Dev. 9 (1970) 553-558
Answer lehrer_film(const PlainJacket& jacket, const JacketStream& stream);
/// The same for every regime, laminar to turbulent without a jump.
/// @param diameter  outside diameter of the vessel's wall [m]
/// @return not applicable where a radial inlet is wider than what its jet could spread to
/// @source Stein & Schmidt, Forsch. Ingenieurwes. 59 (1993) 73-90; VDI Heat Atlas, 2nd ed. 2010
Answer stein_schmidt_film(const PlainJacket& jacket, double diameter, const JacketStream& stream);
/// Stein & Schmidt; Lehrer where the inlet is too wide for it.
Answer plain_jacket_film(const PlainJacket& jacket, double diameter, const JacketStream& stream);
/// Half-pipe coil: laminar below Re 2100 (needs the length of a pass), turbulent above 1e4, linear in Re
/// between.
Answer half_pipe_film(const HalfPipeJacket& jacket, const JacketStream& stream);
/// Dimple jacket, Re 1000 to 50 000. @source Garvin, Chem. Eng. Prog. 97 (April 2001)
Answer dimple_film(const DimpleJacket& jacket, const JacketStream& stream);

/// Film in the jacket at the coolant's flow, by the jacket's type, on the outside of the wall [W/(m2 K)]:
/// viscosity at the wall as in the bulk, no buoyancy.
Answer jacket_film(const Vessel& vessel);
/// Wall and fouling together, referred to the inner area, as a coefficient [W/(m2 K)].
Answer wall_coefficient(const Vessel& vessel);
/// Outside over inside diameter of a thick wall: refers the jacket side to the inner area. 1 for a wall that
/// is taken as flat, which one of a ratio up to 1.05 is.
double wall_diameter_ratio(const Vessel& vessel);
/// U on the inner area [W/(m2 K)]: the measured Wilson line where there is one, else films, wall and fouling
/// in series.
Answer overall_coefficient(const Vessel& vessel, const Operation& operation);
/// U A at the operation's volume [W/K].
Answer overall_conductance(const Vessel& vessel, const Operation& operation);

/// The conductance against volume, at constant speed: for recipes whose level changes.
struct ConductanceTable {
  std::vector<double> volume;       ///< [m3], ascending
  std::vector<double> conductance;  ///< [W/K]
};
/// Points so dense that the straight lines between them miss the conductance by less than 1e-3 of it. An
/// impeller that becomes covered makes a step; so that the table stays a function, a millionth of a volume
/// wide.
/// @param volume_min, volume_max [m3], 0 < volume_min <= volume_max
std::expected<ConductanceTable, NotApplicable> conductance_table(const Vessel& vessel,
                                                                 const Operation& operation,
                                                                 double volume_min, double volume_max);

/// Largest heat that can be removed at liquid temperature T [W]: w cp (1 - e^-NTU) (T - T_in), NTU = UA/(w
/// cp), with the coldest inlet.
Answer cooling_capacity(const Vessel& vessel, const Operation& operation, double temperature);
/// Time to cool or heat a batch from one temperature to another with the inlet at its limit [s].
Answer temperature_change_time(const Vessel& vessel, const Operation& operation, double from, double to);

/// A straight line through 1/U against (N/N0)^(-2/3), least squares, with its standard errors.
struct WilsonFit {
  WilsonLine line;
  double intercept_std_error = 0.0, slope_std_error = 0.0;  ///< of 1/phi and of C [m2 K/W]
  double r_squared = 0.0;                                   ///< of 1/U
  std::size_t degrees_of_freedom = 0;
};
/// @param speed, coefficient  U at each speed; their errors in 1/U count alike
/// @param reference_speed  absent: the geometric mean of the speeds
/// @errors too_few_observations (fewer than three speeds), out_of_range
pf::Result<WilsonFit> fit_wilson(std::span<const double> speed, std::span<const double> coefficient,
                                 std::optional<double> reference_speed = {});
/// 1/U = 1/phi + C (N/N0)^(-2/3) [W/(m2 K)]. @param speed > 0 [1/s]
double coefficient_at(const WilsonLine& line, double speed);
/// The factor a of h T/k = a Re^(2/3) Pr^(1/3) that a line's slope means for the vessel's main impeller.
Answer process_factor(const WilsonLine& line, const Vessel& vessel, const Operation& operation);

/// One measured cooling or heating curve at one speed, jacket temperature beside it.
struct CoolingCurve {
  double speed = 0.0;          ///< [1/s]
  double heat_capacity = 0.0;  ///< of contents and wall, m cp [J/K]
  double area = 0.0;           ///< [m2]
  std::vector<double> time, temperature, jacket_temperature;
};
struct CurveFit {
  double coefficient = 0.0;         ///< U [W/(m2 K)]
  double std_error = 0.0;           ///< of U, from the scatter about the curve [W/(m2 K)]
  double deviation = 0.0;           ///< standard deviation of the readings from the curve [K]
  std::vector<double> temperature;  ///< of the curve at the readings' times [K]
};
/// U of one curve: m cp dT/dt = U A (T_jacket - T), its start and U by least squares of the temperatures. The
/// jacket's temperature is taken as linear between the readings.
/// @errors too_few_observations (fewer than three readings), out_of_range
pf::Result<CurveFit> fit_curve(const CoolingCurve& curve);

}  // namespace pf::scaleup
