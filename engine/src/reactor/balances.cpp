// The balances themselves: docs/models/reactor.md, equations (1) to (4).
#include "balances.hpp"

#include <algorithm>
#include <cmath>

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
  std::copy_n(y, layout_.species, slots_.data());
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

bool BalanceSystem::evaluate_rates(double t, const double* y) {
  fill_state_slots(t, y);
  if (!(slots_[slot_.volume()] > 0.0) || !(slots_[slot_.temperature()] > 0.0)) return false;
  if (rates_use_jacket_) update_jacket_slot(t, y);
  return program_->evaluate(slots_.data(), rates_.data());
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

/// sum_j nu_ij r_j by compensated summation (Neumaier 1974): large rates that cancel (fast equilibria) must
/// not leave their rounding in the slow ones, whatever the order of the reactions.
void BalanceSystem::sum_rates(double* dcdt) {
  std::ranges::fill(compensation_, 0.0);
  for (std::size_t j = 0; j < rates_.size(); ++j)
    for (const Entry& e : stoichiometry(j)) {
      const double term = e.coefficient * rates_[j], sum = dcdt[e.species], next = sum + term;
      compensation_[e.species] += std::abs(sum) >= std::abs(term) ? (sum - next) + term : (term - next) + sum;
      dcdt[e.species] = next;
    }
  for (std::size_t i = 0; i < layout_.species; ++i) dcdt[i] += compensation_[i];
}

bool BalanceSystem::rhs(double t, const double* y, double* dydt) {
  if (!evaluate_rates(t, y)) return false;
  std::fill_n(dydt, layout_.size, 0.0);
  sum_rates(dydt);
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

void BalanceSystem::event_values(double t, const double* y, double* g) {
  fill(t, y);
  if (!events_->evaluate(slots_.data(), g)) std::fill_n(g, events_->outputs(), 1.0);
}

}  // namespace pf::reactor
