#include <algorithm>
#include <cmath>

#include "lsoda_stepper.hpp"
#include "lsoda_tuning.hpp"

// Forward sensitivities S = dy/dtheta obey S' = J S + f_theta. They are corrected after the state
// (staggered), with J and f_theta at the new point, evaluated once for all columns. In E = S - predicted S
// the equation is linear:
//
//   (I - gamma J) E = gamma (J S_predicted + f_theta) - z_1 / l_1,   gamma = h / l_1
//
// @source Feehery, Tolsma & Barton (1997), Appl. Numer. Math. 25:41; Maly & Petzold (1996), Appl. Numer.
// Math. 20:57

namespace pf::ode {
namespace {

/// Refinements of one column with old factors before new factors are made.
constexpr int kRefinements = 4;
/// The linear equations are solved to this share of the relative tolerance.
constexpr double kLinearShare = 0.01;

}  // namespace

void Lsoda::start_sensitivities(const double* s) {
  defined_ = evaluate_jacobian(t_, history_.row(0)) &&
             context_.system.parameter_jacobian(t_, history_.row(0), forcing_.data());
  jacobian_current_ = false;
  for (std::size_t j = 0; j < m_ && defined_; ++j) {
    matrix_.apply(s + j * n_, scratch_.data());
    for (std::size_t i = 0; i < n_; ++i) forcing_[j * n_ + i] += scratch_[i];
  }
}

Lsoda::Outcome Lsoda::correct_sensitivities(double t_new) {
  // y_ still holds the corrected state.
  if (!evaluate_jacobian(t_new, y_.data())) return Outcome::undefined;
  if (!context_.system.parameter_jacobian(t_new, y_.data(), forcing_.data())) return Outcome::undefined;

  const double r = 1.0 / coefficients_.l[1];
  const double gamma = h_ * r;
  const double* predicted = columns_.predicted(0);
  const double* slope = columns_.predicted(1);
  for (std::size_t j = 0; j < m_; ++j) {
    const std::size_t at = j * n_;
    matrix_.apply(predicted + at, scratch_.data());
    for (std::size_t i = 0; i < n_; ++i)
      forcing_[at + i] = gamma * (scratch_[i] + forcing_[at + i]) - slope[at + i] * r;
  }
  // New factors cost n^3 2/3 operations and then solve directly; a refinement of all columns costs 4 n^2 m,
  // and about two are needed. New factors also serve the Newton iteration of the next steps.
  bool direct = family_ == Family::bdf && n_ <= 12 * m_;
  for (std::size_t j = 0; j < m_ && !direct; ++j) direct = !solve_column(j, columns_e_.data() + j * n_);
  if (!direct) return Outcome::good;
  ++context_.statistics.factorisations;
  if (!matrix_.factor(gamma)) return Outcome::undefined;
  steps_since_factors_ = 0;
  for (std::size_t j = 0; j < m_; ++j) {
    double* e = columns_e_.data() + j * n_;
    std::copy_n(forcing_.data() + j * n_, n_, e);
    ++context_.statistics.linear_solves;
    matrix_.solve(e);
  }
  return Outcome::good;
}

bool Lsoda::solve_column(std::size_t column, double* e) {
  const double* b = forcing_.data() + column * n_;
  const double* s = columns_.predicted(0) + column * n_;
  const double gamma = h_ / coefficients_.l[1];
  const bool functional = family_ == Family::adams;
  const double relaxation = functional ? 1.0 : 2.0 / (1.0 + gamma / matrix_.gamma());
  std::copy_n(b, n_, e);
  if (!functional) matrix_.solve(e);
  double previous = 0.0;
  for (int iteration = 0; iteration < kRefinements; ++iteration) {
    matrix_.apply(e, scratch_.data());
    for (std::size_t i = 0; i < n_; ++i) scratch_[i] = b[i] + gamma * scratch_[i] - e[i];
    if (!functional) {
      ++context_.statistics.linear_solves;
      matrix_.solve(scratch_.data());
    }
    // Norms in the scale of the state: columns have no absolute tolerance of their own, so the largest entry
    // of the column stands for it.
    double change = 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < n_; ++i) {
      const double d = relaxation * scratch_[i];
      e[i] += d;
      change = std::max(change, std::abs(d) * weights_[i]);
      size = std::max(size, std::abs(s[i] + e[i]) * weights_[i]);
    }
    if (!std::isfinite(change)) return false;
    const double rate = iteration > 0 && previous > 0.0 ? std::min(1.0, change / previous) : 1.0;
    if (change * rate <= kLinearShare * context_.options.relative_tolerance * size) return true;
    if (iteration > 0 && change > 0.9 * previous) return false;
    previous = change;
  }
  return false;
}

double Lsoda::column_norm(const double* v) const {
  // The absolute tolerance of column j is that of the state times the ratio of their sizes, about 1 /
  // theta_j.
  const double relative = context_.options.relative_tolerance;
  double largest = 0.0;
  for (std::size_t j = 0; j < m_; ++j) {
    const double* s = columns_.row(0) + j * n_;
    const double* p = columns_.predicted(0) + j * n_;
    double size = 0.0;
    for (std::size_t i = 0; i < n_; ++i)
      size = std::max(size, std::max(std::abs(s[i]), std::abs(p[i])) * weights_[i]);
    size *= relative;
    if (size == 0.0) continue;
    double sum = 0.0;
    for (std::size_t i = 0; i < n_; ++i) {
      const double scale = std::max(std::abs(s[i]), std::abs(p[i]));
      const double q = v[j * n_ + i] / (relative * scale + context_.absolute(i) * size);
      sum += q * q;
    }
    largest = std::max(largest, sum / static_cast<double>(n_));
  }
  return std::sqrt(largest);
}

}  // namespace pf::ode
