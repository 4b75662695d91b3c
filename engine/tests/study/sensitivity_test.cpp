#include "pharmaflow/study/sensitivity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>
#include <thread>

#include "../support/derivatives.hpp"
#include "run_options.hpp"
#include "sensitivity_batch.hpp"
#include "sensitivity_local.hpp"

namespace pf::study {
namespace {

using At = ObservedOutput::At;
using Quantity = SummaryOutput::Quantity;
using Kind = statistics::Distribution::Kind;

kinetics::Formula formula(const char* text) { return *kinetics::parse_expression(text); }

SensitivityOutput observed(const char* id, const char* text, At at, double time = 0.0) {
  return {id, id, ObservedOutput{id, formula(text), at, time}};
}
SensitivityOutput summary(Quantity quantity, std::optional<std::size_t> reactant = {},
                          std::size_t product = 0) {
  return {"summary", "summary", SummaryOutput{quantity, product, reactant}};
}

/// A project under construction, and a study of it.
struct Bench {
  Project project;
  Sensitivity study;

  Bench() {
    study.recipe.charge.volume = 1e-3;
    study.recipe.stages.push_back({std::nullopt, reactor::Isothermal{}});
    study.recipe.duration = 600.0;
  }
  Parametric parameter(const char* id, double value, double share = 0.1) {
    const std::size_t index = project.parameters.size();
    project.network.parameters.emplace_back(id);
    project.parameters.push_back({});
    project.parameters.back().id = id;
    project.parameters.back().value = value;
    const double low = value * (1 - share), high = value * (1 + share);
    study.inputs.push_back({index, value, low, high, {Kind::uniform, low, high}});
    return Parametric::of_parameter(index);
  }
  void species(std::initializer_list<const char*> ids) {
    for (const char* id : ids) project.network.species.push_back({id, {}, {}});
  }
  void reaction(const char* id, std::vector<std::size_t> from, std::size_t to, kinetics::RateConstant k,
                double heat = 0.0) {
    kinetics::Reaction r;
    r.id = id;
    kinetics::PowerLaw law;
    law.k = k;
    for (const std::size_t s : from) {
      r.equation.reactants.push_back({1.0, project.network.species[s].id});
      r.stoichiometry.push_back({s, -1.0});
      law.orders.push_back({s, 1.0, 1.0});
    }
    r.equation.products.push_back({1.0, project.network.species[to].id});
    r.stoichiometry.push_back({to, 1.0});
    r.law = law;
    r.heat = heat;
    project.network.reactions.push_back(std::move(r));
  }
  void charge(std::size_t species, Parametric concentration) {
    study.recipe.charge.contents.push_back(
        {species, concentration, 1.0, reactor::Content::Basis::concentration});
  }
  SensitivityResult run(const RunContext& context = {}) const {
    auto result = sensitivity(project, study, context);
    EXPECT_TRUE(result) << result.error().detail;
    return result ? *result : SensitivityResult{};
  }
};

/// A -> B with k = 1/300 s, A = 1 mol/L.
Bench first_order() {
  Bench b;
  b.species({"A", "B"});
  const Parametric k = b.parameter("k", 1.0 / 300.0);
  b.charge(0, b.parameter("A0", 1000.0));
  b.reaction("r", {0}, 1, k);
  return b;
}

/// A + B -> C, C + B -> D, B -> E: B is fed to A under a jacket; five parameters.
Bench semi_batch() {
  Bench b;
  b.species({"A", "B", "C", "D", "E"});
  b.reaction("r1", {0, 1}, 2,
             kinetics::ReferenceArrhenius{b.parameter("k1", 2e-6), 323.15, b.parameter("Ea1", 60e3)}, -90e3);
  b.reaction("r2", {2, 1}, 3, kinetics::ReferenceArrhenius{b.parameter("k2", 2e-7), 323.15, 80e3}, -70e3);
  b.reaction("r3", {1}, 4, kinetics::ReferenceArrhenius{b.parameter("k3", 2e-5), 323.15, 90e3}, -40e3);
  b.project.medium = {900.0, 1900.0};
  b.charge(0, 1500.0);
  b.study.recipe.charge.volume = 1.0;
  b.study.recipe.charge.temperature = Parametric(313.15);
  reactor::Feed feed;
  feed.id = "dose";
  feed.rate = Parametric(0.5 / 3600.0);
  feed.end = Parametric(3600.0);
  feed.temperature = Parametric(293.15);
  feed.contents = {{1, 3100.0, 1.0, reactor::Content::Basis::concentration}};
  b.study.recipe.feeds = {feed};
  reactor::Jacket jacket;
  jacket.heat_transfer.ua = b.parameter("UA", 1500.0);
  jacket.temperature = {{0.0, 303.15}};
  b.study.recipe.stages = {{std::nullopt, jacket}};
  b.study.recipe.duration = 7200.0;
  return b;
}

const LocalDerivative& derivative(const Bench& b, const SensitivityResult& r, std::size_t output,
                                  std::size_t input) {
  return r.local->derivative[output * b.study.inputs.size() + input];
}

TEST(LocalSensitivity, IsThatOfTheClosedForm) {
  Bench b = first_order();
  b.study.outputs = {observed("A", "[A]", At::end),
                     observed("A", "[A]", At::time, 200.0),
                     observed("A", "[A]", At::mean),
                     summary(Quantity::conversion),
                     {"half", "half", TimeToOutput{formula("[A]"), 500.0}}};
  const SensitivityResult r = b.run();
  ASSERT_TRUE(r.local);
  const double k = 1.0 / 300.0, t = 600.0, left = std::exp(-k * t);
  EXPECT_NEAR(*r.nominal[0], 1000 * left, 1e-4);
  EXPECT_NEAR(*derivative(b, r, 0, 0).value, -1000 * t * left, 1e-6 * 1000 * t * left);
  EXPECT_NEAR(*derivative(b, r, 0, 1).value, left, 1e-6 * left);
  EXPECT_NEAR(*derivative(b, r, 1, 0).value, -1000 * 200 * std::exp(-k * 200), 0.5);
  // mean (1 - exp(-kt)) / (kt) by the trapezoidal rule of 500 intervals
  EXPECT_NEAR(*derivative(b, r, 2, 1).value, (1 - left) / (k * t), 1e-6);
  EXPECT_NEAR(*derivative(b, r, 3, 0).value, t * left, 1e-5 * t * left);
  EXPECT_NEAR(*r.nominal[4], std::log(2.0) / k, 1e-4);
  EXPECT_NEAR(*derivative(b, r, 4, 0).value, -std::log(2.0) / (k * k), 1e-5 * std::log(2.0) / (k * k));
  for (const std::size_t exact : {0u, 1u, 2u}) EXPECT_TRUE(derivative(b, r, exact, 0).exact);
  for (const std::size_t difference : {3u, 4u}) EXPECT_FALSE(derivative(b, r, difference, 0).exact);
}

TEST(LocalSensitivity, FollowsTheCourseOfTheRun) {
  Bench b = first_order();
  b.study.outputs = {observed("A", "[A]", At::end)};
  b.study.points = 7;
  const SensitivityResult r = b.run();
  ASSERT_EQ(r.local->time.size(), 7u);
  ASSERT_EQ(r.local->curves.size(), 4u);  // A, B, T, V
  const LocalCurve& a = r.local->curves.front();
  for (std::size_t i = 0; i < 7; ++i) {
    const double t = r.local->time[i];
    EXPECT_NEAR(a.derivative[i], -1000 * t * std::exp(-t / 300), 0.2) << t;
    EXPECT_NEAR(a.derivative[7 + i], std::exp(-t / 300), 1e-6) << t;
  }
}

/// All exact ones of a semi-batch with an energy balance, against differences of the outputs themselves.
TEST(LocalSensitivity, AgreesWithDifferencesInASemiBatch) {
  Bench b = semi_batch();
  b.study.outputs = {observed("C", "[C]", At::end), observed("D", "[D]", At::end),
                     observed("T", "T", At::time, 1800.0), observed("V", "V", At::end),
                     observed("T", "T", At::mean)};
  b.study.tolerances = {1e-12, 1e-10};
  const std::size_t m = b.study.inputs.size(), n = b.study.outputs.size();
  const OutputModel model(b.project, b.study, 1e-12, 1e-10);
  OutputRun plain(model), sensitive(model, OutputRun::Detail::sensitivities);
  std::vector<double> nominal, scale;
  for (const SensitivityInput& input : b.study.inputs) {
    nominal.push_back(input.value);
    scale.push_back(0.1 * input.value);
  }
  const auto f = [&](const double* x, double* y) {
    EXPECT_TRUE(plain.run(std::span(x, m), std::span(y, n), {}).ok());
  };
  const auto jacobian = [&](const double* x, double* out) {
    std::vector<double> y(n);
    EXPECT_TRUE(sensitive.run(std::span(x, m), y, {}).ok());
    for (std::size_t k = 0; k < n; ++k)
      for (std::size_t i = 0; i < m; ++i) out[k * m + i] = sensitive.derivative(k, i);
  };
  // The steps of the solver change with the values: that noise is what the differences can show at most.
  EXPECT_TRUE(
      test::jacobian_is_exact(f, jacobian, nominal, n, {.scale = scale, .required = 1e-4, .rounding = 1e-8}));
}

/// A derived parameter passes the change on: k = 2 h.
TEST(LocalSensitivity, GoesThroughDerivedParameters) {
  Bench b;
  b.species({"A", "B"});
  b.parameter("h", 1.0 / 600.0);
  const Parametric k = b.parameter("k", 1.0 / 300.0);
  b.project.parameters.back().expression = formula("2 * h");
  b.study.inputs.pop_back();
  b.charge(0, 1000.0);
  b.reaction("r", {0}, 1, k);
  b.study.outputs = {observed("A", "[A]", At::end), summary(Quantity::conversion)};
  const SensitivityResult r = b.run();
  const double expected = 2 * 600 * std::exp(-2.0);
  EXPECT_NEAR(*derivative(b, r, 0, 0).value, -1000 * expected, 1e-2);
  EXPECT_NEAR(*derivative(b, r, 1, 0).value, expected, 1e-5 * expected);
}

TEST(LocalSensitivity, OfADurationMovesTheEnd) {
  Bench b = first_order();
  b.study.recipe.duration = b.parameter("t_end", 600.0);
  b.study.outputs = {observed("A", "[A]", At::end)};
  const SensitivityResult r = b.run();
  EXPECT_FALSE(derivative(b, r, 0, 2).exact);
  const double expected = -1000.0 / 300.0 * std::exp(-2.0);
  EXPECT_NEAR(*derivative(b, r, 0, 2).value, expected, 1e-4 * std::abs(expected));
}

TEST(SensitivityOutputs, AMaximumIsFoundBetweenTheTimes) {
  Bench b;
  b.species({"A", "B", "C"});
  const double k1 = 0.02, k2 = 0.007;
  b.charge(0, 1000.0);
  b.reaction("r1", {0}, 1, b.parameter("k1", k1));
  b.reaction("r2", {1}, 2, b.parameter("k2", k2));
  b.study.outputs = {observed("B", "[B]", At::max), observed("minus", "0 - [B]", At::min)};
  b.study.tolerances.relative = 1e-10;
  const SensitivityResult r = b.run();
  const double top = 1000 * std::pow(k1 / k2, k2 / (k2 - k1));
  EXPECT_NEAR(*r.nominal[0], top, 1e-5 * top);
  EXPECT_NEAR(*r.nominal[1], -top, 1e-5 * top);
  const double by_k1 = top * (k2 / (k2 - k1) / k1 + std::log(k1 / k2) * k2 / ((k2 - k1) * (k2 - k1)));
  EXPECT_NEAR(*derivative(b, r, 0, 0).value, by_k1, 1e-3 * std::abs(by_k1));
}

/// A dose of solvent halves the concentration at once: the top of the ramp before it is not overshot.
/// The runs that follow a temperature do without books: the first, which has them, finds the same.
TEST(SensitivityOutputs, AMaximumTemperatureNeedsNoBooks) {
  Bench b = semi_batch();
  b.study.outputs = {summary(Quantity::maximum_temperature), observed("T", "T", At::max)};
  const OutputModel model(b.project, b.study, 1e-9, 1e-9);
  EXPECT_FALSE(model.options.balances);
  OutputRun lean(model), full(model, OutputRun::Detail::books);
  std::vector<double> inputs, found(2), wanted(2);
  for (const SensitivityInput& input : b.study.inputs) inputs.push_back(input.value);
  for (double& x : inputs) {
    x *= 1.05;
    EXPECT_TRUE(lean.run(inputs, found, {}).ok() && full.run(inputs, wanted, {}).ok());
    EXPECT_GT(wanted[0], 317.0);  // charged at 313
    EXPECT_NEAR(found[0], wanted[0], 1e-8);
    EXPECT_NEAR(found[1], wanted[1], 1e-8);
  }
}

TEST(SensitivityOutputs, AJumpIsNoParabola) {
  Bench b = first_order();
  b.study.inputs.pop_back();
  reactor::Dose dose;
  dose.id = "water";
  dose.time = 301.0;
  dose.volume = 1e-3;
  b.study.recipe.doses = {dose};
  b.study.outputs = {observed("B", "[B]", At::max)};
  const double before = 1000 * (1 - std::exp(-301.0 / 300.0));
  EXPECT_LE(*b.run().nominal[0], before);
  EXPECT_GE(*b.run().nominal[0], 1000 * (1 - std::exp(-299.5 / 300.0)));
}

/// A + B -> C: A is limiting at the nominal values and B in half of the range, yet A's conversion is told.
TEST(SensitivityOutputs, AConversionStaysThatOfTheSameReactant) {
  Bench b;
  b.species({"A", "B", "C"});
  b.charge(0, b.parameter("A0", 990.0));
  b.charge(1, 1000.0);
  b.reaction("r", {0, 1}, 2, 1e-3);
  b.study.recipe.duration = 1e6;
  b.study.method = SensitivityMethod::one_at_a_time;
  b.study.outputs = {summary(Quantity::conversion)};
  const SensitivityResult r = b.run();
  ASSERT_EQ(r.tornado.size(), 1u);
  EXPECT_NEAR(*r.tornado[0].at_low, 1.0, 1e-4);
  EXPECT_NEAR(*r.tornado[0].at_high, 1000.0 / 1089.0, 1e-4);
}

TEST(SensitivityOutputs, WithoutALimitingReactantItIsAsked) {
  Bench b;
  b.species({"A"});
  b.charge(0, b.parameter("A0", 1.0));
  b.study.outputs = {observed("A", "[A]", At::end), summary(Quantity::conversion)};
  const auto result = sensitivity(b.project, b.study, {});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "no_limiting_reactant");
  EXPECT_EQ(result.error().pointer, "/outputs/1");
}

TEST(SensitivityOutputs, ACrossingThatDoesNotComeIsAbsent) {
  Bench b = first_order();
  b.study.outputs = {{"never", "never", TimeToOutput{formula("[A]"), 10.0}}};
  const SensitivityResult r = b.run();
  EXPECT_TRUE(succeeded(r.termination));
  EXPECT_FALSE(r.nominal[0]);
  EXPECT_FALSE(derivative(b, r, 0, 0).value);
}

TEST(Tornado, PutsTheWidestFirst) {
  Bench b = first_order();
  b.study.method = SensitivityMethod::one_at_a_time;
  b.study.outputs = {observed("A", "[A]", At::end)};
  const SensitivityResult r = b.run();
  ASSERT_EQ(r.tornado.size(), 2u);
  EXPECT_EQ(r.tornado[0].input, 0u);  // exp(-k t) falls by e^(0.2 * 2) over the range of k
  EXPECT_NEAR(*r.tornado[0].at_low, 1000 * std::exp(-1.8), 1e-2);
  EXPECT_NEAR(*r.tornado[0].at_high, 1000 * std::exp(-2.2), 1e-2);
  EXPECT_NEAR(*r.tornado[1].at_high - *r.tornado[1].at_low, 200 * std::exp(-2.0), 1e-2);
  EXPECT_EQ(r.evaluations, 5u);
}

/// Conversion does not depend on A0 at first order; the other index is 1.
TEST(SobolStudy, FindsTheOnlyOneThatMatters) {
  Bench b = first_order();
  b.study.method = SensitivityMethod::sobol;
  b.study.samples = 256;
  b.study.outputs = {summary(Quantity::conversion, 0), observed("V", "V", At::end)};
  const SensitivityResult r = b.run();
  ASSERT_EQ(r.sobol.size(), 2u);
  EXPECT_NEAR(r.sobol[0].first[0].value, 1.0, 0.01);
  EXPECT_NEAR(r.sobol[0].total[0].value, 1.0, 0.01);
  EXPECT_NEAR(r.sobol[0].total[1].value, 0.0, 1e-6);
  EXPECT_EQ(r.varies[0], 1);
  EXPECT_EQ(r.varies[1], 0);  // the volume does not move
  EXPECT_EQ(r.evaluations, 256u * 4 + 1);
  EXPECT_TRUE(r.warnings.empty());
}

TEST(SobolStudy, GivesTheSameDigitsOnSeveralThreads) {
  Bench b = semi_batch();
  b.study.method = SensitivityMethod::sobol;
  b.study.samples = 64;
  b.study.outputs = {observed("D", "[D]", At::end), summary(Quantity::maximum_temperature)};
  RunContext threads;
  threads.for_each = [](std::size_t count, const std::function<void(std::size_t)>& job) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> pool;
    for (int t = 0; t < 3; ++t)
      pool.emplace_back([&] {
        for (std::size_t i = next++; i < count; i = next++) job(i);
      });
  };
  const SensitivityResult one = b.run(), three = b.run(threads);
  ASSERT_EQ(one.sobol.size(), 2u);
  for (std::size_t k = 0; k < 2; ++k)
    for (std::size_t i = 0; i < b.study.inputs.size(); ++i) {
      EXPECT_EQ(one.sobol[k].first[i].value, three.sobol[k].first[i].value);
      EXPECT_EQ(one.sobol[k].total[i].low, three.sobol[k].total[i].low);
    }
}

