#pragma once

#include <memory>
#include <type_traits>
#include <vector>

#include "combine.hpp"
#include "stage_row.hpp"
#include "step_loop.hpp"

namespace pf::ode {

/// An explicit Runge-Kutta method with an embedded error estimate, whose last stage is the first of the next
/// step, and an interpolant with stages of its own that are made when first asked for.
///
/// A Tableau gives: method, order, stages, extra_stages, all_stages, degree, c (by stage), for_each_stage and
/// for_each_extra_stage (calling visit(Row<a_i>)), interpolant, error(), and the constants of step size
/// control and stability. The last two of `stages` stand at the end of the step. `N` > 0 fixes the number of
/// states at compile time.
template <class Tableau, std::size_t N>
class ExplicitRungeKutta final : public Stepper {
  static constexpr std::size_t stages = Tableau::stages;
  static constexpr std::size_t all_stages = Tableau::all_stages;

 public:
  explicit ExplicitRungeKutta(Context& context)
      : context_(context),
        guard_(context),
        size_(context.n),
        nm_(context.n * context.m),
        absolute_(n()),
        y0_(n()),
        y1_(n()),
        u_(2 * n()),
        k_(all_stages * n()),
        error_(2 * n()),
        dense_y_(Tableau::degree * n()),
        s0_(nm_),
        s1_(nm_),
        sk_(all_stages * nm_),
        s_stage_(nm_),
        jacobian_(nm_ > 0 ? n() * n() : 0),
        dense_s_(Tableau::degree * nm_) {
    for (std::size_t i = 0; i < n(); ++i) absolute_[i] = context.absolute(i);
  }

  void start(double t, const double* y, const double* s, double step_hint, double t_end) override {
    begin_ = end_ = t;
    h_ = 0.0;
    std::copy(y, y + n(), y1_.begin());
    if (nm_ > 0) std::copy(s, s + nm_, s1_.begin());
    y0_ = y1_;
    s0_ = s1_;
    started_ = slopes(stages - 1, t, y1_.data(), s1_.data()) && finite(last_stage());
    loop_.start(step_hint > 0.0 || !started_ ? step_hint
                                             : initial_step(context_, t, y1_.data(), last_stage(), t_end,
                                                            Tableau::order, absolute_.data(), error_.data()));
    old_error_ = 1e-4;
    at_limit_ = relaxed_ = 0;
    interpolates_y_ = interpolates_s_ = has_extra_stages_ = false;
  }

  Termination step(double t_limit) override {
    if (!started_) return Termination::not_finite;
    const double t = end_;
    begin_attempt();
    const Termination made = loop_.step(
        context_, t, t_limit, [&](const StepSize& size) { return attempt(t, size); },
        [](double error) {
          return 1.0 / std::min(Tableau::largest_cut, step_power(error, Tableau::proportional) / 0.9);
        },
        [&](double error, const StepSize&, bool rejected) { return growth(error, rejected); },
        [&] { return guard_.crossed(y0_.data(), y1_.data()); },
        [&](const StepSize& size) { accept(t, size); });
    if (made != Termination::completed) give_up(t);
    return made;
  }

  double begin() const override { return begin_; }
  double end() const override { return end_; }
  double time() const override { return end_; }
  const double* state() const override { return y1_.data(); }
  const double* sensitivity() const override { return s1_.data(); }
  double next_step() const override { return loop_.next; }
  Method method() const override { return Tableau::method; }

  void state(double t, double* y) const override { states({&t, 1}, n(), y); }
  void states(std::span<const double> times, std::size_t, double* y) const override {
    if (!interpolates_y_ && times.back() > begin_ && times.front() < end_) {
      make_extra_stages();
      make_polynomial(n(), k_.data(), dense_y_.data());
      interpolates_y_ = true;
    }
    for (const double t : times) {
      if (t > begin_ && t < end_) {
        evaluate_polynomial(n(), (t - begin_) / h_, y0_.data(), dense_y_.data(), y);
      } else {
        std::copy_n(t >= end_ ? y1_.data() : y0_.data(), n(), y);
      }
      y += n();
    }
  }
  void sensitivity(double t, double* s) const override {
    if (t >= end_ || t <= begin_) {
      std::copy_n(t >= end_ ? s1_.data() : s0_.data(), nm_, s);
      return;
    }
    if (!interpolates_s_) {
      make_extra_stages();
      make_polynomial(nm_, sk_.data(), dense_s_.data());
      interpolates_s_ = true;
    }
    evaluate_polynomial(nm_, (t - begin_) / h_, s0_.data(), dense_s_.data(), s);
  }

