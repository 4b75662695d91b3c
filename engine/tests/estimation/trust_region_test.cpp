#include "trust_region.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "pharmaflow/base/random.hpp"

namespace pf::estimation {
namespace {

struct Problem {
  Eigen::MatrixXd r;
  Eigen::VectorXd c, d, low, high;

  explicit Problem(std::uint64_t seed, Eigen::Index p = 4) : r(p, p), c(p), d(p), low(p), high(p) {
    Random random(seed);
    for (Eigen::Index i = 0; i < p; ++i) {
      for (Eigen::Index j = 0; j < p; ++j) r(i, j) = j < i ? 0.0 : random.normal();
      c[i] = random.normal();
      d[i] = random.uniform(0.1, 3.0);
      // A third of the bounds touch the point, a third are near, a third are absent.
      const auto bound = [&] {
        const std::uint64_t kind = random.below(3);
        return kind == 0   ? 0.0
               : kind == 1 ? random.uniform(0.01, 0.5)
                           : std::numeric_limits<double>::infinity();
      };
      low[i] = -bound();
      high[i] = bound();
    }
  }
};

// First-order conditions of min |R s + c|^2 / 2 + lambda |D s|^2 / 2 on the box, for several radii at one
// point.
TEST(TrustRegion, StepsAreOptimalInTheBox) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Problem problem(seed);
    TrustRegion region(4);
    region.set(problem.r, problem.c, problem.d, problem.low, problem.high);
    for (const double radius : {1e300, 1.0, 0.3, 0.05, 1e-4}) {
      region.solve(radius);
      const Eigen::VectorXd& s = region.step();
      EXPECT_LE(problem.d.cwiseProduct(s).norm(), 1.1 * radius * (1.0 + 1e-12));
      if (region.damping() > 0.0) EXPECT_GE(region.norm(), 0.9 * radius);
      const Eigen::VectorXd gradient = problem.r.transpose() * (problem.r * s + problem.c) +
                                       region.damping() * problem.d.cwiseAbs2().cwiseProduct(s);
      const double scale = (problem.r.transpose() * problem.c).norm();
      for (Eigen::Index j = 0; j < 4; ++j) {
        EXPECT_GE(s[j], problem.low[j] - 1e-15);
        EXPECT_LE(s[j], problem.high[j] + 1e-15);
        const bool at_low = s[j] <= problem.low[j] + 1e-15, at_high = s[j] >= problem.high[j] - 1e-15;
        if (!at_low) EXPECT_LE(gradient[j], 1e-9 * scale) << seed << ' ' << radius;
        if (!at_high) EXPECT_GE(gradient[j], -1e-9 * scale) << seed << ' ' << radius;
      }
      const double before = 0.5 * problem.c.squaredNorm(),
                   after = 0.5 * (problem.r * s + problem.c).squaredNorm();
      EXPECT_NEAR(region.predicted(), before - after, 1e-12 * before);
    }
  }
}

TEST(TrustRegion, NoStepAlongDirectionsOfRoundOff) {
  Eigen::MatrixXd r(2, 2);
  r << 1.0, 1.0, 0.0, 1e-16;
  const double inf = std::numeric_limits<double>::infinity();
  TrustRegion region(2);
  region.set(r, Eigen::Vector2d(1.0, 1.0), Eigen::Vector2d(1.0, 1.0), Eigen::Vector2d(-inf, -inf),
             Eigen::Vector2d(inf, inf));
  region.solve(1e300);
  EXPECT_NEAR(region.step()[0], -0.5, 1e-12);
  EXPECT_NEAR(region.step()[1], -0.5, 1e-12);
}

}  // namespace
}  // namespace pf::estimation
