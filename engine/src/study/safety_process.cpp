#include "safety_process.hpp"

#include <algorithm>
#include <utility>

#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"
#include "safety_heat.hpp"

namespace pf::study {
namespace {

bool looks_back(const kinetics::Formula& formula) {
  if (formula->kind == kinetics::Node::Kind::symbol)
    return formula->symbol == kinetics::Symbol::time ||
           formula->symbol == kinetics::Symbol::initial_concentration;
  return std::ranges::any_of(formula->arguments, looks_back);
}

kinetics::Formula number(double value) {
  auto node = std::make_shared<kinetics::Node>();
  node->number = value;
  return node;
}

/// The same rate for a run that begins later: t counts from the failure there, and [A]_0 is what was charged.
kinetics::Formula rebased(const kinetics::Formula& formula, double begin, const kinetics::Network& network,
                          std::span<const double> charged) {
  if (formula->kind == kinetics::Node::Kind::symbol) {
    if (formula->symbol == kinetics::Symbol::initial_concentration) {
      const auto at = std::ranges::find(network.species, formula->name, &kinetics::Species::id);
      return number(charged[static_cast<std::size_t>(at - network.species.begin())]);
    }
    if (formula->symbol != kinetics::Symbol::time) return formula;
    auto sum = std::make_shared<kinetics::Node>();
    sum->kind = kinetics::Node::Kind::add;
    sum->arguments = {formula, number(begin)};
    return sum;
  }
  auto copy = std::make_shared<kinetics::Node>(*formula);
  for (kinetics::Formula& argument : copy->arguments) argument = rebased(argument, begin, network, charged);
  return copy;
}

/// Concentrations of the charge [mol/m3].
std::vector<double> charged(const reactor::Charge& charge, std::span<const double> p, std::size_t n) {
  std::vector<double> c(n, 0.0);
  for (const reactor::Content& content : charge.contents) {
    const double value = content.value.value(p) * content.factor;
    c[content.species] +=
        content.basis == reactor::Content::Basis::concentration ? value : value / charge.volume.value(p);
  }
  return c;
}

/// Cuts off what the run would not reach: a recipe that ends earlier.
reactor::Recipe shortened(reactor::Recipe recipe, double end) {
  recipe.duration = end;
  return recipe;
}

}  // namespace

SafetyProcess::SafetyProcess(const kinetics::Network& network, const reactor::Medium& medium,
                             reactor::Recipe recipe, std::vector<double> parameters,
                             const Tolerances& tolerances, ode::Method method)
    : network_(network),
      medium_(medium),
      recipe_(std::move(recipe)),
      parameters_(std::move(parameters)),
      tolerances_(tolerances),
      method_(method),
      rates_(kinetics::compile_rates(network)) {
  for (const kinetics::Reaction& reaction : network.reactions) {
    heats_.push_back(reaction.heat.value(parameters_));
    if (const auto* law = std::get_if<kinetics::ExpressionLaw>(&reaction.law))
      looks_back_ = looks_back_ || looks_back(law->formula);
  }
  density_ = medium.density->value(parameters_);
  heat_capacity_ = medium.heat_capacity->value(parameters_);
  vessel_capacity_ = recipe_.vessel.heat_capacity.value(parameters_);
}

double SafetyProcess::potential(const VesselState& state) const {
  std::vector<double> amounts = state.concentration;
  for (double& n : amounts) n *= state.volume;
  return potential_heat(network_, heats_, std::move(amounts));
}

pf::Result<reactor::Result> SafetyProcess::run(const kinetics::Network& network,
                                               const kinetics::Program& rates, const reactor::Recipe& recipe,
                                               std::vector<double> times, bool balances,
                                               const RunContext& context) const {
  const kinetics::Program own = rates;  // a program is a workspace
  reactor::Model model;
  model.network = &network;
  model.rates = &own;
  model.medium = &medium_;
  model.recipe = &recipe;
  model.parameters = parameters_;
  reactor::Options options =
      run_options(tolerances_, method_, simulate_relative_tolerance, simulate_absolute_tolerance);
  options.balances = balances;
  options.times = std::move(times);
  return reactor::simulate(model, options, context);
}

pf::Result<reactor::Result> SafetyProcess::normal(double end, std::vector<double> times,
                                                  const RunContext& context) const {
  if (end < duration())
    return run(network_, rates_, shortened(recipe_, end), std::move(times), false, context);
  return run(network_, rates_, recipe_, std::move(times), false, context);
}

pf::Result<reactor::Result> SafetyProcess::failure(const VesselState& state, const FailureRun& asked,
                                                   const RunContext& context) const {
  reactor::Recipe recipe;
  recipe.charge.volume = state.volume;
  recipe.charge.temperature = Parametric(state.temperature);
  for (std::size_t i = 0; i < state.concentration.size(); ++i)
    recipe.charge.contents.push_back(
        {i, state.concentration[i], 1.0, reactor::Content::Basis::concentration});
  recipe.vessel.heat_capacity = vessel_capacity_;
  recipe.stages.push_back({std::nullopt, reactor::Adiabatic{}});
  recipe.duration = asked.horizon;
  if (asked.until.when) recipe.events.push_back(asked.until);
  if (!looks_back_) return run(network_, rates_, recipe, asked.times, true, context);

  kinetics::Network later = network_;
  const std::vector<double> before = charged(recipe_.charge, parameters_, network_.species.size());
  for (kinetics::Reaction& reaction : later.reactions)
    if (auto* law = std::get_if<kinetics::ExpressionLaw>(&reaction.law))
      law->formula = rebased(law->formula, state.time, network_, before);
  return run(later, kinetics::compile_rates(later), recipe, asked.times, true, context);
}

pf::Result<VesselState> SafetyProcess::supply(const RunContext& context) const {
  kinetics::Network inert = network_;
  inert.reactions.clear();
  reactor::Recipe recipe = recipe_;
  recipe.withdrawals.clear();
  recipe.events.clear();
  recipe.stages.clear();
  recipe.stages.push_back({std::nullopt, reactor::Isothermal{}});
  auto mixed = run(inert, kinetics::compile_rates(inert), recipe, {duration()}, false, context);
  if (!mixed) return std::unexpected(mixed.error());
  auto states = states_of(mixed->series, network_.species.size());
  if (states.empty()) return fail("not_converged", "What is fed could not be added up: " + mixed->reason);
  return std::move(states.back());
}

std::vector<VesselState> states_of(const reactor::Series& series, std::size_t n) {
  std::vector<VesselState> states(series.time.size());
  for (std::size_t k = 0; k < states.size(); ++k) {
    const auto row = series.concentration.begin() + static_cast<std::ptrdiff_t>(k * n);
    states[k] = {
        series.time[k], series.temperature[k], series.volume[k], {row, row + static_cast<std::ptrdiff_t>(n)}};
  }
  return states;
}

}  // namespace pf::study
