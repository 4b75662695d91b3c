#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "lsoda_stepper.hpp"
#include "lsoda_tuning.hpp"

namespace pf::ode {
namespace {

/// h times the Lipschitz constant up to which the Adams predictor-corrector of each order is stable, orders 1
/// ... 12.
/// @source Petzold (1983), SIAM J. Sci. Stat. Comput. 4:136
constexpr std::array<double, kMaximumAdamsOrder> kStabilityLimit{0.5,  0.575, 0.55, 0.45,  0.35,  0.25,
                                                                 0.20, 0.15,  0.10, 0.075, 0.050, 0.025};

/// The ratio to the next step by which an error estimate of order q becomes what one step may make.
double growth(double error, int order, double safety) {
  return 1.0 / (safety * std::pow(error, 1.0 / (order + 1)) + 1e-6);
}

}  // namespace

void Lsoda::make_plan(bool cut) {
  plan_.family = family_;
  plan_.order = order_;
  // After a step cut at a limit the size before the cut is resumed, but the history cannot be stretched at
  // will.
  plan_.h = cut ? std::clamp(plan_.h, h_, tuning::kUsualGrowth * h_) : h_;
  --wait_;
  if (growth_limit_ <= 1.0) {
    growth_limit_ = tuning::kUsualGrowth;
    wait_ = std::max(wait_, 1);
  } else if (wait_ <= 0) {
    consider_orders();
    if (steps_since_switch_ >= tuning::kStepsBetweenSwitches) {
      if (switching_)
        consider_switch();
      else if (family_ == Family::adams)
        limited_by_stability_ = better_as_bdf().has_value();
    }
    growth_limit_ = tuning::kUsualGrowth;
  }
  if (wait_ == 1) {
    std::copy(e_.begin(), e_.end(), previous_e_.begin());
    previous_kept_ = plan_.order == order_ && plan_.family == family_;
    previous_difference_ = coefficients_.difference;
    previous_h_ = h_;
  }
}

double Lsoda::stable_growth(int order) const {
  if (family_ == Family::bdf || known_lipschitz_ <= 0.0) return std::numeric_limits<double>::infinity();
  return kStabilityLimit[static_cast<std::size_t>(order - 1)] / (known_lipschitz_ * h_);
}

void Lsoda::consider_orders() {
  const int q = order_;
  if (family_ == Family::adams && lipschitz_ > 0.0)
    known_lipschitz_ = std::max(lipschitz_, 0.5 * known_lipschitz_);
  lipschitz_ = 0.0;
  double best = std::min(growth(error_, q, tuning::kSame), stable_growth(q));
  int order = q;
  if (q > 1) {
    double size = norm(history_.row(q));
    if (controls_columns()) size = std::max(size, column_norm(columns_.row(q)));
    const double down =
        std::min(growth(coefficients_.lower * size, q - 1, tuning::kLower), stable_growth(q - 1));
    if (down > best) {
      best = down;
      order = q - 1;
    }
  }
  if (previous_kept_ && q < maximum_order(family_)) {
    const double ratio = coefficients_.difference / previous_difference_ * std::pow(h_ / previous_h_, q + 1);
    for (std::size_t i = 0; i < n_; ++i) scratch_[i] = e_[i] - ratio * previous_e_[i];
    double error = coefficients_.higher * norm(scratch_.data());
    // Of the columns no older correction is kept: they are taken to gain from the order as the state does.
    if (controls_columns() && state_error_ > 0.0) error *= error_ / state_error_;
    const double up = std::min(growth(error, q + 1, tuning::kHigher), stable_growth(q + 1));
    if (up > best) {
      best = up;
      order = q + 1;
    }
  }
  best = std::min(best, growth_limit_);
  if (best < tuning::kWorthwhileGrowth && best > 0.9) {
    wait_ = 2;
    return;
  }
  plan_.order = order;
  plan_.h = best > 1.0 ? std::max(plan_.h, best * h_) : best * h_;
  wait_ = order + 1;
}

/// What BDF would do next, when it promises a step so much longer than the present Adams formula that it
/// pays.
std::optional<Lsoda::Plan> Lsoda::better_as_bdf() {
  if (known_lipschitz_ <= 0.0) return std::nullopt;
  const double stable = kStabilityLimit[static_cast<std::size_t>(order_ - 1)] / known_lipschitz_;
  const double explicit_step = std::min(plan_.h, stable);
  // The same derivative of y through the error constant of BDF; above order 5 the Nordsieck array holds
  // y^(6).
  const int q = std::min(order_, kMaximumBdfOrder);
  double derivative = error_ / error_constant(Family::adams, order_);
  if (order_ > q) derivative = 720.0 * norm(history_.row(q + 1));
  const double promised = h_ * growth(derivative * error_constant(Family::bdf, q), q, tuning::kSame);
  const double implicit_step = std::min(context_.options.maximum_step, promised);
  if (implicit_step < tuning::kStiffRatio * explicit_step) return std::nullopt;
  return Plan{Family::bdf, q, std::min(implicit_step, growth_limit_ * h_)};
}

void Lsoda::consider_switch() {
  if (family_ == Family::adams) {
    const std::optional<Plan> bdf = better_as_bdf();
    if (!bdf) return;
    context_.statistics.switches.push_back(
        {t_, Method::adams, Method::bdf,
         "stiff: stability limits the Adams step, and BDF of the same accuracy steps at least twice as far"});
    plan_ = *bdf;
    wait_ = plan_.order + 1;
  } else {
    if (norm_outdated_) known_lipschitz_ = matrix_.norm(weights_.data());
    norm_outdated_ = false;
    const double derivative = error_ / error_constant(Family::bdf, order_);
    double explicit_step =
        h_ * growth(derivative * error_constant(Family::adams, order_), order_, tuning::kSame);
    if (known_lipschitz_ > 0.0)
      explicit_step =
          std::min(explicit_step, kStabilityLimit[static_cast<std::size_t>(order_ - 1)] / known_lipschitz_);
    // Neither family can promise more than the longest step allowed.
    const double longest = context_.options.maximum_step;
    if (explicit_step < std::min(longest, h_ * growth(error_, order_, tuning::kSame))) return;
    context_.statistics.switches.push_back(
        {t_, Method::bdf, Method::adams,
         "not stiff: accuracy limits the step, and Adams steps as far as BDF"});
    plan_ = {Family::adams, order_, std::min(explicit_step, growth_limit_ * h_)};
    wait_ = order_ + 1;
  }
  steps_since_switch_ = 0;
}

}  // namespace pf::ode
