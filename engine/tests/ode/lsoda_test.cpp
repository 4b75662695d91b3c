#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>

#include "lsoda_support.hpp"

namespace pf::ode::testing {
namespace {

struct Outcome {
  double error;
  Statistics statistics;
};

Outcome run(Problem& problem, double relative, Method method) {
  Driver driver(problem, tolerance(relative, problem.absolute(relative)), method);
  driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, problem.t_end);
  EXPECT_EQ(driver.run(problem.t_end), Termination::completed) << problem.name << " " << relative;
  return {problem.error(driver.stepper->state()), driver.statistics};
}

TEST(Lsoda, StiffProblemsAreAsAccurateAsAsked) {
  for (const auto& problem : stiff_problems()) {
    for (const Method method : {Method::lsoda, Method::bdf}) {
      for (double relative = 1e-3; relative > 0.9e-10; relative *= 0.1) {
        // E5 explodes from any negative concentration, and coarse tolerances permit one.
        if (problem->name == "E5" && relative > 2e-5) continue;
        const Outcome outcome = run(*problem, relative, method);
        // The references carry about 11 digits.
        EXPECT_LT(outcome.error, 10.0 * relative + 1e-10)
            << problem->name << " " << to_string(method) << " " << relative;
        EXPECT_LT(outcome.statistics.steps, 20000u) << problem->name << " " << relative;
      }
    }
  }
}

TEST(Lsoda, WorkAtSixDigitsDoesNotGrow) {
  Rober rober;
  EXPECT_LT(run(rober, 1e-6, Method::bdf).statistics.steps, 1600u);
  Hires hires;
  const Statistics s = run(hires, 1e-6, Method::lsoda).statistics;
  EXPECT_LT(s.rhs_evaluations, 1500u);
  EXPECT_LT(s.factorisations, s.steps / 4) << "factors are to be reused";
}

// Three revolutions of the two-body problem with eccentricity 0.5 end where they began.
class Kepler final : public Problem {
 public:
  Kepler() : Problem("KEPLER", {0.5, 0, 0, std::sqrt(3.0)}, 6 * M_PI, {0.5, 0, 0, std::sqrt(3.0)}) {
    smallest = {1.0};
  }
  bool rhs(double, const double* y, double* f) override {
    const double d = y[0] * y[0] + y[1] * y[1], r = 1.0 / (d * std::sqrt(d));
    f[0] = y[2], f[1] = y[3], f[2] = -y[0] * r, f[3] = -y[1] * r;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    clear(j);
    const double d = y[0] * y[0] + y[1] * y[1], r3 = 1.0 / (d * std::sqrt(d)), r5 = 3.0 * r3 / d;
    at(j, 0, 2) = at(j, 1, 3) = 1.0;
    at(j, 2, 0) = r5 * y[0] * y[0] - r3, at(j, 3, 1) = r5 * y[1] * y[1] - r3;
    at(j, 2, 1) = at(j, 3, 0) = r5 * y[0] * y[1];
    return true;
  }
};

// The restricted three-body problem of Arenstorf (1963), Am. J. Math. 85:27; initial values and period of
// Hairer, Norsett & Wanner (1993), Solving ODEs I, sec. II.0.
class Arenstorf final : public Problem {
 public:
  Arenstorf()
      : Problem("ARENSTORF", {0.994, 0.0, 0.0, -2.00158510637908252240537862224},
                17.0652165601579625588917206249, {0.994, 0.0, 0.0, -2.00158510637908252240537862224}) {
    smallest = {1.0};
  }
  bool rhs(double, const double* y, double* f) override {
    const double mu = 0.012277471, nu = 1.0 - mu;
    const double a = y[0] + mu, b = y[0] - nu;
    const double d1 = std::pow(a * a + y[1] * y[1], -1.5), d2 = std::pow(b * b + y[1] * y[1], -1.5);
    f[0] = y[2], f[1] = y[3];
    f[2] = y[0] + 2.0 * y[3] - nu * a * d1 - mu * b * d2;
    f[3] = y[1] - 2.0 * y[2] - nu * y[1] * d1 - mu * y[1] * d2;
    return true;
  }
  bool jacobian(double, const double*, double*) override { return false; }  // Adams does not ask for it
};

TEST(Lsoda, AdamsIsAccurateAndCheapOnOrbits) {
  Kepler kepler;
  double previous = 1e9;
  for (const double relative : {1e-5, 1e-7, 1e-9, 1e-11}) {
    const Outcome outcome = run(kepler, relative, Method::adams);
    EXPECT_LT(outcome.error, 5000 * relative);  // the period multiplies an error of the energy by 3 pi t
    EXPECT_LT(outcome.error, 0.2 * previous);
    EXPECT_EQ(outcome.statistics.jacobian_evaluations, 0u);
    previous = outcome.error;
  }
  EXPECT_LT(run(kepler, 1e-9, Method::adams).statistics.rhs_evaluations, 1600u);

  Arenstorf arenstorf;
  const Outcome orbit = run(arenstorf, 1e-11, Method::adams);
  EXPECT_LT(orbit.error, 1e-4);  // the orbit magnifies errors about 10^5 times
  EXPECT_LT(orbit.statistics.rhs_evaluations, 5000u);
}

TEST(Lsoda, HighOrdersAreUsed) {
  Reversible decay(2.0, 1.0, false);
  std::uint64_t previous = 0;
  // A fixed order q needs 10^(1/(q+1)) times as many steps per digit; from 1e-6 to 1e-12 order 5 would take
  // ten times.
  for (const double relative : {1e-6, 1e-12}) {
    Driver driver(decay, tolerance(relative, {relative}), Method::adams);
    const double y0[] = {1.0, 0.0};
    driver.stepper->start(0.0, y0, nullptr, 0.0, 2.0);
    ASSERT_EQ(driver.run(2.0), Termination::completed);
    EXPECT_NEAR(driver.stepper->state()[0], decay.exact(2.0), 30 * relative);
    if (previous > 0) {
      EXPECT_LT(driver.statistics.steps, 5 * previous);
    }
    previous = driver.statistics.steps;
  }
}

TEST(Lsoda, SwitchesBothWaysOnVanDerPolAndSaysWhy) {
  VanDerPol problem;
  const Outcome outcome = run(problem, 1e-6, Method::lsoda);
  bool to_stiff = false, to_plain = false;
  for (const Switch& s : outcome.statistics.switches) {
    to_stiff |= s.from == Method::adams && s.to == Method::bdf && s.reason.starts_with("stiff: ");
    to_plain |= s.from == Method::bdf && s.to == Method::adams && s.reason.starts_with("not stiff: ");
    EXPECT_GT(s.time, 0.0);
    EXPECT_LT(s.time, problem.t_end);
  }
  EXPECT_TRUE(to_stiff);
  EXPECT_TRUE(to_plain);
  EXPECT_LT(outcome.statistics.switches.size(), 40u);

  for (const Method alone : {Method::bdf}) EXPECT_TRUE(run(problem, 1e-6, alone).statistics.switches.empty());
  Kepler kepler;
  EXPECT_TRUE(run(kepler, 1e-6, Method::lsoda).statistics.switches.empty()) << "not stiff anywhere";
}

TEST(Lsoda, InterpolatesContinuouslyToTheOrderOfTheMethod) {
  for (const Method method : {Method::adams, Method::bdf, Method::lsoda}) {
    Reversible decay;
    const double relative = 1e-7;
    Driver driver(decay, tolerance(relative, {relative}), method);
    const double y0[] = {1.0, 0.0}, s0[4] = {};
    driver.stepper->start(0.0, y0, s0, 0.0, 3.0);
    std::vector<double> before{1.0, 0.0}, sensitivity_before(4), y(2), s(4);
    while (driver.stepper->time() < 3.0) {
      ASSERT_EQ(driver.stepper->step(3.0), Termination::completed);
      const Stepper& step = *driver.stepper;
      EXPECT_EQ(step.end(), step.time());
      step.state(step.begin(), y.data());
      step.sensitivity(step.begin(), s.data());
      EXPECT_EQ(y, before);
      EXPECT_EQ(s, sensitivity_before);
      const double h = step.end() - step.begin();
      // The polynomial itself joins, not only the values handed out at the very ends.
      step.state(step.begin() + 1e-9 * h, y.data());
      EXPECT_NEAR(y[0], before[0], 1e-8 * h + 1e-14);
      step.state(step.end() - 1e-9 * h, y.data());
      EXPECT_NEAR(y[0], step.state()[0], 1e-8 * h + 1e-14);
      for (const double x : {0.1, 0.5, 0.9}) {
        const double t = step.begin() + x * h;
        step.state(t, y.data());
        EXPECT_NEAR(y[0], decay.exact(t), 30 * relative);
        step.sensitivity(t, s.data());
        EXPECT_NEAR(s[0], decay.exact_slope(0, t), 100 * relative);
      }
      before = driver.state();
      sensitivity_before.assign(step.sensitivity(), step.sensitivity() + 4);
    }
  }
}

TEST(Lsoda, LandsOnEveryLimitAndNeverLooksBeyond) {
  for (const Method method : {Method::adams, Method::bdf, Method::lsoda}) {
    Reversible decay(2.0, 1.0, false);
    Driver driver(decay, tolerance(1e-6, {1e-9}), method);
    const double y0[] = {1.0, 0.0};
    driver.stepper->start(0.0, y0, nullptr, 0.0, 0.1);
    for (const double limit : {0.1, 0.1000001, 0.3, 1.0 / 3.0, 2.0, 2.0000000001, 5.0}) {
      ASSERT_EQ(driver.run(limit), Termination::completed);
      EXPECT_EQ(driver.stepper->time(), limit);
      EXPECT_LE(decay.latest, limit);
      EXPECT_NEAR(driver.stepper->state()[0], decay.exact(limit), 3e-5);
    }
    EXPECT_LT(driver.statistics.steps, 400u);
  }
}

TEST(Lsoda, KeepsMaximumStepAndHint) {
  Reversible decay(2.0, 1.0, false);
  Options options = tolerance(1e-4, {1e-4});
  options.maximum_step = 0.01;
  Driver driver(decay, options, Method::bdf);
  const double y0[] = {1.0, 0.0};
  driver.stepper->start(0.0, y0, nullptr, 1e-5, 5.0);
  EXPECT_LE(driver.stepper->next_step(), 1e-5);
  while (driver.stepper->time() < 5.0) {
    ASSERT_EQ(driver.stepper->step(5.0), Termination::completed);
    ASSERT_LE(driver.stepper->end() - driver.stepper->begin(), 0.01 * (1 + 1e-12));
  }
  // The hint of a previous smooth piece is too long for order 1: no cascade of rejections follows.
  Driver restarted(decay, tolerance(1e-8, {1e-8}), Method::adams);
  restarted.stepper->start(0.0, y0, nullptr, 0.5, 5.0);
  ASSERT_EQ(restarted.stepper->step(5.0), Termination::completed);
  EXPECT_LE(restarted.statistics.rejected_steps, 1u);
}

// y' = y^2 from 1 explodes at t = 1.
class Explosion : public Problem {
 public:
  Explosion() : Problem("EXPLOSION", {1.0}, 2.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return std::isfinite(f[0] = y[0] * y[0]); }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = 2 * y[0];
    return true;
  }
};

