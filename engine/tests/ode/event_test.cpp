#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "ode/recorder.hpp"

namespace pf::ode::testing {
namespace {

constexpr double pi = std::numbers::pi;

class EventsOf : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, EventsOf,
                         ::testing::Values(Method::tsit5, Method::rodas5p, Method::automatic, Method::lsoda),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

/// cos t and -sin t, with events x = 0, v = 0 and x = 1/2.
class Oscillator final : public Problem {
 public:
  Oscillator() : Problem("oscillator", {1.0, 0.0}, 10.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return f[0] = y[1], f[1] = -y[0], true; }
  bool jacobian(double, const double*, double* j) override {
    return j[0] = 0.0, j[1] = -1.0, j[2] = 1.0, j[3] = 0.0, true;
  }
  std::size_t events() const override { return 3; }
  void event_values(double, const double* y, double* g) override {
    g[0] = y[0], g[1] = y[1], g[2] = y[0] - 0.5;
  }
};

TEST_P(EventsOf, AreFoundInOrderWithTheirDirection) {
  Oscillator system;
  Integrator integrator(system, options_for(GetParam(), 1e-11));
  integrator.start(0.0, system.y0);
  Recorder seen(system);
  std::vector<double> times;
  for (double t = 0.0; t < 10.0; t += 0.25) times.push_back(t);
  ASSERT_EQ(integrator.advance(10.0, times, seen, {}), Termination::completed);

  struct Expected {
    std::size_t index;
    int direction;
    double t;
  };
  std::vector<Expected> expected;
  for (int i = 0; i < 4; ++i) {
    if ((i + 0.5) * pi < 10.0) expected.push_back({0, i % 2 == 0 ? -1 : 1, (i + 0.5) * pi});
    if ((i + 1) * pi < 10.0) expected.push_back({1, i % 2 == 0 ? 1 : -1, (i + 1) * pi});  // not at t = 0
    if (2 * i * pi + pi / 3 < 10.0) expected.push_back({2, -1, 2 * i * pi + pi / 3});
    if (2 * i * pi + 5 * pi / 3 < 10.0) expected.push_back({2, 1, 2 * i * pi + 5 * pi / 3});
  }
  std::sort(expected.begin(), expected.end(), [](const auto& a, const auto& b) { return a.t < b.t; });
  ASSERT_EQ(seen.events.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(seen.events[i].index, expected[i].index) << i;
    EXPECT_EQ(seen.events[i].direction, expected[i].direction) << i;
    EXPECT_NEAR(seen.events[i].t, expected[i].t, 1e-8) << i;
  }
  EXPECT_EQ(seen.outputs.size(), times.size());
  EXPECT_TRUE(std::is_sorted(seen.calls.begin(), seen.calls.end()));
}

TEST_P(EventsOf, StopTheRunThereAndLetItGoOn) {
  Oscillator system;
  Integrator integrator(system, options_for(GetParam(), 1e-10));
  integrator.start(0.0, system.y0);
  Recorder seen(system);
  seen.stop_after = 2;
  std::vector<double> times;
  for (double t = 0.0; t < 10.0; t += 0.25) times.push_back(t);
  ASSERT_EQ(integrator.advance(10.0, times, seen, {}), Termination::event);
  EXPECT_NEAR(integrator.time(), pi / 2, 1e-8);
  EXPECT_NEAR(integrator.state()[0], 0.0, 1e-14);  // on the event of the dense output, to round-off
  EXPECT_EQ(seen.ends.back(), integrator.time());
  EXPECT_LE(seen.outputs.back().t, integrator.time());
  EXPECT_GT(seen.outputs.back().t, integrator.time() - 0.25);

  // Going on does not report the same root again, neither at once nor after a restart from the same point.
  const std::vector<double> y(integrator.state().begin(), integrator.state().end());
  for (const bool restarted : {false, true}) {
    if (restarted) integrator.start(pi / 2, y);
    Recorder rest(system);
    rest.stop_after = 1;
    ASSERT_EQ(integrator.advance(10.0, {}, rest, {}), Termination::event);
    EXPECT_EQ(rest.events[0].index, 1u);
    EXPECT_NEAR(rest.events[0].t, pi, 1e-7);
  }
}

/// A ball in free fall: (height, velocity), g = 10. Bounces without loss.
class Ball final : public Problem {
 public:
  Ball() : Problem("ball", {5.0, 0.0}, 10.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return f[0] = y[1], f[1] = -10.0, true; }
  bool jacobian(double, const double*, double* j) override {
    return j[0] = 0.0, j[1] = 0.0, j[2] = 1.0, j[3] = 0.0, true;
  }
  std::size_t events() const override { return 1; }
  void event_values(double, const double* y, double* g) override { g[0] = y[0]; }
};

TEST_P(EventsOf, BounceABallAtTheRightTimes) {
  Ball system;
  Integrator integrator(system, options_for(GetParam(), 1e-10));
  integrator.start(0.0, system.y0);
  for (int bounce = 0; bounce < 5; ++bounce) {
    Recorder seen(system);
    seen.stop_after = 1;
    ASSERT_EQ(integrator.advance(20.0, {}, seen, {}), Termination::event);
    ASSERT_EQ(seen.events.size(), 1u);
    EXPECT_EQ(seen.events[0].direction, -1);
    EXPECT_NEAR(integrator.time(), 1.0 + 2.0 * bounce, 1e-8);
    EXPECT_NEAR(integrator.state()[1], -10.0, 1e-7);
    const std::vector<double> up{integrator.state()[0], -integrator.state()[1]};
    integrator.start(integrator.time(), up);
  }
}

}  // namespace
}  // namespace pf::ode::testing
