#include <array>
#include <vector>

#include "combine.hpp"
#include "step_control.hpp"
#include "tsit5_tableau.hpp"

namespace pf::ode {
namespace {

using namespace tsit5;  // the tableau, symbol for symbol

/// Nine tenths of the reach of the stability region along the negative real axis, 3.3.
constexpr double stability_limit = 3.0;
constexpr int stiff_steps = 15;   ///< steps at the limit that make a verdict (Hairer & Wanner, sec. IV.2)
constexpr int relaxed_steps = 6;  ///< steps below it that take it back

/// The piecewise polynomial of one step for `count` numbers: made when first asked for.
class Interpolant {
 public:
  explicit Interpolant(std::size_t count) : count_(count), coefficients_(4 * count) {}
  void forget() { ready_ = false; }
  void evaluate(double theta, double h, const double* start, const double* k, double* out) {
    if (!ready_) {
      for (std::size_t d = 0; d < 4; ++d)
        weighted_sum(count_, h, interpolant[d], k, &coefficients_[d * count_]);
      ready_ = true;
    }
    const double* p = coefficients_.data();
    for (std::size_t i = 0; i < count_; ++i)
      out[i] =
          start[i] +
          theta * (p[i] + theta * (p[i + count_] + theta * (p[i + 2 * count_] + theta * p[i + 3 * count_])));
  }

 private:
  std::size_t count_;
  std::vector<double> coefficients_;
  bool ready_ = false;
};

class Tsit5 final : public Stepper {
 public:
  explicit Tsit5(Context& context)
      : context_(context),
        n_(context.n),
        nm_(context.n * context.m),
        absolute_(n_),
        y0_(n_),
        y1_(n_),
        u_(stages * n_),
        k_(stages * n_),
        error_(2 * n_),
        dense_y_(n_),
        s0_(nm_),
        s1_(nm_),
        sk_(stages * nm_),
        s_stage_(nm_),
        jacobian_(nm_ > 0 ? n_ * n_ : 0),
        dense_s_(nm_) {
    for (std::size_t i = 0; i < n_; ++i) absolute_[i] = context.absolute(i);
  }

  void start(double t, const double* y, const double* s, double step_hint, double t_end) override {
    begin_ = end_ = t;
    h_ = 0.0;
    std::copy(y, y + n_, y1_.begin());
    if (nm_ > 0) std::copy(s, s + nm_, s1_.begin());
    y0_ = y1_;
    s0_ = s1_;
    // Stage 7 of the step before is stage 1 of the next.
    started_ = rhs(t, y1_.data(), last_stage()) && finite(last_stage());
    if (started_ && nm_ > 0) started_ = sensitivity_slope(t, y1_.data(), s1_.data(), &sk_[6 * nm_]);
    next_ = step_hint > 0.0 || !started_
                ? step_hint
                : initial_step(context_, t, y1_.data(), last_stage(), t_end, 5, absolute_.data(), u_.data());
    old_error_ = 1e-4;
    at_limit_ = relaxed_ = 0;
    undefined_nearby_ = false;
    forget_interpolants();
  }

  Termination step(double t_limit) override {
    if (!started_) return Termination::not_finite;
    const double t = end_;
    bool rejected = false;
    bool undefined = false;
    begin_attempt();
    for (;;) {
      if (!context_.budget_left()) return give_up(t, Termination::too_many_steps);
      const StepSize size = fit_step(next_, t, t_limit, context_.options.maximum_step);
      if (size.h < smallest_step(t))
        return give_up(
            t, undefined || undefined_nearby_ ? Termination::not_finite : Termination::step_too_small);
      const double error = attempt(t, size);
      if (!std::isfinite(error)) {
        ++context_.statistics.rejected_steps;
        undefined = true;
        next_ = 0.25 * size.h;
        rejected = true;
        continue;
      }
      // PI control of Gustafsson with the constants of Hairer, Norsett & Wanner's DOPRI5.
      const double proportional = std::pow(error, 0.2 - 0.75 * 0.04);
      if (error > 1.0) {
        ++context_.statistics.rejected_steps;
        next_ = size.h / std::min(5.0, proportional / 0.9);
        rejected = true;
        continue;
      }
      double factor = proportional / std::pow(old_error_, 0.04) / 0.9;
      factor = std::clamp(factor, 0.1, 5.0);
      if (rejected) factor = std::max(factor, 1.0);
      old_error_ = std::max(error, 1e-4);
      next_ = size.cut ? std::max(next_, size.h / factor) : size.h / factor;
      undefined_nearby_ = undefined;
      accept(t, size);
      return Termination::completed;
    }
  }

