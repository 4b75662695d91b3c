#include "pharmaflow/statistics/propagate.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>

#include "pharmaflow/base/random.hpp"

namespace pf::statistics {
namespace {

/// Step of the central differences, in standard deviations: small enough to be linear, large enough for the
/// solver's own error.
constexpr double step = 0.1;
/// How far an eigenvalue of a correlation that was rounded when it was written may lie below zero.
constexpr double rounding = 1e-6;

/// Inputs as functions of independent standard normal variables along the principal axes.
class Inputs {
 public:
  static pf::Result<Inputs> make(const Uncertain& u) {
    const auto m = static_cast<Eigen::Index>(u.mean.size());
    Inputs inputs(u);
    if (m == 0) return inputs;
    Eigen::VectorXd sd(m);
    for (Eigen::Index i = 0; i < m; ++i) {
      const auto k = static_cast<std::size_t>(i);
      const double variance = u.covariance[k + u.mean.size() * k];
      if (!(variance >= 0)) return fail("out_of_range", "A variance is negative.", "Check the covariance.");
      if (u.log_scale[k] && !(u.mean[k] > 0))
        return fail("out_of_range", "A log-scaled input has a mean that is not positive.",
                    "Give it a positive mean, or a linear scale.");
      sd[i] = std::sqrt(variance);
    }
    Eigen::MatrixXd correlation = Eigen::MatrixXd::Identity(m, m);
    for (Eigen::Index i = 0; i < m; ++i)
      for (Eigen::Index j = 0; j < m; ++j)
        if (i != j && sd[i] > 0 && sd[j] > 0)
          correlation(i, j) =
              u.covariance[static_cast<std::size_t>(i) + u.mean.size() * static_cast<std::size_t>(j)] /
              (sd[i] * sd[j]);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation);
    if (solver.info() != Eigen::Success || solver.eigenvalues()[0] < -rounding)
      return fail("out_of_range", "The covariance is not positive semi-definite.",
                  "Copy the whole matrix of one fit.");
    for (std::size_t i = 0; i < u.mean.size(); ++i)
      if (u.log_scale[i]) sd[static_cast<Eigen::Index>(i)] /= u.mean[i];
    inputs.axes_ =
        sd.asDiagonal() * solver.eigenvectors() * solver.eigenvalues().cwiseMax(0.0).cwiseSqrt().asDiagonal();
    return inputs;
  }

  std::size_t axes() const { return u_->mean.size(); }

  /// @param normal standard normal values by axis
  std::vector<double> at(const Eigen::VectorXd& normal) const {
    const Eigen::VectorXd shift = axes_ * normal;
    std::vector<double> x = u_->mean;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double d = shift[static_cast<Eigen::Index>(i)];
      x[i] = u_->log_scale[i] ? x[i] * std::exp(d) : x[i] + d;
    }
    return x;
  }

 private:
  explicit Inputs(const Uncertain& u) : u_(&u) {}
  const Uncertain* u_;
  Eigen::MatrixXd axes_;
};

struct Evaluation {
  Eigen::VectorXd normal;
  std::vector<double> outputs;
  bool sound = false;
};

/// All points at once: two for each axis, then the draws.
std::vector<Evaluation> plan(const Inputs& inputs, const PropagationOptions& options) {
  std::vector<Evaluation> points;
  const auto m = static_cast<Eigen::Index>(inputs.axes());
  if (options.linear)
    for (Eigen::Index k = 0; k < m; ++k)
      for (const double h : {step, -step}) points.push_back({h * Eigen::VectorXd::Unit(m, k), {}, false});
  for (std::size_t j = 0; j < options.samples; ++j) {
    Random random(options.seed, j);
    Evaluation point{Eigen::VectorXd(m), {}, false};
    for (double& z : point.normal) z = random.normal();
    points.push_back(std::move(point));
  }
  return points;
}

std::optional<double> linear_error(const std::vector<Evaluation>& points, std::size_t axes, std::size_t k) {
  double variance = 0.0;
  for (std::size_t a = 0; a < axes; ++a) {
    const Evaluation &up = points[2 * a], &down = points[2 * a + 1];
    const double slope =
        up.sound && down.sound ? (up.outputs[k] - down.outputs[k]) / (2 * step) : std::nan("");
    variance += slope * slope;
  }
  return std::isfinite(variance) ? std::optional(std::sqrt(variance)) : std::nullopt;
}

}  // namespace

pf::Result<Propagation> propagate(const Prediction& predict, std::size_t n, const Uncertain& uncertain,
                                  const PropagationOptions& options, const RunContext& context) {
  const auto inputs = Inputs::make(uncertain);
  if (!inputs) return std::unexpected(inputs.error());
  Propagation result;
  const double none = std::numeric_limits<double>::quiet_NaN();
  result.value.assign(n, none);
  result.spread.resize(n);
  if (!predict(uncertain.mean, result.value))
    return fail("evaluation_failed", "The prediction has no value at the means of its inputs.",
                "Check the values of the parameters.");

  std::vector<Evaluation> points = plan(*inputs, options);
  std::atomic<std::size_t> done{0};
  std::atomic<Proceed> answer{Proceed::go_on};
  const auto evaluate = [&](std::size_t j) {
    if (answer.load() != Proceed::go_on) return;
    points[j].outputs.assign(n, none);
    points[j].sound = predict(inputs->at(points[j].normal), points[j].outputs);
    const auto count = static_cast<double>(std::min(++done * context.hands(), points.size()));
    const NamedValue now{"evaluations", count};
    const Proceed told = context.poll(count / static_cast<double>(points.size()), {&now, 1});
    if (told != Proceed::go_on) answer.store(told);
  };
  context.each(points.size(), evaluate,
               [&](std::size_t j, Parcel& parcel) { parcel(points[j].outputs, points[j].sound); });
  if (answer.load() != Proceed::go_on) {
    result.termination = termination_of(answer.load());
    return result;
  }

  const std::size_t first_draw = options.linear ? 2 * inputs->axes() : 0;
  for (std::size_t j = first_draw; j < points.size(); ++j) result.failed += !points[j].sound;
  std::vector<double> values;
  for (std::size_t k = 0; k < n; ++k) {
    Spread& spread = result.spread[k];
    if (options.linear && std::isfinite(result.value[k]))
      spread.std_error = linear_error(points, inputs->axes(), k);
    values.clear();
    for (std::size_t j = first_draw; j < points.size(); ++j)
      if (points[j].sound && std::isfinite(points[j].outputs[k])) values.push_back(points[j].outputs[k]);
    if (values.empty()) continue;
    std::ranges::sort(values);
    spread.low = quantile(values, 0.025);
    spread.median = quantile(values, 0.5);
    spread.high = quantile(values, 0.975);
    spread.mean = std::reduce(values.begin(), values.end()) / static_cast<double>(values.size());
  }
  return result;
}

}  // namespace pf::statistics
