#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// Film between liquid and wall [W/(m2 K)]: Nu = a Re^m Pr^(1/3) Vi^q, docs/models/scaleup.md.
Answer process_film(const Vessel& vessel, const Operation& operation);
/// Film in the jacket [W/(m2 K)] at the coolant's flow, by the jacket's type. @param wall_to_fluid buoyancy
/// [K]
Answer jacket_film(const Vessel& vessel, double wall_temperature_difference = 0.0);
/// Wall and fouling together, as a coefficient [W/(m2 K)].
Answer wall_coefficient(const Vessel& vessel);
/// U [W/(m2 K)]: the measured Wilson line where there is one, else films, wall and fouling in series.
Answer overall_coefficient(const Vessel& vessel, const Operation& operation);
/// U A at the operation's volume [W/K].
Answer overall_conductance(const Vessel& vessel, const Operation& operation);

/// The conductance against volume, at constant speed: for recipes whose level changes.
struct ConductanceTable {
  std::vector<double> volume;       ///< [m3], ascending
  std::vector<double> conductance;  ///< [W/K]
};
std::expected<ConductanceTable, NotApplicable> conductance_table(const Vessel& vessel,
                                                                 const Operation& operation,
                                                                 double volume_min, double volume_max);

/// Largest heat that can be removed at liquid temperature T [W]: UA (T - T_in) with w cp (1 - e^-NTU) for a
/// finite coolant flow.
Answer cooling_capacity(const Vessel& vessel, const Operation& operation, double temperature);
/// Time to cool or heat a batch from one temperature to another with the inlet at its limit [s].
Answer temperature_change_time(const Vessel& vessel, const Operation& operation, double from, double to);

/// A straight line through 1/U against (N/N0)^(-2/3), least squares, with its standard errors.
struct WilsonFit {
  WilsonLine line;
  double intercept_std_error = 0.0, slope_std_error = 0.0;  ///< of 1/phi and of C [m2 K/W]
  double process_factor =
      0.0;  ///< share a of Nu = a Re^(2/3) Pr^(1/3) that the slope means, 0 if the liquid is unknown
};
/// @errors too_few_observations (fewer than three speeds), out_of_range
pf::Result<WilsonFit> fit_wilson(std::span<const double> speed, std::span<const double> coefficient,
                                 std::optional<double> reference_speed = {});

/// One measured cooling or heating curve at one speed, jacket temperature beside it.
struct CoolingCurve {
  double speed = 0.0;          ///< [1/s]
  double heat_capacity = 0.0;  ///< of contents and wall, m cp [J/K]
  double area = 0.0;           ///< [m2]
  std::vector<double> time, temperature, jacket_temperature;
};
/// U of one curve [W/(m2 K)] by least squares on the integrated balance. @errors too_few_observations,
/// out_of_range
pf::Result<double> coefficient_of_curve(const CoolingCurve& curve);

}  // namespace pf::scaleup
