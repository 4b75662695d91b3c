// Closed batches: chapters 1 to 3 of the validation book, heat and jackets with analytic solutions.
#include "recipes.hpp"

namespace pf::reactor::test {
namespace {

TEST(Batch, FirstOrderDecayIsExponential) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.1 / minute));
  v.charge("A", 1.0 * molar);
  const Result r = v.run();
  EXPECT_NEAR(v.last(r, "A"), std::exp(-1.0), 1e-9);
  EXPECT_NEAR(v.last(r, "B"), 1 - std::exp(-1.0), 1e-9);
  ASSERT_EQ(r.summary.conversion.size(), 1u);
  EXPECT_NEAR(r.summary.conversion[0].value, 1 - std::exp(-1.0), 1e-8);
  EXPECT_NEAR(r.summary.yield[0].value, 1 - std::exp(-1.0), 1e-8);
  EXPECT_NEAR(r.summary.selectivity[0].value, 1.0, 1e-9);
  EXPECT_NEAR(r.summary.maximum_accumulation->value, 1.0, 1e-12);
  EXPECT_LT(*r.balances.mole_closure, 1e-8);
}

TEST(Batch, ReversibleReactionReachesItsEquilibrium) {
  Vessel v("A <-> B");
  v.rate(0, Parametric(0.2 / minute));
  v.law(0).equilibrium = Parametric(4.0);
  v.charge("A", 1.0 * molar);
  v.recipe.duration = 400 * minute;
  const Result r = v.run({0, minute, 10 * minute, 400 * minute});
  for (std::size_t k = 0; k < 4; ++k)
    EXPECT_NEAR(r.series.concentration[2 * k] + r.series.concentration[2 * k + 1], 1.0 * molar, 1e-9);
  EXPECT_NEAR(r.series.concentration[2] / molar, 0.2 + 0.8 * std::exp(-0.25), 1e-9);
  EXPECT_NEAR(v.last(r, "A"), 0.2, 1e-9);
}

Vessel adiabatic() {
  Vessel v("A -> B");
  v.rate(0, kinetics::Arrhenius{1e10 / minute, 8000.0 * gas_constant, 0.0});
  v.network.reactions[0].heat = -50e3;
  v.charge("A", 2.0 * molar);
  v.recipe.charge.temperature = Parametric(300.0);
  v.control(Adiabatic{});
  v.recipe.duration = 90 * minute;
  return v;
}

TEST(Batch, AdiabaticTemperatureAndTimeOfAnEvent) {
  Vessel v = adiabatic();
  v.recipe.duration = 600 * minute;
  v.recipe.events.push_back({"depleted", *kinetics::parse_expression("10 - [A]"), false});
  const Result r = v.run();
  EXPECT_NEAR(r.series.temperature.back(), 323.923445, 1e-6);
  ASSERT_EQ(r.events.size(), 1u);
  EXPECT_NEAR(r.events[0].time / minute, 46.36205, 1e-5);
  EXPECT_NEAR(r.events[0].concentration[0], 10.0, 1e-7);
  EXPECT_NEAR(*r.summary.adiabatic_temperature_rise, 23.923445, 1e-6);
  EXPECT_LT(*r.balances.energy_closure, 1e-7);
}

TEST(Batch, AStoppingEventEndsTheRunThere) {
  Vessel v = adiabatic();
  v.recipe.events.push_back({"hot", *kinetics::parse_expression("T - 310"), true});
  const Result r = v.run();
  EXPECT_EQ(r.termination, Termination::event);
  ASSERT_EQ(r.events.size(), 1u);
  EXPECT_TRUE(r.events[0].stopped);
  EXPECT_NEAR(r.series.temperature.back(), 310.0, 1e-8);
  EXPECT_DOUBLE_EQ(r.series.time.back(), r.events[0].time);
}

TEST(Batch, HeatIsPerMoleOfExtentAsWritten) {
  Vessel a("2 A -> B"), b("A -> 0.5 B");
  a.network.reactions[0].heat = -100e3;
  b.network.reactions[0].heat = -50e3;
  // The same consumption of A: r_a = r_b / 2.
  a.law(0).orders = {{0, 1.0, 1.0}};
  a.rate(0, Parametric(0.05 / minute));
  b.rate(0, Parametric(0.1 / minute));
  for (Vessel* v : {&a, &b}) {
    v->charge("A", 1.0 * molar);
    v->control(Adiabatic{});
  }
  const Result ra = a.run({0, 100, 300, 600}), rb = b.run({0, 100, 300, 600});
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(ra.series.temperature[k], rb.series.temperature[k], 1e-7);
}

TEST(Batch, AnInertVesselCoolsToItsJacketExponentially) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.recipe.charge.temperature = Parametric(350.0);
  v.recipe.vessel.heat_capacity = 500.0;
  Jacket jacket;
  jacket.heat_transfer.ua = 5.0;
  jacket.temperature = {{0.0, 290.0}};
  v.control(jacket);
  const Result r = v.run();
  const double tau = (4180.0 + 500.0) / 5.0;
  EXPECT_NEAR(r.series.temperature.back(), 290 + 60 * std::exp(-600 / tau), 1e-6);
  EXPECT_NEAR(r.series.jacket_temperature.back(), 290.0, 1e-12);
  EXPECT_LT(*r.balances.energy_closure, 1e-9);
}

TEST(Batch, StirringAndLossReachTheirBalance) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.recipe.vessel.stirring_power = 20.0;
  v.recipe.vessel.loss_ua = 2.0;
  v.recipe.vessel.ambient = 290.0;
  v.control(Adiabatic{});
  v.recipe.duration = 1e6;
  EXPECT_NEAR(v.run().series.temperature.back(), 300.0, 1e-6);
}

