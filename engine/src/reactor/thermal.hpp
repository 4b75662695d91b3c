#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "dual.hpp"
#include "pharmaflow/reactor/model.hpp"

/// The energy balance, written once for numbers and for duals: docs/models/reactor.md, equations (4) to (12).
namespace pf::reactor {

enum class ControlKind { prescribed, adiabatic, jacket, coolant, setpoint };

/// value + slope (t - origin)
template <class S>
struct Ramp {
  S value{}, slope{};
  double origin = 0.0;
  S at(const S& t) const { return value + slope * (t - S(origin)); }
};

template <class S>
struct ThermalFeed {
  Ramp<S> flow;     ///< F_k [m3/s]
  S rho_cp{};       ///< rho_k cp_k [J/(m3 K)]
  S temperature{};  ///< T_k [K]
};

/// What the energy balance of one smooth piece needs.
template <class S>
struct ThermalInputs {
  ControlKind control = ControlKind::prescribed;
  S rho_cp{}, vessel_heat_capacity{}, stirring{}, loss_ua{}, ambient{};
  std::vector<ThermalFeed<S>> feeds;  ///< only those with a temperature of their own
  Ramp<S> temperature;                ///< prescribed: T(t)
  HeatTransfer::Scaling scaling = HeatTransfer::Scaling::constant;
  S ua{}, charged_volume{}, diameter{};
  std::span<const double> table_volume;  ///< of Scaling::table, ascending; borrowed from the timeline
  std::vector<S> table_ua;
  Ramp<S> jacket;  ///< T_j(t) of a jacket without coolant
  S coolant_flow{}, coolant_volume{}, coolant_inlet{}, coolant_rho_cp{};
  Ramp<S> setpoint;
  S gain{}, integral_time{};
  bool integral = false, has_min = false, has_max = false, has_ramp = false;
  S jacket_min{}, jacket_max{}, ramp_rate{};
};

template <class S>
struct ThermalState {
  S volume{}, temperature{}, jacket{}, integral{}, heat_rate{} /* sum (-dH_j) r_j [W/m3] */, time{};
};

template <class S>
struct ThermalRates {
  S temperature{}, jacket{}, integral{};           ///< d/dt of the states
  S jacket_temperature{};                          ///< T_j, a state or not
  S q_jacket{}, q_feed{}, q_loss{}, q_reaction{};  ///< [W], into the contents but for q_loss
};

/// The jacket follows its demand with this lag where it has a ramp rate, so that the right-hand side stays
/// smooth [s].
inline constexpr double jacket_lag = 1.0;

/// On the line between the two points around the volume, held outside of them; at a corner the line above it.
/// Not inlined: recipes without a table shall not carry its registers through the hot loop.
template <class S>
[[gnu::noinline]] S table_conductance(std::span<const double> at, const std::vector<S>& ua, const S& volume) {
  const auto above = std::upper_bound(at.begin(), at.end(), value_of(volume));
  if (above == at.begin()) return ua.front();
  if (above == at.end()) return ua.back();
  const auto k = static_cast<std::size_t>(above - at.begin()) - 1;
  return ua[k] + (ua[k + 1] - ua[k]) * ((volume - S(at[k])) / S(at[k + 1] - at[k]));
}

template <class S>
S heat_transfer(const ThermalInputs<S>& in, const S& volume) {
  switch (in.scaling) {
    case HeatTransfer::Scaling::volume:
      return in.ua * volume / in.charged_volume;
    case HeatTransfer::Scaling::wetted_area: {
      // A = pi D^2 / 4 + 4 V / D: flat bottom and cylinder wall
      const S bottom = S(std::numbers::pi / 4) * in.diameter * in.diameter;
      const S four_over_d = S(4.0) / in.diameter;
      return in.ua * (bottom + four_over_d * volume) / (bottom + four_over_d * in.charged_volume);
    }
    case HeatTransfer::Scaling::table:
      return table_conductance(in.table_volume, in.table_ua, volume);
    default:
      return in.ua;
  }
}

/// The PI controller's demand, held within the limits; tells whether a limit holds it.
template <class S>
S jacket_demand(const ThermalInputs<S>& in, const ThermalState<S>& y, const S& error, int& held) {
  S demand = in.setpoint.at(y.time) + in.gain * error;
  if (in.integral) demand = demand + in.gain * y.integral / in.integral_time;
  held = 0;
  if (in.has_max && value_of(demand) > value_of(in.jacket_max)) {
    held = 1;
    return in.jacket_max;
  }
  if (in.has_min && value_of(demand) < value_of(in.jacket_min)) {
    held = -1;
    return in.jacket_min;
  }
  return demand;
}

template <class S>
void control_jacket(const ThermalInputs<S>& in, const ThermalState<S>& y, ThermalRates<S>& out) {
  using std::tanh;
  const S error = in.setpoint.at(y.time) - y.temperature;
  int held = 0;
  const S demand = jacket_demand(in, y, error, held);
  out.jacket_temperature = in.has_ramp ? y.jacket : demand;
  if (in.has_ramp) out.jacket = in.ramp_rate * tanh((demand - y.jacket) / (in.ramp_rate * S(jacket_lag)));
  // anti-windup: the integral waits while a limit holds the demand and the error would push it further
  if (in.integral && !(held != 0 && held * value_of(error) > 0)) out.integral = error;
}

template <class S>
ThermalRates<S> thermal(const ThermalInputs<S>& in, const ThermalState<S>& y) {
  ThermalRates<S> out;
  out.jacket_temperature = y.temperature;
  out.q_reaction = y.heat_rate * y.volume;
  if (in.control == ControlKind::prescribed) {
    out.temperature = in.temperature.slope;
    return out;
  }
  for (const ThermalFeed<S>& feed : in.feeds)
    out.q_feed = out.q_feed + feed.flow.at(y.time) * feed.rho_cp * (feed.temperature - y.temperature);
  out.q_loss = in.loss_ua * (y.temperature - in.ambient);
  if (in.control == ControlKind::jacket) out.jacket_temperature = in.jacket.at(y.time);
  if (in.control == ControlKind::coolant) out.jacket_temperature = y.jacket;
  if (in.control == ControlKind::setpoint) control_jacket(in, y, out);
  if (in.control != ControlKind::adiabatic)
    out.q_jacket = heat_transfer(in, y.volume) * (out.jacket_temperature - y.temperature);
  if (in.control == ControlKind::coolant)
    out.jacket = in.coolant_flow / in.coolant_volume * (in.coolant_inlet - y.jacket) -
                 out.q_jacket / (in.coolant_volume * in.coolant_rho_cp);
  const S heat_capacity = in.rho_cp * y.volume + in.vessel_heat_capacity;
  out.temperature = (out.q_reaction + out.q_jacket + out.q_feed + in.stirring - out.q_loss) / heat_capacity;
  return out;
}

}  // namespace pf::reactor
