// A recipe in another vessel: amounts are kept, a cancel is heard, threads change no digit.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "dosing_time.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/study/rank.hpp"
#include "pharmaflow/study/scaleup.hpp"
#include "reaction_times.hpp"
#include "scaled_recipe.hpp"
#include "words.hpp"

namespace pf::study::test {
namespace {

constexpr double minute = 60.0, litre = 1e-3;

/// Volume that a feed of a scaled recipe delivers.
double delivered(const reactor::Feed& feed) {
  const auto& points = std::get<reactor::Profile>(feed.rate);
  double volume = 0.0;
  for (std::size_t i = 1; i < points.size(); ++i)
    volume += (points[i].time.constant - points[i - 1].time.constant) *
              (points[i].value.constant + points[i - 1].value.constant) / 2;
  return volume;
}

reactor::Recipe recipe() {
  reactor::Recipe r;
  r.charge.volume = 0.5 * litre;
  r.charge.temperature = 313.15;
  r.charge.contents = {{0, 1000.0, 1.0, reactor::Content::Basis::concentration}};
  reactor::Feed constant;
  constant.id = "constant";
  constant.start = 10 * minute;
  constant.amount = 0.2 * litre;
  constant.rate = Parametric(0.005 * litre / minute);  // until 50 min
  constant.contents = {{1, 3000.0, 1.0, reactor::Content::Basis::concentration}};
  reactor::Feed ramp;
  ramp.id = "ramp";
  ramp.start = 20 * minute;
  ramp.rate = reactor::Profile{{0.0, 0.0}, {40 * minute, 0.002 * litre / minute}};
  r.feeds = {constant, ramp};
  reactor::Withdrawal draw;  // begins before the dosing and ends after it
  draw.start = 5 * minute;
  draw.end = 60 * minute;
  draw.rate = 0.001 * litre / minute;
  r.withdrawals = {draw};
  r.stages = {{std::nullopt, reactor::Isothermal{}}};
  r.duration = 2 * 60 * minute;
  return r;
}

TEST(ScaledRecipe, KeepsAmountsAndMapsTimes) {
  const reactor::Recipe base = recipe();
  const auto window = dosing_window(base, {});
  ASSERT_TRUE(window);
  EXPECT_NEAR(window->begin, 10 * minute, 1e-9);
  EXPECT_NEAR(window->end, 50 * minute, 1e-9);
  const TimeMap map{*window, 3.0};
  const reactor::Recipe large = scaled_recipe(base, {}, 1000.0, map);
  EXPECT_NEAR(large.charge.volume.constant, 0.5, 1e-15);
  EXPECT_NEAR(large.duration.constant, (120 + 80) * minute, 1e-9);
  EXPECT_NEAR(delivered(large.feeds[0]), 0.2, 1e-12);
  // the ramp runs from 20 to 40 min, from 1 to 2 mL/min
  EXPECT_NEAR(delivered(large.feeds[1]), 0.03, 1e-12);
  const auto again = dosing_window(large, {});
  ASSERT_TRUE(again);
  EXPECT_NEAR(again->begin, 10 * minute, 1e-9);
  EXPECT_NEAR(again->end, 130 * minute, 1e-6);
  double drawn = 0.0;
  for (const auto& draw : large.withdrawals)
    drawn += draw.rate->constant * (draw.end->constant - draw.start.constant);
  EXPECT_NEAR(drawn, 0.055, 1e-12);
}

TEST(ScaledRecipe, ALineOverABendOfTheMapHasABend) {
  const TimeMap map{{100.0, 200.0}, 2.0};
  const reactor::Profile line{{0.0, 300.0}, {400.0, 340.0}};
  const reactor::Profile bent = mapped(line, {}, map);
  ASSERT_EQ(bent.size(), 4u);
  EXPECT_NEAR(bent[1].time.constant, 100.0, 1e-12);
  EXPECT_NEAR(bent[1].value.constant, 310.0, 1e-12);
  EXPECT_NEAR(bent[2].time.constant, 300.0, 1e-12);
  EXPECT_NEAR(bent[2].value.constant, 320.0, 1e-12);
  EXPECT_NEAR(bent[3].time.constant, 500.0, 1e-12);
}

TEST(ShortestDosing, FindsTheLeastFactorOnTheSafeSide) {
  std::size_t runs = 0;
  const auto found = shortest_dosing(
      [&](double f) -> std::optional<double> {
        ++runs;
        return 30.0 / f - 7.0;
      },
      24.0);
  ASSERT_TRUE(found.factor);
  EXPECT_GE(*found.factor, 30.0 / 7.0);
  EXPECT_LE(*found.factor, 30.0 / 7.0 * 1.003);
  EXPECT_LT(runs, 15u);
  EXPECT_EQ(*shortest_dosing([](double) { return std::optional(-1.0); }, 24.0).factor, 1.0);
  const auto none = shortest_dosing([](double f) { return std::optional(5.0 / f); }, 24.0);
  EXPECT_FALSE(none.factor);
  EXPECT_NEAR(none.at_longest, 5.0 / 24.0, 1e-15);
  EXPECT_TRUE(shortest_dosing([](double) { return std::optional<double>(); }, 24.0).ended);
}

/// A + B -> P with k = 1e-3 m3/(mol s), in a lab vessel and in a plant vessel with a jacket.
Project project() {
  Project p;
  for (const char* id : {"A", "B", "P"}) p.network.species.push_back({id, std::nullopt, std::nullopt});
  kinetics::Reaction r;
  r.id = "r";
  r.equation.reactants = {{1.0, "A"}, {1.0, "B"}};
  r.equation.products = {{1.0, "P"}};
  r.stoichiometry = {{0, -1.0}, {1, -1.0}, {2, 1.0}};
  r.law = kinetics::PowerLaw{Parametric(1e-5), {{0, 1.0, 1.0}, {1, 1.0, 1.0}}, std::nullopt, {}};
  r.heat = -1e5;
  p.network.reactions.push_back(r);
  p.medium.density = 1000.0;
  p.medium.heat_capacity = 2000.0;
  const auto vessel = [](const char* id, double size) {
    scaleup::Vessel v;
    v.id = v.name = id;
    v.diameter = 0.1 * size;
    v.capacity = 1.2e-3 * size * size * size;
    scaleup::Impeller impeller;
    impeller.type.power_number = 1.5;
    impeller.diameter = 0.04 * size;
    v.impellers = {impeller};
    v.measured = scaleup::WilsonLine{300.0, 1e-3, 1.0};
    v.jacket.emplace();
    v.jacket->type = scaleup::KnownFilm{1000.0};
    v.jacket->top = 0.12 * size;
    v.jacket->coolant = {"water", 1000.0, 1e-3, 0.6, 4180.0, 1e-3 * size / 10, 278.15, 363.15};
    return v;
  };
  p.vessels = {vessel("lab", 1.0), vessel("plant", 10.0), vessel("larger", 15.0)};
  return p;
}

ScaleUp study(const Project&) {
  ScaleUp s;
  s.recipe = recipe();
  s.base = {0, 5.0};
  s.targets = {{1, std::nullopt, 1.0}, {2, std::nullopt, std::nullopt}};
  for (const scaleup::Rule& rule : scaleup::rules()) s.rules.push_back(&rule);
  return s;
}

TEST(ScaleUp, ReactionTimesAreThoseOfTheLaw) {
  const Project p = project();
  const auto result = scale_up(p, study(p), {});
  ASSERT_TRUE(result);
  const auto times =
      reaction_times(p.network, kinetics::compile_rates(p.network), {}, result->base_run.series);
  ASSERT_TRUE(times.at(0));
  // fastest at the begin: k c_A with 1 mol/L of A and as good as no B
  EXPECT_NEAR(*times[0], 1.0 / (1e-5 * 1000.0), 1e-6);
}

TEST(ScaleUp, EveryRuleHasASpeedOrAReason) {
  const Project p = project();
  const auto result = scale_up(p, study(p), {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->targets.size(), 2u);
  EXPECT_EQ(result->targets[0].rules.size(), scaleup::rules().size() + 1);
  EXPECT_EQ(result->targets[0].rules.front().id, "given");
  for (const TargetResult& target : result->targets)
    for (const RuleResult& rule : target.rules) {
      EXPECT_FALSE(rule.verdict.empty()) << rule.id;
      if (!rule.speed) {
        EXPECT_FALSE(rule.speed.error().reason.empty()) << rule.id;
        continue;
      }
      ASSERT_TRUE(rule.run) << rule.id << rule.heat;
      EXPECT_LT(*rule.run->balances.energy_closure, 1e-5) << rule.id;
      EXPECT_LT(*rule.run->balances.mole_closure, 1e-5) << rule.id;
      ASSERT_TRUE(rule.dosing);
      if (rule.dosing->time) EXPECT_LE(*rule.rise, 5.1) << rule.id;
    }
  // 0.8 of the capacity, where no working volume is known
  const auto& filling = result->base_run.series.volume;
  EXPECT_NEAR(result->targets[0].volume, 0.8 * 1.2 * filling.back() / *std::ranges::max_element(filling),
              1e-9);
}

TEST(ScaleUp, ThreadsChangeNoDigit) {
  const Project p = project();
  RunContext crew;
  crew.for_each = [](std::size_t count, const std::function<void(std::size_t)>& job) {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&job, i] { job(i); });
  };
  const auto alone = scale_up(p, study(p), {}), together = scale_up(p, study(p), crew);
  ASSERT_TRUE(alone && together);
  EXPECT_EQ(alone->verdict, together->verdict);
  for (std::size_t t = 0; t < alone->targets.size(); ++t)
    for (std::size_t r = 0; r < alone->targets[t].rules.size(); ++r) {
      const auto &a = alone->targets[t].rules[r], &b = together->targets[t].rules[r];
      ASSERT_EQ(a.run.has_value(), b.run.has_value());
      if (a.run) EXPECT_EQ(a.run->series.temperature, b.run->series.temperature);
    }
}

TEST(ScaleUp, ACancelIsHeard) {
  const Project p = project();
  std::size_t polls = 0;
  RunContext context;
  context.progress = [&](double fraction, std::span<const NamedValue>) {
    EXPECT_GE(fraction, 0.0);
    EXPECT_LE(fraction, 1.0);
    return ++polls < 20 ? Proceed::go_on : Proceed::cancel;
  };
  const auto result = scale_up(p, study(p), context);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->termination, Termination::cancelled);
  EXPECT_LT(polls, 25u);
}

