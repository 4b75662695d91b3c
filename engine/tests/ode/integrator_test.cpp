#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

#include "ode/recorder.hpp"

namespace pf::ode::testing {
namespace {

constexpr std::array all_methods{Method::tsit5, Method::rodas5p, Method::automatic,
                                 Method::lsoda, Method::bdf,     Method::adams};

/// x'' = -x as (x, v): x = cos t, v = -sin t from (1, 0). Keeps the last time at which f was asked for.
class Harmonic : public Problem {
 public:
  Harmonic() : Problem("harmonic", {1.0, 0.0}, 10.0, {std::cos(10.0), -std::sin(10.0)}) {}
  bool rhs(double t, const double* y, double* f) override {
    latest = std::max(latest, t);
    f[0] = y[1], f[1] = -y[0];
    return true;
  }
  bool jacobian(double t, const double*, double* j) override {
    latest = std::max(latest, t);
    j[0] = 0.0, j[1] = -1.0, j[2] = 1.0, j[3] = 0.0;
    return true;
  }
  double latest = 0.0;
};

class EveryMethod : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, EveryMethod, ::testing::ValuesIn(all_methods),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

TEST(MethodNames, AreReadBack) {
  for (const Method m : all_methods) EXPECT_EQ(method_from(to_string(m)), m);
  EXPECT_EQ(to_string(Method::automatic), "auto");
  EXPECT_EQ(method_from("euler"), std::nullopt);
}

TEST_P(EveryMethod, ReportsTheOutputsAskedForAndLandsOnTheEnd) {
  Harmonic system;
  Integrator integrator(system, options_for(GetParam(), 1e-8));
  integrator.start(0.0, system.y0);
  Recorder seen(system);
  std::vector<double> times;
  for (int i = 0; i <= 100; ++i) times.push_back(0.1 * i);
  times.back() = 10.0;
  ASSERT_EQ(integrator.advance(10.0, times, seen, {}), Termination::completed);
  ASSERT_EQ(seen.outputs.size(), times.size());
  for (std::size_t i = 0; i < times.size(); ++i) {
    EXPECT_EQ(seen.outputs[i].index, i);
    EXPECT_EQ(seen.outputs[i].t, times[i]);
    EXPECT_NEAR(seen.outputs[i].y[0], std::cos(times[i]), 1e-6);
    EXPECT_NEAR(seen.outputs[i].y[1], -std::sin(times[i]), 1e-6);
  }
  EXPECT_EQ(integrator.time(), 10.0);
  EXPECT_EQ(seen.ends.back(), 10.0);
  EXPECT_EQ(integrator.statistics().steps, seen.ends.size());
  EXPECT_EQ(seen.outputs.back().y, std::vector<double>(integrator.state().begin(), integrator.state().end()));
  EXPECT_LE(system.latest, 10.0);
}

TEST_P(EveryMethod, OutputTimesDoNotChangeTheSolution) {
  Harmonic system;
  const auto end_with = [&](const std::vector<double>& times) {
    Integrator integrator(system, options_for(GetParam(), 1e-7));
    integrator.start(0.0, system.y0);
    Recorder seen(system);
    EXPECT_EQ(integrator.advance(10.0, times, seen, {}), Termination::completed);
    return std::pair{std::vector<double>(integrator.state().begin(), integrator.state().end()), seen.outputs};
  };
  const auto [few_end, few] = end_with({5.0});
  const auto [many_end, many] = end_with({1.0, 2.0, 3.0, 3.5, 5.0, 5.000001, 9.99});
  EXPECT_EQ(few_end, many_end);
  EXPECT_EQ(few[0].y, many[4].y);
}

TEST_P(EveryMethod, RestartsExactlyAtABreakpoint) {
  // y' = u with u = 1 until t = 1/3 and u = -2 after it.
  class Switched final : public Problem {
   public:
    Switched() : Problem("switched", {0.0}, 1.0, {}) {}
    bool rhs(double t, const double*, double* f) override {
      latest = std::max(latest, t);
      f[0] = u;
      return true;
    }
    bool jacobian(double, const double*, double* j) override { return j[0] = 0.0, true; }
    double u = 1.0;
    double latest = 0.0;
  } system;
  Integrator integrator(system, options_for(GetParam(), 1e-6));
  Observer nobody;
  integrator.start(0.0, system.y0);
  const double kink = 1.0 / 3.0;
  ASSERT_EQ(integrator.advance(kink, {}, nobody, {}), Termination::completed);
  EXPECT_EQ(integrator.time(), kink);
  EXPECT_EQ(system.latest, kink);
  EXPECT_NEAR(integrator.state()[0], kink, 1e-14);
  system.u = -2.0;
  const std::vector<double> y(integrator.state().begin(), integrator.state().end());
  integrator.start(kink, y);
  ASSERT_EQ(integrator.advance(1.0, {}, nobody, {}), Termination::completed);
  EXPECT_NEAR(integrator.state()[0], kink - 2.0 * (1.0 - kink), 1e-13);
}

TEST_P(EveryMethod, NeverStepsFurtherThanAllowed) {
  Harmonic system;
  Options options = options_for(GetParam(), 1e-3);
  options.maximum_step = 0.01;
  Integrator integrator(system, options);
  integrator.start(0.0, system.y0);
  Recorder seen(system);
  ASSERT_EQ(integrator.advance(1.0, {}, seen, {}), Termination::completed);
  for (std::size_t i = 1; i < seen.ends.size(); ++i)
    EXPECT_LE(seen.ends[i] - seen.ends[i - 1], 0.01 * (1 + 1e-12));
}

TEST_P(EveryMethod, AsksForProgressAndObeysTheAnswer) {
  Harmonic system;
  Options options = options_for(GetParam(), 1e-10);
  options.poll_interval = 8;
  for (const Proceed answer : {Proceed::cancel, Proceed::deadline}) {
    Integrator integrator(system, options);
    integrator.start(0.0, system.y0);
    integrator.report_progress_over(0.0, 20.0);
    std::vector<double> fractions;
    RunContext run;
    run.progress = [&](double fraction, auto) {
      fractions.push_back(fraction);
      return fraction > 0.25 ? answer : Proceed::go_on;
    };
    Observer nobody;
    EXPECT_EQ(integrator.advance(10.0, {}, nobody, run), termination_of(answer));
    EXPECT_GT(integrator.time(), 5.0);
    EXPECT_LT(integrator.time(), 10.0);
    EXPECT_NEAR(integrator.state()[0], std::cos(integrator.time()), 1e-6);
    ASSERT_GT(fractions.size(), 2u);
    EXPECT_TRUE(std::is_sorted(fractions.begin(), fractions.end()));
    EXPECT_NEAR(fractions.back(), integrator.time() / 20.0, 1e-12);
  }
}

TEST_P(EveryMethod, StopsWhenTheBudgetIsSpent) {
  Harmonic system;
  Options options = options_for(GetParam(), 1e-10);
  options.maximum_steps = 20;
  const Solution end = run(system, system.y0, 10.0, options);
  EXPECT_EQ(end.termination, Termination::too_many_steps);
  EXPECT_LE(end.statistics.steps + end.statistics.rejected_steps, 20u);
  EXPECT_NE(end.y, system.y0);
}

/// y' = y^2 from y = 1: infinite at t = 1.
class BlowUp final : public Problem {
 public:
  BlowUp() : Problem("blow-up", {1.0}, 2.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return f[0] = y[0] * y[0], true; }
  bool jacobian(double, const double* y, double* j) override { return j[0] = 2.0 * y[0], true; }
};

TEST_P(EveryMethod, EndsAtASingularity) {
  BlowUp system;
  const Solution end = run(system, system.y0, 2.0, options_for(GetParam(), 1e-6));
  EXPECT_EQ(end.termination, Termination::step_too_small);
  EXPECT_GT(end.y[0], 1e6);
}

/// y' = -1 from y = 1, defined for y >= 0 only.
class Bounded final : public Problem {
 public:
  explicit Bounded(bool reports) : Problem("bounded", {1.0}, 2.0, {}), reports_(reports) {}
  bool rhs(double, const double* y, double* f) override {
    f[0] = -1.0;
    if (y[0] >= 0.0) return true;
    f[0] = std::numeric_limits<double>::quiet_NaN();
    return !reports_;
  }
  bool jacobian(double, const double*, double* j) override { return j[0] = 0.0, true; }

