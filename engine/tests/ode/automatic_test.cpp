#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ode/recorder.hpp"

namespace pf::ode::testing {
namespace {

/// y' = -rate (y - cos t) - sin t: the solution is cos t at any rate.
class Relaxation final : public Problem {
 public:
  explicit Relaxation(std::size_t states = 1)
      : Problem("relaxation", std::vector<double>(states, 1.0), 20.0, {}) {}
  bool depends_on_time() const override { return true; }
  bool rhs(double t, const double* y, double* f) override {
    for (std::size_t i = 0; i < size(); ++i) f[i] = -rate * (y[i] - std::cos(t)) - std::sin(t);
    return true;
  }
  bool jacobian(double, const double*, double* j) override {
    clear(j);
    for (std::size_t i = 0; i < size(); ++i) at(j, i, i) = -rate;
    return true;
  }
  bool time_derivative(double t, const double*, double* ft) override {
    for (std::size_t i = 0; i < size(); ++i) ft[i] = -rate * std::sin(t) - std::cos(t);
    return true;
  }
  double rate = 1.0;
};

TEST(Automatic, StaysExplicitOnASoftProblem) {
  Relaxation system;
  for (const auto& [relative, method] : {std::pair{1e-4, Method::tsit5}, std::pair{1e-6, Method::dop853}}) {
    const Solution end = run(system, system.y0, 20.0, options_for(Method::automatic, relative));
    EXPECT_EQ(end.statistics.method, method);
    EXPECT_TRUE(end.statistics.switches.empty());
    EXPECT_EQ(end.statistics.factorisations, 0u);
    EXPECT_NEAR(end.y[0], std::cos(20.0), 10 * relative);
  }
}

TEST(Automatic, StartsImplicitlyOnAStiffProblem) {
  Relaxation system;
  system.rate = 1e6;
  const Solution end = run(system, system.y0, 20.0, options_for(Method::automatic, 1e-6));
  EXPECT_EQ(end.statistics.method, Method::rodas5p);
  ASSERT_EQ(end.statistics.switches.size(), 1u);
  EXPECT_EQ(end.statistics.switches[0].time, 0.0);
  EXPECT_EQ(end.statistics.switches[0].from, Method::dop853);
  EXPECT_FALSE(end.statistics.switches[0].reason.empty());
  EXPECT_LT(end.statistics.steps, 200u);
  EXPECT_NEAR(end.y[0], std::cos(20.0), 1e-5);
}

TEST(Automatic, TakesBdfForManyStates) {
  Relaxation system(60);
  system.rate = 1e6;
  const Solution end = run(system, system.y0, 20.0, options_for(Method::automatic, 1e-6));
  EXPECT_EQ(end.statistics.method, Method::bdf);
  for (const double y : end.y) EXPECT_NEAR(y, std::cos(20.0), 1e-4);
}

// Pieces of one run: the first soft, the second stiff, the third soft again.
TEST(Automatic, ChangesWithTheProblemAndKeepsItsChoiceOverRestarts) {
  Relaxation system;
  Integrator integrator(system, options_for(Method::automatic, 1e-6));
  Observer nobody;
  const auto piece = [&](double rate, double until) {
    system.rate = rate;
    const std::vector<double> y =
        integrator.time() == 0.0 ? system.y0
                                 : std::vector<double>(integrator.state().begin(), integrator.state().end());
    integrator.start(integrator.time(), y);
    EXPECT_EQ(integrator.advance(until, {}, nobody, {}), Termination::completed);
    EXPECT_NEAR(integrator.state()[0], std::cos(until), 1e-5);
    return integrator.statistics().method;
  };
  EXPECT_EQ(piece(1.0, 20.0), Method::dop853);
  EXPECT_EQ(piece(1e5, 40.0), Method::rodas5p);
  EXPECT_EQ(piece(1e5, 50.0), Method::rodas5p);
  EXPECT_EQ(integrator.statistics().switches.size(), 1u);
  EXPECT_EQ(piece(0.1, 100.0), Method::tsit5);
  const auto& switches = integrator.statistics().switches;
  ASSERT_EQ(switches.size(), 2u);
  EXPECT_GT(switches[0].time, 20.0);
  EXPECT_LT(switches[0].time, 21.0);
  EXPECT_EQ(switches[1].from, Method::rodas5p);
  EXPECT_EQ(switches[1].to, Method::tsit5);
  EXPECT_GT(switches[1].time, 50.0);
  for (const auto& change : switches) EXPECT_NE(change.reason.find("stiff"), std::string::npos);
}

// At tight tolerances both kinds of method are near their best: changing back and forth may not cost much.
TEST(Automatic, IsNeverMuchWorseThanTheImplicitMethod) {
  for (const auto& problem : stiff_problems())
    for (const double relative : {1e-4, 1e-6, 1e-8}) {
      const Solution automatic = run(*problem, Method::automatic, relative);
      const Solution rodas = run(*problem, Method::rodas5p, relative);
      EXPECT_EQ(automatic.termination, Termination::completed);
      EXPECT_LT(automatic.statistics.rhs_evaluations, 2 * rodas.statistics.rhs_evaluations)
          << problem->name << " at " << relative;
      EXPECT_LT(automatic.statistics.switches.size(), 20u) << problem->name << " at " << relative;
    }
}

}  // namespace
}  // namespace pf::ode::testing
