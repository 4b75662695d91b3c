// Experiments at the same time: the digits of a fit do not depend on who computed which, and a cancel is
// heard on every thread.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "binding.hpp"
#include "experiment_run.hpp"
#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/study/fit.hpp"
#include "support/threaded_team.hpp"

namespace pf::study::test {
namespace {

using ForEach = std::function<void(std::size_t, const std::function<void(std::size_t)>&)>;

/// Jobs on this many threads at once, whatever the machine has.
ForEach on_threads(std::size_t threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& job) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> crew;
    for (std::size_t k = 0; k < threads; ++k)
      crew.emplace_back([&] {
        for (std::size_t i = next++; i < count; i = next++) job(i);
      });
  };
}

/// 2 X -> 3 X with the rate k [X]^2: [X] = X0 / (1 - k X0 t) grows without bound at t = 1 / (k X0). Eight
/// charges, measured until k X0 t = 0.8 and less; from a small k the first steps go too far for the largest.
Project explosive(double k_start) {
  Project project;
  project.network.species.push_back({"X", std::nullopt, std::nullopt});
  Parameter k;
  k.id = "k";
  k.value = k_start;
  k.lower = 1e-9;
  k.upper = 1.0;
  k.log_scale = true;
  Parameter factor;  // of the detector
  factor.id = "factor";
  factor.value = 1.5;
  factor.lower = 0.1;
  factor.upper = 10.0;
  project.parameters = {k, factor};
  project.network.parameters = {"k", "factor"};
  kinetics::Reaction r;
  r.id = "r";
  r.equation.reactants = {{2.0, "X"}};
  r.equation.products = {{3.0, "X"}};
  r.stoichiometry = {{0, 1.0}};
  r.law = kinetics::PowerLaw{Parametric::of_parameter(0), {{0, 2.0, 2.0}}, std::nullopt, {}};
  project.network.reactions.push_back(std::move(r));

  constexpr double truth = 1e-5;
  Random random(3);
  for (const double x0 : {100.0, 300.0, 600.0, 1000.0, 200.0, 50.0, 800.0, 400.0}) {
    Experiment e;
    e.id = "run" + std::to_string(project.experiments.size());
    e.recipe.charge.volume = 1e-3;
    e.recipe.charge.temperature = Parametric(300.0);
    e.recipe.charge.contents = {{0, Parametric(x0), 1.0, reactor::Content::Basis::concentration}};
    e.recipe.stages = {{std::nullopt, reactor::Isothermal{}}};
    e.recipe.duration = 80.0;
    Measurement m;
    m.observable = "signal";
    m.formula = *kinetics::parse_expression("factor * [X]");
    for (int i = 1; i <= 8; ++i) {
      m.time.push_back(10.0 * i);
      m.value.push_back(x0 / (1.0 - truth * x0 * 10.0 * i) * (1.0 + 0.01 * random.normal(0.0, 1.0)));
      m.reading.push_back(Reading::value);
    }
    e.measurements.push_back(std::move(m));
    project.experiments.push_back(std::move(e));
  }
  return project;
}

Fit fit_of(const Project& project) {
  Fit fit;
  for (std::size_t e = 0; e < project.experiments.size(); ++e) fit.experiments.push_back(e);
  fit.estimate = {0, 1};
  return fit;
}

pf::Result<FitResult> fitted(double k_start, ForEach for_each) {
  const Project project = explosive(k_start);
  RunContext context;
  context.for_each = std::move(for_each);
  return fit(project, fit_of(project), context);
}