TEST(Rank, NamesTheLimitAndKeepsTheOrder) {
  Project p = project();
  p.vessels[2].jacket.reset();
  Rank r;
  r.recipe = recipe();
  r.base = {0, 5.0};
  r.vessels = {1, 2};
  r.rule = scaleup::find_rule("tip_speed");
  const auto result = rank(p, r, {});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->vessels.size(), 2u);
  EXPECT_EQ(result->vessels[0].vessel, 1u);
  EXPECT_TRUE(result->vessels[0].feasible) << result->vessels[0].verdict;
  EXPECT_FALSE(result->vessels[1].feasible);
  EXPECT_EQ(result->vessels[1].limiting, "heat");
}

TEST(Words, RoundAsPeopleDo) {
  EXPECT_EQ(time_words(7200.0), "2 h");
  EXPECT_EQ(time_words_up(11010.0), "3.1 h");
  EXPECT_EQ(time_words_up(10800.0), "3 h");
  EXPECT_EQ(time_words(90.0), "1.5 min");
  EXPECT_EQ(rise_words(2.8123), "2.8 K");
  EXPECT_EQ(speed_words(0.746), "44.8 rpm");
  EXPECT_EQ(volume_words(1.932), "1932 L");
  EXPECT_EQ(celsius_words(385.2), "112 °C");
}

}  // namespace
}  // namespace pf::study::test
