#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "ode/recorder.hpp"

namespace pf::ode::testing {
namespace {

class SensitivitiesOf : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, SensitivitiesOf,
                         ::testing::Values(Method::tsit5, Method::rodas5p, Method::automatic),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

/// A -> B -> C with rate constants k1, k2, and y(0) = (A0, 0, 0): theta = (k1, k2, A0).
class Series final : public Problem {
 public:
  Series() : Problem("series", {2.0, 0.0, 0.0}, 3.0, {}) {}
  std::size_t parameters() const override { return 3; }
  bool rhs(double, const double* y, double* f) override {
    f[0] = -k1 * y[0], f[1] = k1 * y[0] - k2 * y[1], f[2] = k2 * y[1];
    return true;
  }
  bool jacobian(double, const double*, double* j) override {
    const std::array<double, 9> values{-k1, k1, 0.0, 0.0, -k2, k2, 0.0, 0.0, 0.0};
    std::copy(values.begin(), values.end(), j);
    return true;
  }
  bool parameter_jacobian(double, const double* y, double* p) override {
    const std::array<double, 9> values{-y[0], y[0], 0.0, 0.0, -y[1], y[1], 0.0, 0.0, 0.0};
    std::copy(values.begin(), values.end(), p);
    return true;
  }
  double k1 = 1.3, k2 = 0.7;
};

TEST_P(SensitivitiesOf, ALinearSystemAreTheAnalyticOnes) {
  Series system;
  const std::vector<double> s0{0, 0, 0, 0, 0, 0, 1, 0, 0};
  for (const double relative : {1e-4, 1e-6, 1e-8, 1e-10}) {
    Integrator integrator(system, options_for(GetParam(), relative));
    integrator.start(0.0, system.y0, s0);
    Recorder seen(system);
    ASSERT_EQ(integrator.advance(3.0, std::vector<double>{0.4, 1.1, 3.0}, seen, {}), Termination::completed);
    ASSERT_EQ(seen.outputs.size(), 3u);
    for (const auto& output : seen.outputs) {
      const double t = output.t, a = std::exp(-system.k1 * t), b = std::exp(-system.k2 * t),
                   d = system.k2 - system.k1;
      // B = A0 k1 (a - b) / d
      const double by_k1 = 2.0 * ((a - b) / d - system.k1 * t * a / d + system.k1 * (a - b) / (d * d));
      const double by_k2 = 2.0 * system.k1 * (t * b / d - (a - b) / (d * d));
      EXPECT_NEAR(output.s[0], -2.0 * t * a, 20.0 * relative);
      EXPECT_NEAR(output.s[1], by_k1, 20.0 * relative);
      EXPECT_NEAR(output.s[3], 0.0, 20.0 * relative);
      EXPECT_NEAR(output.s[4], by_k2, 20.0 * relative);
      EXPECT_NEAR(output.s[6], a, 20.0 * relative);
      EXPECT_NEAR(output.s[7], system.k1 * (a - b) / d, 20.0 * relative);
    }
  }
}

/// y' = -theta (1 + cos t) y^2 with y = 1 / (1 + theta (t + sin t)): nonlinear and dependent on time.
class Riccati final : public Problem {
 public:
  Riccati() : Problem("riccati", {1.0}, 5.0, {}) {}
  std::size_t parameters() const override { return 1; }
  bool depends_on_time() const override { return true; }
  bool rhs(double t, const double* y, double* f) override { return f[0] = -theta * w(t) * y[0] * y[0], true; }
  bool jacobian(double t, const double* y, double* j) override {
    return j[0] = -2.0 * theta * w(t) * y[0], true;
  }
  bool time_derivative(double t, const double* y, double* ft) override {
    return ft[0] = theta * std::sin(t) * y[0] * y[0], true;
  }
  bool parameter_jacobian(double t, const double* y, double* p) override {
    return p[0] = -w(t) * y[0] * y[0], true;
  }
  static double w(double t) { return 1.0 + std::cos(t); }
  double theta = 0.8;
};

TEST_P(SensitivitiesOf, ANonlinearForcedEquationConvergeWithTheTolerance) {
  Riccati system;
  const double phi = 5.0 + std::sin(5.0);
  const double exact = -phi / std::pow(1.0 + system.theta * phi, 2);
  for (const double relative : {1e-4, 1e-6, 1e-8, 1e-10}) {
    const Solution end = run(system, system.y0, 5.0, options_for(GetParam(), relative));
    ASSERT_EQ(end.termination, Termination::completed);
    EXPECT_NEAR(end.s[0], exact, 20.0 * relative * std::abs(exact)) << relative;
  }
}

/// dy/dtheta(t_end) by central differences of sixth order of runs at tight tolerance.
std::vector<double> differences(Rober& problem, std::size_t parameter, Method method) {
  const double theta = problem.k[parameter];
  const auto at = [&](double shift) {
    problem.k[parameter] = theta * (1.0 + shift);
    const std::vector<double> y = run(problem, method, 1e-13).y;
    problem.k[parameter] = theta;
    return y;
  };
  constexpr double h = 0.01;
  constexpr std::array<double, 3> weights{45.0 / 60.0, -9.0 / 60.0, 1.0 / 60.0};
  std::vector<double> slope(3, 0.0);
  for (int i = 1; i <= 3; ++i) {
    const auto up = at(i * h), down = at(-i * h);
    for (std::size_t r = 0; r < 3; ++r) slope[r] += weights[i - 1] * (up[r] - down[r]) / (h * theta);
  }
  return slope;
}

TEST(Sensitivities, OfRobertsonsProblemConvergeWithTheTolerance) {
  Rober plain(false, 1e4), sensitive(true, 1e4);
  for (std::size_t p = 0; p < 3; ++p) {
    const std::vector<double> expected = differences(plain, p, Method::rodas5p);
    for (const double relative : {1e-4, 1e-6, 1e-8}) {
      const Solution end = run(sensitive, Method::rodas5p, relative);
      ASSERT_EQ(end.termination, Termination::completed);
      for (std::size_t r = 0; r < 3; ++r)
        EXPECT_NEAR(end.s[r + 3 * p], expected[r], std::max(20.0 * relative, 2e-8) * std::abs(expected[r]))
            << "parameter " << p << ", state " << r << ", tolerance " << relative;
    }
  }
}

TEST(Sensitivities, OfANonStiffNetworkAreTheDifferencesOfItsSolutions) {
  Rober plain(false, 5.0), sensitive(true, 5.0);
  plain.k = sensitive.k = {0.5, 2.0, 3.0};
  plain.smallest = sensitive.smallest = {1e-3};
  for (const Method method : {Method::tsit5, Method::rodas5p})
    for (std::size_t p = 0; p < 3; ++p) {
      const std::vector<double> expected = differences(plain, p, method);
      for (const double relative : {1e-4, 1e-6, 1e-8, 1e-10}) {
        const Solution end = run(sensitive, method, relative);
        for (std::size_t r = 0; r < 3; ++r)
          EXPECT_NEAR(end.s[r + 3 * p], expected[r], std::max(20.0 * relative, 1e-9) * std::abs(expected[r]))
              << relative;
      }
    }
}

TEST(Sensitivities, DoNotChangeTheStepsUnlessTheyAreControlled) {
  Rober plain(false, 1e4), sensitive(true, 1e4);
  const Solution without = run(plain, Method::rodas5p, 1e-6);
  const Solution with = run(sensitive, Method::rodas5p, 1e-6);
  EXPECT_EQ(with.y, without.y);
  EXPECT_EQ(with.statistics.steps, without.statistics.steps);
  EXPECT_EQ(with.statistics.factorisations, without.statistics.factorisations);

  Options controlled = options_for(Method::rodas5p, 1e-6);
  controlled.absolute_tolerance = sensitive.absolute(1e-6);
  controlled.control_sensitivity_error = true;
  EXPECT_GT(run(sensitive, sensitive.y0, 1e4, controlled).statistics.steps, without.statistics.steps);
}

}  // namespace
}  // namespace pf::ode::testing
