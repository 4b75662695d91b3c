#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "combine.hpp"
#include "pharmaflow/ode/dense_lu.hpp"
#include "rodas5p_tableau.hpp"
#include "step_control.hpp"

namespace pf::ode::rodas5p {

/// One step of the state, as its sensitivities need it.
struct StateStep {
  double t = 0.0;
  double h = 0.0;
  double end = 0.0;
  const double* y0 = nullptr;        ///< shape (n)
  const double* u = nullptr;         ///< arguments of the stages, shape (n, 8); the first column is unused
  const double* k = nullptr;         ///< stage vectors, shape (n, 8)
  const double* jacobian = nullptr;  ///< J(t, y0), shape (n, n)
};

/// Forward sensitivities on the factorisation of the state: Rodas5P applied to the system of (y, S), whose
/// Jacobian is block triangular. For a column s of S with G(t, y) = J(t, y) s0 + df/dtheta(t, y):
///
///   (I / (h gamma) - J0) K_i = J(t_i, u_i) s_i + df/dtheta(t_i, u_i) + sum_j C_ij K_j / h
///                              + dG/dy k_i + h d_i dG/dt.
///
/// The two derivatives of G are second derivatives of f. They are differences of the exact J and df/dtheta,
/// which all columns share: along k_i one-sided for relative tolerances from 1e-6 on and central below, with
/// increments that balance truncation and round-off; along t one-sided of second order and inside the step,
/// because f may not be evaluated outside. They enter with the factor h, so their relative error of about
/// 1e-8 (central: 1e-10) does not limit the sensitivities.
///
/// Up to five states the differences are made along the axes, once for all stages; beyond that along each
/// k_i. `N` > 0 fixes the number of states at compile time.
template <int N>
class Sensitivity {
 public:
  explicit Sensitivity(Context& context)
      : context_(context),
        n_(context.n),
        m_(context.m),
        central_(context.options.relative_tolerance < 1e-6),
        moves_(context.m > 0 && context.system.depends_on_time()),
        along_axes_(n_ <= largest_for_axes),
        s0_(n_ * m_),
        s1_(n_ * m_),
        k_(stages * n_ * m_),
        argument_(n_ * m_),
        base_(n_ * m_),
        jacobian_(m_ > 0 ? n_ * n_ : 0),
        parameter_(n_ * m_),
        jacobian_change_(m_ > 0 ? n_ * n_ : 0),
        parameter_change_(n_ * m_),
        time_change_(moves_ ? n_ * m_ : 0),
        second_(m_ > 0 && central_ ? n_ * n_ + n_ * m_ : 0),
        point_(m_ > 0 ? n_ : 0),
        by_state_(along_axes_ ? n_ * n_ * m_ : 0),
        dense_(3 * n_ * m_) {}

  void start(const double* s) {
    std::copy_n(s, n() * m_, s1_.begin());
    s0_ = s1_;
    made_dense_ = false;
  }
  void begin_step() {
    s0_.swap(s1_);
    made_dense_ = false;
  }
  void undo() { s1_ = s0_; }

  /// df/dtheta at the start of the step, shape (n, m): to be filled before step().
  double* base() { return base_.data(); }

  /// Makes the step. @return false when a derivative is not defined at a stage
  template <class Solver>
  bool step(const StateStep& y, const Solver& solver) {
    if (moves_ && !differentiate_by_time(y)) return false;
    if (along_axes_ && !differentiate_by_state(y)) return false;
    if (!stage(0, y, solver, s0_.data(), y.jacobian, base_.data(), nullptr)) return false;
    return for_each_stage([&]<std::size_t J>(std::size_t i, const std::array<double, J>& a,
                                             const std::array<double, J>& coupling) {
      const double* u = y.u + i * n();
      const double t = c[i] == 1.0 ? y.end : y.t + c[i] * y.h;
      if (!both_at(t, u, jacobian_.data(), parameter_.data())) return false;
      double* s = i == stages - 1 ? s1_.data() : argument_.data();
      combine(n() * m_, s0_.data(), 1.0, a, k_.data(), s);
      weighted_sum(n() * m_, 1.0 / y.h, coupling, k_.data(), k_.data() + i * n() * m_);
      if (!stage(i, y, solver, s, jacobian_.data(), parameter_.data(), k_.data() + i * n() * m_))
        return false;
      if (i == stages - 1)
        for (std::size_t q = 0; q < n() * m_; ++q) s1_[q] += k_[i * n() * m_ + q];
      return true;
    });
  }

