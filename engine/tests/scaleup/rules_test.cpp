#include "pharmaflow/scaleup/rules.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/scaleup/conditions.hpp"
#include "pharmaflow/scaleup/mixing.hpp"
#include "vessels.hpp"

namespace pf::scaleup {
namespace {

double value(std::string_view id, const Vessel& vessel, const Operation& operation) {
  const Condition* condition = find_condition(id);
  EXPECT_NE(condition, nullptr) << id;
  const Answer answer = condition->compute(vessel, operation);
  EXPECT_TRUE(answer) << id << ": " << (answer ? "" : answer.error().reason);
  return answer.value_or(0.0);
}

/// A turbine of constant power number, D/T = 1/3, T = H: similar vessels differ in T only.
Vessel similar(double diameter) {
  Vessel vessel = baffled(diameter, impeller_of("rushton6", diameter / 3.0));
  ImpellerType& type = vessel.impellers[0].type;
  type.power_number_low = type.power_number_high = type.laminar_constant = type.blade_angle = std::nullopt;
  type.turbulent_reynolds = 1.0;
  type.nusselt_reynolds_exponent = 2.0 / 3.0;  // the catalogue writes 0.6667
  vessel.bottom.shape = Bottom::Shape::elliptical;
  vessel.jacket.emplace();
  vessel.jacket->top = 10.0 * diameter;
  vessel.jacket->type = KnownFilm{1000.0};
  return vessel;
}
Operation with_solids(const Vessel& vessel, double speed) {
  Operation operation = square(vessel, speed);
  operation.solids = Solids{1400.0, 200e-6, 0.1};
  return operation;
}

struct Similarity {
  const char* rule;
  double exponent;  ///< of s in N
  /// At s = 10, relative to the base, in the digits that CORRELATIONS section 5 prints.
  std::string_view speed, tip, power, reynolds, blend, film, film_area;
};
class SimilarVessels : public testing::TestWithParam<Similarity> {};

/// To half a unit of the last digit that is printed.
void expect_printed(double got, std::string_view printed, const char* what) {
  const auto point = printed.find('.');
  const double decimals = point == printed.npos ? 0.0 : static_cast<double>(printed.size() - point - 1);
  EXPECT_NEAR(got, parse_double(printed).value(), 0.5 * std::pow(10.0, -decimals)) << what;
}

TEST_P(SimilarVessels, TenfoldLinearScale) {
  const Similarity& row = GetParam();
  const Vessel small = similar(0.3), large = similar(3.0);
  const Operation at_small = with_solids(small, 20.0);
  Operation at_large = with_solids(large, 0.0);
  const Answer speed = solve_speed(*find_rule(row.rule), small, at_small, large, at_large);
  ASSERT_TRUE(speed) << speed.error().reason;
  at_large.speed = *speed;
  EXPECT_NEAR(*speed / 20.0, std::pow(10.0, row.exponent), 1e-10) << row.rule;
  const auto ratio = [&](const char* id) { return value(id, large, at_large) / value(id, small, at_small); };
  expect_printed(*speed / 20.0, row.speed, "N");
  expect_printed(ratio("tip_speed"), row.tip, "tip speed");
  expect_printed(ratio("power_per_volume"), row.power, "P/V");
  expect_printed(ratio("reynolds"), row.reynolds, "Re");
  expect_printed(ratio("blend_time"), row.blend, "blend time");
  expect_printed(ratio("process_film"), row.film, "h");
  expect_printed(ratio("process_film") * ratio("area_per_volume"), row.film_area, "h A/V");
}

// SU-*: the similarity table at s = 10.
INSTANTIATE_TEST_SUITE_P(
    SU, SimilarVessels,
    testing::Values(
        Similarity{"tip_speed", -1.0, "0.100", "1.0", "0.10", "10", "10", "0.46", "0.046"},
        Similarity{"power_per_volume", -2.0 / 3.0, "0.215", "2.15", "1.0", "21.5", "4.64", "0.77", "0.077"},
        Similarity{"blend_time", 0.0, "1.0", "10", "100", "100", "1.0", "2.15", "0.215"},
        Similarity{"reynolds", -2.0, "0.010", "0.10", "0.0001", "1.0", "100", "0.10", "0.010"},
        Similarity{"froude", -0.5, "0.316", "3.16", "3.16", "31.6", "3.16", "1.0", "0.10"},
        Similarity{"heat_transfer", -0.5, "0.316", "3.16", "3.16", "31.6", "3.16", "1.0", "0.10"},
        Similarity{"just_suspended", -0.85, "0.141", "1.41", "0.28", "14.1", "7.1", "0.58", "0.058"},
        Similarity{"micromixing", -2.0 / 3.0, "0.215", "2.15", "1.0", "21.5", "4.64", "0.77", "0.077"}),
    [](const auto& row) { return row.param.rule; });

/// OptiMax 1001 with 1 L, and a 2165 L glass-lined vessel with 1932 L.
struct NotSimilar {
  Vessel small, large;
  Operation at_small, at_large;
};
NotSimilar not_similar() {
  NotSimilar pair;
  pair.small = baffled(0.10088, impeller_of("pbt4_45", 0.045));
  pair.small.bottom.shape = Bottom::Shape::elliptical;
  pair.large = baffled(1.218, impeller_of("optifoil3", 0.7366));
  pair.large.bottom = {Bottom::Shape::spheroidal, 0.308};
  pair.large.impellers.push_back(impeller_of("pbt4_45", 0.6604));
  pair.at_small = square(pair.small, 400.0 / 60.0);
  pair.at_small.volume = 1e-3;
  pair.at_large = square(pair.large, 0.0);
  pair.at_large.volume = 1.932;
  return pair;
}

TEST(Rules, SUNSVesselsThatAreNotSimilar) {
  const NotSimilar pair = not_similar();
  const auto speed = [&](std::string_view rule) {
    const Answer n = solve_speed(*find_rule(rule), pair.small, pair.at_small, pair.large, pair.at_large);
    return n ? 60.0 * *n : 0.0;
  };
  Vessel constant = pair.small;  // of Np 1.27 at any Re
  constant.impellers[0].type.laminar_constant.reset();
  constant.impellers[0].type.blade_angle.reset();
  EXPECT_NEAR(value("power_per_volume", constant, pair.at_small), 69.4, 0.05);
  EXPECT_NEAR(speed("power_per_volume"), 44.8, 0.05);
  EXPECT_NEAR(speed("tip_speed"), 24.4, 0.05);
}

TEST(Rules, EveryRuleKeepsAConditionThatExists) {
  EXPECT_EQ(rules().size(), 9u);
  for (const Rule& rule : rules()) EXPECT_NE(find_condition(rule.condition), nullptr) << rule.id;
  EXPECT_EQ(find_rule("guess"), nullptr);
}

TEST(Rules, SayWhyThereIsNoSpeed) {
  const NotSimilar pair = not_similar();
  const auto reason = [&](std::string_view rule) {
    const Answer n = solve_speed(*find_rule(rule), pair.small, pair.at_small, pair.large, pair.at_large);
    return n ? std::string("none") : n.error().reason;
  };
  EXPECT_EQ(reason("just_suspended"), "In v: There are no solids.");
  EXPECT_EQ(reason("kla"), "In v: No gas is fed.");
  EXPECT_EQ(reason("blend_time"), "In v: Blend times are published for one impeller; the liquid covers 2.");
  Operation still = pair.at_small;
  still.speed = 0.0;
  EXPECT_EQ(solve_speed(*find_rule("tip_speed"), pair.small, still, pair.large, pair.at_large).error().reason,
            "Tip speed is zero in v: there is nothing to keep.");
}

TEST(Rules, ATargetOutOfTheCorrelationsReachIsNoSpeed) {
  // kLa of 20 L at high power cannot be met where power per volume may not exceed 10 000 W/m3.
  Vessel small = baffled(0.3, impeller_of("rushton6", 0.1)),
         large = baffled(3.0, impeller_of("rushton6", 1.0));
  Operation at_small = square(small, 15.0), at_large = square(large, 0.0);
  at_small.gas.emplace();
  at_small.gas->flow = at_small.volume / 60.0;
  at_large.gas = at_small.gas;
  at_large.gas->flow = 1e-4;
  const Answer n = solve_speed(*find_rule("kla"), small, at_small, large, at_large);
  ASSERT_FALSE(n);
  EXPECT_NE(n.error().reason.find("kLa cannot be kept in v: from"), std::string::npos) << n.error().reason;
  EXPECT_NE(n.error().reason.find("holds from 500 to 10000 W/m³"), std::string::npos) << n.error().reason;
}

TEST(Rules, ConstantKlaAtConstantVvmNeedsLessPower) {
  Vessel small = baffled(0.3, impeller_of("rushton6", 0.1)),
         large = baffled(1.2, impeller_of("rushton6", 0.4));
  Operation at_small = square(small, 15.0), at_large = square(large, 0.0);
  at_small.gas.emplace();
  at_small.gas->flow = 0.5 * at_small.volume / 60.0;
  at_large.gas.emplace();
  at_large.gas->flow = 0.5 * at_large.volume / 60.0;
  const Answer n = solve_speed(*find_rule("kla"), small, at_small, large, at_large);
  ASSERT_TRUE(n) << n.error().reason;
  at_large.speed = *n;
  EXPECT_NEAR(value("kla", large, at_large) / value("kla", small, at_small), 1.0, 1e-10);
  EXPECT_LT(value("gassed_power", large, at_large) / at_large.volume,
            0.5 * value("gassed_power", small, at_small) / at_small.volume);
}

TEST(Rules, TheStepBetweenRegimesIsNoRoot) {
  // Grenville's two lines differ by 1.1 % at Np^(1/3) Re = 6370: a blend time in between has no speed.
  const Vessel vessel = similar(1.0);
  Operation operation = square(vessel, 1.0);
  const double edge = 6370.0 * 1e-6 / (std::cbrt(5.0) / 9.0);
  operation.speed = edge * (1.0 + 1e-9);
  const double turbulent = value("blend_time", vessel, operation);
  operation.speed = edge * (1.0 - 1e-9);
  const double transitional = value("blend_time", vessel, operation);
  ASSERT_GT(transitional, 1.01 * turbulent);
  Vessel base = similar(1.1);
  Operation at_base = square(base, 1.0);
  at_base.speed = 1.0 * value("blend_time", base, at_base) / (0.5 * (turbulent + transitional));
  const Answer none = solve_speed(*find_rule("blend_time"), base, at_base, vessel, operation);
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().reason.find("one correlation hands over"), std::string::npos) << none.error().reason;
  at_base.speed *= 1.05;
  EXPECT_TRUE(solve_speed(*find_rule("blend_time"), base, at_base, vessel, operation));
}

RC_GTEST_PROP(RuleProperties, TheSpeedReproducesTheCondition, ()) {
  const std::vector<std::string_view> keys{"rushton6", "pbt4_45", "pbt6_45", "paddle2"};
  const auto vessel = [&](double low, double high) {
    const double diameter = low + (high - low) * 1e-3 * *rc::gen::inRange(0, 1001);
    const double share = 0.33 + 1e-3 * *rc::gen::inRange(0, 170);
    Vessel made = baffled(diameter, impeller_of(*rc::gen::elementOf(keys), share * diameter));
    made.bottom.shape = *rc::gen::element(Bottom::Shape::flat, Bottom::Shape::elliptical,
                                          Bottom::Shape::torispherical, Bottom::Shape::hemispherical);
    made.baffles = *rc::gen::inRange<std::size_t>(1, 5);
    return made;
  };
  const Vessel small = vessel(0.1, 0.4), large = vessel(0.5, 3.0);
  const Operation at_small = with_solids(small, 1.0 + 1e-2 * *rc::gen::inRange(0, 1500));
  Operation at_large = with_solids(large, 0.0);
  at_large.liquid.viscosity = 1e-3 * std::pow(10.0, 1e-2 * *rc::gen::inRange(-30, 100));
  for (const Rule& rule : rules()) {
    const Answer speed = solve_speed(rule, small, at_small, large, at_large);
    if (!speed) {
      RC_ASSERT(!speed.error().reason.empty());
      continue;
    }
    at_large.speed = *speed;
    const Condition& condition = *find_condition(rule.condition);
    const double kept = *condition.compute(small, at_small);
    RC_ASSERT(std::abs(*condition.compute(large, at_large) / kept - 1.0) < 1e-10);
  }
}

RC_GTEST_PROP(RuleProperties, TheSameVesselKeepsItsSpeed, ()) {
  const Vessel vessel = similar(0.2 + 1e-3 * *rc::gen::inRange(0, 2000));
  const Operation operation = with_solids(vessel, 0.5 + 1e-2 * *rc::gen::inRange(0, 1000));
  for (const Rule& rule : rules()) {
    const Answer speed = solve_speed(rule, vessel, operation, vessel, operation);
    if (!speed) continue;
    RC_ASSERT(std::abs(*speed / operation.speed - 1.0) < 1e-10);
  }
}

}  // namespace
}  // namespace pf::scaleup
