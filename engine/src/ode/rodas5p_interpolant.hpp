#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "combine.hpp"
#include "rodas5p_tableau.hpp"

namespace pf::ode::rodas5p {

/// The solution within one step, made when first asked for:
///
///   y(t + theta h) = (1 - theta) y0 + theta (y1 + (1 - theta) (q_0 + theta (q_1 + theta q_2))).
///
/// The continuous extension of the method loses its order in components that follow the others at once, by
/// far more than the step itself. Its defect r = u' - f(t, u) shows that: at three points inside the step the
/// extension is corrected by -(I / (h gamma) - J)^-1 r, one Newton step towards the solution where h J is
/// large and next to nothing where it is small. A polynomial of the same form passes through the corrected
/// values.
class Interpolant {
 public:
  explicit Interpolant(std::size_t n) : n_(n), q_(3 * n), delta_(points.size() * n), u_(n), f_(n) {}

  void forget() { ready_ = false; }

  /// @param k            stage vectors, shape (n, 8)
  /// @param slope        bool(theta, u, f): f(t + theta h, u); false where it is not defined
  /// @param solve        replaces its argument by (I / (h gamma) - J)^-1 of it
  template <class Slope, class Solve>
  void evaluate(double theta, double h, const double* y0, const double* y1, const double* k, Slope slope,
                Solve solve, double* y) {
    if (!ready_) {
      for (std::size_t r = 0; r < 3; ++r) weighted_sum(n_, 1.0, dense[r], k, q_.data() + r * n_);
      correct(h, y0, y1, slope, solve);
      ready_ = true;
    }
    polynomial(theta, y0, y1, y);
  }

 private:
  static constexpr std::array<double, 3> points{0.25, 0.5, 0.75};
  /// Coefficients of the Lagrange polynomials of the points, each divided by theta (1 - theta) at its point.
  static constexpr std::array<std::array<double, 3>, 3> lagrange{{
      {16.0, -12.0, 16.0 / 3.0},
      {-160.0 / 3.0, 64.0, -32.0},
      {128.0 / 3.0, -64.0, 128.0 / 3.0},
  }};

  void polynomial(double theta, const double* y0, const double* y1, double* y) const {
    const double rest = 1.0 - theta;
    const double* q = q_.data();
    for (std::size_t i = 0; i < n_; ++i)
      y[i] = rest * y0[i] + theta * (y1[i] + rest * (q[i] + theta * (q[i + n_] + theta * q[i + 2 * n_])));
  }

  template <class Slope, class Solve>
  void correct(double h, const double* y0, const double* y1, Slope slope, Solve solve) {
    const double* q = q_.data();
    for (std::size_t p = 0; p < points.size(); ++p) {
      const double theta = points[p], rest = 1.0 - theta;
      polynomial(theta, y0, y1, u_.data());
      if (!slope(theta, u_.data(), f_.data())) return;
      double* delta = delta_.data() + p * n_;
      for (std::size_t i = 0; i < n_; ++i) {
        const double inner = q[i] + theta * (q[i + n_] + theta * q[i + 2 * n_]);
        const double outer = q[i + n_] + 2.0 * theta * q[i + 2 * n_];
        const double derivative = y1[i] - y0[i] + (rest - theta) * inner + theta * rest * outer;
        delta[i] = f_[i] - derivative / h;
      }
      solve(delta);
    }
    double check = 0.0;  // stays 0 as long as all is finite
    for (const double v : delta_) check += 0.0 * v;
    if (check != 0.0) return;
    for (std::size_t r = 0; r < 3; ++r) {
      weighted_sum(n_, 1.0, lagrange[r], delta_.data(), f_.data());
      for (std::size_t i = 0; i < n_; ++i) q_[r * n_ + i] += f_[i];
    }
  }

  std::size_t n_;
  std::vector<double> q_;
  std::vector<double> delta_;  ///< corrections at the points
  std::vector<double> u_, f_;
  bool ready_ = false;
};

}  // namespace pf::ode::rodas5p
