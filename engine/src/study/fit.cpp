#include "pharmaflow/study/fit.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "binding.hpp"
#include "experiment_run.hpp"
#include "fit_report.hpp"
#include "pharmaflow/estimation/estimate.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"

namespace pf::study {
namespace {

/// All experiments of a fit as one vector of weighted residuals.
class FitResiduals final : public estimation::Residuals {
 public:
  FitResiduals(const Project& project, const Fit& fit, const Binding& binding, const kinetics::Program& rates,
               const RunContext& context)
      : context_(context), unknowns_(binding.unknowns().size()) {
    inner_.seed = context.seed;
    // Within one solve the fit is asked whether to go on, but the solve's own fraction is not the fit's.
    inner_.progress = [this](double, std::span<const NamedValue>) { return context_.poll(fraction_); };
    for (const std::size_t e : fit.experiments) runs_.emplace_back(project, e, fit, binding, rates);
    for (const ExperimentRun& run : runs_) size_ += run.data().size();
  }

  std::size_t size() const override { return size_; }
  std::size_t solves() const { return solves_; }
  std::vector<ExperimentRun>& runs() { return runs_; }
  Proceed poll(double fraction, std::span<const NamedValue> values) {
    fraction_ = fraction;
    return context_.poll(fraction, values);
  }

  bool evaluate(const double* theta, double* residuals, double* jacobian) override {
    std::size_t i = 0;
    if (jacobian != nullptr) std::fill_n(jacobian, size_ * unknowns_, 0.0);
    for (ExperimentRun& run : runs_) {
      ++solves_;
      const auto ended = run.run({theta, unknowns_}, jacobian != nullptr, inner_);
      if (!ended || !succeeded(*ended)) return false;
      for (const Datum& datum : run.data()) {
        residuals[i] = datum.weight * (datum.measured - run.predicted(datum));
        if (jacobian != nullptr)
          for (std::size_t k = 0; k < run.unknowns().size(); ++k)
            jacobian[i + size_ * run.unknowns()[k]] = -datum.weight * run.sensitivity(datum, k);
        ++i;
      }
    }
    return true;
  }

