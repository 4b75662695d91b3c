// The balances themselves: docs/models/reactor.md, equations (1) to (4).
#include "balances.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pf::reactor {

double BalanceSystem::inflow(double t) const {
  double sum = 0.0;
  for (const ActiveFeed& feed : feeds_) sum += feed.line->at(t);
  return sum;
}

double BalanceSystem::outflow(double t) const {
  if (is_cstr_) return inflow(t);
  double sum = 0.0;
  for (const Line* line : withdrawals_) sum += line->at(t);
  return sum;
}

double BalanceSystem::fed(std::size_t species, double from, double to) const {
  double sum = 0.0;
  for (const ActiveFeed& feed : feeds_)
    sum +=
        feed.feed->concentration[species].v * 0.5 * (feed.line->at(from) + feed.line->at(to)) * (to - from);
  return sum;
}

void BalanceSystem::fill_state_slots(double t, const double* y) {
  for (std::size_t i = 0; i < layout_.species; ++i) slots_[i] = y[i];
  slots_[slot_.temperature()] = temperature_of(y);
  slots_[slot_.volume()] = volume_of(y);
  slots_[slot_.time()] = t;
}

ThermalState<double> BalanceSystem::thermal_state(double t, const double* y, double heat_rate) const {
  ThermalState<double> state;
  state.volume = volume_of(y);
  state.temperature = temperature_of(y);
  state.jacket = layout_.jacket == Layout::absent ? state.temperature : reference_ + y[layout_.jacket];
  state.integral = layout_.integral == Layout::absent ? 0.0 : y[layout_.integral];
  state.heat_rate = heat_rate;
  state.time = t;
  return state;
}

void BalanceSystem::update_jacket_slot(double t, const double* y) {
  slots_[slot_.jacket_temperature()] = thermal(thermal_, thermal_state(t, y, 0.0)).jacket_temperature;
}

/// Fills the slots that rates depend on. @return whether they make sense
bool BalanceSystem::enter_point(double t, const double* y) {
  fill_state_slots(t, y);
  if (!(slots_[slot_.volume()] > 0.0) || !(slots_[slot_.temperature()] > 0.0)) return false;
  if (rates_use_jacket_) update_jacket_slot(t, y);
  return true;
}

kinetics::Inputs BalanceSystem::changed_inputs() {
  return std::exchange(bound_anew_, false) ? kinetics::Inputs::all : kinetics::Inputs::state;
}

bool BalanceSystem::evaluate_rates(double t, const double* y) {
  return enter_point(t, y) && program_->evaluate(slots_.data(), rates_.data(), changed_inputs());
}

bool BalanceSystem::evaluate_state_gradient(double t, const double* y) {
  return enter_point(t, y) &&
         program_->state_gradient(slots_.data(), rates_.data(), state_derivatives_.data(), changed_inputs());
}

bool BalanceSystem::evaluate_gradient(double t, const double* y) {
  if (!enter_point(t, y) ||
      !program_->gradient(slots_.data(), rates_.data(), derivatives_.data(), changed_inputs()))
    return false;
  for (std::size_t k = 0; k < state_among_all_.size(); ++k)
    state_derivatives_[k] = derivatives_[state_among_all_[k]];
  return true;
}

double BalanceSystem::heat_rate() const {
  double sum = 0.0;
  for (std::size_t j = 0; j < rates_.size(); ++j) sum -= heats_[j].v * rates_[j];
  return sum;
}

void BalanceSystem::dilute(const double* concentration, double flow_over_volume, const FeedLine& feed,
                           double* dcdt) const {
  for (std::size_t i = 0; i < layout_.species; ++i)
    dcdt[i] += flow_over_volume * (feed.concentration[i].v - concentration[i]);
}

bool BalanceSystem::assemble_rhs(double t, const double* y, double* dydt) {
  for (std::size_t i = layout_.species; i < layout_.size; ++i) dydt[i] = 0.0;
  rate_sums_(rates_.data(), dydt);
  const double volume = slots_[slot_.volume()];
  for (const ActiveFeed& feed : feeds_) {
    const double rate = feed.line->at(t) / volume;
    dilute(y, rate, *feed.feed, dydt);
    if (layout_.tracer != Layout::absent) dilute(y + layout_.tracer, rate, *feed.feed, dydt + layout_.tracer);
  }
  if (layout_.volume != Layout::absent) dydt[layout_.volume] = inflow(t) - outflow(t);
  if (!thermal_active_) return true;
  const ThermalRates<double> d = thermal(thermal_, thermal_state(t, y, heat_rate()));
  if (layout_.temperature != Layout::absent) dydt[layout_.temperature] = d.temperature;
  if (layout_.jacket != Layout::absent) dydt[layout_.jacket] = d.jacket;
  if (layout_.integral != Layout::absent) dydt[layout_.integral] = d.integral;
  return std::isfinite(d.temperature);
}

bool BalanceSystem::rhs(double t, const double* y, double* dydt) {
  return evaluate_rates(t, y) && assemble_rhs(t, y, dydt);
}

bool BalanceSystem::linearise(double t, const double* y, double* dydt, double* jacobian_out,
                              double* dfdtheta) {
  if (!(dfdtheta != nullptr ? evaluate_gradient(t, y) : evaluate_state_gradient(t, y))) return false;
  if (dydt != nullptr && !assemble_rhs(t, y, dydt)) return false;
  assemble_jacobian(t, y, jacobian_out);
  if (dfdtheta != nullptr) assemble_parameter_jacobian(t, y, dfdtheta);
  return true;
}

void BalanceSystem::event_values(double t, const double* y, double* g) {
  fill_only(events_need_, t, y);
  if (!events_->evaluate(slots_.data(), g)) std::fill_n(g, events_->outputs(), 1.0);
}

}  // namespace pf::reactor
