#include "pharmaflow/reactor/simulate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "balances.hpp"
#include "books.hpp"
#include "hottest.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "steady_state.hpp"
#include "summary.hpp"
#include "timeline.hpp"

namespace pf::reactor {
namespace {

kinetics::Program compile_events(const Model& model) {
  std::vector<kinetics::Formula> formulas;
  for (const Event& event : model.recipe->events) formulas.push_back(event.when);
  return kinetics::compile_formulas(*model.network, formulas);
}

std::string reason_of(Termination termination, double t) {
  const std::string at = " at t = " + significant(t, 6) + " s.";
  switch (termination) {
    case Termination::cancelled:
      return "The run was cancelled" + at;
    case Termination::deadline:
      return "The time limit was reached" + at;
    case Termination::step_too_small:
      return "The step size fell below round-off" + at +
             " The solution grows without bound or a rate is not smooth there.";
    case Termination::too_many_steps:
      return "The budget of steps was spent" + at;
    case Termination::not_finite:
      return "A rate is not finite" + at;
    default:
      return "The run did not converge" + at;
  }
}

}  // namespace

/// One run at a time: collects outputs, events and the books while the integrator goes from mark to mark.
struct Simulator::Impl final : ode::Observer {
  Impl(const Model& m, const Options& o)
      : model(m),
        options(o),
        event_program(compile_events(m)),
        balances(model, m.recipe->events.empty() ? nullptr : &event_program),
        slot(kinetics::slots_of(*m.network)) {
    f_before.resize(balances.size());
    f_after.resize(balances.size());
    if (model.observables != nullptr) {
      values.resize(model.observables->outputs());
      derivatives.resize(model.observables->columns().size());
    }
    if (options.maximum_temperature && !options.balances) hottest.emplace(balances);
    g_before.resize(balances.events());
    g_after.resize(balances.events());
  }

  pf::Result<Result> run(std::span<const double> parameters, std::span<const double> directions,
                         const RunContext& context);
  double concentration_scale() const;
  void set_tolerances();
  void begin();
  Termination go(const RunContext& context);
  void cross(std::size_t position);
  void finish(Termination termination);
  void close_books();
  void warn_true_from_the_start();
  void warn_what_never_happens();
  void warn_negative_concentrations();

  void output(std::size_t index, double t, const double* state, const double* sensitivity) override;
  void observe(double time, const double* state, const double* sensitivity);
  void observe_species(const double* state, const double* sensitivity);
  void step(const ode::Step& accepted) override {
    if (books) books->step(accepted);
    if (hottest) hottest->step(accepted);
  }
  bool event(std::size_t index, int direction, double t, const double* state) override;

