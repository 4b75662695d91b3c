#include "chemistry.hpp"

#include <utility>

#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"

namespace pf::study {
namespace {

kinetics::Program observables_of(const Project& project) {
  std::vector<kinetics::Formula> formulas;
  for (const Observable& observable : project.observables) formulas.push_back(observable.formula);
  return kinetics::compile_formulas(project.network, formulas);
}

}  // namespace

Chemistry::Chemistry(const Project& project, std::vector<double> parameters, const Tolerances& tolerances,
                     ode::Method method)
    : project_(project),
      parameters_(std::move(parameters)),
      tolerances_(tolerances),
      method_(method),
      rates_(kinetics::compile_rates(project.network)),
      observables_(observables_of(project)) {}

pf::Result<reactor::Result> Chemistry::run(const reactor::Recipe& recipe, std::size_t points, bool books,
                                           const RunContext& context) const {
  return run_at(recipe, equally_spaced(recipe.duration.value(parameters_), points), books, context);
}

pf::Result<reactor::Result> Chemistry::run_at(const reactor::Recipe& recipe, std::vector<double> times,
                                              bool books, const RunContext& context) const {
  reactor::Model model;
  model.network = &project_.network;
  model.rates = &rates_;
  model.observables = &observables_;
  model.medium = &project_.medium;
  model.recipe = &recipe;
  model.parameters = parameters_;
  reactor::Options options =
      run_options(tolerances_, method_, simulate_relative_tolerance, simulate_absolute_tolerance);
  options.balances = books;
  options.times = std::move(times);
  return reactor::simulate(model, options, context);
}

}  // namespace pf::study
