// The derivatives of the balances with respect to the unknowns, and the jumps of state and sensitivities at
// marks.
#include <algorithm>
#include <cmath>

#include "balances.hpp"

namespace pf::reactor {

ThermalRates<BalanceSystem::ThetaDual> BalanceSystem::theta_thermal(std::size_t c, double t,
                                                                    const double* y) const {
  const ThermalState<double> at = thermal_state(t, y, heat_rate());
  ThermalState<ThetaDual> state;
  state.volume = at.volume;
  state.temperature = at.temperature;
  state.jacket = at.jacket;
  state.integral = at.integral;
  state.heat_rate = at.heat_rate;
  state.time = at.time;
  for (std::size_t k = 0; k < chunk && c * chunk + k < unknowns_; ++k) {
    const double* column = &tangents_[slot_.count() * (c * chunk + k)];
    if (layout_.volume == Layout::absent) state.volume.d[k] = column[slot_.volume()];
    state.heat_rate.d[k] = heat_rate_tangents_[c * chunk + k];
  }
  return thermal(theta_thermal_[c], state);
}

/// Feeds and withdrawals at fixed y.
void BalanceSystem::flow_column(std::size_t k, double t, const double* y, double* column) const {
  const double volume = volume_of(y);
  const double volume_tangent = layout_.volume == Layout::absent ? volume_.gradient(k) : 0.0;
  const auto rate_tangent = [&](const Line& line) {
    return line.value.gradient(k) + line.slope.gradient(k) * (t - line.origin);
  };
  for (const ActiveFeed& feed : feeds_) {
    const double rate = feed.line->at(t) / volume;
    const double drate = (rate_tangent(*feed.line) - rate * volume_tangent) / volume;
    const auto add = [&](std::size_t first, const double* c) {
      for (std::size_t i = 0; i < layout_.species; ++i) {
        const Jet& concentration = feed.feed->concentration[i];
        column[first + i] += drate * (concentration.v - c[i]) + rate * concentration.gradient(k);
      }
    };
    add(0, y);
    if (layout_.tracer != Layout::absent) add(layout_.tracer, y + layout_.tracer);
    if (layout_.volume != Layout::absent) column[layout_.volume] += rate_tangent(*feed.line);
  }
  if (layout_.volume != Layout::absent)
    for (const Line* line : withdrawals_) column[layout_.volume] -= rate_tangent(*line);
}

bool BalanceSystem::parameter_jacobian(double t, const double* y, double* dfdtheta) {
  if (!evaluate_gradient(t, y)) return false;
  assemble_parameter_jacobian(t, y, dfdtheta);
  return true;
}

void BalanceSystem::assemble_parameter_jacobian(double t, const double* y, double* dfdtheta) {
  if (rates_use_jacket_) {
    std::ranges::fill(heat_rate_tangents_, 0.0);
    for (std::size_t c = 0; c < theta_thermal_.size() && thermal_active_; ++c) {
      const ThermalRates<ThetaDual> d = theta_thermal(c, t, y);
      for (std::size_t k = 0; k < chunk && c * chunk + k < unknowns_; ++k)
        tangents_[slot_.jacket_temperature() + slot_.count() * (c * chunk + k)] = d.jacket_temperature.d[k];
    }
  }
  const bool flows = !feeds_.empty() || !withdrawals_.empty();
  std::fill_n(dfdtheta, layout_.size * unknowns_, 0.0);
  for (std::size_t k = 0; k < unknowns_; ++k) {
    double* column = dfdtheta + layout_.size * k;
    double heat = 0.0;
    for (std::size_t at = theta_begin_[k]; at < theta_begin_[k + 1]; ++at) {
      const ThetaTerm& term = theta_terms_[at];
      const double rate = derivatives_[term.derivative] * tangents_[term.tangent];
      for (const Entry& e : stoichiometry(term.reaction)) column[e.species] += e.coefficient * rate;
      heat -= heats_[term.reaction].v * rate;
    }
    if (thermal_active_)
      for (std::size_t j = 0; j < rates_.size(); ++j) heat -= heats_[j].gradient(k) * rates_[j];
    heat_rate_tangents_[k] = heat;
    if (flows) flow_column(k, t, y, column);
  }
  if (thermal_active_) thermal_columns(t, y, dfdtheta);
}

void BalanceSystem::thermal_columns(double t, const double* y, double* dfdtheta) const {
  for (std::size_t c = 0; c < theta_thermal_.size(); ++c) {
    const ThermalRates<ThetaDual> d = theta_thermal(c, t, y);
    for (std::size_t k = 0; k < chunk && c * chunk + k < unknowns_; ++k) {
      double* column = dfdtheta + layout_.size * (c * chunk + k);
      if (layout_.temperature != Layout::absent) column[layout_.temperature] = d.temperature.d[k];
      if (layout_.jacket != Layout::absent) column[layout_.jacket] = d.jacket.d[k];
      if (layout_.integral != Layout::absent) column[layout_.integral] = d.integral.d[k];
    }
  }
}

bool BalanceSystem::fill(double t, const double* y) {
  const bool finite = evaluate_rates(t, y);
  if (!rates_use_jacket_) update_jacket_slot(t, y);
  std::ranges::copy(rates_, slots_.begin() + static_cast<std::ptrdiff_t>(slot_.rate(0)));
  slots_[slot_.heat_flow()] = heat_rate() * volume_of(y);
  fill_supplied(y);
  return finite;
}

void BalanceSystem::fill_supplied(const double* y) {
  for (std::size_t i = 0; i < layout_.species; ++i) {
    const double tracer =
        layout_.tracer == Layout::absent ? slots_[slot_.initial_concentration(i)] : y[layout_.tracer + i];
    slots_[slot_.supplied(i)] = tracer * volume_of(y);
  }
}

void BalanceSystem::fill_for_outputs(double t, const double* y) {
  if (thermal_active_ || has_jacket_)
    fill(t, y);
  else
    fill_only(outputs_need_, t, y);
}

void BalanceSystem::fill_only(const Needs& needs, double t, const double* y) {
  if (needs.rates) {
    fill(t, y);
    return;
  }
  fill_state_slots(t, y);
  if (needs.jacket) update_jacket_slot(t, y);
  if (needs.supplied) fill_supplied(y);
}

ThermalRates<double> BalanceSystem::flows(double t, const double* y) const {
  return thermal(thermal_, thermal_state(t, y, heat_rate()));
}

std::span<const double> BalanceSystem::fill_tangents(double t, const double* y, const double* s) {
  const std::size_t count = slot_.count(), n = layout_.size;
  if (outputs_need_.rates)
    program_->gradient(slots_.data(), rates_.data(), derivatives_.data(), changed_inputs());
  ThermalRates<StateDual> by_state;
  if (thermal_active_) by_state = thermal_derivatives(t, y);
  const auto begin = program_->row_begin();
  const auto columns = program_->columns();
  const std::size_t states[4] = {layout_.volume, layout_.temperature, layout_.jacket, layout_.integral};
  for (std::size_t k = 0; k < unknowns_; ++k) {
    double* out = &full_tangents_[count * k];
    const double* sk = s + n * k;
    std::copy_n(sk, layout_.species, out);
    if (layout_.volume != Layout::absent) out[slot_.volume()] = sk[layout_.volume];
    if (layout_.temperature != Layout::absent) out[slot_.temperature()] = sk[layout_.temperature];
    double jacket = out[slot_.temperature()];
    if (thermal_active_) {
      jacket = theta_thermal(k / chunk, t, y).jacket_temperature.d[k % chunk];
      for (std::size_t lane = 0; lane < 4; ++lane)
        if (states[lane] != Layout::absent) jacket += by_state.jacket_temperature.d[lane] * sk[states[lane]];
    }
    out[slot_.jacket_temperature()] = jacket;
    const double volume = volume_of(y), dvolume = out[slot_.volume()];
    for (std::size_t i = 0; outputs_need_.supplied && i < layout_.species; ++i) {
      const std::size_t c0 = slot_.initial_concentration(i);
      const double tracer = layout_.tracer == Layout::absent ? slots_[c0] : y[layout_.tracer + i];
      const double dtracer = layout_.tracer == Layout::absent ? out[c0] : sk[layout_.tracer + i];
      out[slot_.supplied(i)] = dtracer * volume + tracer * dvolume;
    }
    if (!outputs_need_.rates) continue;
    double heat = 0.0;
    for (std::size_t j = 0; j < rates_.size(); ++j) {
      double rate = 0.0;
      for (std::size_t e = begin[j]; e < begin[j + 1]; ++e) rate += derivatives_[e] * out[columns[e]];
      out[slot_.rate(j)] = rate;
      heat -= heats_[j].v * rate + heats_[j].gradient(k) * rates_[j];
    }
    out[slot_.heat_flow()] = heat * volume + heat_rate() * dvolume;
  }
  return full_tangents_;
}

void BalanceSystem::set_row(std::size_t row, const Jet& value, double offset, double* y, double* s,
                            double* f) const {
  if (row == Layout::absent) return;
  y[row] = value.v - offset;
  for (std::size_t k = 0; k < unknowns_; ++k) s[row + layout_.size * k] = value.gradient(k);
  if (f != nullptr) f[row] = 0.0;
}

void BalanceSystem::set_temperature(const Jet& value, double* y, double* s, double* f) {
  set_row(layout_.temperature, value, reference_, y, s, f);
  if (layout_.temperature == Layout::absent) {
    temperature_ = value;
    constant_tangents();
  }
}

/// Perfect mixing at once: c+ = (c V + n) / (V + V_d); the temperature mixes by heat capacity unless it is
/// controlled.
void BalanceSystem::dose(const Dosing& dosing, double* y, double* s, double* f) const {
  const std::size_t n = layout_.size;
  const double volume = volume_of(y), added = dosing.volume.v, total = volume + added;
  const bool mixes = layout_.temperature != Layout::absent && !prescribes_temperature() && dosing.temperature;
  const double capacity = heat_capacity(volume), dosed = thermal_.rho_cp * added;
  // One column of the linearised jump: k >= 0 for s (with the theta part), k < 0 for f (without).
  const auto map = [&](double* column, std::ptrdiff_t k) {
    const auto gradient = [&](const Jet& j) { return k < 0 ? 0.0 : j.gradient(static_cast<std::size_t>(k)); };
    const double dvolume = layout_.volume == Layout::absent ? gradient(volume_) : column[layout_.volume];
    const double dadded = gradient(dosing.volume), dtotal = dvolume + dadded;
    const auto mix = [&](std::size_t first) {
      for (std::size_t i = 0; i < layout_.species; ++i) {
        const double c = y[first + i], mixed = (c * volume + dosing.amount[i].v) / total;
        column[first + i] =
            (column[first + i] * volume + c * dvolume + gradient(dosing.amount[i]) - mixed * dtotal) / total;
      }
    };
    if (mixes) {
      const double step = dosing.temperature->v - temperature_of(y), sum = capacity + dosed;
      const double drho_cp = gradient(rho_cp_);
      const double dcapacity = drho_cp * volume + thermal_.rho_cp * dvolume + gradient(vessel_heat_capacity_);
      const double ddosed = drho_cp * added + thermal_.rho_cp * dadded;
      double& row = column[layout_.temperature];
      row += (ddosed * step + dosed * (gradient(*dosing.temperature) - row)) / sum -
             dosed * step * (dcapacity + ddosed) / (sum * sum);
    }
    mix(0);
    if (layout_.tracer != Layout::absent) mix(layout_.tracer);
    if (layout_.volume != Layout::absent) column[layout_.volume] = dtotal;
  };
  for (std::size_t k = 0; k < unknowns_; ++k) map(s + n * k, static_cast<std::ptrdiff_t>(k));
  if (f != nullptr) map(f, -1);
  if (mixes)
    y[layout_.temperature] += dosed * (dosing.temperature->v - temperature_of(y)) / (capacity + dosed);
  for (std::size_t i = 0; i < layout_.species; ++i) {
    y[i] = (y[i] * volume + dosing.amount[i].v) / total;
    if (layout_.tracer != Layout::absent)
      y[layout_.tracer + i] = (y[layout_.tracer + i] * volume + dosing.amount[i].v) / total;
  }
  if (layout_.volume != Layout::absent) y[layout_.volume] = total;
}

/// A sample takes the mixture as it is: only the volume changes.
void BalanceSystem::sample(const Jet& volume, double* y, double* s) const {
  if (layout_.volume == Layout::absent) return;
  y[layout_.volume] -= volume.v;
  for (std::size_t k = 0; k < unknowns_; ++k) s[layout_.volume + layout_.size * k] -= volume.gradient(k);
}

void BalanceSystem::begin_stage(std::size_t stage, double* y, double* s, double* f) const {
  const ControlQuantities& control = timeline_->stages[stage].control;
  set_row(layout_.integral, Jet(0.0), 0.0, y, s, f);
  if (control.jacket_start) {
    set_row(layout_.jacket, *control.jacket_start, reference_, y, s, f);
  } else if (layout_.jacket != Layout::absent) {  // begins at the temperature of the contents
    y[layout_.jacket] = y[layout_.temperature];
    for (std::size_t k = 0; k < unknowns_; ++k)
      s[layout_.jacket + layout_.size * k] = s[layout_.temperature + layout_.size * k];
    if (f != nullptr) f[layout_.jacket] = f[layout_.temperature];
  }
}

void BalanceSystem::apply(std::size_t position, double* y, double* s, double* f) {
  const Action& action = timeline_->marks[position].action;
  switch (action.kind) {
    case Action::Kind::knot:
      return;
    case Action::Kind::dose:
      return dose(timeline_->doses[action.index], y, s, f);
    case Action::Kind::sample:
      return sample(timeline_->samples[action.index], y, s);
    case Action::Kind::set_temperature:
      return set_temperature(action.value, y, s, f);
    case Action::Kind::begin_stage:
      return begin_stage(action.index, y, s, f);
  }
}

}  // namespace pf::reactor
