// The promise to the user on the whole test set, from three digits to eleven: the run ends where it was to
// end, and the error made is of the size of the tolerance asked for.
#include <gtest/gtest.h>

#include <string>

#include "ode/more_problems.hpp"
#include "ode/recorder.hpp"
#include "support/derivatives.hpp"
#include "support/instrumented.hpp"

namespace pf::ode::testing {
namespace {

std::vector<std::unique_ptr<Problem>> more_problems() {
  std::vector<std::unique_ptr<Problem>> all;
  all.push_back(std::make_unique<FastVanDerPol>());
  all.push_back(std::make_unique<SlowVanDerPol>());
  all.push_back(std::make_unique<Pleiades>());
  all.push_back(std::make_unique<Brusselator>());
  all.push_back(std::make_unique<MedicalAkzo>());
  all.push_back(std::make_unique<RingModulator>());
  return all;
}

TEST(MoreProblems, HaveExactJacobians) {
  for (const auto& problem : more_problems()) {
    const std::size_t n = problem->size();
    const double t = 3e-6;
    std::vector<double> y = problem->y0;
    for (std::size_t i = 0; i < n; ++i) y[i] += 0.01 * static_cast<double>(i % 7 + 1);
    const auto rhs = [&](const double* x, double* f) { problem->rhs(t, x, f); };
    const auto jacobian = [&](const double* x, double* row_major) {
      std::vector<double> j(n * n);
      problem->jacobian(t, x, j.data());
      for (std::size_t r = 0; r < n; ++r)
        for (std::size_t c = 0; c < n; ++c) row_major[r * n + c] = j[r + n * c];
    };
    EXPECT_TRUE(test::jacobian_is_exact(rhs, jacobian, y, n)) << problem->name;
  }
  RingModulator ring;
  const std::vector<double> y(15, 0.01);
  std::vector<double> slope(15), before(15), after(15);
  const double t = 1.3e-5, step = 1e-9;
  ring.time_derivative(t, y.data(), slope.data());
  ring.rhs(t - step, y.data(), before.data());
  ring.rhs(t + step, y.data(), after.data());
  for (std::size_t i = 0; i < 15; ++i)
    EXPECT_NEAR((after[i] - before[i]) / (2.0 * step), slope[i], 1e-6 * std::abs(slope[i]) + 1e-2);
}

struct Outcome {
  Termination termination;
  std::vector<double> y;
};

Outcome solve(Problem& problem, Method method, double relative) {
  Options options = options_for(method, relative);
  options.absolute_tolerance = problem.absolute(relative);
  Integrator integrator(problem, options);
  Observer nobody;
  integrator.start(0.0, problem.y0);
  auto* akzo = dynamic_cast<MedicalAkzo*>(&problem);
  if (akzo != nullptr) {
    akzo->inflow = 2.0;
    const Termination end = integrator.advance(5.0, {}, nobody, {});
    akzo->inflow = 0.0;
    const std::vector<double> y(integrator.state().begin(), integrator.state().end());
    if (end != Termination::completed) return {end, y};
    integrator.start(5.0, y);
  }
  const Termination end = integrator.advance(problem.t_end, {}, nobody, {});
  return {end, {integrator.state().begin(), integrator.state().end()}};
}

class WholeTestSet : public ::testing::TestWithParam<Method> {
 protected:
  static bool multistep() { return GetParam() == Method::bdf || GetParam() == Method::lsoda; }
  static void expect_accurate(Problem& problem, double relative, double allowed) {
    const Outcome end = solve(problem, GetParam(), relative);
    EXPECT_EQ(end.termination, Termination::completed) << problem.name << " at " << relative;
    // The published end values carry about 11 digits.
    EXPECT_LE(problem.error(end.y.data()), allowed * relative + 1e-11) << problem.name << " at " << relative;
  }
};
INSTANTIATE_TEST_SUITE_P(Methods, WholeTestSet,
                         ::testing::Values(Method::automatic, Method::rodas5p, Method::bdf, Method::lsoda),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

const std::vector<double> tolerances =
    test::instrumented ? std::vector<double>{1e-3, 1e-6, 1e-9}
                       : std::vector<double>{1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11};

TEST_P(WholeTestSet, IsSolvedWithinTenTolerances) {
  std::vector<std::unique_ptr<Problem>> problems = stiff_problems();
  problems.push_back(std::make_unique<SlowVanDerPol>());
  problems.push_back(std::make_unique<Brusselator>());
  problems.push_back(std::make_unique<MedicalAkzo>());
  for (const auto& problem : problems)
    for (const double relative : tolerances) expect_accurate(*problem, relative, 10.0);
}

// Near encounters of the stars magnify an error made early five hundred times.
TEST_P(WholeTestSet, FollowsSevenStars) {
  Pleiades problem;
  for (const double relative : tolerances) expect_accurate(problem, relative, 3000.0);
}

// Oscillations through the whole interval, up to 1e5 steps: what BDF loses in each of them adds up.
TEST_P(WholeTestSet, FollowsTheRingModulator) {
  if (test::instrumented) GTEST_SKIP() << "1e5 steps";
  RingModulator problem;
  expect_accurate(problem, 1e-3, multistep() ? 1000.0 : 100.0);
}

// The jump of y takes 1e-12 of the time at which it happens: at mu = 1e6 five thousand neighbouring numbers.
// Steps that tight tolerances need are below them, and the run then says so.
TEST_P(WholeTestSet, FollowsJumpsDownToTheResolutionOfTime) {
  FastVanDerPol problem;
  for (const double relative : tolerances) {
    const Outcome end = solve(problem, GetParam(), relative);
    if (relative < 2e-9 && end.termination == Termination::step_too_small) continue;
    EXPECT_EQ(end.termination, Termination::completed) << relative;
    EXPECT_LE(problem.error(end.y.data()), 10.0 * relative) << relative;
  }
}

// Where an absolute tolerance lies above the solution, it may become negative, and E5 explodes from there:
// that is no silent nonsense but a step that gets too small. With tolerances below its scale, 1e-22, it does
// not happen.
TEST_P(WholeTestSet, TellsWhenAToleranceLetsASolutionExplode) {
  E5 problem;
  for (const double relative : tolerances) {
    Options options = options_for(GetParam(), relative);
    options.absolute_tolerance = {1.7e-24};
    const Solution fine = run(problem, problem.y0, problem.t_end, options);
    EXPECT_EQ(fine.termination, Termination::completed) << relative;
    EXPECT_LE(problem.error(fine.y.data()), 10.0 * relative) << relative;
    for (const double y : fine.y) EXPECT_GT(y, -1e-23) << relative;

    options.absolute_tolerance = {1e-12};
    options.maximum_steps = 20000;
    const Solution coarse = run(problem, problem.y0, problem.t_end, options);
    for (const double y : coarse.y) EXPECT_TRUE(std::isfinite(y)) << relative;
    if (coarse.termination == Termination::completed)
      EXPECT_LE(problem.error(coarse.y.data()), 10.0 * (relative + 1e-12 / 1e-10)) << relative;
    else
      EXPECT_EQ(coarse.termination, Termination::step_too_small) << relative;
  }
}

class MassOfRobertson : public ::testing::TestWithParam<Method> {};
INSTANTIATE_TEST_SUITE_P(Methods, MassOfRobertson,
                         ::testing::Values(Method::automatic, Method::rodas5p, Method::bdf, Method::lsoda),
                         [](const auto& tested) { return std::string(to_string(tested.param)); });

TEST_P(MassOfRobertson, IsKeptAndNoComponentIsNegative) {
  Rober problem;
  std::vector<double> times;
  for (double t = 1e-6; t < 1.0001e11; t *= 10.0) times.push_back(std::min(t, 1e11));
  for (const double relative : {1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8}) {
    Options options = options_for(GetParam(), relative);
    options.absolute_tolerance = problem.absolute(relative);
    Integrator integrator(problem, options);
    integrator.start(0.0, problem.y0);
    Recorder seen(problem);
    ASSERT_EQ(integrator.advance(1e11, times, seen, {}), Termination::completed) << relative;
    ASSERT_EQ(seen.outputs.size(), times.size());
    for (const auto& output : seen.outputs) {
      EXPECT_NEAR(output.y[0] + output.y[1] + output.y[2], 1.0, 1e-9) << relative << " t = " << output.t;
      for (const double y : output.y) EXPECT_GT(y, -1e-9) << relative << " t = " << output.t;
    }
  }
}

}  // namespace
}  // namespace pf::ode::testing
