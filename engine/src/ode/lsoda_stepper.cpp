#include "lsoda_stepper.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lsoda_tuning.hpp"
#include "step_control.hpp"

namespace pf::ode {
namespace {

int highest_order(Method m) { return m == Method::bdf ? kMaximumBdfOrder : kMaximumAdamsOrder; }

double share_of_bdf(double relative) {
  const double falling = std::pow(relative / tuning::kBdfShareFalls, tuning::kBdfShareExponent);
  return std::max(tuning::kBdfShare * std::min(1.0, falling),
                  std::min(tuning::kBdfShare, tuning::kBdfSmallest / relative));
}

bool finite(const double* v, std::size_t n) {
  double sum = 0.0;
  for (std::size_t i = 0; i < n; ++i) sum += v[i] * 0.0;
  return sum == 0.0;
}

}  // namespace

Lsoda::Lsoda(Context& context, Method method)
    : context_(context),
      guard_(context),
      n_(context.n),
      m_(context.m),
      switching_(method == Method::lsoda),
      bdf_share_(share_of_bdf(context.options.relative_tolerance)),
      family_(method == Method::bdf ? Family::bdf : Family::adams),
      history_(n_, highest_order(method)),
      columns_(n_ * m_, highest_order(method)),
      matrix_(n_),
      weights_(n_),
      e_(n_),
      previous_e_(n_),
      y_(n_),
      f_(n_),
      scratch_(n_),
      columns_e_(n_ * m_),
      forcing_(n_ * m_) {}

bool Lsoda::rhs(double t, const double* y, double* f) {
  ++context_.statistics.rhs_evaluations;
  return context_.system.rhs(t, y, f);
}

void Lsoda::set_weights() {
  const double* y = history_.row(0);
  const double share = family_ == Family::bdf ? bdf_share_ : tuning::kAdamsShare;
  for (std::size_t i = 0; i < n_; ++i) {
    const double tolerance = context_.options.relative_tolerance * std::abs(y[i]) + context_.absolute(i);
    weights_[i] = 1.0 / (share * tolerance);
  }
}

double Lsoda::norm(const double* v) const {
  double sum = 0.0;
  for (std::size_t i = 0; i < n_; ++i) {
    const double q = v[i] * weights_[i];
    sum += q * q;
  }
  return std::sqrt(sum / static_cast<double>(n_));
}

void Lsoda::start(double t, const double* y, const double* s, double step_hint, double t_end) {
  t_ = begin_ = t;
  order_ = 1;
  wait_ = 2;
  growth_limit_ = tuning::kFirstGrowth;
  previous_kept_ = false;
  rate_ = 1.0;
  lipschitz_ = known_lipschitz_ = 0.0;
  steps_since_switch_ = 0;
  limited_by_stability_ = false;
  matrix_.forget();
  std::copy_n(y, n_, history_.row(0));
  set_weights();

  const double span = t_end - t;
  defined_ = finite(y, n_) && rhs(t, y, f_.data()) && finite(f_.data(), n_);
  if (m_ > 0) std::copy_n(s, n_ * m_, columns_.row(0));
  if (defined_ && m_ > 0) start_sensitivities(s);
  if (!defined_) return;
  h_ = std::min({first_step(step_hint, span), span, context_.options.maximum_step});
  for (std::size_t i = 0; i < n_; ++i) history_.row(1)[i] = h_ * f_[i];
  for (std::size_t i = 0; i < n_ * m_; ++i) columns_.row(1)[i] = h_ * forcing_[i];
  past_.fill(h_);
  accepted_h_ = h_;
  plan_ = {family_, 1, h_};
}

// The step of order 1 whose error h^2 |y''| / 2 is a quarter of the tolerance, y'' from an explicit Euler
// step that changes the state by one per cent: Hairer, Norsett & Wanner (1993), sec. II.4. A hint that comes
// from a high order before the discontinuity is far too large for order 1, so it only bounds.
double Lsoda::first_step(double step_hint, double span) {
  const double size = norm(history_.row(0));
  const double slope = norm(f_.data());
  double probe = slope > 0.0 && size > 0.0 ? 0.01 * size / slope : 1e-6 * span;
  probe = std::min(probe, span);
  if (step_hint > 0.0) probe = std::min(probe, step_hint);
  for (int attempts = 0; attempts < 8; ++attempts, probe *= 0.1) {
    for (std::size_t i = 0; i < n_; ++i) y_[i] = history_.row(0)[i] + probe * f_[i];
    if (!rhs(t_ + probe, y_.data(), scratch_.data())) continue;
    for (std::size_t i = 0; i < n_; ++i) scratch_[i] = (scratch_[i] - f_[i]) / probe;
    const double curvature = norm(scratch_.data());
    if (!std::isfinite(curvature)) continue;
    double h = 100.0 * probe;
    if (curvature * h * h > 0.5) h = std::sqrt(0.5 / curvature);
    return step_hint > 0.0 ? std::min(h, step_hint) : h;
  }
  return probe;
}

void Lsoda::interpolate(const Nordsieck& history, double t, double* out) const {
  if (t == t_) {
    std::copy_n(history.row(0), history.width(), out);
  } else if (t == begin_) {
    std::copy_n(history.previous(), history.width(), out);
  } else {
    history.evaluate(order_, (t - t_) / h_, out);
  }
}

void Lsoda::set_step(double h) {
  if (h == h_) return;
  const double ratio = h / h_;
  history_.rescale(order_, ratio);
  if (m_ > 0) columns_.rescale(order_, ratio);
  h_ = h;
}

Polynomial Lsoda::grid() const {
  Polynomial xi{};
  double span = 0.0;
  for (int i = 1; i <= order_; ++i) {
    span += past_[i - 1];
    xi[i] = span / h_;
  }
  return xi;
}

void Lsoda::lower_order() {
  const Polynomial change = order_change_polynomial(family_, order_, grid());
  history_.lower(order_, change);
  if (m_ > 0) columns_.lower(order_, change);
  --order_;
  previous_kept_ = false;
}

void Lsoda::follow_plan() {
  if (plan_.order > order_) {
    const Polynomial change = order_change_polynomial(family_, order_ + 1, grid());
    history_.raise(order_, change, 1.0 / coefficients_.difference, e_.data());
    if (m_ > 0) columns_.raise(order_, change, 1.0 / coefficients_.difference, columns_e_.data());
    ++order_;
    previous_kept_ = false;
  }
  while (plan_.order < order_) lower_order();
  if (plan_.family != family_) {
    family_ = plan_.family;
    previous_kept_ = false;
    rate_ = 1.0;
    matrix_.forget();
  }
}

void Lsoda::restart_at_order_one() {
  wait_ = 10;
  previous_kept_ = false;
  if (!rhs(t_, history_.row(0), f_.data())) return;
  for (std::size_t i = 0; i < n_; ++i) history_.row(1)[i] = h_ * f_[i];
}

Termination Lsoda::step(double t_limit) {
  if (!defined_) return Termination::not_finite;
  if (!(t_limit > t_)) return Termination::completed;
  follow_plan();
  set_weights();
  const int crossings_before = crossings_;
  for (int failures = 0;;) {
    if (!context_.budget_left()) return Termination::too_many_steps;
    const StepSize fit = fit_step(plan_.h, t_, t_limit, context_.options.maximum_step);
    if (plan_.h < smallest_step(t_)) {
      return last_failure_ == Outcome::undefined ? Termination::not_finite : Termination::step_too_small;
    }
    set_step(fit.h);
    compute_coefficients(family_, order_, h_, past_, coefficients_);
    const Outcome outcome = attempt(fit.end);
    if (outcome == Outcome::good) {
      if (crossings_ == crossings_before) crossings_ = 0;
      accept(fit.end);
      make_plan(fit.cut);
      return Termination::completed;
    }
    ++context_.statistics.rejected_steps;
    last_failure_ = outcome;
    recover(outcome, ++failures);
  }
}

Lsoda::Outcome Lsoda::attempt(double t_new) {
  history_.predict(order_);
  if (m_ > 0) columns_.predict(order_);
  const Outcome corrected = family_ == Family::adams ? functional_iteration(t_new) : newton_iteration(t_new);
  if (corrected != Outcome::good) return corrected;
  error_ = coefficients_.error * norm(e_.data());
  if (!std::isfinite(error_)) return Outcome::undefined;
  if (error_ > 1.0) return Outcome::inaccurate;
  const bool may_shrink = crossings_ < SignGuard::most_rejections && 0.25 * h_ > smallest_step(t_);
  if (may_shrink && guard_.crossed(history_.row(0), y_.data())) {
    ++crossings_;
    return Outcome::crossed;
  }
  if (m_ == 0) return Outcome::good;
  const Outcome columns = correct_sensitivities(t_new);
  if (columns != Outcome::good) return columns;
  state_error_ = error_;
  if (controls_columns()) error_ = std::max(error_, coefficients_.error * column_norm(columns_e_.data()));
  return error_ > 1.0 ? Outcome::inaccurate : Outcome::good;
}

void Lsoda::accept(double t_new) {
  history_.accept(order_, coefficients_.l, e_.data());
  if (m_ > 0) columns_.accept(order_, coefficients_.l, columns_e_.data());
  std::copy_backward(past_.begin(), past_.end() - 1, past_.end());
  past_[0] = h_;
  begin_ = t_;
  t_ = t_new;
  accepted_h_ = h_;
  ++context_.statistics.steps;
  ++steps_since_jacobian_;
  ++steps_since_factors_;
  ++steps_since_switch_;
  jacobian_current_ = false;
  last_failure_ = Outcome::good;
}

void Lsoda::drop_order() {
  lower_order();
  plan_.order = order_;
  wait_ = order_ + 1;
}

void Lsoda::recover(Outcome outcome, int failures) {
  growth_limit_ = 1.0;
  wait_ = std::max(wait_, 2);
  if (outcome != Outcome::inaccurate) {
    plan_.h = 0.25 * h_;
    return;
  }
  if (failures > tuning::kFailuresBeforeRestart) {
    // The history itself must be at fault: forget it, the highest derivative first.
    plan_.h = 0.2 * h_;
    if (order_ > 1)
      drop_order();
    else
      restart_at_order_one();
    return;
  }
  double ratio = 1.0 / (tuning::kAfterFailure * std::pow(error_, 1.0 / (order_ + 1)));
  if (failures > 1 && order_ > 1) {
    // A lower order only where it promises the longer step: one that does not leads from failure to failure.
    const double error = coefficients_.lower * norm(history_.row(order_));
    const double lower = 1.0 / (tuning::kAfterFailure * std::pow(error, 1.0 / order_));
    if (lower > ratio) {
      ratio = lower;
      drop_order();
    }
  }
  plan_.h = h_ * std::clamp(ratio, 0.2, 0.9);
}

Stiffness Lsoda::stiffness() const {
  if (steps_since_switch_ == 0) return {};
  if (family_ == Family::bdf && switching_)
    return {Stiffness::Verdict::stiff,
            "stiff: stability, not accuracy, would limit the step of an explicit method"};
  if (limited_by_stability_)
    return {Stiffness::Verdict::stiff,
            "stiff: stability limits the Adams step, and an implicit one would be at least twice as long"};
  if (family_ == Family::adams && known_lipschitz_ > 0.0)
    return {Stiffness::Verdict::non_stiff, "not stiff: accuracy limits the step of the Adams method"};
  return {};
}

std::unique_ptr<Stepper> make_lsoda(Context& context, Method method) {
  return std::make_unique<Lsoda>(context, method);
}

}  // namespace pf::ode