  double error(const double* absolute, const double* y1) const {
    return largest_column_error(context_, absolute, k_.data() + (stages - 1) * n() * m_, s0_.data(),
                                s1_.data(), y1);
  }
  const double* begin() const { return s0_.data(); }
  const double* end() const { return s1_.data(); }

  void interpolate(double theta, double* s) {
    const std::size_t count = n() * m_;
    if (!made_dense_) {
      for (std::size_t r = 0; r < 3; ++r)
        weighted_sum(count, 1.0, dense[r], k_.data(), dense_.data() + r * count);
      made_dense_ = true;
    }
    const double rest = 1.0 - theta;
    for (std::size_t i = 0; i < count; ++i)
      s[i] =
          rest * s0_[i] +
          theta * (s1_[i] + rest * (dense_[i] + theta * (dense_[i + count] + theta * dense_[i + 2 * count])));
  }

 private:
  static constexpr std::size_t largest_for_axes = 5;

  std::size_t n() const { return DenseLu<N>::order(n_); }
  /// J and df/dtheta at one point.
  bool both_at(double t, const double* y, double* jacobian, double* parameter) {
    ++context_.statistics.jacobian_evaluations;
    return context_.system.linearise(t, y, nullptr, jacobian, parameter);
  }

  /// Solves stage i for all columns. `coupling` holds sum_j C_ij K_j / h and is the place of K_i; null for
  /// the first.
  template <class Solver>
  bool stage(std::size_t i, const StateStep& y, const Solver& solver, const double* s, const double* jacobian,
             const double* parameter, const double* coupling) {
    const std::size_t count = n() * m_;
    double* k = k_.data() + i * count;
    const double* direction = y.k + i * n();
    if (!along_axes_ && !differentiate_along(y, direction)) return false;
    if (coupling == nullptr) std::fill_n(k, count, 0.0);
    const double* by_time = moves_ && d[i] != 0.0 ? time_change_.data() : nullptr;
    for (std::size_t p = 0; p < m_; ++p) {
      const std::size_t at = p * n();
      double* column = k + at;
      for (std::size_t r = 0; r < n(); ++r) column[r] += parameter[at + r];
      if (by_time)
        for (std::size_t r = 0; r < n(); ++r) column[r] += y.h * d[i] * by_time[at + r];
      if (along_axes_) {
        add_products(jacobian, s + at, by_state_.data() + at * n(), direction, column);
      } else {
        for (std::size_t r = 0; r < n(); ++r) column[r] += parameter_change_[at + r];
        add_products(jacobian, s + at, jacobian_change_.data(), s0_.data() + at, column);
      }
      solver.solve(column);
    }
    context_.statistics.linear_solves += m_;
    return true;
  }

  /// column += A x + B z for matrices of shape (n, n).
  void add_products(const double* a, const double* x, const double* b, const double* z,
                    double* column) const {
    if constexpr (N == 0) {
      multiply_add(n_, a, x, column);
      multiply_add(n_, b, z, column);
    } else {
      std::array<double, std::max(N, 1)> sum;  // in registers: the compiler cannot know that nothing overlaps
      std::copy_n(column, n(), sum.begin());
      for (std::size_t j = 0; j < n(); ++j)
        for (std::size_t r = 0; r < n(); ++r) sum[r] += a[r + n() * j] * x[j] + b[r + n() * j] * z[j];
      std::copy_n(sum.begin(), n(), column);
    }
  }

  /// d/dy_j (J s0 + df/dtheta)_rp at the start of the step, at [r + n (j + n p)].
  bool differentiate_by_state(const StateStep& y) {
    std::copy_n(y.y0, n(), point_.begin());
    for (std::size_t j = 0; j < n(); ++j) {
      double size = 0.0;
      for (std::size_t i = 0; i < stages; ++i) size = std::max(size, std::abs(y.k[i * n() + j]));
      const auto column = [&](std::size_t p) { return by_state_.data() + n() * (j + n() * p); };
      if (size == 0.0) {  // no stage moves along this axis
        for (std::size_t p = 0; p < m_; ++p) std::fill_n(column(p), n(), 0.0);
        continue;
      }
      const double increment = (central_ ? 1e-5 : 3e-8) * (size + std::abs(y.y0[j]));
      point_[j] = y.y0[j] + increment;
      const double* jacobian = y.jacobian;
      const double* parameter = base_.data();
      double step = point_[j] - y.y0[j];
      bool defined = both_at(y.t, point_.data(), jacobian_change_.data(), parameter_change_.data());
      if (central_) {
        point_[j] = y.y0[j] - increment;
        step += y.y0[j] - point_[j];
        defined = defined && both_at(y.t, point_.data(), second_jacobian(), second_parameter());
        jacobian = second_jacobian();
        parameter = second_parameter();
      }
      point_[j] = y.y0[j];
      if (!defined) return false;
      difference(1.0 / step, jacobian, parameter);
      for (std::size_t p = 0; p < m_; ++p) {
        std::copy_n(parameter_change_.data() + p * n(), n(), column(p));
        multiply_add(n(), jacobian_change_.data(), s0_.data() + p * n(), column(p));
      }
    }
    return true;
  }

