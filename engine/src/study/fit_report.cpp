#include "fit_report.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <variant>

#include "curve_band.hpp"
#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "run_options.hpp"

namespace pf::study {
namespace {

constexpr std::size_t curve_points = 101;

/// sqrt(g^T C g): the delta method; nothing where the covariance is not known.
std::optional<double> deviation(const estimation::Result& estimated, const std::vector<double>& gradient) {
  const std::size_t p = estimated.estimates.size();
  if (estimated.covariance.size() != p * p) return std::nullopt;
  double variance = 0.0;
  for (std::size_t i = 0; i < p; ++i) {
    if (gradient[i] != 0.0 && !estimated.estimates[i].std_error) return std::nullopt;
    for (std::size_t j = 0; j < p; ++j)
      variance += gradient[i] * estimated.covariance[i * p + j] * gradient[j];
  }
  return std::sqrt(std::max(0.0, variance));
}

std::vector<double> optimum(const estimation::Result& estimated) {
  std::vector<double> theta;
  for (const estimation::Estimate& e : estimated.estimates) theta.push_back(e.value);
  return theta;
}

/// d parameter / d theta over all unknowns.
std::vector<double> gradient_of(const Binding& binding, std::size_t parameter,
                                std::optional<std::size_t> experiment,
                                const std::vector<double>& parameters) {
  std::vector<std::size_t> all(binding.unknowns().size());
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
  std::vector<double> directions;
  binding.directions(parameters, experiment, all, directions);
  std::vector<double> gradient(all.size());
  for (std::size_t k = 0; k < all.size(); ++k) gradient[k] = directions[parameter + parameters.size() * k];
  return gradient;
}

bool grouped(const Project& project, const Binding& binding, const std::vector<double>& gradient) {
  for (std::size_t k = 0; k < gradient.size(); ++k)
    if (gradient[k] != 0.0 && !project.parameters[binding.unknowns()[k].parameter].groups.empty())
      return true;
  return false;
}

void report_derived(const Project& project, const Fit& fit, const Binding& binding, FitResult& result) {
  const std::vector<double> theta = optimum(result.estimation);
  std::vector<double> parameters;
  for (std::size_t p = 0; p < project.parameters.size(); ++p) {
    if (!binding.is_derived(p)) continue;
    bool by_experiment = false;
    for (const std::size_t e : fit.experiments) {
      binding.values(theta, e, parameters);
      by_experiment = by_experiment || grouped(project, binding, gradient_of(binding, p, e, parameters));
    }
    for (const std::size_t e : fit.experiments) {
      binding.values(theta, e, parameters);
      const auto which = by_experiment ? std::optional(e) : std::nullopt;
      result.derived.push_back(
          {p, which, parameters[p], deviation(result.estimation, gradient_of(binding, p, e, parameters))});
      if (!by_experiment) break;
    }
  }
}

const kinetics::RateConstant* rate_constant_of(const kinetics::RateLaw& law) {
  if (const auto* power = std::get_if<kinetics::PowerLaw>(&law)) return &power->k;
  if (const auto* enzyme = std::get_if<kinetics::MichaelisMenten>(&law)) return &enzyme->vmax;
  if (const auto* surface = std::get_if<kinetics::LangmuirHinshelwood>(&law)) return &surface->k;
  return nullptr;
}

/// A = k_ref exp(Ea / (R T_ref)) of every fitted reference form, with its error by the delta method.
void report_pre_exponential(const Project& project, const Binding& binding, FitResult& result) {
  const std::vector<double> theta = optimum(result.estimation);
  std::vector<double> parameters;
  binding.values(theta, std::nullopt, parameters);
  for (std::size_t j = 0; j < project.network.reactions.size(); ++j) {
    const kinetics::RateConstant* k = rate_constant_of(project.network.reactions[j].law);
    const auto* form = k ? std::get_if<kinetics::ReferenceArrhenius>(k) : nullptr;
    if (form == nullptr) continue;
    const double k_ref = form->k_ref.value(parameters), t_ref = form->reference_temperature.value(parameters);
    const double ea = form->activation_energy.value(parameters);
    const double factor = std::exp(ea / (gas_constant * t_ref)), a = k_ref * factor;
    std::vector<double> gradient(binding.unknowns().size(), 0.0);
    const auto add = [&](const Parametric& part, double derivative) {
      if (!part.is_parameter()) return;
      const auto g = gradient_of(binding, static_cast<std::size_t>(part.parameter), std::nullopt, parameters);
      for (std::size_t u = 0; u < g.size(); ++u) gradient[u] += derivative * g[u];
    };
    add(form->k_ref, factor);
    add(form->activation_energy, a / (gas_constant * t_ref));
    add(form->reference_temperature, -a * ea / (gas_constant * t_ref * t_ref));
    const bool fitted = std::ranges::any_of(gradient, [](double g) { return g != 0.0; });
    if (fitted && std::isfinite(a))
      result.pre_exponential.push_back({j, a, deviation(result.estimation, gradient)});
  }
}

/// The model's curve: an even grid and the measured times.
std::vector<double> curve_times(const Experiment& experiment, double duration) {
  std::vector<double> times = equally_spaced(duration, curve_points);
  for (const Measurement& m : experiment.measurements)
    times.insert(times.end(), m.time.begin(), m.time.end());
  sort_small(times);
  times.erase(std::ranges::unique(times).begin(), times.end());
  return times;
}

/// One experiment with the estimates, apart from the others: they are computed at the same time.
struct Prediction {
  std::vector<double> parameters;  ///< [SI]
  FittedExperiment fitted;
  std::vector<Warning> warnings;
  std::optional<ode::Statistics> solver;  ///< when it could be run
};
void carry(Parcel& parcel, Prediction& p) {
  FittedExperiment& fitted = p.fitted;
  reactor::Series& s = fitted.series;
  parcel(s.time, s.concentration, s.temperature, s.volume, s.jacket_temperature, s.observables,
         s.observable_sensitivity);
  parcel(fitted.band.low, fitted.band.high, fitted.balances, fitted.residuals, p.warnings, p.solver);
}

/// `rates` and `observables` are this curve's own.
void predict_curve(const Project& project, const Fit& fit, const Binding& binding,
                   const kinetics::Program& rates, const kinetics::Program& observables,
                   const estimation::Result& estimated, const RunContext& context, Prediction& out) {
  const Experiment& experiment = project.experiments[out.fitted.experiment];
  reactor::Model model;
  model.network = &project.network;
  model.rates = &rates;
  model.observables = &observables;
  model.medium = &project.medium;
  model.recipe = &experiment.recipe;
  model.parameters = out.parameters;
  reactor::Options options =
      run_options(fit.tolerances, fit.method, fit_relative_tolerance, fit_absolute_tolerance);
  options.times = curve_times(experiment, experiment.recipe.duration.value(out.parameters));
  auto ran = reactor::simulate(model, options, context);
  if (!ran) return;
  out.fitted.series = std::move(ran->series);
  out.fitted.balances = ran->balances;
  if (fit.bands && succeeded(ran->termination))
    out.fitted.band = curve_band(project, binding, out.fitted.experiment, model, options, out.fitted.series,
                                 estimated, context);
  out.warnings = std::move(ran->warnings);
  out.solver = std::move(ran->solver);
}

/// Adds one experiment to the result.
void add(Prediction prediction, FitResult& result) {
  result.experiments.push_back(std::move(prediction.fitted));
  result.warnings.insert(result.warnings.end(), prediction.warnings.begin(), prediction.warnings.end());
  if (!prediction.solver) return;
  ode::Statistics& sum = result.solver;
  const ode::Statistics& own = *prediction.solver;
  sum.method = own.method;
  sum.steps += own.steps;
  sum.rejected_steps += own.rejected_steps;
  sum.rhs_evaluations += own.rhs_evaluations;
  sum.jacobian_evaluations += own.jacobian_evaluations;
  sum.factorisations += own.factorisations;
  sum.linear_solves += own.linear_solves;
  sum.switches.insert(sum.switches.end(), own.switches.begin(), own.switches.end());
}

/// Standard deviation of a weighted residual: 1 when the sigmas are known, else estimated from the fit.
double residual_deviation(const Fit& fit, const estimation::Statistics& statistics) {
  if (fit.estimation.sigma_known) return 1.0;
  const double dof = static_cast<double>(statistics.degrees_of_freedom);
  return dof > 0 && statistics.ssr > 0 ? std::sqrt(statistics.ssr / dof) : 1.0;
}

void report_residuals(const Project& project, const Fit& fit, const ExperimentRun& run,
                      FittedExperiment& fitted, const FitResult& result) {
  const Experiment& experiment = project.experiments[fitted.experiment];
  const double s = residual_deviation(fit, result.estimation.statistics);
  fitted.residuals.resize(experiment.measurements.size());
  for (std::size_t m = 0; m < fitted.residuals.size(); ++m) fitted.residuals[m].measurement = m;
  for (const Datum& d : run.data()) {
    ResidualColumn& column = fitted.residuals[d.measurement];
    const double predicted = run.predicted(d);
    column.time.push_back(experiment.measurements[d.measurement].time[d.row]);
    column.measured.push_back(d.measured);
    column.predicted.push_back(predicted);
    column.residual.push_back(d.measured - predicted);
    column.standardized.push_back(d.weight * (d.measured - predicted) / s);
  }
}

void report_findings(FitResult& result) {
  for (const estimation::Finding& finding : result.estimation.findings) {
    Warning warning{finding.code, finding.message, ""};
    if (!finding.parameters.empty())
      warning.path = "/parameters/" + std::to_string(result.unknowns[finding.parameters.front()].parameter);
    result.warnings.push_back(std::move(warning));
  }
}

}  // namespace

void report(const Project& project, const Fit& fit, const Binding& binding, const kinetics::Program& rates,
            std::vector<ExperimentRun>& runs, const RunContext& context, FitResult& result) {
  report_findings(result);
  report_derived(project, fit, binding, result);
  report_pre_exponential(project, binding, result);
  std::vector<kinetics::Formula> formulas;
  for (const Observable& observable : project.observables) formulas.push_back(observable.formula);
  const kinetics::Program observables = kinetics::compile_formulas(project.network, formulas);
  // A cancelled fit still shows its best curve: what is left to do takes one solve an experiment.
  RunContext quiet;
  quiet.seed = context.seed;
  const std::vector<double> theta = optimum(result.estimation);
  std::vector<Prediction> predictions(runs.size());
  for (std::size_t r = 0; r < runs.size(); ++r) {
    predictions[r].fitted.experiment = fit.experiments[r];
    binding.values(theta, fit.experiments[r], predictions[r].parameters);
    runs[r].bind(theta, false);
  }
  const auto predict = [&](std::size_t r) {
    // Copies: evaluation uses a program's own registers.
    const kinetics::Program own_rates = rates, own_observables = observables;
    predict_curve(project, fit, binding, own_rates, own_observables, result.estimation, quiet,
                  predictions[r]);
    if (const auto ended = runs[r].solve(quiet); ended && succeeded(*ended))
      report_residuals(project, fit, runs[r], predictions[r].fitted, result);
  };
  context.each(runs.size(), predict, [&](std::size_t r, Parcel& parcel) { parcel(predictions[r]); });
  for (Prediction& prediction : predictions) add(std::move(prediction), result);
}

}  // namespace pf::study
