#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "lsoda_support.hpp"

namespace pf::ode::testing {
namespace {

TEST(LsodaSensitivity, ClosedFormOfTheReversibleReaction) {
  for (const Method method : {Method::adams, Method::bdf, Method::lsoda}) {
    for (const bool control : {false, true}) {
      for (const double relative : {1e-4, 1e-6, 1e-8}) {
        Reversible system;
        Options options = tolerance(relative, {relative * 1e-2});
        options.control_sensitivity_error = control;
        Driver driver(system, options, method);
        const double y0[] = {1.0, 0.0}, s0[4] = {};
        driver.stepper->start(0.0, y0, s0, 0.0, 1.5);
        for (const double t : {0.3, 1.5}) {
          ASSERT_EQ(driver.run(t), Termination::completed);
          const double* s = driver.stepper->sensitivity();
          for (int p = 0; p < 2; ++p) {
            EXPECT_NEAR(s[2 * p], system.exact_slope(p, t), 30 * relative)
                << to_string(method) << " " << relative;
            EXPECT_NEAR(s[2 * p + 1], -system.exact_slope(p, t), 30 * relative);
          }
        }
      }
    }
  }
}

TEST(LsodaSensitivity, StartsFromGivenColumnsWithoutRestarting) {
  Reversible system;
  const double y0[] = {1.0, 0.0};
  // S(0) = I-like columns: with f_theta the solution is the fundamental matrix plus the forced part.
  const double s0[] = {1.0, 0.0, 0.0, 0.0};
  Driver driver(system, tolerance(1e-8, {1e-10}), Method::bdf);
  driver.stepper->start(0.0, y0, s0, 0.0, 1.0);
  ASSERT_EQ(driver.run(1.0), Termination::completed);
  EXPECT_NEAR(driver.stepper->sensitivity()[0], system.exact_slope(0, 1.0) + system.exact(1.0), 1e-6);
  EXPECT_NEAR(driver.stepper->sensitivity()[2], system.exact_slope(1, 1.0), 1e-6);
}

TEST(LsodaSensitivity, RobertsonAgainstDifferencesOfTightSolves) {
  const double end = 4e3;
  for (const Method method : {Method::bdf, Method::lsoda}) {
    Rober problem(true, end);
    Driver driver(problem, tolerance(1e-7, problem.absolute(1e-7)), method);
    const std::vector<double> s0(9);
    driver.stepper->start(0.0, problem.y0.data(), s0.data(), 0.0, end);
    ASSERT_EQ(driver.run(end), Termination::completed);
    for (std::size_t p = 0; p < 3; ++p) {
      std::vector<double> sides[2];
      const double step = 1e-3;
      for (int side = 0; side < 2; ++side) {
        Rober moved(false, end);
        moved.k[p] *= 1.0 + (side == 0 ? step : -step);
        Driver tight(moved, tolerance(1e-12, moved.absolute(1e-12)), Method::bdf);
        tight.stepper->start(0.0, moved.y0.data(), nullptr, 0.0, end);
        ASSERT_EQ(tight.run(end), Termination::completed);
        sides[side] = tight.state();
      }
      for (std::size_t i = 0; i < 3; ++i) {
        const double expected = (sides[0][i] - sides[1][i]) / (2.0 * step * problem.k[p]);
        EXPECT_NEAR(driver.stepper->sensitivity()[3 * p + i], expected, 2e-5 * std::abs(expected))
            << i << " " << p;
      }
    }
    EXPECT_LE(
        driver.statistics.jacobian_evaluations,
        driver.statistics.steps + 2 * driver.statistics.rejected_steps + driver.statistics.factorisations);
  }
}

// A chain y_0 -> y_1 -> ... with one parameter and many species: here the columns are refined with old
// factors.
class Chain final : public System {
 public:
  explicit Chain(double rate) : k(rate) {}
  std::size_t size() const override { return 30; }
  bool depends_on_time() const override { return false; }
  bool time_derivative(double, const double*, double*) override { return true; }
  bool rhs(double, const double* y, double* f) override {
    for (std::size_t i = 0; i < 30; ++i) f[i] = k * scale(i) * ((i > 0 ? y[i - 1] : 0.0) - y[i]);
    return true;
  }
  bool jacobian(double, const double*, double* j) override {
    std::fill(j, j + 900, 0.0);
    for (std::size_t i = 0; i < 30; ++i) {
      j[31 * i] = -k * scale(i);
      if (i > 0) j[i + 30 * (i - 1)] = k * scale(i);
    }
    return true;
  }
  std::size_t parameters() const override { return 1; }
  bool parameter_jacobian(double t, const double* y, double* p) override {
    const bool good = rhs(t, y, p);
    for (std::size_t i = 0; i < 30; ++i) p[i] /= k;
    return good;
  }
  double k;

 private:
  static double scale(std::size_t i) { return i % 2 == 0 ? 1.0 : 300.0; }
};

TEST(LsodaSensitivity, ManyStatesShareFactorsAmongSteps) {
  // y depends on k t alone, so dy/dk = t/k y' exactly.
  for (const Method method : {Method::bdf, Method::lsoda}) {
    Chain chain(1.3);
    Driver driver(chain, tolerance(1e-7, {1e-9}), method);
    std::vector<double> y0(30), s0(30), slope(30);
    y0[0] = 1.0;
    driver.stepper->start(0.0, y0.data(), s0.data(), 0.0, 4.0);
    ASSERT_EQ(driver.run(4.0), Termination::completed);
    chain.rhs(4.0, driver.stepper->state(), slope.data());
    for (std::size_t i = 0; i < 30; ++i)
      EXPECT_NEAR(driver.stepper->sensitivity()[i], 4.0 / 1.3 * slope[i], 3e-6) << i;
    EXPECT_LT(driver.statistics.factorisations, driver.statistics.steps / 2);
  }
}

}  // namespace
}  // namespace pf::ode::testing