  /// Derivatives of J and df/dtheta at the start of the step along v.
  bool differentiate_along(const StateStep& y, const double* v) {
    double relative = 0.0;
    for (std::size_t r = 0; r < n(); ++r) {
      const double size = std::abs(v[r]);
      if (size > 0.0) relative = std::max(relative, size / (size + std::abs(y.y0[r])));
    }
    if (relative == 0.0) {
      std::fill(jacobian_change_.begin(), jacobian_change_.end(), 0.0);
      std::fill(parameter_change_.begin(), parameter_change_.end(), 0.0);
      return true;
    }
    const double increment = (central_ ? 1e-5 : 3e-8) / relative;
    if (!evaluate_at(y.t, y.y0, increment, v, jacobian_change_.data(), parameter_change_.data()))
      return false;
    if (!central_) {
      difference(1.0 / increment, y.jacobian, base_.data());
      return true;
    }
    if (!evaluate_at(y.t, y.y0, -increment, v, second_jacobian(), second_parameter())) return false;
    difference(0.5 / increment, second_jacobian(), second_parameter());
    return true;
  }

  bool evaluate_at(double t, const double* y, double increment, const double* v, double* jacobian,
                   double* parameter) {
    for (std::size_t r = 0; r < n(); ++r) point_[r] = y[r] + increment * v[r];
    return both_at(t, point_.data(), jacobian, parameter);
  }

  void difference(double scale, const double* jacobian, const double* parameter) {
    for (std::size_t q = 0; q < n() * n(); ++q)
      jacobian_change_[q] = scale * (jacobian_change_[q] - jacobian[q]);
    for (std::size_t q = 0; q < n() * m_; ++q)
      parameter_change_[q] = scale * (parameter_change_[q] - parameter[q]);
  }

  double* second_jacobian() { return second_.data(); }
  double* second_parameter() { return second_.data() + n() * n(); }

  /// time_change = d/dt (J s0 + df/dtheta) at the start of the step, from (-3 G(t) + 4 G(t + q) - G(t + 2 q))
  /// / (2 q).
  bool differentiate_by_time(const StateStep& y) {
    const double q = 1e-4 * y.h;
    std::fill(time_change_.begin(), time_change_.end(), 0.0);
    const auto add = [&](double weight, const double* jacobian, const double* parameter) {
      for (std::size_t p = 0; p < m_; ++p) {
        double* column = argument_.data() + p * n();
        std::copy_n(parameter + p * n(), n(), column);
        multiply_add(n(), jacobian, s0_.data() + p * n(), column);
        for (std::size_t r = 0; r < n(); ++r) time_change_[p * n() + r] += weight * column[r];
      }
    };
    add(-1.5 / q, y.jacobian, base_.data());
    for (const auto& [times, weight] : {std::pair{1.0, 2.0}, std::pair{2.0, -0.5}}) {
      const double t = y.t + times * q;
      if (!both_at(t, y.y0, jacobian_.data(), parameter_.data())) return false;
      add(weight / q, jacobian_.data(), parameter_.data());
    }
    return true;
  }

  Context& context_;
  std::size_t n_;
  std::size_t m_;
  bool central_;
  bool moves_;
  bool along_axes_;
  std::vector<double> s0_, s1_;
  std::vector<double> k_;                     ///< stage matrices, shape (n, m, 8)
  std::vector<double> argument_;              ///< S at a stage
  std::vector<double> base_;                  ///< df/dtheta at the start of the step
  std::vector<double> jacobian_, parameter_;  ///< at a stage
  std::vector<double> jacobian_change_, parameter_change_, time_change_;
  std::vector<double> second_;  ///< J and df/dtheta at the other side of a central difference
  std::vector<double> point_;
  std::vector<double> by_state_;
  std::vector<double> dense_;
  bool made_dense_ = false;
};

}  // namespace pf::ode::rodas5p
