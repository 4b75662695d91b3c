#include "sensitivity_run.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "pharmaflow/base/sort.hpp"
#include "run_options.hpp"

namespace pf::study {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
/// Equally spaced times over which a maximum, a minimum or a mean is formed.
constexpr std::size_t grid = 501;

/// The largest of values at the times, refined by a parabola where its three points bend like their
/// neighbours: those about a jump (a dose) do not.
template <class Value>
double largest(const std::vector<double>& t, Value value) {
  const std::size_t rows = t.size();
  std::size_t k = 0;
  for (std::size_t row = 1; row < rows; ++row)
    if (value(row) > value(k)) k = row;
  if (k < 2 || k + 2 >= rows) return value(k);
  const auto slope = [&](std::size_t i) { return (value(i + 1) - value(i)) / (t[i + 1] - t[i]); };
  const auto bend = [&](std::size_t i) { return (slope(i) - slope(i - 1)) / (t[i + 1] - t[i - 1]); };
  const double here = bend(k);
  if (!(here < 0) || -here > 2 * std::min(std::abs(bend(k - 1)), std::abs(bend(k + 1)))) return value(k);
  const double top = 0.5 * (t[k - 1] + t[k]) - slope(k - 1) / (2 * here);
  return value(k - 1) + (top - t[k - 1]) * (slope(k - 1) + here * (top - t[k]));
}

double fraction_of(const std::vector<reactor::Fraction>& list, std::size_t product, std::size_t reactant) {
  for (const reactor::Fraction& f : list)
    if (f.product == product && f.reactant == reactant) return f.value;
  return none;
}

double summary_value(const SummaryOutput& what, std::size_t reactant, const reactor::Summary& s) {
  using Quantity = SummaryOutput::Quantity;
  switch (what.quantity) {
    case Quantity::conversion:
      return fraction_of(s.conversion, reactant, reactant);
    case Quantity::yield:
      return fraction_of(s.yield, what.product, reactant);
    case Quantity::selectivity:
      return fraction_of(s.selectivity, what.product, reactant);
    case Quantity::maximum_temperature:
      return s.maximum_temperature.value;
    case Quantity::peak_heat_flow:
      return s.peak_heat_flow ? s.peak_heat_flow->value : none;
    case Quantity::maximum_accumulation:
      return s.maximum_accumulation ? s.maximum_accumulation->value : none;
  }
  return none;
}

}  // namespace

OutputRun::OutputRun(const OutputModel& model, Detail detail)
    : model_(model),
      binding_(model.project, {}, {}),
      rates_(model.rates),
      observables_(model.observables),
      options_(model.options),
      sensitive_(detail == Detail::sensitivities) {
  options_.balances = options_.balances || detail == Detail::books;
  binding_.values({}, model.study.experiment, base_);
  reactor_.network = &model.project.network;
  reactor_.rates = &rates_;
  reactor_.observables = &observables_;
  reactor_.medium = &model.project.medium;
  reactor_.recipe = &model.recipe;
  reactor_.unknowns = sensitive_ ? model.inputs() : 0;
}

void OutputRun::set_times(std::span<const double> parameters) {
  const double duration = model_.recipe.duration.value(parameters);
  options_.times = model_.whole_run ? equally_spaced(duration, grid) : std::vector<double>{duration};
  for (const double time : model_.extra_times)
    if (time <= duration) options_.times.push_back(time);
  sort_small(options_.times);
  options_.times.erase(std::ranges::unique(options_.times).begin(), options_.times.end());
}