 private:
  bool reports_;
};

TEST_P(EveryMethod, EndsWhereTheFunctionIsNotDefined) {
  for (const bool reports : {true, false}) {
    Bounded system(reports);
    const Solution end = run(system, system.y0, 2.0, options_for(GetParam(), 1e-6));
    EXPECT_EQ(end.termination, Termination::not_finite) << reports;
    EXPECT_NEAR(end.y[0], 0.0, 1e-6);
    const Solution nowhere = run(system, {-1.0}, 2.0, options_for(GetParam(), 1e-6));
    EXPECT_EQ(nowhere.termination, Termination::not_finite) << reports;
    EXPECT_EQ(nowhere.y[0], -1.0);
  }
}

TEST_P(EveryMethod, GoesOnFromWhereItStopped) {
  Harmonic system;
  Integrator integrator(system, options_for(GetParam(), 1e-9));
  integrator.start(0.0, system.y0);
  Observer nobody;
  for (double t = 1.0; t <= 10.0; t += 1.0)
    ASSERT_EQ(integrator.advance(t, {}, nobody, {}), Termination::completed);
  EXPECT_NEAR(integrator.state()[0], std::cos(10.0), 1e-6);
  EXPECT_EQ(integrator.advance(10.0, {}, nobody, {}), Termination::completed);
}

}  // namespace
}  // namespace pf::ode::testing