  Model model;
  Options options;
  kinetics::Program event_program;
  BalanceSystem balances;
  kinetics::Slots slot;
  Timeline timeline;
  std::optional<ode::Integrator> integrator;
  std::optional<Books> books;
  std::optional<Hottest> hottest;
  Result result;
  std::vector<double> y, s, y_before, f_before, f_after, values, derivatives, g_before, g_after;
  double t = 0.0;
  std::size_t next_output = 0;
  double concentration_tolerance = 0.0;  ///< [mol/m3], also of a model without a species
};

/// 1, or less where the default tolerance meets concentrations far below 1 mol/L: the largest supplied, in
/// mol/L.
double Simulator::Impl::concentration_scale() const {
  if (!options.scale_absolute_tolerance) return 1.0;
  double largest = 0.0;
  for (const Jet& c : timeline.initial) largest = std::max(largest, c.v);
  for (const FeedLine& feed : timeline.feeds)
    for (const Jet& c : feed.concentration) largest = std::max(largest, c.v);
  for (const Dosing& dose : timeline.doses)
    for (const Jet& n : dose.amount) largest = std::max(largest, n.v / (timeline.volume.v + dose.volume.v));
  return largest > 0.0 ? std::min(1.0, largest / 1e3) : 1.0;
}

/// Tolerances by kind of state: concentrations as asked; temperatures relative to their rise plus 10 K.
void Simulator::Impl::set_tolerances() {
  const Layout& layout = balances.layout();
  const double relative = options.ode.relative_tolerance;
  concentration_tolerance = options.ode.absolute_tolerance.front() * concentration_scale();
  std::vector<double> absolute(layout.size, concentration_tolerance);
  const auto set = [&](std::size_t row, double value) {
    if (row != Layout::absent) absolute[row] = value;
  };
  set(layout.volume, relative * 1e-3 * timeline.volume.v);
  set(layout.temperature, relative * 10.0);
  set(layout.jacket, relative * 10.0);
  set(layout.integral, relative * 1e3);
  options.ode.absolute_tolerance = std::move(absolute);
}

void Simulator::Impl::begin() {
  const std::size_t m = model.unknowns, rows = options.times.size();
  result = Result{};
  Series& series = result.series;
  series.time.reserve(rows);
  series.concentration.reserve(rows * slot.species);
  series.temperature.reserve(rows);
  series.volume.reserve(rows);
  series.observables.reserve(rows * values.size());
  series.observable_sensitivity.reserve(rows * values.size() * m);
  if (integrator) {
    integrator->reset();
  } else {
    set_tolerances();
    integrator.emplace(balances, options.ode);
  }
  if (hottest) hottest->begin();
  integrator->report_progress_over(0.0, timeline.duration);
  t = 0.0;
  next_output = 0;
  balances.start(y, s);
}

void Simulator::Impl::output(std::size_t, double time, const double* state, const double* sensitivity) {
  Series& series = result.series;
  balances.fill_for_outputs(time, state);
  series.time.push_back(time);
  series.concentration.insert(series.concentration.end(), state, state + slot.species);
  series.temperature.push_back(balances.temperature_of(state));
  series.volume.push_back(balances.volume_of(state));
  if (balances.has_jacket()) series.jacket_temperature.push_back(balances.slots()[slot.jacket_temperature()]);
  if (!model.observed_species.empty())
    observe_species(state, sensitivity);
  else if (!values.empty())
    observe(time, state, sensitivity);
}

/// As observe() would, where it would only copy.
void Simulator::Impl::observe_species(const double* state, const double* sensitivity) {
  Series& series = result.series;
  const std::size_t m = model.unknowns, n = balances.size();
  for (const std::size_t i : model.observed_species) {
    series.observables.push_back(state[i]);
    for (std::size_t k = 0; k < m; ++k) series.observable_sensitivity.push_back(sensitivity[i + n * k]);
  }
}

/// The observables and, with unknowns, their derivatives at the point that the slots hold.
void Simulator::Impl::observe(double time, const double* state, const double* sensitivity) {
  Series& series = result.series;
  const std::size_t m = model.unknowns, count = values.size();
  const kinetics::Inputs changed =
      series.observables.empty() ? kinetics::Inputs::all : kinetics::Inputs::state;
  const double* slots = balances.slots().data();
  if (m == 0) {
    model.observables->evaluate(slots, values.data(), changed);
  } else {
    model.observables->gradient(slots, values.data(), derivatives.data(), changed);
  }
  series.observables.insert(series.observables.end(), values.begin(), values.end());
  if (m == 0) return;
  const double* tangents = balances.fill_tangents(time, state, sensitivity).data();
  const auto begin = model.observables->row_begin();
  const std::size_t* columns = model.observables->columns().data();
  const std::size_t first = series.observable_sensitivity.size(), stride = slot.count();
  series.observable_sensitivity.resize(first + count * m);
  double* out = &series.observable_sensitivity[first];
  for (std::size_t o = 0; o < count; ++o)
    for (std::size_t k = 0; k < m; ++k) {
      double sum = 0.0;
      for (std::size_t e = begin[o]; e < begin[o + 1]; ++e)
        sum += derivatives[e] * tangents[columns[e] + stride * k];
      *out++ = sum;
    }
}

bool Simulator::Impl::event(std::size_t index, int direction, double time, const double* state) {
  balances.fill(time, state);
  EventRecord record;
  record.id = model.recipe->events[index].id;
  record.time = time;
  record.concentration.assign(state, state + slot.species);
  record.temperature = balances.temperature_of(state);
  record.volume = balances.volume_of(state);
  if (balances.has_jacket()) record.jacket_temperature = balances.slots()[slot.jacket_temperature()];
  record.direction = direction;
  record.stopped = model.recipe->events[index].stop && direction > 0;
  result.events.push_back(std::move(record));
  return result.events.back().stopped;
}

/// Does what the mark says and carries the sensitivities across it: s+ = G_y s- + G_theta + (G_y f- - f+)
/// dtau/dtheta.
void Simulator::Impl::cross(std::size_t position) {
  const Mark& mark = timeline.marks[position];
  const bool moves = model.unknowns > 0 && !mark.time.d.empty();
  if (moves) balances.rhs(t, y.data(), f_before.data());
  const Action::Kind kind = mark.action.kind;
  const bool jumps = kind == Action::Kind::dose || kind == Action::Kind::sample;
  if (books && jumps) y_before = y;
  balances.apply(position, y.data(), s.data(), moves ? f_before.data() : nullptr);
  if (books && jumps)
    books->jump(y_before.data(), y.data(),
                kind == Action::Kind::dose ? &timeline.doses[mark.action.index] : nullptr);
  balances.activate(position);
  if (!moves) return;
  balances.rhs(t, y.data(), f_after.data());
  for (std::size_t k = 0; k < model.unknowns; ++k)
    for (std::size_t i = 0; i < y.size(); ++i)
      s[i + y.size() * k] += (f_before[i] - f_after[i]) * mark.time.d[k];
}

Termination Simulator::Impl::go(const RunContext& context) {
  const std::vector<Mark>& marks = timeline.marks;
  const double resolution = 8 * std::numeric_limits<double>::epsilon();
  // what is before the begin only tells which pieces are already running
  std::size_t position = 0;
  while (marks[position].time.v < 0 || marks[position].rank < 0) ++position;
  balances.activate(position - 1);
  bool opened = false;
  while (true) {
    if (opened && !g_before.empty()) balances.event_values(t, y.data(), g_before.data());
    const std::size_t first = position;
    while (marks[position].time.v <= t + resolution * std::max(t, timeline.duration * 1e-3))
      cross(position++);
    if (!opened && books) books->open(y.data());
    if (opened && position > first && !g_before.empty()) {
      balances.event_values(t, y.data(), g_after.data());
      for (std::size_t e = 0; e < g_after.size(); ++e)
        if ((g_before[e] < 0) != (g_after[e] < 0) && event(e, g_after[e] < 0 ? -1 : 1, t, y.data()))
          return Termination::event;
    }
    if (!opened) warn_true_from_the_start();
    opened = true;
    if (hottest) hottest->open(t, y.data());
    while (next_output < options.times.size() && options.times[next_output] <= t)
      output(next_output++, t, y.data(), s.data());
    if (t >= timeline.duration) return Termination::completed;
    const double until = std::min(marks[position].time.v, timeline.duration);
    const auto begin = options.times.begin() + static_cast<std::ptrdiff_t>(next_output);
    const auto end = std::lower_bound(begin, options.times.end(), until);
    // Flows are linear between marks, so the volume is known without integration; round-off does not add up.
    const std::size_t volume = balances.layout().volume;
    const double flow =
        0.5 * (balances.inflow(t) + balances.inflow(until) - balances.outflow(t) - balances.outflow(until));
    const double volume_then = volume == Layout::absent ? 0.0 : y[volume] + flow * (until - t);
    integrator->start(t, y, s);
    const Termination ended = integrator->advance(until, {begin, end}, *this, context);
    t = integrator->time();
    std::ranges::copy(integrator->state(), y.begin());
    std::ranges::copy(integrator->sensitivity(), s.begin());
    if (ended != Termination::completed) return ended;
    next_output = static_cast<std::size_t>(end - options.times.begin());
    t = until;
    if (volume != Layout::absent) y[volume] = volume_then;
  }
}

/// An event is a crossing: a condition that holds from the beginning has none, and a user may have meant
/// otherwise.
void Simulator::Impl::warn_true_from_the_start() {
  if (g_after.empty()) return;
  balances.event_values(t, y.data(), g_after.data());
  for (std::size_t e = 0; e < g_after.size(); ++e)
    if (g_after[e] > 0)
      result.warnings.push_back({"event_true_at_start",
                                 "The condition of event " + model.recipe->events[e].id +
                                     " holds from the beginning; only crossings after it are reported.",
                                 ""});
}

void Simulator::Impl::warn_what_never_happens() {
  const auto warn = [&](const std::string& what, double time) {
    if (time > timeline.duration)
      result.warnings.push_back(
          {"after_the_end",
           what + " begins at " + significant(time, 6) + " s, after the end of the run: it has no effect.",
           ""});
  };
  for (const Mark& mark : timeline.marks) {
    if (mark.action.kind == Action::Kind::dose)
      warn("Dose " + model.recipe->doses[mark.action.index].id, mark.time.v);
    if (mark.action.kind == Action::Kind::sample)
      warn("Withdrawal " + std::to_string(mark.action.index + 1), mark.time.v);
  }
  for (std::size_t k = 0; k < timeline.feeds.size(); ++k) {
    if (timeline.feeds[k].flow.empty()) continue;
    const std::string feed = "Feed " + model.recipe->feeds[k].id;
    const double begin = timeline.marks[timeline.feeds[k].flow.front().begin].time.v;
    const double end = timeline.marks[timeline.feeds[k].flow.back().end].time.v;
    warn(feed, begin);
    if (begin <= timeline.duration && end > timeline.duration * (1.0 + 1e-9))
      result.warnings.push_back({"feed_cut_off",
                                 feed + " would end at " + significant(end, 6) + " s, after the run of " +
                                     significant(timeline.duration, 6) + " s: only a part of it is fed.",
                                 ""});
  }
}

void Simulator::Impl::finish(Termination termination) {
  result.termination = termination;
  if (!succeeded(termination)) result.reason = reason_of(termination, t);
  result.solver = integrator->statistics();
  // A run that ended early shows where.
  if (termination != Termination::completed && (result.series.time.empty() || result.series.time.back() < t))
    output(next_output, t, y.data(), s.data());
  if (hottest) result.summary.maximum_temperature = hottest->peak();
  if (!books) return;
  balances.fill(t, y.data());
  result.summary = summarise(*model.network, balances, *books, y.data(), options.reactants);
  warn_negative_concentrations();
  warn_what_never_happens();
  close_books();
}

/// Beyond the tolerance a negative concentration comes from the model: a rate that does not end with its
/// reactant.
void Simulator::Impl::warn_negative_concentrations() {
  const double limit =
      100 * concentration_tolerance + 10 * options.ode.relative_tolerance * books->highest_concentration();
  for (std::size_t i = 0; i < slot.species; ++i)
    if (const Peak& lowest = books->lowest(i); lowest.value < -limit)
      result.warnings.push_back(
          {"negative_concentration",
           "The concentration of " + model.network->species[i].id + " falls to " +
               significant(lowest.value * 1e-3, 3) + " mol/L at t = " + significant(lowest.time, 4) +
               " s: a reaction goes on although it is used up. Give that rate an order in it.",
           ""});
}

void Simulator::Impl::close_books() {
  const Books::Closures closures = books->closures();
  const auto& species = model.network->species;
  result.balances.mole_closure = closures.mole;
  if (!species.empty() &&
      std::ranges::all_of(species, [](const auto& x) { return x.molar_mass.has_value(); }))
    result.balances.mass_closure = closures.mass;
  if (!species.empty() && std::ranges::all_of(species, [](const auto& x) { return x.formula.has_value(); }))
    result.balances.atom_closure = closures.atom;
  if (books->saw_energy_balance()) result.balances.energy_closure = closures.energy;
  if (!succeeded(result.termination)) return;
  const double limit = std::max(1e3 * options.ode.relative_tolerance, 1e-9);
  const auto warn = [&](const char* what, const std::optional<double>& closure, const char* advice) {
    if (closure && *closure > limit)
      result.warnings.push_back({"balance_not_closed",
                                 std::string("The ") + what + " balance closes only to " +
                                     significant(*closure, 2) + " of its total; " + advice,
                                 ""});
  };
  warn("mole", result.balances.mole_closure, "tighten the tolerances.");
  warn("mass", result.balances.mass_closure,
       "the reactions do not conserve it: check their coefficients, formulas and molar masses.");
  warn("atom", result.balances.atom_closure,
       "the reactions do not conserve it: check their coefficients, formulas and molar masses.");
  warn("energy", result.balances.energy_closure, "tighten the tolerances.");
}

pf::Result<Result> Simulator::Impl::run(std::span<const double> parameters,
                                        std::span<const double> directions, const RunContext& context) {
  model.parameters = parameters;
  model.directions = directions;
  auto made = make_timeline(model);
  if (!made) return std::unexpected(made.error());
  timeline = std::move(*made);
  balances.bind(model, timeline);
  if (model.recipe->steady_state) return find_steady_states(model, balances, timeline, context);
  begin();
  if (options.balances) books.emplace(balances, *model.network);
  finish(go(context));
  return std::move(result);
}

Simulator::Simulator(const Model& model, const Options& options)
    : impl_(std::make_unique<Impl>(model, options)) {}
Simulator::~Simulator() = default;

pf::Result<Result> Simulator::run(std::span<const double> parameters, std::span<const double> directions,
                                  const RunContext& context) {
  return impl_->run(parameters, directions, context);
}

pf::Result<Result> simulate(const Model& model, const Options& options, const RunContext& context) {
  return Simulator(model, options).run(model.parameters, model.directions, context);
}

}  // namespace pf::reactor
