#include "pharmaflow/study/fit.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <optional>
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
    values_ = {{"iteration", 0.0}, {"start", 1.0}, {"starts", static_cast<double>(fit.estimation.starts)}};
    // Within one solve the fit is asked whether to go on, but the solve's own fraction is not the fit's.
    inner_.progress = [this](double, std::span<const NamedValue>) {
      return context_.poll(fraction_, values_);
    };
    for (const std::size_t e : fit.experiments) {
      runs_.emplace_back(project, e, fit, binding, rates);
      first_row_.push_back(size_);
      size_ += runs_.back().data().size();
    }
    endings_.resize(runs_.size());
  }

  std::size_t size() const override { return size_; }
  std::size_t solves() const { return solves_; }
  std::vector<ExperimentRun>& runs() { return runs_; }
  Proceed poll(double fraction, std::span<const NamedValue> values) {
    fraction_ = fraction;
    values_.assign(values.begin(), values.end());
    return context_.poll(fraction, values);
  }

  /// How one experiment ended.
  struct Failure {
    std::size_t run;
    pf::Result<Termination> ended;
  };
  /// Solves the experiments, several at a time where the app lends threads or the run has a team; `then(r)`
  /// follows in the same thread where experiment r succeeded, `places(r, parcel)` names what it writes.
  /// @return the first experiment that failed
  template <class Then, class Places>
  std::optional<Failure> solve(std::span<const double> theta, bool with_sensitivities, Then then,
                               Places places) {
    for (ExperimentRun& run : runs_) run.bind(theta, with_sensitivities);
    std::atomic<std::size_t> first_failed = runs_.size();
    const auto solve_one = [&](std::size_t r) {
      if (r > first_failed) return;
      endings_[r] = runs_[r].solve(inner_);
      if (good(r)) return then(r);
      std::size_t first = first_failed;
      while (r < first && !first_failed.compare_exchange_weak(first, r)) {
      }
    };
    context_.each(runs_.size(), solve_one, [&](std::size_t r, Parcel& parcel) {
      parcel(endings_[r]);
      if (good(r)) places(r, parcel);
    });
    std::size_t failed = 0;
    while (failed < runs_.size() && good(failed)) ++failed;
    if (failed == runs_.size()) return std::nullopt;
    // Which of the others were solved depends on the threads; a solver's next run depends on its last one.
    for (std::size_t r = failed + 1; r < runs_.size(); ++r) runs_[r].forget();
    return Failure{failed, endings_[failed]};
  }

  bool evaluate(const double* theta, double* residuals, double* jacobian) override {
    const auto failure = solve(
        {theta, unknowns_}, jacobian != nullptr, [&](std::size_t r) { fill(r, residuals, jacobian); },
        [&](std::size_t r, Parcel& parcel) { name(r, residuals, jacobian, parcel); });
    solves_ += failure ? failure->run + 1 : runs_.size();
    return !failure;
  }

 private:
  bool good(std::size_t r) const { return endings_[r] && succeeded(*endings_[r]); }
  /// The rows of one experiment for the team.
  void name(std::size_t r, double* residuals, double* jacobian, Parcel& parcel) const {
    const std::size_t rows = runs_[r].data().size();
    parcel(std::span(residuals + first_row_[r], rows));
    if (jacobian == nullptr) return;
    for (std::size_t k = 0; k < unknowns_; ++k) parcel(std::span(jacobian + first_row_[r] + size_ * k, rows));
  }
  /// The rows of one experiment.
  void fill(std::size_t r, double* residuals, double* jacobian) const {
    const ExperimentRun& run = runs_[r];
    std::size_t i = first_row_[r];
    if (jacobian != nullptr)
      for (std::size_t k = 0; k < unknowns_; ++k)
        std::fill_n(jacobian + i + size_ * k, run.data().size(), 0.0);
    for (const Datum& datum : run.data()) {
      residuals[i] = datum.weight * (datum.measured - run.predicted(datum));
      if (jacobian != nullptr)
        for (std::size_t k = 0; k < run.unknowns().size(); ++k)
          jacobian[i + size_ * run.unknowns()[k]] = -datum.weight * run.sensitivity(datum, k);
      ++i;
    }
  }

  const RunContext& context_;
  RunContext inner_;
  std::vector<ExperimentRun> runs_;
  std::vector<std::size_t> first_row_;
  std::vector<pf::Result<Termination>> endings_;
  std::size_t unknowns_, size_ = 0, solves_ = 0;
  double fraction_ = 0.0;           ///< of the fit, as last told by its search
  std::vector<NamedValue> values_;  ///< and what it told besides
};

