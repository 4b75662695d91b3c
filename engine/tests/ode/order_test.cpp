#include <gtest/gtest.h>

#include <cmath>

#include "dop853_tableau.hpp"
#include "ode/recorder.hpp"
#include "rodas5p_tableau.hpp"
#include "tsit5_tableau.hpp"

namespace pf::ode::testing {
namespace {

using Vector = std::vector<double>;
using Matrix = std::vector<Vector>;

Vector operator*(const Matrix& a, const Vector& x) {
  Vector y(a.size(), 0.0);
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j) y[i] += a[i][j] * x[j];
  return y;
}
Vector times(const Vector& a, const Vector& b) {
  Vector y(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) y[i] = a[i] * b[i];
  return y;
}
double dot(const Vector& a, const Vector& b) {
  double sum = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
Vector row_sums(const Matrix& a) { return a * Vector(a.size(), 1.0); }

/// The order conditions of Rosenbrock methods (Hairer & Wanner, tab. IV.7.1) at the point theta of the step,
/// up to `order`: alpha at vertices with several branches, beta = alpha + gamma at those with one.
/// Runge-Kutta methods have beta = alpha.
void expect_order(int order, double theta, const Vector& b, const Matrix& alpha, const Matrix& beta,
                  double tolerance) {
  const Vector a = row_sums(alpha), one(b.size(), 1.0), be = row_sums(beta);
  const Vector a2 = times(a, a), ab = alpha * be, bb = beta * be, ba2 = beta * a2;
  struct Condition {
    int order;
    Vector phi;
    double value;
  };
  const std::vector<Condition> conditions{
      {1, one, 1.0},
      {2, be, 1.0 / 2},
      {3, a2, 1.0 / 3},
      {3, bb, 1.0 / 6},
      {4, times(a2, a), 1.0 / 4},
      {4, times(a, ab), 1.0 / 8},
      {4, ba2, 1.0 / 12},
      {4, beta * bb, 1.0 / 24},
      {5, times(a2, a2), 1.0 / 5},
      {5, times(a2, ab), 1.0 / 10},
      {5, times(ab, ab), 1.0 / 20},
      {5, times(a, alpha * a2), 1.0 / 15},
      {5, times(a, alpha * bb), 1.0 / 30},
      {5, beta * times(a2, a), 1.0 / 20},
      {5, beta * times(a, ab), 1.0 / 40},
      {5, beta * ba2, 1.0 / 60},
      {5, beta * (beta * bb), 1.0 / 120},
  };
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i].order > order) continue;
    EXPECT_NEAR(dot(b, conditions[i].phi), conditions[i].value * std::pow(theta, conditions[i].order),
                tolerance)
        << "condition " << i << " at theta = " << theta;
  }
}

/// Gamma = (I / gamma - C)^-1, lower triangular.
Matrix gamma_of_rodas5p() {
  constexpr std::size_t s = rodas5p::stages;
  Matrix c(s, Vector(s, 0.0)), inverse(s, Vector(s, 0.0));
  rodas5p::for_each_stage([&](std::size_t i, const auto&, const auto& coupling) {
    std::copy(coupling.begin(), coupling.end(), c[i].begin());
    return true;
  });
  for (std::size_t column = 0; column < s; ++column)
    for (std::size_t i = column; i < s; ++i) {
      double sum = i == column ? 1.0 : 0.0;
      for (std::size_t j = column; j < i; ++j) sum += c[i][j] * inverse[j][column];
      inverse[i][column] = sum * rodas5p::gamma;
    }
  return inverse;
}
Matrix product(const Matrix& a, const Matrix& b) {
  Matrix c(a.size(), Vector(b.size(), 0.0));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j)
      for (std::size_t k = 0; k < b.size(); ++k) c[i][j] += a[i][k] * b[k][j];
  return c;
}
Matrix sum(const Matrix& a, const Matrix& b) {
  Matrix c = a;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < a.size(); ++j) c[i][j] += b[i][j];
  return c;
}