/// The charged volume is negative in a quarter of the range.
TEST(SobolStudy, CountsAndNamesRunsThatFail) {
  Bench b = first_order();
  b.study.recipe.charge.volume = b.parameter("V0", 1e-3);
  b.study.inputs.back().distribution = {Kind::uniform, -1e-3, 3e-3};
  b.study.method = SensitivityMethod::sobol;
  b.study.samples = 512;
  b.study.outputs = {observed("A", "[A]", At::end)};
  const SensitivityResult r = b.run();
  EXPECT_TRUE(succeeded(r.termination));
  EXPECT_NEAR(static_cast<double>(r.failed) / static_cast<double>(r.evaluations), 0.25, 0.02);
  ASSERT_EQ(r.failures.size(), named_failures);
  EXPECT_LT(r.failures[0].inputs[2], 0.0);
  EXPECT_NE(r.failures[0].reason.find("volume"), std::string::npos);
  EXPECT_LT(r.sobol[0].used, 512u);
  EXPECT_TRUE(r.sobol[0].enough());
  EXPECT_TRUE(std::isfinite(r.sobol[0].first[0].value));
  EXPECT_GT(r.sobol[0].first[0].value, 0.5);
}

TEST(SobolStudy, EndsWhenAllRunsFail) {
  Bench b = first_order();
  b.study.recipe.charge.volume = b.parameter("V0", 1e-3);
  b.study.inputs.back().distribution = {Kind::uniform, -3e-3, -1e-3};
  b.study.method = SensitivityMethod::sobol;
  b.study.samples = 4;
  b.study.outputs = {observed("A", "[A]", At::end)};
  const SensitivityResult r = b.run();
  EXPECT_EQ(r.termination, Termination::not_converged);
  EXPECT_TRUE(r.reason.starts_with("Every run")) << r.reason;
  EXPECT_TRUE(r.sobol.empty());
}

