// Feeds, doses and withdrawals: chapter 4 of the validation book and closed-form checks.
#include "recipes.hpp"

namespace pf::reactor::test {
namespace {

Feed feed_of(Vessel& v, std::string_view id, double concentration, Parametric rate) {
  Feed feed;
  feed.id = "dose";
  feed.rate = rate;
  feed.contents = {{v.species(id), concentration, 1.0, Content::Basis::concentration}};
  return feed;
}

TEST(SemiBatch, PublishedNumbersOfTheDosingCase) {
  Vessel v("A + B -> C");
  v.rate(0, Parametric(1.0 / (molar * minute)));
  v.charge("A", molar);
  Feed feed = feed_of(v, "B", 2 * molar, 0.1 * litre / minute);
  feed.end = Parametric(10 * minute);
  v.recipe.feeds = {feed};
  const Result r = v.run();
  EXPECT_NEAR(v.last(r, "A"), 0.028853, 5e-7);
  EXPECT_NEAR(v.last(r, "B"), 0.528853, 5e-7);
  EXPECT_NEAR(v.last(r, "C"), 0.471147, 5e-7);
  EXPECT_DOUBLE_EQ(r.series.volume.back() / litre, 2.0);
  EXPECT_LT(*r.balances.mole_closure, 1e-8);
  EXPECT_EQ(r.summary.conversion.size(), 1u);
  EXPECT_LT(r.summary.maximum_accumulation->value, 0.7);
}

TEST(SemiBatch, ARateProfileAndAnAmountGiveTheSameVolume) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  Feed ramp = feed_of(v, "A", molar, 0.0);
  ramp.rate = Profile{{100.0, 0.0}, {200.0, 1e-6}, {300.0, 1e-6}, {300.0, 2e-6}, {400.0, 0.0}};
  v.recipe.feeds = {ramp};
  EXPECT_NEAR(v.run().series.volume.back(), litre + 50e-6 + 100e-6 + 100e-6, 1e-12);
  ramp.amount = Parametric(125e-6);  // 50 + 75: ends at 275 s
  v.recipe.feeds = {ramp};
  EXPECT_NEAR(v.run({275.0}).series.volume.back(), litre + 125e-6, 1e-12);
  EXPECT_NEAR(v.run().series.volume.back(), litre + 125e-6, 1e-12);
}

TEST(SemiBatch, AHotFeedMixesByHeatCapacity) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  Feed feed = feed_of(v, "A", molar, litre / 600.0);
  feed.temperature = Parametric(348.15);
  v.recipe.feeds = {feed};
  v.control(Adiabatic{});
  EXPECT_NEAR(v.run().series.temperature.back(), 323.15, 1e-6);
}

TEST(SemiBatch, DosesAndSamplesChangeWhatTheyShould) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.charge("A", molar);
  v.recipe.doses = {Dose{"d",
                         100.0,
                         0.5 * litre,
                         Parametric(328.15),
                         {{v.species("B"), 3 * molar, 1.0, Content::Basis::concentration}}}};
  v.recipe.withdrawals = {Withdrawal{200.0, std::nullopt, Parametric(0.3 * litre), std::nullopt}};
  v.control(Adiabatic{});
  const Result r = v.run({0.0, 100.0, 600.0});
  EXPECT_NEAR(r.series.concentration[0], molar, 1e-9);
  EXPECT_NEAR(r.series.concentration[2] / molar, 1.0 / 1.5, 1e-12);  // an output at the dose is after it
  EXPECT_NEAR(v.last(r, "B"), 1.0, 1e-12);
  EXPECT_NEAR(r.series.volume.back(), 1.2 * litre, 1e-15);
  EXPECT_NEAR(r.series.temperature.back(), (298.15 * 1.0 + 328.15 * 0.5) / 1.5, 1e-9);
  EXPECT_LT(*r.balances.mole_closure, 1e-12);
}

TEST(SemiBatch, ADoseAtZeroIsInTheFirstOutput) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.recipe.doses = {Dose{"d", 0.0, 0.0, std::nullopt, {{v.species("A"), 0.5, 1.0, Content::Basis::amount}}}};
  const Result r = v.run({0.0, 600.0});
  EXPECT_NEAR(r.series.concentration[0], 500.0, 1e-9);
}

TEST(SemiBatch, ConversionIsNotChangedByASample) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.1 / minute));
  v.charge("A", molar);
  v.observe("conversion(A)");
  v.recipe.withdrawals = {Withdrawal{60.0, Parametric(300.0), std::nullopt, Parametric(1e-6)}};
  const Result r = v.run();
  EXPECT_NEAR(r.series.observables.back(), 1 - std::exp(-1.0), 1e-7);
  EXPECT_LT(*r.balances.mole_closure, 1e-8);
}