TEST(Batch, CoolantAsAStateFollowsTheTwoTankSolution) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  v.recipe.charge.temperature = Parametric(360.0);
  Jacket jacket;
  jacket.heat_transfer.ua = 10.0;
  jacket.coolant = Coolant{1e-5, 2e-4, 280.0, 1000.0, 4000.0};
  v.control(jacket);
  const Result r = v.run();
  // T' = a (Tj - T), Tj' = b (Tin - Tj) + c (T - Tj): matrix exponential of a 2 x 2 system
  const double a = 10.0 / 4180.0, b = 1e-5 / 2e-4, c = 10.0 / (2e-4 * 4e6);
  const double trace = -(a + b + c), determinant = a * b;
  const double root = std::sqrt(trace * trace / 4 - determinant);
  const double l1 = trace / 2 + root, l2 = trace / 2 - root;
  // deviations from 280 K: x(0) = 80, y(0) = 0; x' (0) = -80 a
  const double c2 = (-80 * a - l1 * 80) / (l2 - l1), c1 = 80 - c2;
  EXPECT_NEAR(r.series.temperature.back(), 280 + c1 * std::exp(l1 * 600) + c2 * std::exp(l2 * 600), 1e-5);
}

TEST(Batch, AProfileIsFollowedAndItsJumpsAreExact) {
  Vessel v("A -> B");
  v.rate(0, kinetics::ReferenceArrhenius{1e-3, 298.15, 60e3});
  v.charge("A", molar);
  v.control(TemperatureProfile{{{0.0, 298.15}, {100.0, 308.15}, {100.0, 318.15}, {200.0, 318.15}}});
  v.recipe.duration = 300.0;
  const Result r = v.run({0, 50, 100, 150, 300});
  const double expected[] = {298.15, 303.15, 318.15, 318.15, 318.15};
  for (std::size_t k = 0; k < 5; ++k) EXPECT_NEAR(r.series.temperature[k], expected[k], 1e-9);
}

TEST(Batch, StagesFollowOneAnother) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.1 / minute));
  v.network.reactions[0].heat = -50e3;
  v.charge("A", molar);
  Jacket jacket;
  jacket.heat_transfer.ua = 50.0;
  jacket.temperature = {{0.0, 280.0}};
  v.recipe.stages = {Stage{Parametric(300.0), Isothermal{}}, Stage{Parametric(600.0), Adiabatic{}},
                     Stage{std::nullopt, jacket}};
  v.recipe.duration = 1200.0;
  const Result r = v.run({300.0, 600.0, 1200.0});
  EXPECT_NEAR(r.series.temperature[0], 298.15, 1e-12);
  const double rise = 50e3 * molar * (std::exp(-0.5) - std::exp(-1.0)) / 4.18e6;
  EXPECT_NEAR(r.series.temperature[1], 298.15 + rise, 1e-7);
  EXPECT_LT(r.series.temperature[2], 285.0);
  EXPECT_LT(*r.balances.energy_closure, 1e-7);
}

TEST(Batch, ASetpointControllerHoldsItsLimitsAndItsRamp) {
  Vessel v("A -> B");
  v.rate(0, Parametric(0.0));
  Setpoint control;
  control.heat_transfer.ua = 30.0;
  control.setpoint = {{0.0, 298.15}, {600.0, 328.15}};
  control.gain = 5.0;
  control.integral_time = Parametric(600.0);
  control.jacket_max = Parametric(350.0);
  control.ramp_rate = Parametric(0.2);
  v.control(control);
  v.recipe.duration = 3600.0;
  std::vector<double> times;
  for (int k = 0; k <= 360; ++k) times.push_back(10.0 * k);
  const Result r = v.run(times);
  EXPECT_NEAR(r.series.temperature.back(), 328.15, 0.05);
  for (std::size_t k = 1; k < times.size(); ++k) {
    EXPECT_LE(r.series.jacket_temperature[k], 350.0 + 1e-6);
    EXPECT_LE(std::abs(r.series.jacket_temperature[k] - r.series.jacket_temperature[k - 1]), 0.2 * 10 + 1e-6);
  }
  EXPECT_LT(*r.balances.energy_closure, 1e-6);
}

TEST(Batch, ANegativeConcentrationIsReportedNotClipped) {
  Vessel v("A -> B");
  v.law(0).orders.clear();
  v.rate(0, Parametric(0.1 * molar / minute));
  v.charge("A", molar);
  v.recipe.duration = 30 * minute;
  const Result r = v.run();
  EXPECT_NEAR(v.last(r, "A"), -2.0, 1e-9);
  ASSERT_EQ(r.warnings.size(), 1u);
  EXPECT_EQ(r.warnings[0].code, "negative_concentration");
}

TEST(Batch, ARunThatBlowsUpShowsWhere) {
  Vessel v("2 A -> 3 A");
  v.rate(0, Parametric(1.0 / (molar * minute)));
  v.charge("A", molar);
  v.options.times = {30.0, 600.0};
  const auto r = simulate(v.model(), v.options, {});
  ASSERT_TRUE(r.has_value());
  EXPECT_FALSE(succeeded(r->termination));
  EXPECT_FALSE(r->reason.empty());
  ASSERT_EQ(r->series.time.size(), 2u);
  EXPECT_NEAR(r->series.time.back(), minute, 1e-3);  // 1/c = 1 - t
}

}  // namespace
}  // namespace pf::reactor::test