  double begin() const override { return begin_; }
  double end() const override { return end_; }
  double time() const override { return end_; }
  const double* state() const override { return y1_.data(); }
  const double* sensitivity() const override { return s1_.data(); }
  double next_step() const override { return next_; }
  Method method() const override { return Method::tsit5; }

  void state(double t, double* y) const override {
    if (t >= end_) {
      std::copy(y1_.begin(), y1_.end(), y);
    } else if (t <= begin_) {
      std::copy(y0_.begin(), y0_.end(), y);
    } else {
      dense_y_.evaluate((t - begin_) / h_, h_, y0_.data(), k_.data(), y);
    }
  }
  void sensitivity(double t, double* s) const override {
    if (t >= end_) {
      std::copy(s1_.begin(), s1_.end(), s);
    } else if (t <= begin_) {
      std::copy(s0_.begin(), s0_.end(), s);
    } else {
      dense_s_.evaluate((t - begin_) / h_, h_, s0_.data(), sk_.data(), s);
    }
  }

  Stiffness stiffness() const override {
    if (at_limit_ >= stiff_steps)
      return {Stiffness::Verdict::stiff, "stiff: the step was limited by stability 15 times in a row"};
    return {Stiffness::Verdict::unknown, {}};
  }

 private:
  double* last_stage() { return &k_[6 * n_]; }

  bool rhs(double t, const double* y, double* f) {
    ++context_.statistics.rhs_evaluations;
    return context_.system.rhs(t, y, f);
  }

  bool finite(const double* v) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < n_; ++i) sum += 0.0 * v[i];
    return sum == 0.0;
  }

  /// out = J(t, y) s + df/dtheta(t, y).
  bool sensitivity_slope(double t, const double* y, const double* s, double* out) {
    ++context_.statistics.jacobian_evaluations;
    if (!context_.system.jacobian(t, y, jacobian_.data())) return false;
    if (!context_.system.parameter_jacobian(t, y, out)) return false;
    for (std::size_t p = 0; p < context_.m; ++p) multiply_add(n_, jacobian_.data(), s + p * n_, out + p * n_);
    return true;
  }

  void forget_interpolants() {
    dense_y_.forget();
    dense_s_.forget();
  }

  /// The end of the last step becomes the start of this one.
  void begin_attempt() {
    y0_.swap(y1_);
    s0_.swap(s1_);
    std::copy_n(last_stage(), n_, k_.data());
    if (nm_ > 0) std::copy_n(&sk_[6 * nm_], nm_, sk_.data());
    forget_interpolants();
  }

  Termination give_up(double t, Termination why) {
    y1_ = y0_;
    s1_ = s0_;
    std::copy_n(k_.data(), n_, last_stage());
    if (nm_ > 0) std::copy_n(sk_.data(), nm_, &sk_[6 * nm_]);
    begin_ = end_ = t;
    return why;
  }