std::string name_of(const Project& project, const Unknown& unknown) {
  std::string name = project.parameters[unknown.parameter].id;
  for (std::size_t k = 0; k < unknown.experiments.size(); ++k)
    name += (k == 0 ? "@" : "+") + project.experiments[unknown.experiments[k]].id;
  return name;
}

/// Hands on the best values that a search finds under the ids of the document.
class BestParameters {
 public:
  BestParameters(const Project& project, const Binding& binding, const RunContext& context)
      : context_(context) {
    for (const Unknown& unknown : binding.unknowns()) {
      std::vector<std::string_view>& experiments = experiments_.emplace_back();
      for (const std::size_t e : unknown.experiments) experiments.push_back(project.experiments[e].id);
      values_.push_back({project.parameters[unknown.parameter].id, experiments, 0.0, {}});
    }
  }
  void found(std::span<const BestValue> best) {
    for (std::size_t u = 0; u < values_.size(); ++u) values_[u].value = best[u].value;
    context_.best(values_);
  }

 private:
  const RunContext& context_;
  std::vector<std::vector<std::string_view>> experiments_;  ///< their elements do not move when it grows
  std::vector<BestValue> values_;
};

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
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const std::vector<Measurement>& measurements = project.experiments[fit.experiments[r]].measurements;
      Sums* sums = nullptr;
      std::size_t of = measurements.size();  // the data come measurement by measurement
      for (const Datum& d : runs[r].data()) {
        if (d.measurement != of) sums = &means[measurements[of = d.measurement].observable];
        visit(*sums, d);
      }
    }
  };
  each([](Sums& sums, const Datum& d) {
    sums.weight += d.weight * d.weight;
    sums.value += d.weight * d.weight * d.measured;
  });
  double total = 0.0;
  each([&](const Sums& sums, const Datum& d) {
    const double difference = d.measured - sums.value / sums.weight;
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

/// Solves with the starting values; the search begins with these sensitivities. A fault of a recipe there
/// belongs to the document, a numerical failure to the result.
pf::Result<Termination> try_start(const Project& project, const Fit& fit, const Binding& binding,
                                  FitResiduals& residuals, std::string& reason) {
  std::vector<double> theta;
  for (std::size_t u = 0; u < binding.unknowns().size(); ++u) theta.push_back(binding.start(u));
  const auto failure = residuals.solve(theta, true, [](std::size_t) {}, [](std::size_t, Parcel&) {});
  if (!failure) return Termination::completed;
  const std::size_t experiment = fit.experiments[failure->run];
  if (!failure->ended) {
    Error error = failure->ended.error();
    error.pointer = "/experiments/" + std::to_string(experiment) + "/recipe" + error.pointer;
    return std::unexpected(std::move(error));
  }
  const Termination ended = *failure->ended;
  if (ended == Termination::cancelled || ended == Termination::deadline) return ended;
  reason = "Experiment " + project.experiments[experiment].id +
           " cannot be simulated with the starting values (" + std::string(to_string(ended)) +
           "); start from other values.";
  return Termination::not_converged;
}

}  // namespace

pf::Result<FitResult> fit(const Project& project, const Fit& study, const RunContext& context) {
  const Binding binding(project, study.estimate, study.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  FitResiduals residuals(project, study, binding, rates, context);
  FitResult result;
  result.unknowns = binding.unknowns();
  count_left_out(project, study, result);

  const auto started = try_start(project, study, binding, residuals, result.reason);
  if (!started) return std::unexpected(started.error());
  if (!succeeded(*started)) {
    result.termination = *started;
    return result;
  }

  // The integrators keep their error within ten times the tolerance.
  estimation::Options options = study.estimation;
  options.evaluation_error = 10.0 * study.tolerances.relative.value_or(fit_relative_tolerance);
  RunContext search = context;
  search.progress = [&](double fraction, std::span<const NamedValue> values) {
    return residuals.poll(fraction, values);
  };
  BestParameters best(project, binding, context);
  if (context.best) search.best = [&](std::span<const BestValue> values) { best.found(values); };
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