  Stiffness stiffness() const override {
    if (at_limit_ >= stiff_steps)
      return {Stiffness::Verdict::stiff, "stiff: the step was limited by stability 15 times in a row"};
    return {Stiffness::Verdict::unknown, {}};
  }

 private:
  static constexpr int stiff_steps =
      15;  ///< steps at the limit that make a verdict (Hairer & Wanner, sec. IV.2)
  static constexpr int relaxed_steps = 6;  ///< steps below it that take it back

  std::size_t n() const { return N > 0 ? N : size_; }
  double* last_stage() { return k_.data() + (stages - 1) * n(); }

  bool finite(const double* v) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < n(); ++i) sum += 0.0 * v[i];
    return sum == 0.0;
  }

  /// Stage i: k_i = f(t, y) and, with parameters, dS/dt = J s + df/dtheta at the same point.
  bool slopes(std::size_t i, double t, const double* y, const double* s) const {
    ++context_.statistics.rhs_evaluations;
    double* k = k_.data() + i * n();
    if (nm_ == 0) return context_.system.rhs(t, y, k);
    ++context_.statistics.jacobian_evaluations;
    double* sk = sk_.data() + i * nm_;
    if (!context_.system.linearise(t, y, k, jacobian_.data(), sk)) return false;
    multiply_add(n(), context_.m, jacobian_.data(), s, sk);
    return true;
  }

  /// One stage of a step of size h from t, its argument in u and s.
  template <const auto& Values>
  bool stage(double t, double h, double end, Row<Values> row, double* u, double* s) const {
    constexpr std::size_t i = Row<Values>::size;
    combine(n(), y0_.data(), h, row, k_.data(), u);
    if (nm_ > 0) combine(nm_, s0_.data(), h, row, sk_.data(), s);
    return slopes(i, Tableau::c[i] == 1.0 ? end : t + Tableau::c[i] * h, u, s);
  }

  /// The end of the last step becomes the start of this one.
  void begin_attempt() {
    y0_.swap(y1_);
    s0_.swap(s1_);
    std::copy_n(last_stage(), n(), k_.data());
    if (nm_ > 0) std::copy_n(sk_.data() + (stages - 1) * nm_, nm_, sk_.data());
    interpolates_y_ = interpolates_s_ = has_extra_stages_ = false;
  }

  void give_up(double t) {
    y1_ = y0_;
    s1_ = s0_;
    std::copy_n(k_.data(), n(), last_stage());
    if (nm_ > 0) std::copy_n(sk_.data(), nm_, sk_.data() + (stages - 1) * nm_);
    begin_ = end_ = t;
  }

  /// Makes all stages. @return the error measure, <= 1 to be accepted; not finite when a function is not
  double attempt(double t, const StepSize& size) {
    const bool done = Tableau::for_each_stage([&] < const auto& Values > (Row<Values> row) {
      constexpr std::size_t i = Row<Values>::size;
      double* u = i + 1 == stages ? y1_.data() : u_.data() + (i + 2 == stages ? n() : 0);
      return stage(t, size.h, size.end, row, u, i + 1 == stages ? s1_.data() : s_stage_.data());
    });
    if (!done) return std::numeric_limits<double>::quiet_NaN();
    const double error = Tableau::error(n(), size.h, k_.data(), y0_.data(), y1_.data(), absolute_.data(),
                                        context_.options.relative_tolerance, error_.data());
    if (nm_ == 0 || !context_.options.control_sensitivity_error || !(error <= 1.0)) return error;
    weighted_sum<Tableau::error_weights>(nm_, size.h, sk_.data(), s_stage_.data());
    return std::max(error, largest_column_error(context_, absolute_.data(), s_stage_.data(), s0_.data(),
                                                s1_.data(), y1_.data()));
  }

  /// PI control of Gustafsson with the constants of the method's authors.
  double growth(double error, bool rejected) {
    double factor = step_power(error, Tableau::proportional) / 0.9;
    if constexpr (Tableau::integral > 0.0) factor /= step_power(old_error_, Tableau::integral);
    factor = std::clamp(factor, 1.0 / Tableau::largest_growth, Tableau::largest_cut);
    old_error_ = std::max(error, 1e-4);
    return 1.0 / (rejected ? std::max(factor, 1.0) : factor);
  }

  void accept(double t, const StepSize& size) {
    ++context_.statistics.steps;
    begin_ = t;
    end_ = size.end;
    h_ = size.h;
    watch_stability();
  }

  /// |f(y1) - f(u)| / |y1 - u| for the last stage before the end, at the same time, estimates the dominant
  /// eigenvalue (Shampine 1977).
  void watch_stability() {
    double slope = 0.0;
    double distance = 0.0;
    const double* u = u_.data() + n();
    const double* before = k_.data() + (stages - 2) * n();
    for (std::size_t i = 0; i < n(); ++i) {
      const double w = 1.0 / (absolute_[i] + context_.options.relative_tolerance * std::abs(y1_[i]));
      const double df = (before[n() + i] - before[i]) * w;
      const double dy = (y1_[i] - u[i]) * w;
      slope += df * df;
      distance += dy * dy;
    }
    if (distance <= 0.0) return;
    constexpr double limit = Tableau::stability_limit;
    if (h_ * h_ * slope > limit * limit * distance) {
      relaxed_ = 0;
      ++at_limit_;
    } else if (++relaxed_ >= relaxed_steps) {
      at_limit_ = 0;
    }
  }

  /// Where one of them is not defined, its slope is taken as that of the end: the interpolant stays finite.
  void make_extra_stages() const {
    if (has_extra_stages_) return;
    has_extra_stages_ = true;
    Tableau::for_each_extra_stage([&] < const auto& Values > (Row<Values> row) {
      constexpr std::size_t i = Row<Values>::size;
      if (stage(begin_, h_, end_, row, error_.data(), s_stage_.data())) return true;
      std::copy_n(k_.data() + (stages - 1) * n(), n(), k_.data() + i * n());
      if (nm_ > 0) std::copy_n(sk_.data() + (stages - 1) * nm_, nm_, sk_.data() + i * nm_);
      return true;
    });
  }

  void make_polynomial(std::size_t count, const double* k, double* p) const {
    for (std::size_t d = 0; d < Tableau::degree; ++d)
      weighted_sum(count, h_, Tableau::interpolant[d], k, p + d * count);
  }

  static void evaluate_polynomial(std::size_t count, double theta, const double* __restrict start,
                                  const double* __restrict p, double* __restrict out) {
    constexpr std::size_t degree = Tableau::degree;
    for (std::size_t i = 0; i < count; ++i) {
      double sum = p[i + (degree - 1) * count];
      for (std::size_t d = degree - 1; d-- > 0;) sum = p[i + d * count] + theta * sum;
      out[i] = start[i] + theta * sum;
    }
  }

  Context& context_;
  SignGuard guard_;
  std::size_t size_;
  std::size_t nm_;
  std::vector<double> absolute_;
  std::vector<double> y0_, y1_;
  std::vector<double> u_;          ///< arguments of a stage and of the last one before the end
  mutable std::vector<double> k_;  ///< slopes of the stages
  mutable std::vector<double> error_, dense_y_;
  std::vector<double> s0_, s1_;
  mutable std::vector<double> sk_, s_stage_, jacobian_, dense_s_;
  StepLoop loop_;
  double begin_ = 0.0;
  double end_ = 0.0;
  double h_ = 0.0;
  double old_error_ = 1e-4;
  int at_limit_ = 0;
  int relaxed_ = 0;
  bool started_ = false;
  mutable bool interpolates_y_ = false, interpolates_s_ = false, has_extra_stages_ = false;
};

/// Small systems, which chemists' mostly are, get code of their own. The WebAssembly module is fetched before
/// it computes: there one for all sizes must do.
template <class Tableau>
std::unique_ptr<Stepper> make_explicit(Context& context) {
#ifndef __wasm__
  switch (context.n) {
    case 1:
      return std::make_unique<ExplicitRungeKutta<Tableau, 1>>(context);
    case 2:
      return std::make_unique<ExplicitRungeKutta<Tableau, 2>>(context);
    case 3:
      return std::make_unique<ExplicitRungeKutta<Tableau, 3>>(context);
    case 4:
      return std::make_unique<ExplicitRungeKutta<Tableau, 4>>(context);
    default:
      break;
  }
#endif
  return std::make_unique<ExplicitRungeKutta<Tableau, 0>>(context);
}

}  // namespace pf::ode
