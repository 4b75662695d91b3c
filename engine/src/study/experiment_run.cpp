#include "experiment_run.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"

namespace pf::study {
namespace {

/// Weighting `relative` divides by the value, but not by less than this share of the column's largest.
constexpr double relative_floor = 0.01;

double weight_of(const Measurement& measurement, std::size_t row, Weighting weighting, double largest) {
  switch (weighting) {
    case Weighting::sigma:
      return 1.0 / measurement.sigma[row];
    case Weighting::relative: {
      const double size = std::max(std::abs(measurement.value[row]), relative_floor * largest);
      return size > 0 ? 1.0 / size : 1.0 / measurement.column_factor;
    }
    case Weighting::none:
      break;
  }
  return 1.0 / measurement.column_factor;
}

/// The species whose concentrations the formulas are; nothing when one of them is something else.
std::vector<std::size_t> species_of(const kinetics::Network& network,
                                    const std::vector<kinetics::Formula>& formulas) {
  std::vector<std::size_t> species;
  for (const kinetics::Formula& formula : formulas) {
    const bool plain =
        formula->kind == kinetics::Node::Kind::symbol && formula->symbol == kinetics::Symbol::concentration;
    const auto at = std::ranges::find(network.species, plain ? std::string_view(formula->name) : "",
                                      &kinetics::Species::id);
    if (at == network.species.end()) return {};
    species.push_back(static_cast<std::size_t>(at - network.species.begin()));
  }
  return species;
}

}  // namespace

ExperimentRun::ExperimentRun(const Project& project, std::size_t experiment, const Fit& fit,
                             const Binding& binding, const kinetics::Program& rates)
    : experiment_(experiment), binding_(binding), unknowns_(binding.unknowns_of(experiment)), rates_(rates) {
  const Experiment& e = project.experiments[experiment];
  options_ = run_options(fit.tolerances, fit.method, fit_relative_tolerance, fit_absolute_tolerance);
  options_.balances = false;

  std::vector<kinetics::Formula> formulas;
  for (std::size_t m = 0; m < e.measurements.size(); ++m) {
    const Measurement& measurement = e.measurements[m];
    formulas.push_back(measurement.formula);
    double largest = 0.0;
    // Columns of one table share their times.
    const bool new_times = m == 0 || measurement.time != e.measurements[m - 1].time ||
                           measurement.reading != e.measurements[m - 1].reading;
    for (std::size_t row = 0; row < measurement.value.size(); ++row)
      if (measurement.reading[row] == Reading::value)
        largest = std::max(largest, std::abs(measurement.value[row]));
    for (std::size_t row = 0; row < measurement.value.size(); ++row) {
      if (measurement.reading[row] != Reading::value) continue;
      data_.push_back(
          {m, row, 0, measurement.value[row], weight_of(measurement, row, fit.weighting, largest)});
      if (new_times) options_.times.push_back(measurement.time[row]);
    }
  }
  sort_small(options_.times);
  options_.times.erase(std::ranges::unique(options_.times).begin(), options_.times.end());
  for (Datum& d : data_) {
    const double time = e.measurements[d.measurement].time[d.row];
    d.time =
        static_cast<std::size_t>(std::ranges::lower_bound(options_.times, time) - options_.times.begin());
  }
  observables_ = kinetics::compile_formulas(project.network, formulas);
  observed_species_ = species_of(project.network, formulas);
  model_.network = &project.network;
  model_.medium = &project.medium;
  model_.recipe = &e.recipe;
}

void ExperimentRun::bind(std::span<const double> theta, bool with_sensitivities) {
  binding_.values(theta, experiment_, parameters_);
  sensitive_wanted_ = with_sensitivities && !unknowns_.empty();
  if (sensitive_wanted_) binding_.directions(parameters_, experiment_, unknowns_, directions_);
}

pf::Result<Termination> ExperimentRun::solve(const RunContext& context) {
  const bool sensitive = sensitive_wanted_;
  if (!solved_.empty() && parameters_ == solved_ && (solved_sensitive_ || !sensitive))
    return Termination::completed;
  solved_.clear();
  auto& simulator = sensitive ? sensitive_ : plain_;
  model_.unknowns = sensitive ? unknowns_.size() : 0;
  model_.rates = &rates_;  // here, because a run may have been moved since it was made
  model_.observables = &observables_;
  model_.observed_species = observed_species_;
  if (!simulator) simulator = std::make_unique<reactor::Simulator>(model_, options_);
  auto ran = simulator->run(
      parameters_, sensitive ? std::span<const double>(directions_) : std::span<const double>(), context);
  if (!ran) return std::unexpected(ran.error());
  series_ = std::move(ran->series);
  if (succeeded(ran->termination) && series_.time.size() < options_.times.size())
    return Termination::not_converged;
  if (ran->termination == Termination::completed) {
    solved_ = parameters_;
    solved_sensitive_ = sensitive;
  }
  return ran->termination;
}

void ExperimentRun::forget() {
  plain_.reset();
  sensitive_.reset();
  solved_.clear();
}

double ExperimentRun::predicted(const Datum& datum) const {
  return series_.observables[datum.time * observables_.outputs() + datum.measurement];
}

double ExperimentRun::sensitivity(const Datum& datum, std::size_t column) const {
  return series_
      .observable_sensitivity[(datum.time * observables_.outputs() + datum.measurement) * unknowns_.size() +
                              column];
}

}  // namespace pf::study
