// Adams alone says when its steps are limited by stability.
#include <gtest/gtest.h>

#include "lsoda_support.hpp"
#include "more_problems.hpp"

namespace pf::ode::testing {
namespace {

/// Steps until the verdict, or all steps of the run.
std::uint64_t steps_until_stiff(Problem& problem, double relative, double end) {
  Driver driver(problem, tolerance(relative, problem.absolute(relative)), Method::adams);
  driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, end);
  while (driver.stepper->time() < end) {
    EXPECT_EQ(driver.stepper->step(end), Termination::completed);
    if (driver.stepper->stiffness().verdict == Stiffness::Verdict::stiff) break;
  }
  return driver.statistics.steps;
}

TEST(AdamsAlone, NoticesStiffness) {
  for (const double relative : {1e-4, 1e-6, 1e-8, 1e-10}) {
    Rober rober;
    EXPECT_LT(steps_until_stiff(rober, relative, 1e4), 1000u) << relative;
    Hires hires;
    EXPECT_LT(steps_until_stiff(hires, relative, hires.t_end), 1500u) << relative;
    Pollution pollution;
    EXPECT_LT(steps_until_stiff(pollution, relative, pollution.t_end), 1000u) << relative;
  }
}

TEST(AdamsAlone, DoesNotCallAnOrbitStiff) {
  Pleiades problem;
  for (const double relative : {1e-4, 1e-7, 1e-10}) {
    Driver driver(problem, tolerance(relative, problem.absolute(relative)), Method::adams);
    driver.stepper->start(0.0, problem.y0.data(), nullptr, 0.0, problem.t_end);
    std::uint64_t called_stiff = 0;
    while (driver.stepper->time() < problem.t_end) {
      ASSERT_EQ(driver.stepper->step(problem.t_end), Termination::completed);
      called_stiff += driver.stepper->stiffness().verdict == Stiffness::Verdict::stiff ? 1 : 0;
    }
    EXPECT_EQ(called_stiff, 0u) << relative << " of " << driver.statistics.steps;
  }
}

}  // namespace
}  // namespace pf::ode::testing