 private:
  const RunContext& context_;
  RunContext inner_;
  std::vector<ExperimentRun> runs_;
  std::size_t unknowns_, size_ = 0, solves_ = 0;
  double fraction_ = 0.0;
};

std::string name_of(const Project& project, const Unknown& unknown) {
  std::string name = project.parameters[unknown.parameter].id;
  for (std::size_t k = 0; k < unknown.experiments.size(); ++k)
    name += (k == 0 ? "@" : "+") + project.experiments[unknown.experiments[k]].id;
  return name;
}

std::vector<estimation::Parameter> search_space(const Project& project, const Binding& binding) {
  std::vector<estimation::Parameter> space;
  for (std::size_t u = 0; u < binding.unknowns().size(); ++u) {
    const Parameter& p = project.parameters[binding.unknowns()[u].parameter];
    space.push_back({name_of(project, binding.unknowns()[u]), binding.start(u), p.lower, p.upper,
                     p.log_scale ? estimation::Scale::log : estimation::Scale::linear, 0.0});
  }
  return space;
}

/// sum w (y - ybar)^2 with ybar per observable, over all experiments.
double total_sum_of_squares(const Project& project, const Fit& fit, std::vector<ExperimentRun>& runs) {
  struct Sums {
    double weight = 0.0, value = 0.0;
  };
  std::map<std::string, Sums> means;
  const auto each = [&](auto&& visit) {
    for (std::size_t r = 0; r < runs.size(); ++r)
      for (const Datum& d : runs[r].data())
        visit(project.experiments[fit.experiments[r]].measurements[d.measurement].observable, d);
  };
  each([&](const std::string& id, const Datum& d) {
    Sums& sums = means[id];
    sums.weight += d.weight * d.weight;
    sums.value += d.weight * d.weight * d.measured;
  });
  double total = 0.0;
  each([&](const std::string& id, const Datum& d) {
    const double difference = d.measured - means[id].value / means[id].weight;
    // The mean of equal values differs from them by rounding; that is no variation to explain.
    if (std::abs(difference) <= 1e-14 * std::abs(d.measured)) return;
    total += d.weight * difference * d.weight * difference;
  });
  return total;
}

void count_left_out(const Project& project, const Fit& fit, FitResult& result) {
  for (const std::size_t e : fit.experiments)
    for (const Measurement& m : project.experiments[e].measurements) {
      std::size_t below = 0;
      for (const Reading reading : m.reading) {
        below += reading == Reading::below_detection;
        result.missing += reading == Reading::missing;
      }
      result.below_detection += below;
      if (below > 0)
        result.warnings.push_back(
            {"below_detection",
             std::to_string(below) + (below == 1 ? " value of " : " values of ") + m.observable +
                 " in experiment " + project.experiments[e].id +
                 (below == 1 ? " lies below the limit of detection and was left out of the fit."
                             : " lie below the limit of detection and were left out of the fit."),
             m.path});
    }
}

/// A fault of a recipe at the starting values belongs to the document, a numerical failure to the result.
pf::Result<std::string> try_start(const Project& project, const Fit& fit, const Binding& binding,
                                  std::vector<ExperimentRun>& runs, const RunContext& context) {
  std::vector<double> theta;
  for (std::size_t u = 0; u < binding.unknowns().size(); ++u) theta.push_back(binding.start(u));
  for (std::size_t r = 0; r < runs.size(); ++r) {
    auto ended = runs[r].run(theta, true, context);  // the search begins with these sensitivities
    if (!ended) {
      Error error = ended.error();
      error.pointer = "/experiments/" + std::to_string(fit.experiments[r]) + "/recipe" + error.pointer;
      return std::unexpected(std::move(error));
    }
    if (!succeeded(*ended))
      return "Experiment " + project.experiments[fit.experiments[r]].id +
             " cannot be simulated with the starting values (" + std::string(to_string(*ended)) +
             "); start from other values.";
  }
  return std::string{};
}

}  // namespace

pf::Result<FitResult> fit(const Project& project, const Fit& study, const RunContext& context) {
  const Binding binding(project, study.estimate, study.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  FitResiduals residuals(project, study, binding, rates, context);
  FitResult result;
  result.unknowns = binding.unknowns();
  count_left_out(project, study, result);

  auto started = try_start(project, study, binding, residuals.runs(), context);
  if (!started) return std::unexpected(started.error());
  if (!started->empty()) {
    result.termination = Termination::not_converged;
    result.reason = *started;
    return result;
  }

  // The integrators keep their error within ten times the tolerance.
  estimation::Options options = study.estimation;
  options.evaluation_error = 10.0 * study.tolerances.relative.value_or(fit_relative_tolerance);
  RunContext search = context;
  search.progress = [&](double fraction, std::span<const NamedValue> values) {
    return residuals.poll(fraction, values);
  };
  auto estimated =
      estimation::estimate(search_space(project, binding), residuals,
                           total_sum_of_squares(project, study, residuals.runs()), options, search);
  if (!estimated) return std::unexpected(estimated.error());
  result.estimation = std::move(*estimated);
  result.termination = result.estimation.termination;
  if (result.termination == Termination::completed && !result.estimation.converged) {
    result.termination = Termination::not_converged;
    result.reason = "The fit stopped after " + std::to_string(result.estimation.iterations) +
                    " iterations without meeting its tolerances (" +
                    std::string(to_string(result.estimation.reason)) +
                    "). Start nearer, give bounds, allow more iterations or estimate fewer parameters.";
  }
  result.ode_solves = residuals.solves();
  report(project, study, binding, rates, residuals.runs(), context, result);
  return result;
}

}  // namespace pf::study
