#include <array>
#include <type_traits>
#include <vector>

#include "rodas5p_interpolant.hpp"
#include "rodas5p_sensitivity.hpp"
#include "rodas5p_tableau.hpp"
#include "shifted_solver.hpp"
#include "step_loop.hpp"

namespace pf::ode {
namespace {

using namespace rodas5p;  // the tableau, symbol for symbol

constexpr int relaxed_steps = 25;  ///< steps of low stiffness that make a verdict

/// `N` > 0 fixes the number of states at compile time.
template <int N, class Solver>
class Rodas5p final : public Stepper {
 public:
  explicit Rodas5p(Context& context)
      : context_(context),
        guard_(context),
        n_(context.n),
        moves_(context.system.depends_on_time()),
        absolute_(n_),
        y0_(n_),
        y1_(n_),
        f0_(n_),
        ft_(n_),
        u_(stages * n_),
        k_(stages * n_),
        q_(n_),
        jacobian_(n_ * n_),
        interpolant_(n_),
        solver_(n_),
        sensitivity_(context) {
    for (std::size_t i = 0; i < n_; ++i) absolute_[i] = context.absolute(i);
  }

  void start(double t, const double* y, const double* s, double step_hint, double t_end) override {
    begin_ = end_ = t;
    h_ = 0.0;
    std::copy(y, y + n_, y1_.begin());
    y0_ = y1_;
    if (context_.m > 0) sensitivity_.start(s);
    loop_.start(step_hint);
    started_ = true;
    learn_pattern(t);
    if (!(step_hint > 0.0)) {
      started_ = rhs(t, y1_.data(), f0_.data());
      if (started_)
        loop_.next = initial_step(context_, t, y1_.data(), f0_.data(), t_end, 5, absolute_.data(), u_.data());
    }
    old_error_ = 0.0;
    relaxed_ = 0;
    interpolant_.forget();
  }

  Termination step(double t_limit) override {
    const double t = end_;
    begin_attempt();
    const Termination made =
        !started_ || !evaluate_base(t)
            ? Termination::not_finite
            : loop_.step(
                  context_, t, t_limit, [&](const StepSize& size) { return attempt(t, size); },
                  [](double error) { return std::clamp(0.9 * step_power(error, -0.2), 0.2, 0.9); },
                  [&](double error, const StepSize& size, bool rejected) {
                    return growth(error, size.h, rejected);
                  },
                  [&] { return guard_.crossed(y0_.data(), y1_.data()); },
                  [&](const StepSize& size) { accept(t, size); });
    if (made != Termination::completed) give_up(t);
    return made;
  }

  double begin() const override { return begin_; }
  double end() const override { return end_; }
  double time() const override { return end_; }
  const double* state() const override { return y1_.data(); }
  const double* sensitivity() const override { return sensitivity_.end(); }
  double next_step() const override { return loop_.next; }
  Method method() const override { return Method::rodas5p; }

  void state(double t, double* y) const override {
    if (t >= end_) {
      std::copy(y1_.begin(), y1_.end(), y);
      return;
    }
    if (t <= begin_) {
      std::copy(y0_.begin(), y0_.end(), y);
      return;
    }
    const auto slope = [this](double theta, const double* u, double* f) {
      ++context_.statistics.rhs_evaluations;
      return context_.system.rhs(begin_ + theta * h_, u, f);
    };
    const auto solve = [this](double* v) {
      ++context_.statistics.linear_solves;
      solver_.solve(v);
    };
    interpolant_.evaluate((t - begin_) / h_, h_, y0_.data(), y1_.data(), k_.data(), slope, solve, y);
  }
  void sensitivity(double t, double* s) const override {
    if (t >= end_ || t <= begin_) {
      std::copy_n(t >= end_ ? sensitivity_.end() : sensitivity_.begin(), n_ * context_.m, s);
    } else {
      sensitivity_.interpolate((t - begin_) / h_, s);
    }
  }

  Stiffness stiffness() const override {
    if (relaxed_ >= relaxed_steps)
      return {Stiffness::Verdict::non_stiff,
              "not stiff: an explicit step would have been stable 25 times in a row"};
    return {Stiffness::Verdict::unknown, {}};
  }

 private:
  std::size_t n() const { return DenseLu<N>::order(n_); }

  bool rhs(double t, const double* y, double* f) {
    ++context_.statistics.rhs_evaluations;
    return context_.system.rhs(t, y, f);
  }

  /// Shows the solver where the Jacobian may be non-zero: at a point without zeros, because an absent species
  /// hides its reactions. What is still missed, the solver learns later.
  void learn_pattern(double t) {
    if (learned_) return;
    learned_ = true;
    double largest = 0.0;
    for (const double y : y1_) largest = std::max(largest, std::abs(y));
    for (std::size_t i = 0; i < n(); ++i)
      u_[i] = y1_[i] != 0.0 ? y1_[i] : largest > 0.0 ? 1e-3 * largest : 1e-3;
    ++context_.statistics.jacobian_evaluations;
    if (context_.system.jacobian(t, u_.data(), jacobian_.data())) solver_.learn(jacobian_.data());
  }

  void begin_attempt() {
    y0_.swap(y1_);
    if (context_.m > 0) sensitivity_.begin_step();
    interpolant_.forget();
  }
  void give_up(double t) {
    y1_ = y0_;
    if (context_.m > 0) sensitivity_.undo();
    begin_ = end_ = t;
  }

  /// f, the Jacobians and df/dt at the start of the step: once, however often the step is rejected.
  bool evaluate_base(double t) {
    ++context_.statistics.rhs_evaluations;
    ++context_.statistics.jacobian_evaluations;
    double* by_parameters = context_.m > 0 ? sensitivity_.base() : nullptr;
    return context_.system.linearise(t, y0_.data(), f0_.data(), jacobian_.data(), by_parameters) &&
           (!moves_ || context_.system.time_derivative(t, y0_.data(), ft_.data()));
  }