OutputRun::Outcome OutputRun::run(std::span<const double> inputs, std::span<double> outputs,
                                  const RunContext& context) {
  std::ranges::fill(outputs, none);
  parameters_ = base_;
  for (std::size_t i = 0; i < inputs.size(); ++i) parameters_[model_.study.inputs[i].parameter] = inputs[i];
  binding_.derive(parameters_);
  if (sensitive_) {
    directions_.assign(parameters_.size() * inputs.size(), 0.0);
    for (std::size_t i = 0; i < inputs.size(); ++i)
      directions_[model_.study.inputs[i].parameter + parameters_.size() * i] = 1.0;
    binding_.derive_directions(parameters_, inputs.size(), directions_);
  }
  // A simulator keeps its output times; only a duration that is itself varied asks for others.
  if (!simulator_ || !model_.fixed_duration) {
    set_times(parameters_);
    simulator_ = std::make_unique<reactor::Simulator>(reactor_, options_);
  }
  auto ran = simulator_->run(parameters_, directions_, context);
  Outcome outcome;
  if (!ran) {
    outcome.fault = std::move(ran.error());
    outcome.reason = outcome.fault.detail;
    return outcome;
  }
  result_ = std::move(*ran);
  outcome.termination = result_.termination;
  outcome.reason = result_.reason;
  if (outcome.ok())
    for (std::size_t k = 0; k < outputs.size(); ++k) outputs[k] = output(k);
  return outcome;
}

double OutputRun::value(std::size_t row, std::size_t column) const {
  return result_.series.observables[row * model_.columns() + column];
}

template <class Number>
double OutputRun::mean(Number number) const {
  const std::vector<double>& t = result_.series.time;
  const double span = t.back() - t.front();
  if (!(span > 0)) return number(0);
  double sum = 0.0;
  for (std::size_t row = 1; row < t.size(); ++row)
    sum += 0.5 * (t[row] - t[row - 1]) * (number(row) + number(row - 1));
  return sum / span;
}

std::optional<std::size_t> OutputRun::row_at(double time) const {
  const std::vector<double>& t = result_.series.time;
  const auto at = std::ranges::lower_bound(t, time);
  if (at == t.end() || *at != time) return std::nullopt;
  return static_cast<std::size_t>(at - t.begin());
}

double OutputRun::observed(const ObservedOutput& what, std::size_t column) const {
  const std::size_t rows = result_.series.time.size();
  if (rows == 0) return none;
  const auto at = [&](std::size_t row) { return value(row, column); };
  switch (what.at) {
    case ObservedOutput::At::end:
      return at(rows - 1);
    case ObservedOutput::At::time:
      return row_at(what.time).transform(at).value_or(none);
    case ObservedOutput::At::max:
      return what.id == "T" ? result_.summary.maximum_temperature.value : largest(result_.series.time, at);
    case ObservedOutput::At::min:
      return -largest(result_.series.time, [&](std::size_t row) { return -at(row); });
    case ObservedOutput::At::mean:
      return mean(at);
  }
  return none;
}

double OutputRun::output(std::size_t k) const {
  const auto& what = model_.study.outputs[k].what;
  if (const auto* column = std::get_if<ObservedOutput>(&what)) return observed(*column, model_.column[k]);
  if (const auto* summary = std::get_if<SummaryOutput>(&what))
    return summary_value(*summary, model_.reactant[k], result_.summary);
  const std::string& id = model_.crossing[k];
  const auto event = std::ranges::find(result_.events, id, &reactor::EventRecord::id);
  return event == result_.events.end() ? none : event->time;
}

double OutputRun::derivative_at(std::size_t row, std::size_t column, std::size_t input) const {
  return result_.series.observable_sensitivity[(row * model_.columns() + column) * model_.inputs() + input];
}

double OutputRun::derivative(std::size_t k, std::size_t input) const {
  const auto at = [&](std::size_t row) { return derivative_at(row, model_.column[k], input); };
  const auto& what = std::get<ObservedOutput>(model_.study.outputs[k].what);
  if (result_.series.time.empty()) return none;
  switch (what.at) {
    case ObservedOutput::At::end:
      return at(result_.series.time.size() - 1);
    case ObservedOutput::At::time:
      return row_at(what.time).transform(at).value_or(none);
    default:
      return mean(at);
  }
}

}  // namespace pf::study
