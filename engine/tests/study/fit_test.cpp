// Binding of unknowns to experiments, exact sensitivities through the whole chain, and fits that know the
// answer.
#include <gtest/gtest.h>

#include <cmath>

#include "binding.hpp"
#include "experiment_run.hpp"
#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/study/fit.hpp"
#include "support/derivatives.hpp"

namespace pf::study::test {
namespace {

Parameter parameter(std::string id, double value, bool log_scale = true) {
  Parameter p;
  p.id = std::move(id);
  p.value = value;
  p.log_scale = log_scale;
  p.lower = log_scale ? value * 1e-4 : value - 100 * std::abs(value);
  p.upper = log_scale ? value * 1e4 : value + 100 * std::abs(value);
  return p;
}

/// A -> B -> C at two temperatures; A0 per experiment, k2 derived from k1, a response factor on B.
Project consecutive() {
  Project project;
  for (const char* id : {"A", "B", "C"}) project.network.species.push_back({id, std::nullopt, std::nullopt});
  project.parameters = {parameter("k1", 2e-3),   parameter("Ea1", 60e3, false), parameter("A0", 900.0, false),
                        parameter("ratio", 0.4), parameter("k2", 0.0),          parameter("rf", 1.5)};
  project.parameters[4].expression = *kinetics::parse_expression("ratio * k1");
  project.parameters[2].groups = {{0}, {1}};
  project.parameters[2].start_by_experiment = {{1, 1100.0}};
  for (const Parameter& p : project.parameters) project.network.parameters.push_back(p.id);
  const auto reaction = [&](std::size_t from, std::size_t to, kinetics::RateConstant k) {
    kinetics::Reaction r;
    r.id = "r" + std::to_string(from + 1);
    r.equation.reactants = {{1.0, project.network.species[from].id}};
    r.equation.products = {{1.0, project.network.species[to].id}};
    r.stoichiometry = {{from, -1.0}, {to, 1.0}};
    r.law = kinetics::PowerLaw{std::move(k), {{from, 1.0, 1.0}}, std::nullopt, {}};
    project.network.reactions.push_back(std::move(r));
  };
  reaction(0, 1,
           kinetics::ReferenceArrhenius{Parametric::of_parameter(0), 310.0, Parametric::of_parameter(1)});
  reaction(1, 2, Parametric::of_parameter(4));
  for (const double temperature : {300.0, 320.0}) {
    Experiment e;
    e.id = "run" + std::to_string(project.experiments.size() + 1);
    e.recipe.charge.volume = 1e-3;
    e.recipe.charge.temperature = Parametric(temperature);
    e.recipe.charge.contents = {
        {0, Parametric::of_parameter(2), 1.0, reactor::Content::Basis::concentration}};
    e.recipe.stages = {{std::nullopt, reactor::Isothermal{}}};
    e.recipe.duration = 1000.0;
    for (const char* formula : {"[A]", "rf * [B]"}) {
      Measurement m;
      m.observable = formula;
      m.formula = *kinetics::parse_expression(formula);
      for (int k = 0; k <= 10; ++k) {
        m.time.push_back(100.0 * k);
        m.value.push_back(0.0);
        m.reading.push_back(Reading::value);
      }
      e.measurements.push_back(std::move(m));
    }
    project.experiments.push_back(std::move(e));
  }
  return project;
}

Fit fit_of_all() {
  Fit fit;
  fit.experiments = {0, 1};
  fit.estimate = {0, 1, 2, 3, 5};
  fit.tolerances.relative = 1e-10;
  return fit;
}

/// Fills the measurements with the model at `theta`, plus errors.
void measure(Project& project, const Fit& fit, const std::vector<double>& theta, double sigma,
             std::uint64_t seed) {
  const Binding binding(project, fit.estimate, fit.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  Random random(seed);
  for (const std::size_t e : fit.experiments) {
    ExperimentRun run(project, e, fit, binding, rates);
    ASSERT_TRUE(run.run(theta, false, {}).has_value());
    for (const Datum& d : run.data())
      project.experiments[e].measurements[d.measurement].value[d.row] =
          run.predicted(d) + random.normal(0.0, sigma);
  }
}

TEST(Binding, GroupsValuesAndDerivedParameters) {
  const Project project = consecutive();
  const Fit fit = fit_of_all();
  const Binding binding(project, fit.estimate, fit.experiments);
  ASSERT_EQ(binding.unknowns().size(), 6u);  // k1, Ea1, A0 twice, ratio, rf
  EXPECT_EQ(binding.start(2), 900.0);
  EXPECT_EQ(binding.start(3), 1100.0);
  EXPECT_EQ(binding.unknowns_of(1), (std::vector<std::size_t>{0, 1, 3, 4, 5}));
  const std::vector<double> theta{3e-3, 50e3, 800.0, 1000.0, 0.5, 2.0};
  std::vector<double> values, directions;
  binding.values(theta, 1, values);
  EXPECT_EQ(values[2], 1000.0);
  EXPECT_DOUBLE_EQ(values[4], 1.5e-3);
  binding.directions(values, 1, binding.unknowns_of(1), directions);
  EXPECT_DOUBLE_EQ(directions[4 + 6 * 0], 0.5);   // d k2 / d k1
  EXPECT_DOUBLE_EQ(directions[4 + 6 * 3], 3e-3);  // d k2 / d ratio
}

TEST(ExperimentRun, SensitivitiesOfPredictionsAreExact) {
  const Project project = consecutive();
  const Fit fit = fit_of_all();
  const Binding binding(project, fit.estimate, fit.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  ExperimentRun run(project, 1, fit, binding, rates);
  const std::vector<double> theta{2e-3, 60e3, 900.0, 1100.0, 0.4, 1.5};
  const std::size_t n = run.data().size();
  pf::test::DerivativeOptions options;
  options.scale = {1e-3, 1e4, 300.0, 300.0, 0.2, 0.5};
  options.rounding = 1e-7;  // both sides are solutions to 1e-10
  EXPECT_TRUE(pf::test::jacobian_is_exact(
      [&](const double* x, double* y) {
        ASSERT_TRUE(run.run({x, theta.size()}, false, {}).has_value());
        for (std::size_t i = 0; i < n; ++i) y[i] = run.predicted(run.data()[i]);
      },
      [&](const double* x, double* j) {
        ASSERT_TRUE(run.run({x, theta.size()}, true, {}).has_value());
        std::fill_n(j, n * theta.size(), 0.0);
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t k = 0; k < run.unknowns().size(); ++k)
            j[i * theta.size() + run.unknowns()[k]] = run.sensitivity(run.data()[i], k);
      },
      theta, n, options));
}

TEST(Fit, RecoversWhatMadeTheData) {
  Project project = consecutive();
  Fit fit = fit_of_all();
  const std::vector<double> truth{3.1e-3, 72e3, 950.0, 1050.0, 0.55, 1.2};
  measure(project, fit, truth, 0.0, 1);
  const auto result = study::fit(project, fit, {});
  ASSERT_TRUE(result.has_value()) << result.error().detail;
  EXPECT_TRUE(result->estimation.converged);
  for (std::size_t k = 0; k < truth.size(); ++k)
    EXPECT_NEAR(result->estimation.estimates[k].value, truth[k], 1e-6 * truth[k]);
  ASSERT_EQ(result->derived.size(), 1u);
  EXPECT_NEAR(result->derived[0].value, 0.55 * 3.1e-3, 1e-8);
  ASSERT_EQ(result->pre_exponential.size(), 1u);
  EXPECT_NEAR(result->pre_exponential[0].value / (3.1e-3 * std::exp(72e3 / (gas_constant * 310.0))), 1.0,
              1e-6);
}

TEST(Fit, ExactDataAreNoFailure) {
  // What is left of the residuals is the error of the solver, which does not fall with the step of a search.
  for (const double k : {1e-3, 2e-3, 4e-3, 8e-3, 1.6e-2}) {
    Project project = consecutive();
    Fit fit = fit_of_all();
    fit.tolerances.relative = 1e-8;
    measure(project, fit, {k, 65e3, 950.0, 1050.0, 0.3, 1.2}, 0.0, 1);
    fit.tolerances.relative = 1e-7;  // not the errors that the data were made with
    const auto result = study::fit(project, fit, {});
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->termination, Termination::completed) << result->reason;
    EXPECT_TRUE(result->estimation.converged);
  }
}

TEST(Fit, StatisticsOfNoisyDataAreThoseOfTheResiduals) {
  Project project = consecutive();
  Fit fit = fit_of_all();
  measure(project, fit, {3.1e-3, 72e3, 950.0, 1050.0, 0.55, 1.2}, 5.0, 7);
  for (Experiment& e : project.experiments) {
    e.measurements[0].reading[3] = Reading::missing;
    e.measurements[1].reading[0] = Reading::below_detection;
  }
  const auto result = study::fit(project, fit, {});
  ASSERT_TRUE(result.has_value());
  double ssr = 0.0;
  std::size_t count = 0;
  for (const FittedExperiment& e : result->experiments)
    for (const ResidualColumn& column : e.residuals)
      for (const double r : column.residual) {
        ssr += r * r;
        ++count;
      }
  EXPECT_EQ(count, 40u);
  EXPECT_EQ(result->missing, 2u);
  EXPECT_EQ(result->below_detection, 2u);
  EXPECT_NEAR(result->estimation.statistics.ssr, ssr, 1e-9 * ssr);
  EXPECT_EQ(result->estimation.statistics.degrees_of_freedom, 34);
  EXPECT_NEAR(std::sqrt(ssr / 34), 5.0, 2.0);
}

TEST(Fit, TellsItsBestParametersByIdAndExperiment) {
  Project project = consecutive();
  Fit fit = fit_of_all();
  measure(project, fit, {3.1e-3, 72e3, 950.0, 1050.0, 0.55, 1.2}, 5.0, 7);
  RunContext context;
  std::vector<std::string> names;
  std::vector<double> best;
  context.best = [&](std::span<const BestValue> values) {
    names.clear(), best.clear();
    for (const BestValue& value : values) {
      std::string& name = names.emplace_back(value.id);
      for (const std::string_view experiment : value.experiments) name.append("@").append(experiment);
      best.push_back(value.value);
    }
  };
  const auto result = study::fit(project, fit, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(names, (std::vector<std::string>{"k1", "Ea1", "A0@run1", "A0@run2", "ratio", "rf"}));
  for (std::size_t u = 0; u < best.size(); ++u) {
    const estimation::Estimate& estimate = result->estimation.estimates[u];
    EXPECT_NEAR(best[u], estimate.value, 1e-3 * *estimate.std_error) << names[u];
  }
}

TEST(Fit, CancelKeepsTheBestSoFar) {
  Project project = consecutive();
  Fit fit = fit_of_all();
  measure(project, fit, {3.1e-3, 72e3, 950.0, 1050.0, 0.55, 1.2}, 5.0, 7);
  RunContext context;
  int calls = 0;
  context.progress = [&](double, std::span<const NamedValue>) {
    return ++calls > 6 ? Proceed::cancel : Proceed::go_on;
  };
  const auto result = study::fit(project, fit, context);
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->termination, Termination::cancelled);
  EXPECT_EQ(result->estimation.estimates.size(), 6u);
  EXPECT_EQ(result->experiments.size(), 2u);
}

}  // namespace
}  // namespace pf::study::test