  double growth(double error, double h, bool rejected) {
    double factor = std::clamp(0.9 * step_power(std::max(error, 1e-12), -0.2), 0.2, 6.0);
    const double bounded = std::max(error, 1e-2);
    if (old_error_ > 0.0) {  // Gustafsson's predictive controller, Hairer & Wanner, eq. IV.8.21
      const double predicted = 0.9 * (h / old_step_) * step_power(old_error_ / (bounded * bounded), 0.2);
      factor = std::min(factor, std::clamp(predicted, 0.2, 6.0));
    }
    old_error_ = bounded;
    old_step_ = h;
    return rejected ? std::min(factor, 1.0) : factor;
  }

  /// @return the error measure, <= 1 to be accepted; not finite when a function or the matrix is not
  double attempt(double t, const StepSize& size) {
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    const double h = size.h;
    ++context_.statistics.factorisations;
    if (!solver_.factor(jacobian_.data(), 1.0 / (h * gamma))) return undefined;

    double* k = k_.data();
    for (std::size_t r = 0; r < n(); ++r) k[r] = f0_[r];
    add_time_derivative(h * d[0], k);
    solver_.solve(k);
    const bool done = for_each_stage([&]<std::size_t J>(std::size_t i, const std::array<double, J>& a,
                                                        const std::array<double, J>& coupling) {
      double* u = u_.data() + i * n();
      double* ki = k_.data() + i * n();
      combine(n(), y0_.data(), 1.0, a, k_.data(), u);
      weighted_sum(n(), 1.0 / h, coupling, k_.data(), q_.data());
      if (!rhs(c[i] == 1.0 ? size.end : t + c[i] * h, u, ki)) return false;
      for (std::size_t r = 0; r < n(); ++r) ki[r] += q_[r];
      if (d[i] != 0.0) add_time_derivative(h * d[i], ki);
      solver_.solve(ki);
      return true;
    });
    if (!done) return undefined;
    context_.statistics.linear_solves += stages;

    const double* u8 = u_.data() + 7 * n();
    const double* k8 = k_.data() + 7 * n();
    for (std::size_t r = 0; r < n(); ++r) y1_[r] = u8[r] + k8[r];
    double error = std::sqrt(weighted_square_sum(n(), k8, y0_.data(), y1_.data(), absolute_.data(),
                                                 context_.options.relative_tolerance) /
                             static_cast<double>(std::max<std::size_t>(n(), 1)));
    if (context_.m > 0 && error <= 1.0) {
      if (!sensitivity_.step({t, h, size.end, y0_.data(), u_.data(), k_.data(), jacobian_.data()}, solver_))
        return undefined;
      if (context_.options.control_sensitivity_error) {
        const double e = sensitivity_.error(absolute_.data(), y1_.data());
        if (!(e <= error)) error = e;
      }
    }
    return error;
  }

  void add_time_derivative(double scale, double* k) {
    if (!moves_) return;
    for (std::size_t r = 0; r < n(); ++r) k[r] += scale * ft_[r];
  }

  void accept(double t, const StepSize& size) {
    ++context_.statistics.steps;
    begin_ = t;
    end_ = size.end;
    h_ = size.h;
    relaxed_ = size.h * spectral_scale(n(), jacobian_.data()) < 1.5 ? relaxed_ + 1 : 0;
  }

  Context& context_;
  SignGuard guard_;
  std::size_t n_;
  bool moves_;
  std::vector<double> absolute_;
  std::vector<double> y0_, y1_, f0_, ft_;
  std::vector<double> u_, k_;  ///< arguments and vectors of the stages, shape (n, 8)
  std::vector<double> q_;
  std::vector<double> jacobian_;
  mutable Interpolant interpolant_;
  StepLoop loop_;
  Solver solver_;
  mutable Sensitivity<N> sensitivity_;
  double begin_ = 0.0;
  double end_ = 0.0;
  double h_ = 0.0;
  double old_error_ = 0.0;
  double old_step_ = 0.0;
  int relaxed_ = 0;
  bool started_ = false;
  bool learned_ = !std::is_same_v<Solver, SparseShiftedSolver>;
};

template <int N>
std::unique_ptr<Stepper> make_dense(Context& context) {
  return std::make_unique<Rodas5p<N, DenseShiftedSolver<N>>>(context);
}

template <int N>
std::unique_ptr<Stepper> make_sparse(Context& context) {
  return std::make_unique<Rodas5p<N, SparseShiftedSolver>>(context);
}

}  // namespace

// Measured: unrolled dense LU wins up to five states, sparse LU with unrolled stages up to eight and beyond.
// The WebAssembly module is fetched before it computes: there only the smallest sizes are unrolled.
std::unique_ptr<Stepper> make_rodas5p(Context& context) {
  using Maker = std::unique_ptr<Stepper> (*)(Context&);
#ifdef __wasm__
  static constexpr std::array<Maker, 4> makers{make_sparse<0>, make_dense<1>, make_dense<2>, make_dense<3>};
#else
  static constexpr std::array<Maker, 9> makers{make_sparse<0>, make_dense<1>,  make_dense<2>,
                                               make_dense<3>,  make_dense<4>,  make_dense<5>,
                                               make_sparse<6>, make_sparse<7>, make_sparse<8>};
#endif
  if (context.n < makers.size()) return makers[context.n](context);
  return context.n <= SparseLu::largest ? make_sparse<0>(context) : make_dense<0>(context);
}

}  // namespace pf::ode
