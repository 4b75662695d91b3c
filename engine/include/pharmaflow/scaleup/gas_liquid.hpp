#pragma once

#include <expected>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// Gassed power and gas-liquid mass transfer, docs/models/scaleup.md "Gas and liquid".
namespace pf::scaleup {

/// A Rushton turbine under gas.
struct Gassing {
  double power = 0.0;        ///< P0 without gas [W]
  double speed = 0.0;        ///< N [1/s]
  double diameter = 0.0;     ///< D [m]
  double blade_width = 0.0;  ///< W, height of the blades [m]
  double volume = 0.0;       ///< of liquid [m3]
  double gas_flow = 0.0;     ///< Q_g > 0 [m3/s]
};
double gas_flow_number(const Gassing& g);  ///< Fl = Q_g/(N D3)
/// P_g/P0 of one Rushton turbine by three authors, each at most 1; they differ by about 15 %.
double hughmark_ratio(const Gassing& g);       ///< 1980, mean error 12 %
double michel_miller_ratio(const Gassing& g);  ///< 1962
double calderbank_ratio(const Gassing& g);     ///< 1958
/// Fl above which a Rushton turbine floods: 30 Fr (D/T)^3.5 (Nienow).
double flooding_flow_number(double speed, double diameter, double vessel_diameter);
/// Fl up to which it disperses the gas in the whole vessel: 0.2 Fr^0.5 (D/T)^0.5 (Nienow).
double complete_dispersion_flow_number(double speed, double diameter, double vessel_diameter);

/// kLa [1/s] by van 't Riet 1979: P_g/V 500 to 10 000 W/m3, V from 0.002 m3, about 20 to 40 %.
double coalescing_kla(double power_per_volume, double superficial_velocity);
/// The same for non-coalescing (ionic) liquids, V 0.002 to 4.4 m3.
double non_coalescing_kla(double power_per_volume, double superficial_velocity);
/// kLa at another temperature over kLa at 20 degC: 1.024^(t - 20). @param temperature [K]
double kla_temperature_factor(double temperature);

/// Gassed power [W]: the median of the three correlations with their spread.
struct GassedPower {
  double median = 0.0, low = 0.0, high = 0.0;
};
/// Without gas flow the ungassed power. With it, one covered Rushton turbine that is not flooded.
std::expected<GassedPower, NotApplicable> gassed_power_spread(const Vessel& vessel,
                                                              const Operation& operation);
Answer gassed_power(const Vessel& vessel, const Operation& operation);       ///< the median [W]
Answer gassed_power_low(const Vessel& vessel, const Operation& operation);   ///< [W]
Answer gassed_power_high(const Vessel& vessel, const Operation& operation);  ///< [W]
/// Fl of the lowest covered impeller, which meets the gas.
Answer gas_flow_number(const Vessel& vessel, const Operation& operation);
/// v_s = Q_g/(pi T2/4) [m/s].
Answer superficial_gas_velocity(const Vessel& vessel, const Operation& operation);
/// kLa [1/s] by the correlation of the operation's gas; a user's own law has no range.
Answer kla(const Vessel& vessel, const Operation& operation);

}  // namespace pf::scaleup
