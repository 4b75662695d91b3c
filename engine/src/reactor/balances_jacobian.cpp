// Derivatives of the balances with respect to state and time.
#include <algorithm>
#include <cmath>

#include "balances.hpp"

namespace pf::reactor {

ThermalRates<BalanceSystem::StateDual> BalanceSystem::thermal_derivatives(double t, const double* y) const {
  const ThermalState<double> at = thermal_state(t, y, heat_rate());
  ThermalState<StateDual> state;
  state.volume = StateDual::variable(at.volume, 0);
  state.temperature = StateDual::variable(at.temperature, 1);
  state.jacket = StateDual::variable(at.jacket, 2);
  state.integral = StateDual::variable(at.integral, 3);
  state.heat_rate = StateDual::variable(at.heat_rate, 4);
  state.time = StateDual::variable(at.time, 5);
  return thermal(state_thermal_, state);
}

/// d rate / d state into the rows of the species, and d heat rate / d state into heat_columns_.
void BalanceSystem::rate_jacobian(double* jacobian, const ThermalRates<StateDual>& thermal_rates) {
  for (const StateTerm& term : state_terms_)
    jacobian[term.target] += term.coefficient * state_derivatives_[term.derivative];
  if (!thermal_active_) return;
  const auto begin = program_->state_row_begin();
  const auto columns = program_->state_columns();
  const std::size_t lane_of_state[4] = {layout_.volume, layout_.temperature, layout_.jacket,
                                        layout_.integral};
  std::ranges::fill(heat_columns_, 0.0);
  for (std::size_t j = 0; j < rates_.size(); ++j) {
    for (std::size_t k = begin[j]; k < begin[j + 1]; ++k) {
      if (const std::size_t column = state_of_slot_[columns[k]]; column != Layout::absent)
        heat_columns_[column] -= heats_[j].v * state_derivatives_[k];
      if (columns[k] != slot_.jacket_temperature()) continue;
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const std::size_t column = lane_of_state[lane];
        if (column == Layout::absent) continue;
        const double derivative = state_derivatives_[k] * thermal_rates.jacket_temperature.d[lane];
        for (const Entry& e : stoichiometry(j))
          jacobian[e.species + layout_.size * column] += e.coefficient * derivative;
        heat_columns_[column] -= heats_[j].v * derivative;
      }
    }
  }
}

bool BalanceSystem::jacobian(double t, const double* y, double* jacobian) {
  if (!evaluate_state_gradient(t, y)) return false;
  assemble_jacobian(t, y, jacobian);
  return true;
}

void BalanceSystem::assemble_jacobian(double t, const double* y, double* jacobian) {
  const std::size_t n = layout_.size;
  std::fill_n(jacobian, n * n, 0.0);
  ThermalRates<StateDual> d;
  if (thermal_active_) d = thermal_derivatives(t, y);
  rate_jacobian(jacobian, d);
  const double volume = slots_[slot_.volume()];
  const auto dilution = [&](std::size_t first, const double* c) {
    for (const ActiveFeed& feed : feeds_) {
      const double rate = feed.line->at(t) / volume;
      for (std::size_t i = 0; i < layout_.species; ++i) {
        jacobian[(first + i) + n * (first + i)] -= rate;
        if (layout_.volume != Layout::absent)
          jacobian[(first + i) + n * layout_.volume] -=
              rate / volume * (feed.feed->concentration[i].v - c[i]);
      }
    }
  };
  dilution(0, y);
  if (layout_.tracer != Layout::absent) dilution(layout_.tracer, y + layout_.tracer);
  if (!thermal_active_) return;
  const std::size_t states[4] = {layout_.volume, layout_.temperature, layout_.jacket, layout_.integral};
  const StateDual* rows[3] = {&d.temperature, &d.jacket, &d.integral};
  for (std::size_t r = 0; r < 3; ++r) {
    const std::size_t row = states[r + 1];
    if (row == Layout::absent) continue;
    for (std::size_t x = 0; x < n; ++x) jacobian[row + n * x] += rows[r]->d[4] * heat_columns_[x];
    for (std::size_t lane = 0; lane < 4; ++lane)
      if (states[lane] != Layout::absent) jacobian[row + n * states[lane]] += rows[r]->d[lane];
  }
}

bool BalanceSystem::time_derivative(double t, const double* y, double* dfdt) {
  if (!evaluate_state_gradient(t, y)) return false;
  std::fill_n(dfdt, layout_.size, 0.0);
  ThermalRates<StateDual> d;
  if (thermal_active_) d = thermal_derivatives(t, y);
  const auto begin = program_->state_row_begin();
  const auto columns = program_->state_columns();
  double heat = 0.0;
  for (std::size_t j = 0; j < rates_.size(); ++j) {
    double derivative = 0.0;
    for (std::size_t k = begin[j]; k < begin[j + 1]; ++k) {
      if (columns[k] == slot_.time()) derivative += state_derivatives_[k];
      if (columns[k] == slot_.jacket_temperature())
        derivative += state_derivatives_[k] * d.jacket_temperature.d[5];
    }
    for (const Entry& e : stoichiometry(j)) dfdt[e.species] += e.coefficient * derivative;
    heat -= heats_[j].v * derivative;
  }
  const double volume = slots_[slot_.volume()];
  for (const ActiveFeed& feed : feeds_) {
    const double slope = feed.line->slope.v;
    if (slope == 0.0) continue;
    dilute(y, slope / volume, *feed.feed, dfdt);
    if (layout_.tracer != Layout::absent)
      dilute(y + layout_.tracer, slope / volume, *feed.feed, dfdt + layout_.tracer);
    if (layout_.volume != Layout::absent) dfdt[layout_.volume] += slope;
  }
  if (!thermal_active_) return true;
  if (layout_.temperature != Layout::absent)
    dfdt[layout_.temperature] = d.temperature.d[5] + d.temperature.d[4] * heat;
  if (layout_.jacket != Layout::absent) dfdt[layout_.jacket] = d.jacket.d[5] + d.jacket.d[4] * heat;
  if (layout_.integral != Layout::absent) dfdt[layout_.integral] = d.integral.d[5];
  return true;
}

}  // namespace pf::reactor