void expect_same(const FitResult& a, const FitResult& b) {
  EXPECT_EQ(a.termination, b.termination);
  EXPECT_EQ(a.ode_solves, b.ode_solves);
  EXPECT_EQ(a.estimation.evaluations, b.estimation.evaluations);
  EXPECT_EQ(a.estimation.residuals, b.estimation.residuals);
  EXPECT_EQ(a.estimation.covariance, b.estimation.covariance);
  ASSERT_EQ(a.estimation.estimates.size(), b.estimation.estimates.size());
  for (std::size_t k = 0; k < a.estimation.estimates.size(); ++k)
    EXPECT_EQ(a.estimation.estimates[k].value, b.estimation.estimates[k].value);
  EXPECT_EQ(a.solver.steps, b.solver.steps);
  ASSERT_EQ(a.experiments.size(), b.experiments.size());
  for (std::size_t e = 0; e < a.experiments.size(); ++e) {
    EXPECT_EQ(a.experiments[e].experiment, b.experiments[e].experiment);
    EXPECT_EQ(a.experiments[e].series.concentration, b.experiments[e].series.concentration);
    ASSERT_EQ(a.experiments[e].residuals.size(), b.experiments[e].residuals.size());
    for (std::size_t m = 0; m < a.experiments[e].residuals.size(); ++m)
      EXPECT_EQ(a.experiments[e].residuals[m].predicted, b.experiments[e].residuals[m].predicted);
  }
}

TEST(Parallel, AFitHasTheSameDigitsOnAnyNumberOfThreads) {
  const auto alone = fitted(8e-6, {});
  ASSERT_TRUE(alone.has_value());
  EXPECT_EQ(alone->termination, Termination::completed);
  for (const std::size_t threads : {1, 2, 3, 8}) {
    const auto together = fitted(8e-6, on_threads(threads));
    ASSERT_TRUE(together.has_value());
    expect_same(*alone, *together);
  }
}

TEST(Parallel, NorWhenAnExperimentFailsOnTheWay) {
  const auto alone = fitted(2e-7, {});
  ASSERT_TRUE(alone.has_value());
  EXPECT_EQ(alone->termination, Termination::completed);
  // An evaluation ends with the first experiment that cannot be solved.
  ASSERT_NE(alone->ode_solves % 8, 0u);
  for (int repetition = 0; repetition < 4; ++repetition)
    for (const std::size_t threads : {2, 5}) {
      const auto together = fitted(2e-7, on_threads(threads));
      ASSERT_TRUE(together.has_value());
      expect_same(*alone, *together);
    }
}

/// What every member of a team comes to.
std::vector<pf::Result<FitResult>> fitted_by_team(double k_start, std::size_t members) {
  const Project project = explosive(k_start);
  std::vector<pf::Result<FitResult>> results(members);
  pf::test::ThreadedTeam(members).run([&](Team& team) {
    RunContext context;
    context.team = &team;
    results[team.member()] = fit(project, fit_of(project), context);
  });
  return results;
}

TEST(Parallel, NorOnTheEnginesThatShareIt) {
  // The second start lets an experiment fail on the way, in one member only.
  for (const double k_start : {8e-6, 2e-7}) {
    const auto alone = fitted(k_start, {});
    ASSERT_TRUE(alone.has_value());
    for (const std::size_t members : {2, 3, 11})
      for (const auto& result : fitted_by_team(k_start, members)) {
        ASSERT_TRUE(result.has_value());
        expect_same(*alone, *result);
      }
  }
}

TEST(Parallel, TheFirstExperimentThatCannotStartIsNamed) {
  for (const std::size_t threads : {1, 4}) {
    const auto result = fitted(1e-4, on_threads(threads));  // all but the smallest charges explode
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->termination, Termination::not_converged);
    EXPECT_NE(result->reason.find("Experiment run1 "), std::string::npos) << result->reason;
  }
}

TEST(Parallel, CancelIsHeardOnEveryThread) {
  const Project project = explosive(8e-6);
  for (const Proceed answer : {Proceed::cancel, Proceed::deadline})
    for (const int after : {0, 3, 5}) {
      RunContext context;
      context.for_each = on_threads(4);
      std::atomic<int> calls = 0;
      context.progress = [&](double, std::span<const NamedValue>) {
        return ++calls > after ? answer : Proceed::go_on;
      };
      Fit fit = fit_of(project);
      fit.tolerances.relative = 1e-12;  // steps enough to be asked within a solve
      const auto result = study::fit(project, fit, context);
      ASSERT_TRUE(result.has_value());
      EXPECT_EQ(result->termination, termination_of(answer));
      EXPECT_GT(calls, after);
    }
}

}  // namespace
}  // namespace pf::study::test
