#include <algorithm>
#include <cmath>

#include "lsoda_stepper.hpp"
#include "lsoda_tuning.hpp"

// The implicit equation of a step, in e = y - predicted y:   z_1 + l_1 e = h f(t, z_0 + e),  z predicted.

namespace pf::ode {

Lsoda::Outcome Lsoda::functional_iteration(double t_new) {
  const double* z0 = history_.predicted(0);
  const double* z1 = history_.predicted(1);
  const double r = 1.0 / coefficients_.l[1];
  const double allowed = tuning::kFunctionalShare / coefficients_.error;
  std::copy_n(z0, n_, y_.data());
  std::fill(e_.begin(), e_.end(), 0.0);
  double previous = 0.0;
  // A second iteration is forced before the plan is made, as one alone says nothing about the Lipschitz
  // constant, and near the stability limit, which is that of two evaluations per step.
  const int least = wait_ <= 1 || stable_growth(order_) < tuning::kStabilityMargin ? 1 : 0;
  for (int iteration = 0; iteration < tuning::kFunctionalIterations; ++iteration) {
    if (!rhs(t_new, y_.data(), f_.data())) return Outcome::undefined;
    for (std::size_t i = 0; i < n_; ++i) {
      const double e = (h_ * f_[i] - z1[i]) * r;
      scratch_[i] = e - e_[i];
      e_[i] = e;
      y_[i] = z0[i] + e;
    }
    const double change = norm(scratch_.data());
    if (!std::isfinite(change)) return Outcome::undefined;
    if (iteration > 0) {
      const double contraction = previous > 0.0 ? change / previous : 0.0;
      // The iteration contracts by h L / l_1: a free estimate of the Lipschitz constant along the error.
      lipschitz_ = std::max(lipschitz_, contraction * coefficients_.l[1] / h_);
      rate_ = std::max(tuning::kFunctionalRateFading * rate_, contraction);
      if (contraction > 2.0) return Outcome::diverged;
    }
    if (iteration >= least && change * std::min(1.0, 1.5 * rate_) <= allowed) return Outcome::good;
    previous = change;
  }
  return Outcome::diverged;
}

bool Lsoda::evaluate_jacobian(double t, const double* y) {
  ++context_.statistics.jacobian_evaluations;
  steps_since_jacobian_ = 0;
  norm_outdated_ = true;
  return context_.system.jacobian(t, y, matrix_.jacobian());
}

bool Lsoda::prepare_matrix(double t_new, bool fresh_jacobian) {
  if (fresh_jacobian) {
    if (!evaluate_jacobian(t_new, history_.predicted(0))) {
      matrix_.forget();
      steps_since_jacobian_ = tuning::kJacobianAge;
      return false;
    }
    jacobian_current_ = true;
  }
  ++context_.statistics.factorisations;
  steps_since_factors_ = 0;
  rate_ = 1.0;
  return matrix_.factor(h_ / coefficients_.l[1]);
}

Lsoda::Outcome Lsoda::newton_iteration(double t_new) {
  const double gamma = h_ / coefficients_.l[1];
  const bool no_factors = matrix_.gamma() == 0.0;
  if (no_factors || std::abs(gamma / matrix_.gamma() - 1.0) > tuning::kGammaChange ||
      steps_since_factors_ >= tuning::kFactorsAge) {
    const bool fresh = no_factors || steps_since_jacobian_ >= tuning::kJacobianAge;
    if (!prepare_matrix(t_new, fresh)) return Outcome::undefined;
  }
  Outcome outcome = newton_attempt(t_new);
  if (outcome == Outcome::good || jacobian_current_) return outcome;
  if (!prepare_matrix(t_new, true)) return Outcome::undefined;
  return newton_attempt(t_new);
}

Lsoda::Outcome Lsoda::newton_attempt(double t_new) {
  const double* z0 = history_.predicted(0);
  const double* z1 = history_.predicted(1);
  const double r = 1.0 / coefficients_.l[1];
  const double gamma = h_ * r;
  // The factors belong to another gamma: this factor is exact in the mean of the stiff and the non-stiff
  // limit.
  const double relaxation = 2.0 / (1.0 + gamma / matrix_.gamma());
  const double allowed = tuning::kNewtonShare / coefficients_.error;
  std::copy_n(z0, n_, y_.data());
  std::fill(e_.begin(), e_.end(), 0.0);
  double previous = 0.0;
  for (int iteration = 0; iteration < tuning::kNewtonIterations; ++iteration) {
    if (!rhs(t_new, y_.data(), f_.data())) return Outcome::undefined;
    for (std::size_t i = 0; i < n_; ++i) scratch_[i] = (h_ * f_[i] - z1[i]) * r - e_[i];
    ++context_.statistics.linear_solves;
    matrix_.solve(scratch_.data());
    for (std::size_t i = 0; i < n_; ++i) {
      scratch_[i] *= relaxation;
      e_[i] += scratch_[i];
      y_[i] = z0[i] + e_[i];
    }
    const double change = norm(scratch_.data());
    if (!std::isfinite(change)) return Outcome::undefined;
    if (iteration > 0 && previous > 0.0) {
      const double contraction = change / previous;
      rate_ = std::max(tuning::kRateFading * rate_, contraction);
      if (contraction > 2.0) return Outcome::diverged;
    }
    if (change * std::min(1.0, rate_) <= allowed) return Outcome::good;
    previous = change;
  }
  return Outcome::diverged;
}

}  // namespace pf::ode
