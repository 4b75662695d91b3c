// Output times are questions about the solution, not a part of the problem: whatever is asked, the steps, the
// events and the end are the same bit for bit, and so is every value that two runs both report.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "ode/recorder.hpp"

namespace pf::ode::testing {
namespace {

/// Robertson's reactions with two sensitivities, an inflow that oscillates and an event: stiff from the
/// start.
class Fed final : public Problem {
 public:
  Fed() : Problem("fed", {1.0, 0.0, 0.0}, 40.0, {}) {}
  bool depends_on_time() const override { return true; }
  std::size_t parameters() const override { return 2; }
  std::size_t events() const override { return 1; }
  bool rhs(double t, const double* y, double* f) override {
    const double r1 = k[0] * y[0], r2 = k[2] * y[1] * y[1], r3 = k[1] * y[1] * y[2];
    f[0] = -r1 + r3 + 0.01 * (1.0 + std::cos(t)), f[1] = r1 - r3 - r2, f[2] = r2;
    return true;
  }
  bool jacobian(double, const double* y, double* j) override {
    j[0] = -k[0], j[1] = k[0], j[2] = 0.0;
    j[3] = k[1] * y[2], j[5] = 2.0 * k[2] * y[1], j[4] = -j[3] - j[5];
    j[6] = k[1] * y[1], j[7] = -j[6], j[8] = 0.0;
    return true;
  }
  bool time_derivative(double t, const double*, double* ft) override {
    return ft[0] = -0.01 * std::sin(t), ft[1] = ft[2] = 0.0, true;
  }
  bool parameter_jacobian(double, const double* y, double* p) override {
    p[0] = -y[0], p[1] = y[0], p[2] = 0.0, p[3] = y[1] * y[2], p[4] = -p[3], p[5] = 0.0;
    return true;
  }
  void event_values(double, const double* y, double* g) override { g[0] = y[2] - 0.2; }
  std::array<double, 3> k{0.04, 1e4, 3e7};
};

/// The two-body problem: not stiff anywhere.
class Orbit final : public Problem {
 public:
  Orbit() : Problem("orbit", {0.5, 0.0, 0.0, std::sqrt(3.0)}, 40.0, {}) {}
  std::size_t events() const override { return 1; }
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
  void event_values(double, const double* y, double* g) override { g[0] = y[1]; }
};

struct Run {
  Recorder seen;
  Statistics statistics;
  std::vector<double> y, s;
};

/// Two pieces, as at the start of a feed: the second begins at t = 15 with one state changed.
Run run_in_two_pieces(Problem& problem, Method method, const std::vector<double>& times) {
  Integrator integrator(problem, options_for(method, 1e-7));
  Run run{Recorder(problem), {}, {}, {}};
  const auto middle = std::lower_bound(times.begin(), times.end(), 15.0);
  integrator.start(0.0, problem.y0);
  EXPECT_EQ(integrator.advance(15.0, {times.begin(), middle}, run.seen, {}), Termination::completed);
  std::vector<double> y(integrator.state().begin(), integrator.state().end());
  const std::vector<double> s(integrator.sensitivity().begin(), integrator.sensitivity().end());
  y[0] *= 1.01;
  integrator.start(15.0, y, s);
  EXPECT_EQ(integrator.advance(problem.t_end, {middle, times.end()}, run.seen, {}), Termination::completed);
  run.statistics = integrator.statistics();
  run.y.assign(integrator.state().begin(), integrator.state().end());
  run.s.assign(integrator.sensitivity().begin(), integrator.sensitivity().end());
  return run;
}

std::vector<double> every(double step) {
  std::vector<double> times;
  for (int k = 0; k * step < 40.0; ++k) times.push_back(k * step);
  times.push_back(40.0);
  return times;
}

class OutputTimes : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, OutputTimes,
                         ::testing::Values(Method::automatic, Method::tsit5, Method::dop853, Method::rodas5p,
                                           Method::lsoda, Method::bdf, Method::adams),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

void expect_the_same(Problem& problem, Method method) {
  const Run plain = run_in_two_pieces(problem, method, {});
  ASSERT_GT(plain.seen.ends.size(), 30u);
  ASSERT_GE(plain.seen.events.size(), 1u);
  std::map<double, Recorder::Output> known;
  for (const std::vector<double>& times : {every(0.25), every(7.3), std::vector<double>{40.0}, every(0.05),
                                           std::vector<double>{0.0, 1e-9, 31.7}}) {
    const Run asked = run_in_two_pieces(problem, method, times);
    EXPECT_EQ(asked.y, plain.y);
    EXPECT_EQ(asked.s, plain.s);
    EXPECT_EQ(asked.seen.ends, plain.seen.ends);
    EXPECT_EQ(asked.statistics.rhs_evaluations, plain.statistics.rhs_evaluations);
    ASSERT_EQ(asked.seen.events.size(), plain.seen.events.size());
    for (std::size_t e = 0; e < plain.seen.events.size(); ++e) {
      EXPECT_EQ(asked.seen.events[e].t, plain.seen.events[e].t);
      EXPECT_EQ(asked.seen.events[e].y, plain.seen.events[e].y);
    }
    ASSERT_EQ(asked.seen.outputs.size(), times.size());
    for (const Recorder::Output& output : asked.seen.outputs) {
      const auto [before, first] = known.emplace(output.t, output);
      EXPECT_EQ(before->second.y, output.y) << "t = " << output.t;
      EXPECT_EQ(before->second.s, output.s) << "t = " << output.t;
    }
  }
}

TEST_P(OutputTimes, DoNotChangeAnOrbit) {
  Orbit problem;
  expect_the_same(problem, GetParam());
}

class OutputTimesOfStiffMethods : public OutputTimes {};
INSTANTIATE_TEST_SUITE_P(Methods, OutputTimesOfStiffMethods,
                         ::testing::Values(Method::automatic, Method::rodas5p, Method::lsoda, Method::bdf),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

TEST_P(OutputTimesOfStiffMethods, DoNotChangeAStiffRun) {
  Fed problem;
  expect_the_same(problem, GetParam());
}

}  // namespace
}  // namespace pf::ode::testing
