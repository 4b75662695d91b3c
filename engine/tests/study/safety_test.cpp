#include "pharmaflow/study/safety.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "safety_heat.hpp"

namespace pf::study {
namespace {

constexpr double density = 900.0, cp = 1900.0;

/// A + B -> C, second order with k [m3/(mol s)], -150 kJ/mol; A charged, B fed over `dosing` seconds.
struct Plant {
  Project project;
  Safety study;

  Plant(double k, double ea, double dosing) {
    for (const char* id : {"A", "B", "C"}) project.network.species.push_back({id, {}, {}});
    kinetics::Reaction r;
    r.id = "r";
    r.equation.reactants = {{1.0, "A"}, {1.0, "B"}};
    r.equation.products = {{1.0, "C"}};
    r.stoichiometry = {{0, -1.0}, {1, -1.0}, {2, 1.0}};
    kinetics::PowerLaw law;
    law.k = kinetics::ReferenceArrhenius{k, 323.15, ea};
    law.orders = {{0, 1.0, 1.0}, {1, 1.0, 1.0}};
    r.law = law;
    r.heat = -150e3;
    project.network.reactions.push_back(r);
    project.medium = {density, cp};
    project.properties.boiling_point = 373.15;
    reactor::Recipe& recipe = study.recipe;
    recipe.charge.volume = 1e-3;
    recipe.charge.temperature = Parametric(323.15);
    recipe.charge.contents = {{0, 2000.0, 1.0, reactor::Content::Basis::concentration}};
    reactor::Feed feed;
    feed.id = "dose";
    feed.rate = Parametric(1e-3 / dosing);
    feed.end = Parametric(dosing);
    feed.contents = {{1, 2200.0, 1.0, reactor::Content::Basis::concentration}};
    recipe.feeds = {feed};
    recipe.stages.push_back({std::nullopt, reactor::Isothermal{}});
    recipe.duration = dosing + 3600.0;
    study.instants = 11;
    study.decomposition = DecompositionModel{MeasuredPower{10.0, 423.15, 100e3}, Parametric(400e3), 1.0};
  }
  SafetyResult run(const RunContext& context = {}) const {
    auto result = safety(project, study, context);
    EXPECT_TRUE(result) << result.error().detail;
    return result ? *result : SafetyResult{};
  }
};

/// k that completes an adiabatic failure within 24 h but accumulates at 50 degC.
constexpr double usual_k = 3e-7, usual_ea = 60e3;

TEST(Safety, TheFormulaAgreesWithTheIntegratedFailure) {
  const SafetyResult r = Plant(usual_k, usual_ea, 3600.0).run();
  ASSERT_EQ(r.profile.mtsr.value.size(), 11u);
  std::size_t compared = 0;
  for (std::size_t i = 0; i < 6; ++i) {  // A is in excess: what is there of B reacts to its end
    EXPECT_NEAR(*r.profile.mtsr.value[i], *r.profile.mtsr_integrated.value[i], 0.01) << i;
    ++compared;
  }
  EXPECT_EQ(compared, 6u);
  EXPECT_GT(r.mtsr.value, 333.0);
  EXPECT_EQ(r.mtsr.value, r.mtsr_formula);
}

/// Zero order goes on at full rate until nothing is left, and then it is over: the rise is energy / cp, not
/// more.
TEST(Safety, AZeroOrderDecompositionEndsWhenItIsSpent) {
  Plant plant(usual_k, usual_ea, 600.0);
  plant.study.decomposition = DecompositionModel{MeasuredPower{50.0, 373.15, 100e3}, Parametric(400e3), 0.0};
  const SafetyResult r = plant.run();
  const std::vector<double>& curve = r.failure.temperature;
  ASSERT_FALSE(curve.empty());
  const double rise = *std::ranges::max_element(curve) - r.mtsr_formula;
  // What the desired reaction has not set free by then is missing.
  EXPECT_LT(rise, 400e3 / cp + 0.1);
  EXPECT_GT(rise, 0.9 * 400e3 / cp);
}

TEST(Safety, SlowerDosingAccumulatesLess) {
  double last = HUGE_VAL;
  for (const double dosing : {1800.0, 3600.0, 7200.0, 14400.0}) {
    const double mtsr = Plant(usual_k, usual_ea, dosing).run().mtsr.value;
    EXPECT_LT(mtsr, last);
    last = mtsr;
  }
}

TEST(Safety, AtTheShortestSafeDosingTheLimitIsReached) {
  Plant fast(usual_k, usual_ea, 1800.0);
  const SafetyResult r = fast.run();
  ASSERT_TRUE(r.dosing && r.dosing->minimum_time) << r.verdict;
  EXPECT_GT(r.mtsr.value, 373.15);
  EXPECT_EQ(r.stoessel_class, 4);
  const SafetyResult slow = Plant(usual_k, usual_ea, r.dosing->minimum_time->value).run();
  EXPECT_NEAR(slow.mtsr.value, 373.15, 0.3);
  EXPECT_LE(slow.mtsr.value, 373.15 + 0.05);
  EXPECT_NEAR(*r.dosing->maximum_rate * r.dosing->minimum_time->value, 1e-3, 1e-9);
  EXPECT_TRUE(r.verdict.starts_with("Dose over at least ")) << r.verdict;
  EXPECT_TRUE(r.verdict.ends_with("(MTSR), above the boiling point: Stoessel class 4.")) << r.verdict;
}

TEST(Safety, AnyDosingOfAnInstantaneousReactionIsSafe) {
  const SafetyResult r = Plant(1e3, 0.0, 3600.0).run();
  ASSERT_TRUE(r.dosing);
  EXPECT_FALSE(r.dosing->minimum_time);
  EXPECT_FALSE(r.dosing->reason.empty());
  EXPECT_NEAR(r.mtsr.value, 323.15, 0.01);
}

TEST(Safety, WithoutLimitOrDecompositionTheRestIsComputed) {
  Plant plant(usual_k, usual_ea, 1800.0);
  plant.project.properties.boiling_point.reset();
  plant.study.decomposition.reset();
  const SafetyResult r = plant.run();
  EXPECT_FALSE(r.stoessel_class);
  EXPECT_FALSE(r.dosing);
  EXPECT_FALSE(r.tmr_zero_order);
  EXPECT_GT(r.mtsr.value, 323.15);
  EXPECT_EQ(r.warnings.size(), 2u);
  EXPECT_FALSE(r.class_words.empty());
}

TEST(Safety, ABatchAccumulatesEverythingAtItsStart) {
  Plant plant(usual_k, usual_ea, 3600.0);
  plant.study.recipe.feeds.clear();
  plant.study.recipe.charge.contents.push_back({1, 2000.0, 1.0, reactor::Content::Basis::concentration});
  const SafetyResult r = plant.run();
  EXPECT_EQ(r.worst_time, 0.0);
  EXPECT_DOUBLE_EQ(*r.profile.accumulation.value[0], 1.0);
  EXPECT_NEAR(r.mtsr.value, 323.15 + 150e3 * 2000.0 / (density * cp), 1e-9);
  EXPECT_FALSE(r.dosing);
}

TEST(Safety, AnEndothermicRecipeReachesItsOwnTemperature) {
  Plant plant(usual_k, usual_ea, 3600.0);
  plant.project.network.reactions[0].heat = 40e3;
  const SafetyResult r = plant.run();
  EXPECT_EQ(r.adiabatic_rise.value, 0.0);
  EXPECT_NEAR(r.mtsr.value, 323.15, 1e-9);
}

TEST(Safety, TheDigitsDoNotDependOnTheThreads) {
  RunContext backwards;
  backwards.for_each = [](std::size_t count, const std::function<void(std::size_t)>& job) {
    for (std::size_t i = count; i-- > 0;) job(i);
  };
  const Plant plant(usual_k, usual_ea, 3600.0);
  const SafetyResult a = plant.run(), b = plant.run(backwards);
  EXPECT_EQ(a.mtsr.value, b.mtsr.value);
  EXPECT_EQ(a.profile.tmr.value, b.profile.tmr.value);
  EXPECT_EQ(a.profile.mtsr_integrated.value, b.profile.mtsr_integrated.value);
}

TEST(Safety, StopsWhenAsked) {
  RunContext context;
  std::atomic<int> polls{0};
  context.progress = [&](double fraction, std::span<const NamedValue>) {
    EXPECT_GE(fraction, 0.0);
    EXPECT_LE(fraction, 1.0);
    return ++polls > 20 ? Proceed::cancel : Proceed::go_on;
  };
  Plant plant(usual_k, usual_ea, 3600.0);
  plant.study.uncertainty = Uncertainty{};  // longest part: never reached
  EXPECT_EQ(plant.run(context).termination, Termination::cancelled);
}

TEST(PotentialHeat, ConsecutiveReactionsAndHeatSinks) {
  kinetics::Network network;
  for (const char* id : {"A", "B", "C"}) network.species.push_back({id, {}, {}});
  kinetics::Reaction first, second;
  first.stoichiometry = {{0, -1.0}, {1, 1.0}};
  second.stoichiometry = {{1, -2.0}, {2, 1.0}};
  network.reactions = {first, second};
  const std::vector<double> down{-10.0, -30.0}, sink{-10.0, 30.0}, later{10.0, -30.0};
  EXPECT_DOUBLE_EQ(potential_heat(network, down, {2.0, 0.0, 0.0}), 50.0);
  EXPECT_DOUBLE_EQ(potential_heat(network, sink, {2.0, 0.0, 0.0}), 20.0) << "a sink is not relied on";
  EXPECT_DOUBLE_EQ(potential_heat(network, later, {2.0, 0.0, 0.0}), 10.0) << "-20 + 30";
  EXPECT_DOUBLE_EQ(potential_heat(network, down, {0.0, -1e-9, 1.0}), 0.0);
}

}  // namespace
}  // namespace pf::study
