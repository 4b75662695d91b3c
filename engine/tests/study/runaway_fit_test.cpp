// Parameter values at which the model explodes are steps that a search rejects, not the end of the fit.
#include <gtest/gtest.h>

#include <cmath>

#include "pharmaflow/study/fit.hpp"
#include "pharmaflow/study/simulate.hpp"

namespace pf::study::test {
namespace {

Parameter unknown(std::string id, double start) {
  Parameter p;
  p.id = std::move(id);
  p.value = start;
  p.lower = 0.0;
  return p;
}

void add_reaction(Project& project, std::vector<kinetics::Stoichiometry> change,
                  std::vector<std::size_t> reactants, kinetics::RateConstant k, double heat) {
  kinetics::Reaction reaction;
  reaction.id = "r" + std::to_string(project.network.reactions.size() + 1);
  reaction.stoichiometry = std::move(change);
  kinetics::PowerLaw law;
  law.k = std::move(k);
  for (const std::size_t s : reactants) law.orders.push_back({s, 1.0, 1.0});
  reaction.law = std::move(law);
  reaction.heat = heat;
  project.network.reactions.push_back(std::move(reaction));
}

Experiment experiment(double duration, const std::string& measured, std::size_t points) {
  Experiment e;
  e.id = "run";
  e.recipe.charge.volume = 1e-3;
  e.recipe.charge.temperature = Parametric(300.0);
  e.recipe.stages = {{std::nullopt, reactor::Isothermal{}}};
  e.recipe.duration = duration;
  Measurement m;
  m.observable = measured;
  m.formula = *kinetics::parse_expression(measured);
  for (std::size_t k = 1; k <= points; ++k) {
    m.time.push_back(duration * static_cast<double>(k) / static_cast<double>(points));
    m.value.push_back(0.0);
    m.reading.push_back(Reading::value);
  }
  e.measurements = {m};
  return e;
}

/// Growth without a limit, X' = mu X + k X^2: from 100 mol/m3 it is infinite at t = ln(1 + mu / (100 k)) /
/// mu.
Project growth(double mu, double k) {
  Project project;
  project.network.species = {{"X", std::nullopt, std::nullopt}};
  project.parameters = {unknown("mu", mu), unknown("k", k)};
  project.network.parameters = {"mu", "k"};
  add_reaction(project, {{0, 1.0}}, {0}, Parametric::of_parameter(0), 0.0);
  add_reaction(project, {{0, 1.0}}, {0, 0}, Parametric::of_parameter(1), 0.0);
  std::get<kinetics::PowerLaw>(project.network.reactions[1].law).orders = {{0, 2.0, 2.0}};
  project.experiments = {experiment(100.0, "[X]", 20)};
  project.experiments[0].recipe.charge.contents = {
      {0, Parametric(100.0), 1.0, reactor::Content::Basis::concentration}};
  return project;
}

Fit fit_of_both() {
  Fit fit;
  fit.experiments = {0};
  fit.estimate = {0, 1};
  return fit;
}

/// What the project's parameters predict for its measurements, as far as the run gets.
std::vector<double> predict(Project project) {
  Simulate run;
  run.experiment = 0;
  run.tolerances.relative = 1e-10;
  const Measurement& m = project.experiments[0].measurements[0];
  run.times = m.time;
  project.observables = {{"signal", m.formula}};
  const auto result = simulate(project, run, {});
  if (!result) return {};
  return {result->series.observables.begin(),
          result->series.observables.begin() +
              static_cast<std::ptrdiff_t>(result->termination == Termination::completed ? m.time.size() : 0)};
}

/// Fills the measurements with the model's own values at the present parameters.
void measure(Project& project) {
  const std::vector<double> signal = predict(project);
  ASSERT_EQ(signal.size(), project.experiments[0].measurements[0].time.size());
  project.experiments[0].measurements[0].value = signal;
}

/// One Gauss-Newton step at full length for two parameters, derivatives by differences.
Project after_a_full_step(Project project) {
  const std::vector<double>& data = project.experiments[0].measurements[0].value;
  const std::vector<double> base = predict(project);
  std::vector<double> slope[2];
  for (std::size_t p = 0; p < 2; ++p) {
    Project shifted = project;
    const double step = 1e-4 * project.parameters[p].value + 1e-9;
    shifted.parameters[p].value += step;
    slope[p] = predict(shifted);
    for (std::size_t i = 0; i < data.size(); ++i) slope[p][i] = (slope[p][i] - base[i]) / step;
  }
  double aa = 0.0, ab = 0.0, bb = 0.0, ar = 0.0, br = 0.0;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const double a = slope[0][i], b = slope[1][i], r = data[i] - base[i];
    aa += a * a, ab += a * b, bb += b * b, ar += a * r, br += b * r;
  }
  const double determinant = aa * bb - ab * ab;
  for (std::size_t p = 0; p < 2; ++p) {
    double& value = project.parameters[p].value;
    value = std::max(0.0, value + (p == 0 ? bb * ar - ab * br : aa * br - ab * ar) / determinant);
  }
  return project;
}

TEST(RunawayFit, APositionBeyondTheExplosionIsNotReached) {
  Project project = growth(0.02, 1.5e-5);
  measure(project);
  // Far below, the model is nearly flat, and a full Gauss-Newton step lands where X is infinite before t =
  // 100.
  for (const double start : {0.0, 1e-3, 5e-3}) {
    project.parameters[0].value = start;
    project.parameters[1].value = 1e-7;
    EXPECT_TRUE(predict(after_a_full_step(project)).empty()) << "the full step is to be too long";
    const auto result = fit(project, fit_of_both(), {});
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_EQ(result->termination, Termination::completed) << result->reason;
    EXPECT_TRUE(result->estimation.converged) << start;
    EXPECT_NEAR(result->estimation.estimates[0].value, 0.02, 1e-5) << start;
    EXPECT_NEAR(result->estimation.estimates[1].value, 1.5e-5, 1e-8) << start;
  }
}

TEST(RunawayFit, AStartThatExplodesIsSaidInWords) {
  Project project = growth(0.02, 1.5e-5);
  measure(project);
  project.parameters[0].value = 0.5;
  project.parameters[1].value = 1e-2;
  const auto result = fit(project, fit_of_both(), {});
  if (!result.has_value()) {
    EXPECT_EQ(result.error().code, "evaluation_failed");
    EXPECT_FALSE(result.error().detail.empty());
    return;
  }
  EXPECT_NE(result->termination, Termination::completed);
  EXPECT_FALSE(result->reason.empty());
}

/// A -> B, strongly exothermic, adiabatic: beyond some k it runs away within the time of the experiment.
Project runaway(double k, double activation_energy) {
  Project project;
  project.network.species = {{"A", std::nullopt, std::nullopt}, {"B", std::nullopt, std::nullopt}};
  project.medium = {1000.0, 2000.0};
  project.parameters = {unknown("k", k), unknown("Ea", activation_energy)};
  project.network.parameters = {"k", "Ea"};
  add_reaction(project, {{0, -1.0}, {1, 1.0}}, {0},
               kinetics::ReferenceArrhenius{Parametric::of_parameter(0), 300.0, Parametric::of_parameter(1)},
               -200e3);
  project.experiments = {experiment(1000.0, "T", 40)};
  project.experiments[0].recipe.stages = {{std::nullopt, reactor::Adiabatic{}}};
  project.experiments[0].recipe.charge.contents = {
      {0, Parametric(3000.0), 1.0, reactor::Content::Basis::concentration}};
  return project;
}

TEST(RunawayFit, ARunawayIsFoundFromASlowStart) {
  Project project = runaway(6e-5, 60e3);
  measure(project);
  const Measurement& m = project.experiments[0].measurements[0];
  ASSERT_GT(m.value.back(), 550.0) << "the data hold the whole runaway";
  for (const double slower : {0.9, 0.7, 0.5}) {
    project.parameters[0].value = slower * 6e-5;
    project.parameters[1].value = 55e3;
    const auto result = fit(project, fit_of_both(), {});
    ASSERT_TRUE(result.has_value()) << result.error().detail;
    EXPECT_TRUE(result->estimation.converged) << slower << result->reason;
    EXPECT_NEAR(result->estimation.estimates[0].value / 6e-5, 1.0, 1e-4) << slower;
    EXPECT_NEAR(result->estimation.estimates[1].value / 60e3, 1.0, 1e-4) << slower;
  }
}

}  // namespace
}  // namespace pf::study::test