TEST(Rodas5pTableau, SatisfiesTheOrderConditionsAndThoseOfItsDenseOutput) {
  constexpr std::size_t s = rodas5p::stages;
  const Matrix gamma = gamma_of_rodas5p();
  Matrix a(s, Vector(s, 0.0));
  rodas5p::for_each_stage([&](std::size_t i, const auto& stage, const auto&) {
    std::copy(stage.begin(), stage.end(), a[i].begin());
    return true;
  });
  const Matrix alpha = product(a, gamma);
  const Matrix beta = sum(alpha, gamma);
  const Vector nodes = row_sums(alpha), shifts = row_sums(gamma);
  for (std::size_t i = 0; i < s; ++i) {
    EXPECT_NEAR(nodes[i], rodas5p::c[i], 1e-12) << i;
    EXPECT_NEAR(shifts[i], rodas5p::d[i], 1e-12) << i;
  }
  Vector weights(rodas5p::a8.begin(), rodas5p::a8.end());
  weights.push_back(1.0);
  const auto in_stages = [&](const Vector& w) {  // b = w Gamma
    Vector b(s, 0.0);
    for (std::size_t j = 0; j < s; ++j)
      for (std::size_t i = 0; i < s; ++i) b[j] += w[i] * gamma[i][j];
    return b;
  };
  expect_order(5, 1.0, in_stages(weights), alpha, beta, 1e-12);
  Vector embedded = weights;
  embedded[7] = 0.0;
  expect_order(4, 1.0, in_stages(embedded), alpha, beta, 1e-12);
  for (const double theta : {0.1, 0.35, 0.6, 0.9}) {
    Vector w(s);
    for (std::size_t i = 0; i < s; ++i)
      w[i] = theta *
             (weights[i] + (1.0 - theta) * (rodas5p::dense[0][i] +
                                            theta * (rodas5p::dense[1][i] + theta * rodas5p::dense[2][i])));
    expect_order(4, theta, in_stages(w), alpha, beta, 1e-12);
  }
}

/// Conditions up to order five; beyond that the observed order below is the witness.
template <class Tableau>
void expect_explicit_orders(int embedded_order, int interpolant_order, double tolerance) {
  constexpr std::size_t s = Tableau::all_stages;
  Matrix a(s, Vector(s, 0.0));
  const auto take = [&] < const auto & Values > (Row<Values>) {
    std::copy(Values.begin(), Values.end(), a[Values.size()].begin());
    return true;
  };
  Tableau::for_each_stage(take);
  Tableau::for_each_extra_stage(take);
  const Vector nodes = row_sums(a);
  for (std::size_t i = 0; i < s; ++i) EXPECT_NEAR(nodes[i], Tableau::c[i], tolerance) << i;
  const Vector b = a[Tableau::stages - 1];
  expect_order(5, 1.0, b, a, a, tolerance);
  Vector embedded = b;
  for (std::size_t i = 0; i < Tableau::error_weights.size(); ++i) embedded[i] -= Tableau::error_weights[i];
  expect_order(embedded_order, 1.0, embedded, a, a, tolerance);
  for (const double theta : {0.1, 0.35, 0.6, 0.9, 1.0}) {
    Vector w(s, 0.0);
    for (std::size_t d = 0; d < Tableau::degree; ++d)
      for (std::size_t i = 0; i < s; ++i) w[i] += std::pow(theta, d + 1) * Tableau::interpolant[d][i];
    expect_order(interpolant_order, theta, w, a, a, tolerance);
  }
}

TEST(Tsit5Tableau, SatisfiesTheOrderConditionsAndThoseOfItsInterpolant) {
  expect_explicit_orders<Tsit5>(4, 4, 1e-13);
}

