#include "trust_region.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pf::estimation {

namespace {
// Directions below this singular value (relative) are round-off of the factorisation; no step is taken along
// them.
constexpr double rank_tolerance = 1e-12;
// Moré (1978): the radius is met to 10 %.
constexpr double radius_tolerance = 0.1;
constexpr int max_damping_iterations = 20;
}  // namespace

TrustRegion::TrustRegion(Eigen::Index p)
    : a_(p, p),
      masked_(p, p),
      c_(p),
      d_(p),
      low_(p),
      high_(p),
      q_(p),
      target_(p),
      fixed_(p),
      gradient_(p),
      right_(p),
      coefficient_(p),
      step_(p),
      svd_(p, p, Eigen::ComputeFullU | Eigen::ComputeFullV),
      free_(static_cast<std::size_t>(p)),
      decomposed_for_(free_.size()),
      refused_(free_.size()) {}

void TrustRegion::set(const Eigen::MatrixXd& triangle, const Eigen::VectorXd& rhs,
                      const Eigen::VectorXd& scaling, const Eigen::VectorXd& low,
                      const Eigen::VectorXd& high) {
  a_ = triangle * scaling.cwiseInverse().asDiagonal();
  c_ = rhs;
  d_ = scaling;
  low_ = low.cwiseProduct(scaling);
  high_ = high.cwiseProduct(scaling);
  decomposed_ = false;
}

// Every coordinate is free but those that sit on a bound and are pushed against it.
void TrustRegion::begin_at_zero() {
  q_.setZero();
  gradient_.noalias() = a_.transpose() * c_;
  for (Eigen::Index j = 0; j < q_.size(); ++j)
    free_[static_cast<std::size_t>(j)] =
        !((low_[j] >= 0.0 && gradient_[j] >= 0.0) || (high_[j] <= 0.0 && gradient_[j] <= 0.0));
}

void TrustRegion::decompose() {
  if (decomposed_ && decomposed_for_ == free_) return;
  for (Eigen::Index j = 0; j < q_.size(); ++j) {
    if (free_[static_cast<std::size_t>(j)])
      masked_.col(j) = a_.col(j);
    else
      masked_.col(j).setZero();
  }
  svd_.compute(masked_);
  decomposed_for_ = free_;
  decomposed_ = true;
}

// target_: the minimiser over the free coordinates with the others where they are.
void TrustRegion::free_minimiser(double damping) {
  decompose();
  for (Eigen::Index j = 0; j < q_.size(); ++j) fixed_[j] = free_[static_cast<std::size_t>(j)] ? 0.0 : q_[j];
  right_ = c_;
  right_.noalias() += a_ * fixed_;
  coefficient_.noalias() = svd_.matrixU().transpose() * right_;
  const Eigen::VectorXd& s = svd_.singularValues();
  for (Eigen::Index i = 0; i < s.size(); ++i)
    coefficient_[i] = s[i] > rank_tolerance * s[0] ? -s[i] * coefficient_[i] / (s[i] * s[i] + damping) : 0.0;
  target_.noalias() = svd_.matrixV() * coefficient_;
  for (Eigen::Index j = 0; j < q_.size(); ++j)
    if (!free_[static_cast<std::size_t>(j)]) target_[j] = q_[j];
}

void TrustRegion::solve_damped(double damping) {
  const Eigen::Index p = q_.size();
  std::fill(refused_.begin(), refused_.end(), 0);
  Eigen::Index released = -1;
  for (Eigen::Index round = 0; round < 10 * p + 20; ++round) {
    free_minimiser(damping);
    double fraction = 1.0;
    Eigen::Index blocking = -1;
    for (Eigen::Index j = 0; j < p; ++j) {
      if (!free_[static_cast<std::size_t>(j)]) continue;
      const double move = target_[j] - q_[j];
      const double room = target_[j] < low_[j]    ? low_[j] - q_[j]
                          : target_[j] > high_[j] ? high_[j] - q_[j]
                                                  : move;
      if (room == move) continue;
      if (room / move < fraction || blocking < 0) fraction = room / move, blocking = j;
    }
    if (blocking >= 0) {
      q_ += fraction * (target_ - q_);
      q_ = q_.cwiseMax(low_).cwiseMin(high_);
      q_[blocking] = target_[blocking] < low_[blocking] ? low_[blocking] : high_[blocking];
      free_[static_cast<std::size_t>(blocking)] = 0;
      // Released by round-off and blocked at once: releasing it again would cycle.
      if (blocking == released) refused_[static_cast<std::size_t>(blocking)] = 1;
      continue;
    }
    q_ = target_;
    right_ = c_;
    right_.noalias() += a_ * q_;
    gradient_.noalias() = a_.transpose() * right_ + damping * q_;
    released = -1;
    double worst = 0.0;
    for (Eigen::Index j = 0; j < p; ++j) {
      const auto at = static_cast<std::size_t>(j);
      if (free_[at] || refused_[at]) continue;
      const double inward = q_[j] <= low_[j] ? -gradient_[j] : gradient_[j];
      if (inward > worst) worst = inward, released = j;
    }
    if (released < 0) return;
    free_[static_cast<std::size_t>(released)] = 1;
  }
}

void TrustRegion::solve(double radius) {
  damping_ = 0.0;
  begin_at_zero();
  solve_damped(0.0);
  norm_ = q_.norm();
  if (norm_ > (1.0 + radius_tolerance) * radius) {
    double lowest = 0.0, highest = (a_.transpose() * c_).norm() / radius;
    for (int i = 0; i < max_damping_iterations && std::abs(norm_ - radius) > radius_tolerance * radius; ++i) {
      (norm_ > radius ? lowest : highest) = damping_;
      // Newton on 1/|q(lambda)| - 1/radius, with the free coordinates of the moment.
      const Eigen::VectorXd& s = svd_.singularValues();
      double slope = 0.0;
      for (Eigen::Index k = 0; k < s.size(); ++k)
        if (s[k] > rank_tolerance * s[0])
          slope += coefficient_[k] * coefficient_[k] / (s[k] * s[k] + damping_);
      double next = slope > 0.0 ? damping_ + norm_ * norm_ / slope * (norm_ - radius) / radius : lowest;
      if (!(next > lowest && next < highest)) next = std::max(1e-3 * highest, std::sqrt(lowest * highest));
      damping_ = next;
      begin_at_zero();
      solve_damped(damping_);
      norm_ = q_.norm();
    }
  }
  // With g = A^T c: decrease = -(g . q + |A q|^2 / 2).
  right_.noalias() = a_ * q_;
  predicted_ = std::max(0.0, -(c_.dot(right_) + 0.5 * right_.squaredNorm()));
  step_ = q_.cwiseQuotient(d_);
}

double TrustRegion::determined_decrease(double deviation, const Eigen::VectorXd& reach) {
  begin_at_zero();
  decompose();
  const Eigen::VectorXd& s = svd_.singularValues();
  coefficient_.noalias() = svd_.matrixU().transpose() * c_;
  double decrease = 0.0;
  for (Eigen::Index i = 0; i < s.size(); ++i) {
    if (s[i] <= rank_tolerance * s[0]) continue;
    bool determined = true;
    for (Eigen::Index j = 0; j < s.size() && determined; ++j)
      determined = std::abs(svd_.matrixV()(j, i)) * deviation <= s[i] * reach[j] * d_[j];
    if (determined) decrease += 0.5 * coefficient_[i] * coefficient_[i];
  }
  return decrease;
}

}  // namespace pf::estimation
