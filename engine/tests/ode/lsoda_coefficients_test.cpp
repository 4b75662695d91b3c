#include <gtest/gtest.h>

#include <cmath>

#include "lsoda_coefficients.hpp"
#include "lsoda_nordsieck.hpp"

namespace pf::ode {
namespace {

StepHistory uneven(double h) {
  StepHistory past{};
  for (std::size_t i = 0; i < past.size(); ++i)
    past[i] = h * (1.0 + 0.15 * std::sin(3.0 * static_cast<double>(i + 1)));
  return past;
}
StepHistory even(double h) {
  StepHistory past{};
  past.fill(h);
  return past;
}
double value(const Polynomial& p, int degree, double x) {
  double v = 0.0;
  for (int j = degree; j >= 0; --j) v = v * x + p[static_cast<std::size_t>(j)];
  return v;
}

TEST(LsodaCoefficients, EvenGridGivesTheKnownFormulas) {
  Coefficients c;
  // Gear (1971), table 11.1: Adams order 4 has l_1 = 8/3 (e scaled by 3/8), BDF of order 5 has l_1 = 137/60.
  compute_coefficients(Family::adams, 4, 0.1, even(0.1), c);
  EXPECT_NEAR(c.l[1], 8.0 / 3.0, 1e-13);
  EXPECT_NEAR(c.l[2], 11.0 / 6.0 * 4.0 / 3.0, 1e-12);
  compute_coefficients(Family::bdf, 5, 0.1, even(0.1), c);
  EXPECT_NEAR(c.l[1], 137.0 / 60.0, 1e-13);
  EXPECT_NEAR(c.l[5], 1.0 / 120.0, 1e-13);
  for (int q = 1; q <= kMaximumBdfOrder; ++q) {
    compute_coefficients(Family::bdf, q, 0.1, even(0.1), c);
    EXPECT_NEAR(c.error, error_constant(Family::bdf, q), 1e-13);
  }
  for (int q = 1; q <= kMaximumAdamsOrder; ++q) {
    compute_coefficients(Family::adams, q, 0.1, even(0.1), c);
    EXPECT_NEAR(c.error * c.difference / std::tgamma(q + 2.0), error_constant(Family::adams, q), 1e-8) << q;
  }
  EXPECT_NEAR(error_constant(Family::adams, 2), 1.0 / 12.0, 1e-15);
  EXPECT_NEAR(error_constant(Family::adams, 4), 19.0 / 720.0, 1e-15);
}

TEST(LsodaCoefficients, CorrectionKeepsWhatTheFamilyRemembers) {
  Coefficients c;
  for (int q = 2; q <= kMaximumBdfOrder; ++q) {
    compute_coefficients(Family::bdf, q, 0.1, uneven(0.1), c);
    for (int i = 1; i < q; ++i) EXPECT_NEAR(value(c.l, q, -c.xi[static_cast<std::size_t>(i)]), 0.0, 1e-12);
    double leading = 0.0;
    for (int j = 1; j <= q; ++j) leading += 1.0 / j;
    EXPECT_NEAR(c.l[1], leading, 1e-13) << "the leading coefficient is fixed on any grid";
  }
  for (int q = 2; q <= kMaximumAdamsOrder; ++q) {
    compute_coefficients(Family::adams, q, 0.1, uneven(0.1), c);
    EXPECT_NEAR(value(c.l, q, -1.0), 0.0, 1e-11);
    EXPECT_DOUBLE_EQ(value(c.l, q, 0.0), 1.0);
    Polynomial slope{};
    for (int j = 1; j <= q; ++j)
      slope[static_cast<std::size_t>(j - 1)] = j * c.l[static_cast<std::size_t>(j)];
    for (int i = 1; i < q; ++i)
      EXPECT_NEAR(value(slope, q - 1, -c.xi[static_cast<std::size_t>(i)]), 0.0, 1e-8) << q << " " << i;
  }
}

TEST(LsodaCoefficients, RaisingThenLoweringTheOrderChangesNothing) {
  for (const Family family : {Family::adams, Family::bdf}) {
    Coefficients c;
    const int q = 4;
    compute_coefficients(family, q, 0.1, uneven(0.1), c);
    Nordsieck history(1, maximum_order(family));
    for (int j = 0; j <= q; ++j) *history.row(j) = 1.0 / (j + 1);
    const double e = 0.3;
    const Polynomial change = order_change_polynomial(family, q + 1, c.xi);
    history.raise(q, change, 1.0 / c.difference, &e);
    EXPECT_NEAR(*history.row(q + 1), e / c.difference, 1e-15);
    history.lower(q + 1, change);
    for (int j = 0; j <= q; ++j) EXPECT_NEAR(*history.row(j), 1.0 / (j + 1), 1e-14);
  }
}

// A fixed order on an even grid: the error of y' = -y falls as h^q.
class FixedOrder : public ::testing::TestWithParam<std::pair<Family, int>> {};

double error_after_unit_time(Family family, int q, int steps) {
  const double h = 1.0 / steps;
  Nordsieck history(1, maximum_order(family));
  double factorial = 1.0;
  for (int j = 0; j <= q; ++j) {
    if (j > 0) factorial *= -h / j;
    *history.row(j) = factorial;  // exact derivatives of exp(-t)
  }
  Coefficients c;
  compute_coefficients(family, q, h, even(h), c);
  for (int n = 0; n < steps; ++n) {
    history.predict(q);
    // z_1 + l_1 e = -h (z_0 + e)
    const double e = (-h * history.predicted(0)[0] - history.predicted(1)[0]) / (c.l[1] + h);
    history.accept(q, c.l, &e);
  }
  return std::abs(*history.row(0) - std::exp(-1.0));
}

TEST_P(FixedOrder, ErrorFallsWithThePowerOfTheOrder) {
  const auto [family, q] = GetParam();
  const int steps = q <= 5 ? 80 : 24;
  const double order =
      std::log2(error_after_unit_time(family, q, steps) / error_after_unit_time(family, q, 2 * steps));
  EXPECT_NEAR(order, q, 0.35) << q;
}

INSTANTIATE_TEST_SUITE_P(Adams, FixedOrder,
                         ::testing::Values(std::pair{Family::adams, 1}, std::pair{Family::adams, 2},
                                           std::pair{Family::adams, 3}, std::pair{Family::adams, 4},
                                           std::pair{Family::adams, 5}, std::pair{Family::adams, 6},
                                           std::pair{Family::adams, 7}));
INSTANTIATE_TEST_SUITE_P(Bdf, FixedOrder,
                         ::testing::Values(std::pair{Family::bdf, 1}, std::pair{Family::bdf, 2},
                                           std::pair{Family::bdf, 3}, std::pair{Family::bdf, 4},
                                           std::pair{Family::bdf, 5}));

}  // namespace
}  // namespace pf::ode
