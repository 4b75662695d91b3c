#include "models.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "network.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "study/binding.hpp"
#include "study/experiment_run.hpp"

namespace pf::bench {
namespace {

using Side = std::vector<std::size_t>;

void add_species(study::Project& project, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    project.network.species.push_back({"S" + std::to_string(i), std::nullopt, std::nullopt});
}

/// Mass action from one side to the other.
void add_reaction(study::Project& project, const Side& from, const Side& to, Parametric k) {
  std::map<std::size_t, double> consumed, net;
  for (const std::size_t i : from) ++consumed[i], --net[i];
  for (const std::size_t i : to) ++net[i];
  kinetics::Reaction r;
  r.id = "r" + std::to_string(project.network.reactions.size());
  kinetics::PowerLaw law{k, {}, std::nullopt, {}};
  for (const auto& [i, order] : consumed) law.orders.push_back({i, order, order});
  for (const auto& [i, change] : net)
    if (change != 0.0) r.stoichiometry.push_back({i, change});
  r.law = std::move(law);
  project.network.reactions.push_back(std::move(r));
}

study::Parameter unknown(std::string id, double value) {
  study::Parameter p;
  p.id = std::move(id);
  p.value = value;
  p.lower = 1e-3 * value;
  p.upper = 1e3 * value;
  p.log_scale = true;
  return p;
}

study::Experiment experiment(std::string id, std::vector<double> charge, double duration) {
  study::Experiment e;
  e.id = std::move(id);
  e.recipe.charge.volume = 1e-3;
  e.recipe.charge.temperature = Parametric(300.0);
  for (std::size_t i = 0; i < charge.size(); ++i)
    if (charge[i] > 0.0)
      e.recipe.charge.contents.push_back(
          {i, Parametric(charge[i]), 1.0, reactor::Content::Basis::concentration});
  e.recipe.stages = {{std::nullopt, reactor::Isothermal{}}};
  e.recipe.duration = duration;
  return e;
}

/// Puts the model's values at other parameters, with errors, where the measurements are.
void measure(study::Project& project) {
  const study::Fit fit = fit_of(project);
  const study::Binding binding(project, fit.estimate, fit.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  Random random(1);
  std::vector<double> truth;
  for (const study::Parameter& p : project.parameters)
    truth.push_back(p.value * std::exp(random.normal(0.0, 0.2)));
  for (const std::size_t e : fit.experiments) {
    study::ExperimentRun run(project, e, fit, binding, rates);
    if (!run.run(truth, false, {})) continue;
    for (const study::Datum& d : run.data())
      project.experiments[e].measurements[d.measurement].value[d.row] =
          run.predicted(d) * (1.0 + random.normal(0.0, 0.01));
  }
}

}  // namespace

study::Project random_network(std::size_t species, std::uint64_t seed) {
  const RandomNetwork network(species, seed);
  study::Project project;
  add_species(project, species);
  for (const RandomNetwork::Reaction& r : network.reactions()) {
    Side from{r.first}, to{r.product};
    if (r.second != RandomNetwork::none) from.push_back(r.second);
    if (r.other_product != RandomNetwork::none) to.push_back(r.other_product);
    add_reaction(project, from, to, Parametric(r.k));
  }
  project.experiments.push_back(experiment("run", network.initial(), 100.0));
  return project;
}

study::Project chain(const ChainOptions& options) {
  study::Project project;
  add_species(project, options.species);
  for (std::size_t k = 0; k < 2 * (options.species - 1); ++k) {
    const std::size_t link = k / 2;
    const bool forward = k % 2 == 0;
    // What is charged at one end reaches the other within the run.
    const double pace = 2e-3 * static_cast<double>(options.species);
    const double value = (forward ? pace : 0.25 * pace) * (1.0 + 0.3 * std::sin(static_cast<double>(k)));
    const bool is_unknown = k < options.parameters;
    if (is_unknown) project.parameters.push_back(unknown("k" + std::to_string(k), value));
    add_reaction(project, {forward ? link : link + 1}, {forward ? link + 1 : link},
                 is_unknown ? Parametric::of_parameter(k) : Parametric(value));
  }
  for (const study::Parameter& p : project.parameters) project.network.parameters.push_back(p.id);
  for (std::size_t e = 0; e < options.experiments; ++e) {
    std::vector<double> charge(options.species, 0.0);
    charge[0] = 500.0 + 1000.0 * static_cast<double>(e + 1) / static_cast<double>(options.experiments);
    study::Experiment one = experiment("run" + std::to_string(e), std::move(charge), 600.0);
    for (const kinetics::Species& species : project.network.species) {
      study::Measurement m;
      m.observable = species.id;
      m.formula = *kinetics::parse_expression("[" + m.observable + "]");
      for (std::size_t k = 1; k <= options.times; ++k)
        m.time.push_back(600.0 * static_cast<double>(k) / static_cast<double>(options.times));
      m.value.assign(options.times, 0.0);
      m.reading.assign(options.times, study::Reading::value);
      one.measurements.push_back(std::move(m));
    }
    project.experiments.push_back(std::move(one));
  }
  measure(project);
  return project;
}

study::Project oscillator(double duration) {
  study::Project project;
  add_species(project, 2);
  add_reaction(project, {0}, {0, 0}, Parametric(1.0));
  add_reaction(project, {0, 1}, {1, 1}, Parametric(1e-3));
  add_reaction(project, {1}, {}, Parametric(1.0));
  project.experiments.push_back(experiment("run", {2000.0, 1000.0}, duration));
  return project;
}

study::Fit fit_of(const study::Project& project) {
  study::Fit fit;
  for (std::size_t e = 0; e < project.experiments.size(); ++e) fit.experiments.push_back(e);
  for (std::size_t p = 0; p < project.parameters.size(); ++p) fit.estimate.push_back(p);
  fit.weighting = study::Weighting::relative;
  return fit;
}

study::Simulate simulation_of(std::size_t points) {
  study::Simulate study;
  study.experiment = 0;
  study.points = points;
  return study;
}

}  // namespace pf::bench
