#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/safety/decomposition.hpp"

namespace pf::safety {

/// Time to maximum rate under adiabatic conditions, zero order [s]:
/// TMR_ad = cp R T^2 / (q(T) Ea), equation (6) of docs/models/safety.md.
///
/// Too short (on the safe side) by about 2 R T / Ea, because the Arrhenius exponent is linearised.
/// @param heat_capacity cp of the mass [J/(kg K)], > 0
/// @param temperature   T at which it starts [K], > 0
/// @errors out_of_range
/// @source Townsend & Tou (1980), Thermochim. Acta 37, 1-30
Result<double> tmr_zero_order(const Decomposition& decomposition, double heat_capacity, double temperature);

/// Time to maximum rate, integrated [s], equation (7): the time from T to the temperature T_m at which the
/// heat release is largest (with `energy`: where its growth with T and its fall with what is spent balance;
/// else the inflection of q(T), which the runaway passes in no time).
///
/// @return nothing where the rate only falls from T on: there is no runaway
/// @errors out_of_range as tmr_zero_order
Result<std::optional<double>> tmr_integrated(const Decomposition& decomposition, double heat_capacity,
                                             double temperature);

/// The temperature from which the maximum rate is `time` away [K]: T_D24 for 24 h, where `tmr` falls with
/// temperature.
/// @param tmr   T [K] -> TMR_ad [s]; infinity where there is no runaway
/// @param high  an upper end of the search [K]
/// @return nothing when even at `high` it is further away
std::optional<double> temperature_of_tmr(const std::function<double(double)>& tmr, double time, double high);

/// T_D24 by the zero-order formula [K]; nothing when no temperature below the inflection is that hot.
/// @errors out_of_range as tmr_zero_order
Result<std::optional<double>> td24(const Decomposition& decomposition, double heat_capacity);

inline constexpr double day = 86400.0;  ///< [s]

/// How likely a runaway is, by the time that remains to do something: above 24 h low, 8 to 24 h medium, below
/// 8 h high (three-level scheme, Stoessel 2008, section 3.3).
enum class Probability { low, medium, high };
/// @param tmr TMR_ad at the MTSR [s]
Probability probability(double tmr);
std::string_view to_string(Probability probability);

}  // namespace pf::safety