TEST(Lsoda, EndsInWordsWhereTheSolutionEnds) {
  for (const Method method : {Method::adams, Method::bdf, Method::lsoda}) {
    Explosion problem;
    Driver driver(problem, tolerance(1e-6, {1e-9}), method);
    driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, 2.0);
    const Termination end = driver.run(2.0);
    EXPECT_TRUE(end == Termination::step_too_small || end == Termination::not_finite) << to_string(end);
    EXPECT_NEAR(driver.stepper->time(), 1.0, 1e-3);
    EXPECT_TRUE(std::isfinite(driver.stepper->state()[0]));
    EXPECT_LT(driver.statistics.steps, 10000u);
  }
}

// Defined only while y > 0, which y' = -1 leaves at t = 1.
class Wall final : public Problem {
 public:
  Wall() : Problem("WALL", {1.0}, 2.0, {}) {}
  bool rhs(double, const double* y, double* f) override {
    f[0] = -1.0;
    return y[0] > 0.0;
  }
  bool jacobian(double, const double*, double* j) override {
    j[0] = 0.0;
    return true;
  }
};

TEST(Lsoda, StopsBeforeWhereTheFunctionIsNotDefined) {
  for (const Method method : {Method::adams, Method::bdf, Method::lsoda}) {
    Wall problem;
    Driver driver(problem, tolerance(1e-6, {1e-9}), method);
    driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, 2.0);
    EXPECT_EQ(driver.run(2.0), Termination::not_finite);
    EXPECT_NEAR(driver.stepper->time(), 1.0, 1e-6);
    EXPECT_GT(driver.stepper->state()[0], 0.0);
  }
  Wall problem;
  Driver driver(problem, tolerance(1e-6, {1e-9}), Method::lsoda);
  const double outside = -1.0, nothing = std::numeric_limits<double>::quiet_NaN();
  driver.stepper->start(0.0, &outside, nullptr, 0.0, 2.0);
  EXPECT_EQ(driver.run(2.0), Termination::not_finite);
  driver.stepper->start(0.0, &nothing, nullptr, 0.0, 2.0);
  EXPECT_EQ(driver.run(2.0), Termination::not_finite);
  EXPECT_EQ(driver.stepper->time(), 0.0);
}

TEST(Lsoda, SpendsNoMoreThanItsBudget) {
  Rober problem;
  Options options = tolerance(1e-6, problem.absolute(1e-6));
  options.maximum_steps = 50;
  Driver driver(problem, options, Method::lsoda);
  driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, problem.t_end);
  EXPECT_EQ(driver.run(problem.t_end), Termination::too_many_steps);
  EXPECT_EQ(driver.statistics.steps + driver.statistics.rejected_steps, 50u);
  EXPECT_GT(driver.stepper->time(), 0.0);
}

}  // namespace
}  // namespace pf::ode::testing
