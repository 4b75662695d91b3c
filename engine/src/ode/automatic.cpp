#include <string>
#include <vector>

#include "step_control.hpp"

namespace pf::ode {
namespace {

/// Beyond this size BDF, which keeps its factorisation for many steps, beats the Rosenbrock method on stiff
/// problems: the sooner, the more steps a tolerance takes. Measured on random sparse networks of 20 to 100
/// species (docs/adr/0006).
std::size_t largest_rosenbrock(double relative_tolerance) {
  return relative_tolerance >= 1e-5 ? 64 : relative_tolerance >= 1e-7 ? 40 : 25;
}
/// |lambda| (t_end - t) beyond which the first look at the Jacobian says stiff: an explicit method would need
/// about a third as many steps, a Rosenbrock method about fifty of three to four times the cost.
constexpr double stiff_at_start = 1000.0;
/// Explicit steps after which they are judged, and how many of them may replace one implicit step.
constexpr int trial_steps = 20;
constexpr double worth = 4.0;
constexpr double near_stability_limit = 0.7;  ///< of |lambda| h, as a share of what the method bears
/// Relative tolerance from which on the explicit method of order 8 needs fewer evaluations than that of
/// order 5.
constexpr double high_order_from = 2e-6;

/// Chooses between an explicit and an implicit method and changes during the run. The choice outlives
/// start().
class Automatic final : public Stepper {
 public:
  explicit Automatic(Context& context)
      : context_(context),
        high_order_(context.options.relative_tolerance <= high_order_from),
        explicit_(high_order_ ? make_dop853(context) : make_tsit5(context)),
        jacobian_(context.n * context.n) {}

  void start(double t, const double* y, const double* s, double step_hint, double t_end) override {
    t_end_ = t_end;
    if (!current_) {
      current_ = explicit_.get();
      ++context_.statistics.jacobian_evaluations;
      if (context_.system.jacobian(t, y, jacobian_.data()) &&
          spectral_scale(context_.n, jacobian_.data()) * (t_end - t) > stiff_at_start)
        change(t, implicit(), "stiff: the fastest time scale at the start is a thousandth of the time span");
    }
    current_->start(t, y, s, step_hint, t_end);
    begin_trial();
  }

  Termination step(double t_limit) override {
    const Stiffness seen = current_->stiffness();
    if (current_ == explicit_.get()) {
      if (seen.verdict == Stiffness::Verdict::stiff) {
        restart_with(implicit(), seen.reason);
      } else if (++trial_ == trial_steps) {
        judge_explicit_phase();
      }
    } else if (seen.verdict != Stiffness::Verdict::non_stiff) {
      relaxed_ = 0;
    } else if (++relaxed_ > patience_) {
      implicit_step_ = current_->next_step();
      use_low_order();
      restart_with(explicit_.get(), seen.reason);
      begin_trial();
    }
    return current_->step(t_limit);
  }

  double begin() const override { return current_->begin(); }
  double end() const override { return current_->end(); }
  void state(double t, double* y) const override { current_->state(t, y); }
  void states(std::span<const double> times, std::size_t n, double* y) const override {
    current_->states(times, n, y);
  }
  void sensitivity(double t, double* s) const override { current_->sensitivity(t, s); }
  double time() const override { return current_->time(); }
  const double* state() const override { return current_->state(); }
  const double* sensitivity() const override { return current_->sensitivity(); }
  double next_step() const override { return current_->next_step(); }
  Method method() const override { return current_ ? current_->method() : Method::automatic; }

 private:
  /// Made when first needed: most problems of chemists never do. This and the record of a change are all that
  /// is allocated after construction.
  Stepper* implicit() {
    if (!implicit_)
      implicit_ = context_.n <= largest_rosenbrock(context_.options.relative_tolerance)
                      ? make_rodas5p(context_)
                      : make_lsoda(context_, Method::bdf);
    return implicit_.get();
  }

  /// Between stiff phases stability limits the steps, not accuracy: the fewer stages, the better.
  void use_low_order() {
    if (!high_order_) return;
    explicit_ = make_tsit5(context_);
    high_order_ = false;
  }

  void change(double t, Stepper* next, std::string_view reason) {
    context_.statistics.switches.push_back({t, current_->method(), next->method(), std::string(reason)});
    current_ = next;
  }

  void begin_trial() {
    trial_ = 0;
    trial_begin_ = current_->time();
  }

  /// Stability can hold an explicit step below what accuracy allows without ever being exceeded, so that the
  /// method itself does not notice. Two signs of it: the steps are worth less than the implicit ones that
  /// they replaced, or they stay near the limit that the Jacobian sets.
  void judge_explicit_phase() {
    const double made = current_->time() - trial_begin_;
    if (made * worth < trial_steps * implicit_step_) {
      give_up_explicit("stiff: the explicit steps were less than a quarter of the implicit ones before");
      return;
    }
    ++context_.statistics.jacobian_evaluations;
    const bool defined = context_.system.jacobian(current_->time(), current_->state(), jacobian_.data());
    const double scale = defined ? spectral_scale(context_.n, jacobian_.data()) : 0.0;
    const double borne = near_stability_limit * (high_order_ ? 6.1 : 3.3);
    near_limit_ = scale * made > borne * trial_steps ? near_limit_ + 1 : 0;
    if (near_limit_ == 2) {
      give_up_explicit("stiff: the step stayed near the stability limit that the Jacobian sets for 20 steps");
      return;
    }
    begin_trial();
  }

  void give_up_explicit(std::string_view reason) {
    patience_ = 2 * patience_ + 25;
    implicit_step_ = 0.0;
    restart_with(implicit(), reason);
  }

  void restart_with(Stepper* next, std::string_view reason) {
    const Stepper* last = current_;
    change(last->time(), next, reason);
    relaxed_ = 0;
    near_limit_ = 0;
    next->start(last->time(), last->state(), last->sensitivity(), last->next_step(), t_end_);
  }

  Context& context_;
  bool high_order_;
  std::unique_ptr<Stepper> explicit_;
  std::unique_ptr<Stepper> implicit_;
  Stepper* current_ = nullptr;
  std::vector<double> jacobian_;
  double t_end_ = 0.0;
  int relaxed_ = 0;     ///< steps since the implicit method says that the problem is not stiff
  int patience_ = 0;    ///< how many of them it takes; grows with every return that was a mistake
  int trial_ = 0;       ///< explicit steps since they were judged
  int near_limit_ = 0;  ///< how often in a row they were found near the stability limit
  double trial_begin_ = 0.0;
  double implicit_step_ = 0.0;  ///< size of the last implicit step, 0 when there is none to compare with
};

}  // namespace

std::unique_ptr<Stepper> make_automatic(Context& context) { return std::make_unique<Automatic>(context); }

std::unique_ptr<Stepper> make_stepper(Context& context, Method method) {
  switch (method) {
    case Method::tsit5:
      return make_tsit5(context);
    case Method::dop853:
      return make_dop853(context);
    case Method::rodas5p:
      return make_rodas5p(context);
    case Method::lsoda:
    case Method::bdf:
    case Method::adams:
      return make_lsoda(context, method);
    case Method::automatic:
      break;
  }
  return make_automatic(context);
}

}  // namespace pf::ode
