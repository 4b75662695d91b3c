// What follows from the recipe and the parameters: the layout, the charge, the piece between two marks.
#include "balances.hpp"

#include <algorithm>
#include <cmath>

namespace pf::reactor {
namespace {

bool flows(const Recipe& recipe) {
  return !recipe.feeds.empty() || !recipe.doses.empty() || !recipe.withdrawals.empty();
}

bool uses_slots(const kinetics::Program* program, std::size_t first, std::size_t count) {
  if (program == nullptr) return false;
  return std::ranges::any_of(program->columns(),
                             [&](std::size_t c) { return c >= first && c < first + count; });
}

const Line* active(const std::vector<Piece>& pieces, std::size_t position) {
  for (const Piece& piece : pieces)
    if (piece.begin <= position && position < piece.end) return &piece.line;
  return nullptr;
}

}  // namespace

Layout layout_of(const Model& model, bool needs_tracers) {
  const Recipe& recipe = *model.recipe;
  Layout layout;
  layout.species = layout.size = model.network->species.size();
  const auto any_stage = [&](auto&& test) {
    return std::ranges::any_of(recipe.stages, [&](const Stage& s) { return test(s.control); });
  };
  if (recipe.type == Type::batch && flows(recipe)) layout.volume = layout.size++;
  if (any_stage([](const Control& c) { return !std::holds_alternative<Isothermal>(c); }))
    layout.temperature = layout.size++;
  if (any_stage([](const Control& c) {
        const auto* jacket = std::get_if<Jacket>(&c);
        const auto* setpoint = std::get_if<Setpoint>(&c);
        return (jacket && jacket->coolant) || (setpoint && setpoint->ramp_rate);
      }))
    layout.jacket = layout.size++;
  if (any_stage([](const Control& c) {
        const auto* s = std::get_if<Setpoint>(&c);
        return s && s->integral_time;
      }))
    layout.integral = layout.size++;
  if (needs_tracers && flows(recipe)) {
    layout.tracer = layout.size;
    layout.size += layout.species;
  }
  return layout;
}

BalanceSystem::BalanceSystem(const Model& model, const kinetics::Program* event_program)
    : network_(model.network),
      program_(model.rates),
      events_(event_program),
      recipe_(model.recipe),
      slot_(kinetics::slots_of(*model.network)),
      unknowns_(model.unknowns) {
  const std::size_t n = slot_.species;
  const std::size_t supplied = slot_.supplied(0);
  layout_ =
      layout_of(model, uses_slots(model.observables, supplied, n) || uses_slots(event_program, supplied, n));
  is_cstr_ = recipe_->type == Type::cstr;
  has_jacket_ = std::ranges::any_of(recipe_->stages, [](const Stage& s) {
    return std::holds_alternative<Jacket>(s.control) || std::holds_alternative<Setpoint>(s.control);
  });
  outputs_need_ = needs_of(model.observables);
  events_need_ = needs_of(event_program);
  rates_use_time_ = uses_slots(program_, slot_.time(), 1);
  rates_use_jacket_ = uses_slots(program_, slot_.jacket_temperature(), 1);

  entry_begin_.push_back(0);
  for (const kinetics::Reaction& reaction : network_->reactions) {
    for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
      entries_.push_back({s.species, s.coefficient});
    entry_begin_.push_back(entries_.size());
  }
  state_of_slot_.assign(slot_.count(), Layout::absent);
  for (std::size_t i = 0; i < n; ++i) state_of_slot_[slot_.concentration(i)] = i;
  state_of_slot_[slot_.volume()] = layout_.volume;
  state_of_slot_[slot_.temperature()] = layout_.temperature;

  rate_sums_ = RateSums(*network_);
  list_state_terms();
  theta_terms_.reserve(program_->columns().size() * unknowns_);
  theta_begin_.reserve(unknowns_ + 1);

  slots_.assign(slot_.count(), 0.0);
  rates_.assign(slot_.reactions, 0.0);
  derivatives_.assign(program_->columns().size(), 0.0);
  state_derivatives_.assign(program_->state_columns().size(), 0.0);
  tangents_.assign(slot_.count() * unknowns_, 0.0);
  full_tangents_.assign(slot_.count() * unknowns_, 0.0);
  rate_tangents_.assign(slot_.reactions, 0.0);
  heat_rate_tangents_.assign(unknowns_, 0.0);
  heat_columns_.assign(layout_.size, 0.0);
  feeds_.reserve(recipe_->feeds.size());
  withdrawals_.reserve(recipe_->withdrawals.size());
}

BalanceSystem::Needs BalanceSystem::needs_of(const kinetics::Program* formulas) const {
  return {uses_slots(formulas, slot_.rate(0), slot_.reactions + 1),
          uses_slots(formulas, slot_.supplied(0), slot_.species),
          uses_slots(formulas, slot_.jacket_temperature(), 1)};
}

/// Which derivative of which rate goes where in the Jacobian.
void BalanceSystem::list_state_terms() {
  const auto begin = program_->state_row_begin(), all_begin = program_->row_begin();
  const auto columns = program_->state_columns(), all_columns = program_->columns();
  for (std::size_t j = 0; j < slot_.reactions; ++j)
    for (std::size_t k = begin[j], among_all = all_begin[j]; k < begin[j + 1]; ++k) {
      while (all_columns[among_all] != columns[k]) ++among_all;
      state_among_all_.push_back(among_all);
      if (const std::size_t column = state_of_slot_[columns[k]]; column != Layout::absent)
        for (const Entry& e : stoichiometry(j))
          state_terms_.push_back({k, e.species + layout_.size * column, e.coefficient});
    }
}

void BalanceSystem::bind(const Model& model, const Timeline& timeline) {
  bound_anew_ = true;
  timeline_ = &timeline;
  const JetMaker jet(model.parameters, model.directions, unknowns_);
  const Medium& medium = *model.medium;
  rho_cp_ =
      medium.density && medium.heat_capacity ? jet(*medium.density) * jet(*medium.heat_capacity) : Jet(0.0);
  vessel_heat_capacity_ = jet(recipe_->vessel.heat_capacity);
  stirring_ = jet(recipe_->vessel.stirring_power);
  loss_ua_ = jet(recipe_->vessel.loss_ua);
  ambient_ = jet(recipe_->vessel.ambient);
  heats_.clear();
  for (const kinetics::Reaction& reaction : network_->reactions) heats_.push_back(jet(reaction.heat));
  reference_ = timeline.temperature.v;
  volume_ = timeline.volume;
  temperature_ = timeline.temperature;

  std::ranges::fill(tangents_, 0.0);
  for (std::size_t k = 0; k < slot_.parameters; ++k) {
    slots_[slot_.parameter(k)] = model.parameters[k];
    for (std::size_t m = 0; m < unknowns_; ++m)
      tangents_[slot_.parameter(k) + slot_.count() * m] = jet.direction(k, m);
  }
  for (std::size_t i = 0; i < slot_.species; ++i) {
    slots_[slot_.initial_concentration(i)] = timeline.initial[i].v;
    for (std::size_t m = 0; m < unknowns_; ++m)
      tangents_[slot_.initial_concentration(i) + slot_.count() * m] = timeline.initial[i].gradient(m);
  }
  constant_tangents();
  if (nonnegative_.empty()) find_nonnegative();
}

/// A species that no reaction consumes where there is none of it cannot become negative. Seen at one point
/// with all others present, which is enough for the named rate laws; of a free expression nothing is known,
/// nor where a rate is not defined (a negative order).
void BalanceSystem::find_nonnegative() {
  std::vector<double> y(layout_.size, 0.0);
  for (std::size_t i = 0; i < layout_.species; ++i) y[i] = 1e3;
  if (layout_.volume != Layout::absent) y[layout_.volume] = timeline_->volume.v;
  nonnegative_.assign(layout_.species, false);
  if (rates_use_jacket_) return;  // known only at a point of a run
  for (std::size_t i = 0; i < layout_.species; ++i) {
    y[i] = 0.0;
    bool kept = evaluate_rates(0.0, y.data());
    for (std::size_t j = 0; j < rates_.size(); ++j)
      for (const Entry& e : stoichiometry(j))
        if (e.species == i)
          kept = kept && e.coefficient * rates_[j] >= 0.0 &&
                 !std::holds_alternative<kinetics::ExpressionLaw>(network_->reactions[j].law);
    nonnegative_[i] = kept;
    y[i] = 1e3;
  }
}

/// Volume and temperature depend on theta directly where they are not states.
void BalanceSystem::constant_tangents() {
  for (std::size_t m = 0; m < unknowns_; ++m) {
    double* column = &tangents_[slot_.count() * m];
    if (layout_.volume == Layout::absent) column[slot_.volume()] = volume_.gradient(m);
    if (layout_.temperature == Layout::absent) column[slot_.temperature()] = temperature_.gradient(m);
  }
  full_tangents_ = tangents_;
  list_theta_terms();
}

/// Most rates depend on few unknowns: what is zero for the whole piece is left out. The jacket's tangent is
/// known only at each point.
void BalanceSystem::list_theta_terms() {
  const auto begin = program_->row_begin();
  const auto columns = program_->columns();
  theta_terms_.clear();
  theta_begin_.assign(1, 0);
  for (std::size_t m = 0; m < unknowns_; ++m) {
    for (std::size_t j = 0; j < slot_.reactions; ++j)
      for (std::size_t e = begin[j]; e < begin[j + 1]; ++e) {
        const std::size_t tangent = columns[e] + slot_.count() * m;
        if (tangents_[tangent] != 0.0 || columns[e] == slot_.jacket_temperature())
          theta_terms_.push_back({e, j, tangent});
      }
    theta_begin_.push_back(theta_terms_.size());
  }
}

void BalanceSystem::start(std::vector<double>& y, std::vector<double>& s) const {
  y.assign(layout_.size, 0.0);
  s.assign(layout_.size * unknowns_, 0.0);
  const auto set = [&](std::size_t row, const Jet& value, double offset) {
    if (row == Layout::absent) return;
    y[row] = value.v - offset;
    for (std::size_t m = 0; m < unknowns_; ++m) s[row + layout_.size * m] = value.gradient(m);
  };
  for (std::size_t i = 0; i < layout_.species; ++i) {
    set(i, timeline_->initial[i], 0.0);
    if (layout_.tracer != Layout::absent) set(layout_.tracer + i, timeline_->initial[i], 0.0);
  }
  set(layout_.volume, timeline_->volume, 0.0);
  set(layout_.temperature, timeline_->temperature, reference_);
  set(layout_.jacket, timeline_->temperature, reference_);
}

template <class S, class Lift>
void BalanceSystem::fill_thermal(ThermalInputs<S>& in, Lift&& lift) const {
  const auto ramp = [&](const Line* line) {
    return line ? Ramp<S>{lift(line->value), lift(line->slope), line->origin} : Ramp<S>{};
  };
  in.rho_cp = lift(rho_cp_);
  in.vessel_heat_capacity = lift(vessel_heat_capacity_);
  in.stirring = lift(stirring_);
  in.loss_ua = lift(loss_ua_);
  in.ambient = lift(ambient_);
  in.charged_volume = lift(timeline_->volume);
  in.feeds.clear();
  for (const ActiveFeed& feed : feeds_)
    if (feed.feed->temperature)
      in.feeds.push_back({ramp(feed.line), lift(feed.feed->rho_cp), lift(*feed.feed->temperature)});
  const StageLine& stage = timeline_->stages[stage_];
  const Line* line = active(stage.lines, position_);
  const ControlQuantities& jets = stage.control;
  in.control = jets.kind;
  in.scaling = jets.scaling;
  in.ua = lift(jets.ua);
  in.diameter = lift(jets.diameter);
  in.table_volume = jets.table_volume;
  in.table_ua.clear();
  for (const Jet& ua : jets.table_ua) in.table_ua.push_back(lift(ua));
  in.temperature = jets.kind == ControlKind::prescribed ? ramp(line) : Ramp<S>{};
  in.jacket = jets.kind == ControlKind::jacket ? ramp(line) : Ramp<S>{};
  in.setpoint = jets.kind == ControlKind::setpoint ? ramp(line) : Ramp<S>{};
  in.coolant_flow = lift(jets.coolant_flow);
  in.coolant_volume = lift(jets.coolant_volume);
  in.coolant_inlet = lift(jets.coolant_inlet);
  in.coolant_rho_cp = lift(jets.coolant_rho_cp);
  in.gain = lift(jets.gain);
  in.integral = jets.integral_time.has_value();
  in.integral_time = lift(jets.integral_time.value_or(Jet(1.0)));
  in.has_min = jets.jacket_min.has_value();
  in.jacket_min = lift(jets.jacket_min.value_or(Jet(0.0)));
  in.has_max = jets.jacket_max.has_value();
  in.jacket_max = lift(jets.jacket_max.value_or(Jet(0.0)));
  in.has_ramp = jets.ramp_rate.has_value();
  in.ramp_rate = lift(jets.ramp_rate.value_or(Jet(0.0)));
}

void BalanceSystem::activate(std::size_t position) {
  position_ = position;
  feeds_.clear();
  withdrawals_.clear();
  depends_on_time_ = rates_use_time_;
  const auto note = [&](const Line* line) {
    depends_on_time_ = depends_on_time_ || (line && line->slope.v != 0.0);
  };
  for (const FeedLine& feed : timeline_->feeds)
    for (const Piece& piece : feed.flow)
      if (piece.begin <= position && position < piece.end) {
        feeds_.push_back({&feed, &piece.line});
        note(&piece.line);
      }
  for (const Piece& piece : timeline_->withdrawals)
    if (piece.begin <= position && position < piece.end) withdrawals_.push_back(&piece.line);
  for (std::size_t k = 0; k < timeline_->stages.size(); ++k) {
    const StageLine& stage = timeline_->stages[k];
    if (stage.begin <= position && position < stage.end) stage_ = k;
  }
  note(active(timeline_->stages[stage_].lines, position));

  fill_thermal(thermal_, [](const Jet& j) { return j.v; });
  thermal_active_ = layout_.temperature != Layout::absent || thermal_.control != ControlKind::prescribed;
  if (!thermal_active_) return;
  fill_thermal(state_thermal_, [](const Jet& j) { return StateDual(j.v); });
  theta_thermal_.resize((unknowns_ + chunk - 1) / chunk);
  for (std::size_t c = 0; c < theta_thermal_.size(); ++c)
    fill_thermal(theta_thermal_[c], [&](const Jet& j) {
      ThetaDual x(j.v);
      for (std::size_t k = 0; k < chunk && c * chunk + k < unknowns_; ++k) x.d[k] = j.gradient(c * chunk + k);
      return x;
    });
}

}  // namespace pf::reactor
