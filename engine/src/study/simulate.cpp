#include "pharmaflow/study/simulate.hpp"

#include "binding.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"

namespace pf::study {

pf::Result<reactor::Result> simulate(const Project& project, const Simulate& study,
                                     const RunContext& context) {
  const Binding binding(project, {}, {});
  std::vector<double> parameters;
  binding.values({}, study.experiment, parameters);

  const kinetics::Program rates = kinetics::compile_rates(project.network);
  std::vector<kinetics::Formula> formulas;
  for (const Observable& observable : project.observables) formulas.push_back(observable.formula);
  const kinetics::Program observables = kinetics::compile_formulas(project.network, formulas);

  reactor::Model model;
  model.network = &project.network;
  model.rates = &rates;
  model.observables = &observables;
  model.medium = &project.medium;
  model.recipe = study.experiment ? &project.experiments[*study.experiment].recipe : &study.recipe;
  model.parameters = parameters;

  reactor::Options options =
      run_options(study.tolerances, study.method, simulate_relative_tolerance, simulate_absolute_tolerance);
  options.times = study.times.empty() ? equally_spaced(model.recipe->duration.value(parameters), study.points)
                                      : study.times;
  return reactor::simulate(model, options, context);
}

}  // namespace pf::study