  /// Makes all stages. @return the error measure, <= 1 to be accepted; not finite when a function is not
  double attempt(double t, const StepSize& size) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const double h = size.h;
    const bool done = for_each_stage([&]<std::size_t J>(std::size_t i, const std::array<double, J>& a) {
      double* u = i == 6 ? y1_.data() : &u_[i * n_];
      combine(n_, y0_.data(), h, a, k_.data(), u);
      return rhs(i >= 5 ? size.end : t + c[i] * h, u, &k_[i * n_]);
    });
    if (!done) return undefined;
    weighted_sum(n_, h, error_weights, k_.data(), error_.data());
    double error = std::sqrt(weighted_square_sum(n_, error_.data(), y0_.data(), y1_.data(), absolute_.data(),
                                                 context_.options.relative_tolerance) /
                             static_cast<double>(std::max<std::size_t>(n_, 1)));
    if (nm_ > 0 && error <= 1.0) {
      if (!sensitivity_stages(t, size)) return undefined;
      if (context_.options.control_sensitivity_error) error = std::max(error, sensitivity_error(h));
    }
    return error;
  }

  /// dS/dt = J S + df/dtheta on the stages of the state.
  bool sensitivity_stages(double t, const StepSize& size) {
    return for_each_stage([&]<std::size_t J>(std::size_t i, const std::array<double, J>& a) {
      double* s = i == 6 ? s1_.data() : s_stage_.data();
      combine(nm_, s0_.data(), size.h, a, sk_.data(), s);
      const double* u = i == 6 ? y1_.data() : &u_[i * n_];
      return sensitivity_slope(i >= 5 ? size.end : t + c[i] * size.h, u, s, &sk_[i * nm_]);
    });
  }

  /// The largest error measure of a column; a column's absolute tolerance is the state's, scaled to the
  /// column.
  double sensitivity_error(double h) {
    weighted_sum(nm_, h, error_weights, sk_.data(), s_stage_.data());
    return largest_column_error(context_, absolute_.data(), s_stage_.data(), s0_.data(), s1_.data(),
                                y1_.data());
  }

  void accept(double t, const StepSize& size) {
    ++context_.statistics.steps;
    begin_ = t;
    end_ = size.end;
    h_ = size.h;
    watch_stability();
  }

  /// |f(y1) - f(u6)| / |y1 - u6| at the same time estimates the dominant eigenvalue (Shampine 1977).
  void watch_stability() {
    double slope = 0.0;
    double distance = 0.0;
    const double* u6 = &u_[5 * n_];
    for (std::size_t i = 0; i < n_; ++i) {
      const double w = 1.0 / (absolute_[i] + context_.options.relative_tolerance * std::abs(y1_[i]));
      const double df = (k_[6 * n_ + i] - k_[5 * n_ + i]) * w;
      const double dy = (y1_[i] - u6[i]) * w;
      slope += df * df;
      distance += dy * dy;
    }
    if (distance <= 0.0) return;
    if (h_ * h_ * slope > stability_limit * stability_limit * distance) {
      relaxed_ = 0;
      ++at_limit_;
    } else if (++relaxed_ >= relaxed_steps) {
      at_limit_ = 0;
    }
  }

  Context& context_;
  std::size_t n_;
  std::size_t nm_;
  std::vector<double> absolute_;
  std::vector<double> y0_, y1_;
  std::vector<double> u_;  ///< arguments of the stages; the last one is y1_
  std::vector<double> k_;  ///< slopes of the stages
  std::vector<double> error_;
  mutable Interpolant dense_y_;
  std::vector<double> s0_, s1_, sk_, s_stage_, jacobian_;
  mutable Interpolant dense_s_;
  double begin_ = 0.0;
  double end_ = 0.0;
  double h_ = 0.0;
  double next_ = 0.0;
  double old_error_ = 1e-4;
  int at_limit_ = 0;
  int relaxed_ = 0;
  bool started_ = false;
  bool undefined_nearby_ = false;  ///< the last step was preceded by attempts that met an undefined point
};

}  // namespace

std::unique_ptr<Stepper> make_tsit5(Context& context) { return std::make_unique<Tsit5>(context); }

}  // namespace pf::ode