TEST(Dop853Tableau, SatisfiesTheOrderConditionsAndThoseOfItsInterpolant) {
  expect_explicit_orders<Dop853>(5, 5, 1e-12);  // weights of the interpolant reach 500
}

/// y' = (cos t - y^2/2) / (1 + x), x' = -x y + sin t: nonlinear, depends on time; the reference is made with
/// tiny steps.
class Forced final : public System {
 public:
  std::size_t size() const override { return 2; }
  bool rhs(double t, const double* y, double* f) override {
    f[0] = (std::cos(t) - 0.5 * y[0] * y[0]) / (1.0 + y[1]);
    f[1] = -y[1] * y[0] + std::sin(t);
    return true;
  }
  bool jacobian(double t, const double* y, double* j) override {
    j[0] = -y[0] / (1.0 + y[1]), j[1] = -y[1];
    j[2] = -(std::cos(t) - 0.5 * y[0] * y[0]) / ((1.0 + y[1]) * (1.0 + y[1])), j[3] = -y[0];
    return true;
  }
  bool time_derivative(double t, const double* y, double* ft) override {
    ft[0] = -std::sin(t) / (1.0 + y[1]), ft[1] = std::cos(t);
    return true;
  }
};

struct Expected {
  Method method;
  double order, dense_order;
  double steps;  ///< of the coarser run: as many as leave an error above rounding
  double h;      ///< the longer one of the two single steps
};

class ObservedOrder : public ::testing::TestWithParam<Expected> {};

TEST_P(ObservedOrder, IsThatOfTheMethod) {
  const Expected& expected = GetParam();
  Forced system;
  const Vector y0{0.5, 1.0};
  const Solution reference = run(system, y0, 2.0, fixed_steps(Method::dop853, 2.0 / 512));
  const auto error = [&](double steps) {
    const Solution end = run(system, y0, 2.0, fixed_steps(expected.method, 2.0 / steps));
    EXPECT_EQ(end.statistics.steps, static_cast<std::uint64_t>(steps));
    return std::hypot(end.y[0] - reference.y[0], end.y[1] - reference.y[1]);
  };
  const double order = std::log2(error(expected.steps) / error(2 * expected.steps));
  RecordProperty("order", std::to_string(order));
  EXPECT_NEAR(order, expected.order, 0.2);
}

TEST_P(ObservedOrder, OfTheDenseOutput) {
  const Expected& expected = GetParam();
  Forced system;
  const Vector y0{0.5, 1.0};
  // One step from the same start: the local error of an interpolant of order p falls with h^(p+1).
  const auto error = [&](double h) {
    Options options = fixed_steps(expected.method, h);
    Integrator integrator(system, options);
    integrator.start(0.0, y0);
    Recorder seen(system);
    EXPECT_EQ(integrator.advance(h, Vector{0.3 * h, 0.55 * h, 0.8 * h}, seen, {}), Termination::completed);
    double largest = 0.0;
    for (const auto& output : seen.outputs) {
      const Solution exact = run(system, y0, output.t, fixed_steps(Method::dop853, output.t / 64));
      for (int i = 0; i < 2; ++i) largest = std::max(largest, std::abs(output.y[i] - exact.y[i]));
    }
    return largest;
  };
  const double order = std::log2(error(expected.h) / error(expected.h / 2)) - 1.0;
  RecordProperty("order", std::to_string(order));
  EXPECT_NEAR(order, expected.dense_order, 0.2);
}

INSTANTIATE_TEST_SUITE_P(Methods, ObservedOrder,
                         ::testing::Values(Expected{Method::tsit5, 5.0, 4.0, 48, 0.05},
                                           Expected{Method::rodas5p, 5.0, 4.0, 48, 0.05},
                                           Expected{Method::dop853, 8.0, 7.0, 6, 0.4}),
                         [](const auto& tested) { return std::string(to_string(tested.param.method)); });

}  // namespace
}  // namespace pf::ode::testing
