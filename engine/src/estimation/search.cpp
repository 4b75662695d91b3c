#include "search.hpp"

#include <algorithm>
#include <cmath>

#include "inference.hpp"
#include "loss.hpp"

namespace pf::estimation {

namespace {
constexpr double epsilon = std::numeric_limits<double>::epsilon();
constexpr double accept_ratio = 1e-4;  // actual over predicted decrease (Moré 1978)
// Times |D u| (1 for each log parameter). MINPACK's 100 lets the first step leave BoxBOD's valley for good;
// of 1, 3, 10 and 100, 1 needed the fewest evaluations over the NIST problems.
constexpr double first_radius = 1.0;
// A step changes a log parameter by at most this factor of e: linear models of exponentials reach no further.
constexpr double log_step = 5.0;
// A decrease this small (relative) promised by the Gauss-Newton step is within the noise of evaluations: a
// relative offset near 1e-4, a tenth of what Bates & Watts (1988), section 2.2.3, ask for.
constexpr double noise = 1e-8;
// The tolerance bounds the decrease of one step; J at its end then says, at no cost, how much the next one
// could gain. The search goes on while that is more than this share of the tolerance: the distance left is
// then at most some 1e-8 sqrt(n) standard errors.
constexpr double end_game = 1e-6;
// A Gauss-Newton step that promises more than this share of the cost is taken from afar: directions that the
// data do not determine promise about p/n of it.
constexpr double far_share = 0.5;
// A trial point is accepted in about four of five cases, after a rejection in about half of them; J costs 0.3
// p of an evaluation. Asking for both at once pays while 0.3 p < chance (1 + 0.3 p).
constexpr double jacobian_cost = 0.3, chance_after_rejection = 0.5;
}  // namespace

Search::Search(const Coordinates& coordinates, Residuals& residuals, const Options& options, Monitor& monitor)
    : coordinates_(coordinates),
      residuals_(residuals),
      options_(options),
      monitor_(monitor),
      jacobian_(residuals.size() * static_cast<std::size_t>(coordinates.size())),
      qr_(coordinates.size()),
      region_(coordinates.size()),
      scaling_(coordinates.size()),
      low_(coordinates.size()),
      high_(coordinates.size()),
      factor_(coordinates.size()),
      reach_(coordinates.size()) {
  for (Point* p : {&point_, &trial_}) {
    p->u.setZero(coordinates.size());
    p->x.setZero(coordinates.size());
    p->residuals.setZero(static_cast<Eigen::Index>(residuals.size()));
  }
}

namespace {

double cost_of(const Eigen::VectorXd& residuals, double ssr, const Options& options) {
  if (options.loss == Loss::linear) return 0.5 * ssr;
  double sum = 0.0;
  for (const double r : residuals) {
    const double z = r / options.loss_scale;
    sum += rho_of(options.loss, z * z).value;
  }
  return 0.5 * options.loss_scale * options.loss_scale * sum;
}

}  // namespace

bool Search::evaluate(const Eigen::VectorXd& x, Eigen::VectorXd& residuals, bool with_jacobian) {
  constexpr double none = std::numeric_limits<double>::infinity();
  const bool done =
      residuals_.evaluate(x.data(), residuals.data(), with_jacobian ? jacobian_.data() : nullptr);
  const double ssr = done ? residuals.squaredNorm() : none;
  const bool usable = std::isfinite(ssr);
  monitor_.evaluated(x, usable ? cost_of(residuals, ssr, options_) : none, ssr);
  return usable;
}

// Uses up jacobian_, which belongs to `at`.
bool Search::linearise(Point& at) {
  for (Eigen::Index j = 0; j < factor_.size(); ++j) factor_[j] = coordinates_.derivative(j, at.x[j]);
  if (!qr_.factor(jacobian_.data(), at.residuals, factor_, options_.loss, options_.loss_scale, corrected_))
    return false;
  at.triangle = qr_.triangle();
  at.rhs = qr_.rhs();
  at.residual_norm = qr_.residual_norm();
  return true;
}

Eigen::MatrixXd Search::plain_triangle(const Point& at) {
  if (!evaluate(at.x, trial_.residuals, true)) return {};
  for (Eigen::Index j = 0; j < factor_.size(); ++j) factor_[j] = coordinates_.derivative(j, at.x[j]);
  if (!qr_.factor(jacobian_.data(), at.residuals, factor_, Loss::linear, 1.0, false)) return {};
  return qr_.triangle();
}

void Search::set_box() {
  low_ = coordinates_.lower() - point_.u;
  high_ = coordinates_.upper() - point_.u;
  for (Eigen::Index j = 0; j < low_.size(); ++j) {
    if (!coordinates_.is_log(j)) continue;
    low_[j] = std::max(low_[j], -log_step);
    high_[j] = std::min(high_[j], log_step);
  }
}

// The largest cosine between the residuals and a column of J along which the point is free to move.
double Search::gradient_cosine() const {
  if (point_.residual_norm == 0.0) return 0.0;
  double largest = 0.0;
  for (Eigen::Index j = 0; j < factor_.size(); ++j) {
    const double norm = point_.triangle.col(j).norm();
    if (norm == 0.0) continue;
    const double cosine = point_.triangle.col(j).dot(point_.rhs) / (norm * point_.residual_norm);
    const bool held = (low_[j] >= 0.0 && cosine >= 0.0) || (high_[j] <= 0.0 && cosine <= 0.0);
    if (!held) largest = std::max(largest, std::abs(cosine));
  }
  return largest;
}

// The largest relative change of a parameter by the region's step.
double Search::relative_step() const {
  double largest = 0.0;
  for (Eigen::Index j = 0; j < factor_.size(); ++j) {
    const double size = coordinates_.is_log(j) ? 1.0 : std::max(std::abs(point_.u[j]), epsilon);
    largest = std::max(largest, std::abs(region_.step()[j]) / size);
  }
  return largest;
}

// Nothing that evaluations could show is left to gain, but in directions that the data do not determine.
bool Search::at_round_off() {
  if (gradient_cosine() <= noise || full_predicted_ <= noise * point_.cost) return true;
  // The model meets the data to its own accuracy: what is left of the residuals is the error of its
  // evaluation.
  if (point_.residual_norm <= options_.evaluation_error * change_) return true;
  const auto freedom = static_cast<double>(point_.residuals.size() - point_.u.size());
  if (freedom <= 0.0) return false;
  // Far from the data the residuals are no noise, and say nothing of what the data determine.
  if (full_predicted_ > far_share * point_.cost) return false;
  for (Eigen::Index j = 0; j < reach_.size(); ++j)
    reach_[j] = coordinates_.is_log(j) ? largest_log_error
                                       : largest_relative_error * coordinates_.reference(j, point_.x[j]) /
                                             coordinates_.derivative(j, point_.x[j]);
  return region_.determined_decrease(std::sqrt(2.0 * point_.cost / freedom), reach_) <= noise * point_.cost;
}

bool Search::converged_before_step(Ending& ending) {
  const auto end = [&](Reason reason) {
    ending.reason = reason;
    ending.converged = true;
    return true;
  };
  // Changes of the predictions by the parameters' own size set the scale below which residuals are round-off.
  change_ = 0.0;
  for (Eigen::Index j = 0; j < factor_.size(); ++j)
    change_ += point_.triangle.col(j).norm() * (coordinates_.is_log(j) ? 1.0 : std::abs(point_.u[j]));
  if (point_.residual_norm <= 8.0 * epsilon * change_ || point_.ssr == 0.0) return end(Reason::exact_fit);
  if (gradient_cosine() <= options_.gradient_tolerance) return end(Reason::gradient);
  region_.solve(std::numeric_limits<double>::max());
  full_predicted_ = region_.predicted();
  capped_ = false;
  for (Eigen::Index j = 0; j < factor_.size(); ++j)
    capped_ = capped_ || (coordinates_.is_log(j) && std::abs(region_.step()[j]) >= log_step);
  if (!capped_ && relative_step() <= options_.step_tolerance) return end(Reason::step);
  // So little to gain that no evaluation could show it, or no less than before a step that the cost could not
  // judge.
  if (full_predicted_ >= 0.25 * polished_predicted_ ||
      full_predicted_ <= end_game * options_.ssr_tolerance * point_.cost)
    return end(Reason::relative_ssr);
  return false;
}

Search::Trial Search::try_step(bool with_jacobian) {
  for (Eigen::Index j = 0; j < trial_.u.size(); ++j) {
    const double low = coordinates_.lower()[j], high = coordinates_.upper()[j];
    const double room_low = low - point_.u[j], room_high = high - point_.u[j], step = region_.step()[j];
    // The sum of a point and the way to its bound may miss the bound by a rounding error.
    const double slack = 4.0 * epsilon;
    trial_.u[j] = step <= room_low * (1.0 - slack) && step < 0.0 ? low
                  : step >= room_high * (1.0 - slack) && step > 0.0
                      ? high
                      : std::clamp(point_.u[j] + step, low, high);
    trial_.x[j] = trial_.u[j] == point_.u[j] ? point_.x[j] : coordinates_.to_natural(j, trial_.u[j]);
  }
  if (!evaluate(trial_.x, trial_.residuals, with_jacobian)) return Trial::failed;
  trial_.ssr = trial_.residuals.squaredNorm();
  trial_.cost = cost_of(trial_.residuals, trial_.ssr, options_);
  actual_ = point_.cost - trial_.cost;
  const bool lower = actual_ > 0.0 && actual_ >= accept_ratio * region_.predicted();
  // Where costs differ by their rounding only, J tells better than they do which way is down.
  const double tolerance = options_.ssr_tolerance * point_.cost;
  const bool polish = with_jacobian && full_predicted_ <= tolerance && std::abs(actual_) <= tolerance;
  if (!lower && !polish) return Trial::rejected;
  if (!with_jacobian && !monitor_.stopped() && !evaluate(trial_.x, trial_.residuals, true))
    return Trial::failed;
  if (!with_jacobian && monitor_.stopped()) return Trial::rejected;
  return linearise(trial_) ? Trial::accepted : Trial::failed;
}

void Search::record(Ending& ending) const {
  ending.history.push_back({ending.iterations, point_.ssr, {point_.x.begin(), point_.x.end()}});
}

Ending Search::run(const Eigen::VectorXd& start) {
  Ending ending;
  corrected_ = false;
  point_.x = start;
  point_.ssr = 0.0;
  for (Eigen::Index j = 0; j < start.size(); ++j) {
    const Parameter& p = coordinates_.parameters()[static_cast<std::size_t>(j)];
    const double u = coordinates_.from_natural(j, start[j]);
    point_.u[j] = start[j] == p.lower   ? coordinates_.lower()[j]
                  : start[j] == p.upper ? coordinates_.upper()[j]
                                        : std::clamp(u, coordinates_.lower()[j], coordinates_.upper()[j]);
  }
  if (!evaluate(point_.x, point_.residuals, true)) return ending;
  point_.ssr = point_.residuals.squaredNorm();
  point_.cost = cost_of(point_.residuals, point_.ssr, options_);
  if (!linearise(point_)) return ending;
  ending.evaluated = true;
  polished_predicted_ = std::numeric_limits<double>::infinity();
  record(ending);

  scaling_ = point_.triangle.colwise().norm().transpose();
  scaling_ = (scaling_.array() > 0.0).select(scaling_, 1.0);
  double radius = 0.0;
  for (Eigen::Index j = 0; j < start.size(); ++j)
    radius =
        std::hypot(radius, scaling_[j] * (coordinates_.is_log(j) || point_.u[j] == 0.0 ? 1.0 : point_.u[j]));
  radius *= first_radius;
  bool fresh = true, last_failed = false;
  int rejections = 0;
  const double together = jacobian_cost * static_cast<double>(start.size());

  while (true) {
    if (monitor_.stopped()) {
      ending.reason = monitor_.answer() == Proceed::cancel ? Reason::cancelled : Reason::deadline;
      return ending;
    }
    if (fresh) {
      scaling_ = scaling_.cwiseMax(point_.triangle.colwise().norm().transpose());
      set_box();
      region_.set(point_.triangle, point_.rhs, scaling_, low_, high_);
      if (converged_before_step(ending)) return ending;
      fresh = false;
      rejections = 0;
    }
    if (ending.iterations >= options_.max_iterations) {
      ending.reason = Reason::max_iterations;
      return ending;
    }
    region_.solve(radius);
    if (region_.predicted() <= 4.0 * epsilon * point_.cost || relative_step() <= 2.0 * epsilon) {
      const bool little = full_predicted_ <= options_.ssr_tolerance * point_.cost;
      ending.reason = last_failed ? Reason::evaluation_failed
                      : little    ? Reason::relative_ssr
                                  : Reason::no_decrease;
      ending.converged = !last_failed && at_round_off();
      return ending;
    }
    monitor_.set_iteration(++ending.iterations);
    const bool both = rejections == 0 || together < chance_after_rejection * (1.0 + together);
    const bool full = region_.damping() == 0.0 && !capped_;
    const Trial trial = try_step(both);
    last_failed = trial == Trial::failed;

    const double predicted = region_.predicted();
    if (trial == Trial::accepted) {
      const double ratio = actual_ / predicted;
      if (ratio <= 0.25)
        radius = std::min(radius, region_.norm()) * 0.5;
      else if (ratio >= 0.75 || full)
        radius = std::max(radius * (full ? 0.0 : 1.0), 2.0 * region_.norm());
      const double cost_before = point_.cost;
      std::swap(point_, trial_);
      if (actual_ <= 0.0) {
        polished_predicted_ = full_predicted_;
        ending.history.pop_back();
      }
      record(ending);
      corrected_ = corrected_ || (options_.loss != Loss::linear && actual_ < 0.1 * cost_before);
      fresh = true;
      continue;
    }
    ++rejections;
    if (trial == Trial::rejected && full_predicted_ <= options_.ssr_tolerance * point_.cost) {
      ending.reason = Reason::relative_ssr;
      ending.converged = true;
      return ending;
    }
    if (trial == Trial::rejected && rejections >= 2 && at_round_off()) {
      ending.reason = Reason::no_decrease;
      ending.converged = true;
      return ending;
    }
    double shrink = 0.1;
    if (trial == Trial::failed) {
      shrink = 0.25;
    } else {
      // The minimum of the parabola through the cost here, its slope along the step, and the cost there.
      const double slope = -(point_.triangle * region_.step()).dot(point_.rhs);
      shrink = std::clamp(0.5 * slope / (slope - actual_), 0.1, 0.5);
    }
    radius = shrink * std::min(radius, region_.norm());
  }
}

}  // namespace pf::estimation