TEST(SemiBatch, AVesselThatRunsEmptyIsAFault) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.recipe.withdrawals = {Withdrawal{0.0, Parametric(600.0), std::nullopt, Parametric(1e-5)}};
  v.options.times = {600.0};
  const auto r = simulate(v.model(), v.options, {});
  ASSERT_FALSE(r.has_value());
  EXPECT_EQ(r.error().code, "out_of_range");
}

TEST(SemiBatch, WhatNeverHappensIsSaid) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.01));
  v.charge("A", molar);
  v.recipe.doses = {Dose{"late", 700.0, 0.0, std::nullopt, {}}};
  v.recipe.events.push_back({"full", *kinetics::parse_expression("[A] - 500"), true});
  const Result r = v.run();
  ASSERT_EQ(r.warnings.size(), 2u);
  EXPECT_EQ(r.warnings[0].code, "event_true_at_start");
  EXPECT_EQ(r.warnings[1].code, "after_the_end");
  ASSERT_EQ(r.events.size(), 1u);
  EXPECT_EQ(r.events[0].direction, -1);
  EXPECT_FALSE(r.events[0].stopped);
  EXPECT_NEAR(r.events[0].time, 100 * std::log(2.0), 1e-6);
}

TEST(SemiBatch, AFeedThatTheRunCutsOffIsSaid) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.01));
  v.charge("A", molar);
  const double duration = v.recipe.duration.constant;
  Feed feed = feed_of(v, "A", molar, 1e-6);
  feed.amount = Parametric(1e-6 * 2.0 * duration);
  v.recipe.feeds = {feed};
  const Result cut = v.run();
  ASSERT_EQ(cut.warnings.size(), 1u);
  EXPECT_EQ(cut.warnings[0].code, "feed_cut_off");
  v.recipe.feeds[0].amount = Parametric(1e-6 * duration);
  EXPECT_TRUE(v.run().warnings.empty());
}

TEST(Cstr, FirstOrderSteadyStateAndStartUp) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.01));
  v.recipe.type = Type::cstr;
  v.recipe.feeds = {feed_of(v, "A", molar, 1e-5)};  // residence time 100 s
  v.recipe.duration = 150.0;
  const Result r = v.run();
  EXPECT_NEAR(v.last(r, "A"), 0.5 * (1 - std::exp(-0.02 * 150)), 1e-9);
  EXPECT_LT(*r.balances.mole_closure, 1e-8);
  v.recipe.steady_state = true;
  const Result s = v.run();
  ASSERT_EQ(s.steady_states.size(), 1u);
  EXPECT_NEAR(s.steady_states[0].concentration[0] / molar, 0.5, 1e-12);
  EXPECT_TRUE(s.steady_states[0].stable);
  EXPECT_NEAR(s.steady_states[0].eigenvalues[0].first, -0.01, 1e-12);
}

TEST(Cstr, ThreeSteadyStatesOfAnExothermicReactor) {
  Vessel v("A -> B");
  v.rate(0, kinetics::Arrhenius{7.2e10 / minute, 8750.0 * gas_constant, 0.0});
  v.network.reactions[0].heat = -50e3;
  v.medium = {1000.0, 239.0};
  v.recipe.type = Type::cstr;
  v.recipe.charge.volume = 0.1;
  v.charge("A", molar);
  Feed feed = feed_of(v, "A", molar, 0.1 / minute);
  feed.temperature = Parametric(350.0);
  v.recipe.feeds = {feed};
  Jacket jacket;
  jacket.heat_transfer.ua = 5e4 / minute;
  jacket.temperature = {{0.0, 300.0}};
  v.control(jacket);
  v.recipe.steady_state = true;
  const Result r = v.run();
  ASSERT_EQ(r.steady_states.size(), 3u);  // Seborg, Edgar & Mellichamp, Process Dynamics and Control,
                                          // example 2.5: 350 K is the unstable one
  EXPECT_TRUE(r.steady_states[0].stable);
  EXPECT_FALSE(r.steady_states[1].stable);
  EXPECT_NEAR(r.steady_states[1].temperature, 350.0, 1.0);
  EXPECT_NEAR(r.steady_states[1].concentration[0] / molar, 0.5, 0.02);
}

}  // namespace
}  // namespace pf::reactor::test