TEST(SobolStudy, IsCancelledBetweenTwoRuns) {
  Bench b = semi_batch();
  b.study.method = SensitivityMethod::sobol;
  b.study.samples = 65536;
  b.study.outputs = {observed("D", "[D]", At::end)};
  std::size_t polls = 0;
  RunContext context;
  context.progress = [&](double fraction, std::span<const NamedValue>) {
    EXPECT_GE(fraction, 0.0);
    EXPECT_LE(fraction, 1.0);
    return ++polls < 200 ? Proceed::go_on : Proceed::cancel;
  };
  const SensitivityResult r = b.run(context);
  EXPECT_EQ(r.termination, Termination::cancelled);
  EXPECT_EQ(polls, 200u);
  EXPECT_LE(r.evaluations, 201u);
  EXPECT_TRUE(r.sobol.empty());
}

TEST(MorrisStudy, RanksByTheMeanEffect) {
  Bench b = semi_batch();
  b.study.method = SensitivityMethod::morris;
  b.study.samples = 20;
  b.study.outputs = {observed("D", "[D]", At::end)};
  const SensitivityResult r = b.run();
  ASSERT_EQ(r.morris.size(), 1u);
  const auto& effects = r.morris[0];
  ASSERT_EQ(effects.size(), 5u);
  const auto top = std::ranges::max_element(
      effects, {}, [](const statistics::ElementaryEffects& e) { return e.mu_star.value; });
  EXPECT_EQ(
      b.project.parameters[b.study.inputs[static_cast<std::size_t>(top - effects.begin())].parameter].id,
      "k2");
  EXPECT_GT(top->mu, 0.0);
  EXPECT_EQ(r.evaluations, 20u * 6 + 1);
}

/// What a browser asks before it starts agrees with what is done.
TEST(SensitivityStudy, TellsItsRunsBeforehand) {
  Bench b = first_order();
  b.study.outputs = {observed("A", "[A]", At::end)};
  b.study.samples = 8;
  for (const auto method :
       {SensitivityMethod::one_at_a_time, SensitivityMethod::sobol, SensitivityMethod::morris}) {
    b.study.method = method;
    EXPECT_EQ(runs_of(b.project, b.study) + 1, b.run().evaluations);
  }
  b.study.method = SensitivityMethod::local;
  EXPECT_EQ(runs_of(b.project, b.study), 0u);
  b.study.outputs.push_back(summary(Quantity::conversion, 0));
  EXPECT_EQ(runs_of(b.project, b.study), 8u);
}

}  // namespace
}  // namespace pf::study
