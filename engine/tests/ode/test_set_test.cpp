#include <gtest/gtest.h>

#include "ode/recorder.hpp"
#include "support/derivatives.hpp"

namespace pf::ode::testing {
namespace {

TEST(TestSetProblems, HaveExactJacobians) {
  auto problems = stiff_problems();
  problems.push_back(std::make_unique<AdiabaticSeries>());
  for (const auto& problem : problems) {
    const std::size_t n = problem->size();
    std::vector<double> y = problem->y0;
    for (std::size_t i = 0; i < n; ++i)
      y[i] += 0.01 * static_cast<double>(i + 1);  // no entry hidden by a zero
    const auto rhs = [&](const double* x, double* f) { problem->rhs(0.0, x, f); };
    const auto jacobian = [&](const double* x, double* row_major) {
      std::vector<double> j(n * n);
      problem->jacobian(0.0, x, j.data());
      for (std::size_t r = 0; r < n; ++r)
        for (std::size_t c = 0; c < n; ++c) row_major[r * n + c] = j[r + n * c];
    };
    EXPECT_TRUE(test::jacobian_is_exact(rhs, jacobian, y, n)) << problem->name;
  }
}

struct Case {
  Method method;
  double relative;
};

class TestSet : public ::testing::TestWithParam<Case> {};

// The promise to the user: the error made is of the size of the tolerance asked for.
TEST_P(TestSet, ReachesThePublishedEndValues) {
  for (const auto& problem : stiff_problems()) {
    const Solution end = run(*problem, GetParam().method, GetParam().relative);
    EXPECT_EQ(end.termination, Termination::completed) << problem->name;
    EXPECT_LE(problem->error(end.y.data()), 10.0 * GetParam().relative) << problem->name;
  }
}

INSTANTIATE_TEST_SUITE_P(Rodas5p, TestSet,
                         ::testing::Values(Case{Method::rodas5p, 1e-3}, Case{Method::rodas5p, 1e-4},
                                           Case{Method::rodas5p, 1e-6}, Case{Method::rodas5p, 1e-8},
                                           Case{Method::rodas5p, 1e-10}, Case{Method::rodas5p, 1e-12}));
INSTANTIATE_TEST_SUITE_P(Automatic, TestSet,
                         ::testing::Values(Case{Method::automatic, 1e-3}, Case{Method::automatic, 1e-4},
                                           Case{Method::automatic, 1e-5}, Case{Method::automatic, 1e-6},
                                           Case{Method::automatic, 1e-8}, Case{Method::automatic, 1e-10}));

class Robertson : public ::testing::TestWithParam<Method> {};

TEST_P(Robertson, KeepsItsMassAndItsSigns) {
  Rober problem;
  std::vector<double> times;
  for (double t = 1e-6; t <= 1e11; t *= 10.0) times.push_back(t);
  for (const double relative : {1e-4, 1e-6, 1e-8}) {
    Options options = options_for(GetParam(), relative);
    options.absolute_tolerance = problem.absolute(relative);
    Integrator integrator(problem, options);
    integrator.start(0.0, problem.y0);
    Recorder seen(problem);
    ASSERT_EQ(integrator.advance(1e11, times, seen, {}), Termination::completed);
    ASSERT_EQ(seen.outputs.size(), times.size());
    for (const auto& output : seen.outputs) {
      EXPECT_NEAR(output.y[0] + output.y[1] + output.y[2], 1.0, 1e-9) << "t = " << output.t;
      for (const double y : output.y) EXPECT_GT(y, -1e-9) << "t = " << output.t;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Methods, Robertson, ::testing::Values(Method::rodas5p, Method::automatic));

TEST(Tsit5, ReachesTheAdiabaticSeriesAtEveryTolerance) {
  AdiabaticSeries problem;
  const Solution reference = run(problem, Method::rodas5p, 1e-12);
  problem.reference = reference.y;
  for (const double relative : {1e-3, 1e-4, 1e-6, 1e-8, 1e-10}) {
    const Solution end = run(problem, Method::tsit5, relative);
    EXPECT_EQ(end.termination, Termination::completed);
    EXPECT_LE(problem.error(end.y.data()), 10.0 * relative) << relative;
  }
}

}  // namespace
}  // namespace pf::ode::testing
