#include "pharmaflow/estimation/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "coordinates.hpp"
#include "findings.hpp"
#include "inference.hpp"
#include "monitor.hpp"
#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/estimation/statistics.hpp"
#include "search.hpp"
#include "starts.hpp"

namespace pf::estimation {

namespace {

std::optional<Error> fault_of(const Parameter& p) {
  const auto range = shortest(p.lower) + " to " + shortest(p.upper);
  if (!(p.lower < p.upper) || (p.scale == Scale::log && !(p.upper > 0.0)))
    return Error{{},
                 "invalid_bounds",
                 "The bounds of " + p.name + " (" + range + ") leave no room to estimate it.",
                 "Give a minimum below the maximum (both positive on a log scale), or fix the parameter."};
  if (!std::isfinite(p.start) || (p.scale == Scale::log && !(p.start > 0.0)))
    return Error{{},
                 "start_out_of_bounds",
                 "The start of " + p.name + " (" + shortest(p.start) + ") is not usable.",
                 p.scale == Scale::log ? "Parameters on a log scale start from a positive value."
                                       : "Give a finite start."};
  if (p.start < p.lower || p.start > p.upper)
    return Error{
        {},
        "start_out_of_bounds",
        "The start of " + p.name + " (" + shortest(p.start) + ") is outside its bounds (" + range + ").",
        "Move the start between the bounds, or widen them."};
  return std::nullopt;
}

// Variance of one weighted residual: s^2 = ssr / (n - p) whatever the loss, as the document format defines
// it.
std::optional<double> variance_of(const Eigen::VectorXd& residuals, std::size_t parameters,
                                  const Options& options) {
  if (options.sigma_known) return 1.0;
  const double n = static_cast<double>(residuals.size()), p = static_cast<double>(parameters);
  if (n - p <= 0.0) return std::nullopt;
  return residuals.squaredNorm() / (n - p);
}

struct Best {
  Point point;
  Ending ending;
  bool found = false;
};

// The best of all starts, in their order; ties go to the earlier one.
Best search_all(Search& search, const Coordinates& coordinates, const Options& options, Monitor& monitor,
                std::vector<double>& start_costs) {
  const std::size_t starts = std::max<std::size_t>(options.starts, 1);
  const Eigen::MatrixXd points = starting_points(coordinates.parameters(), starts, options.seed);
  Best best;
  for (std::size_t s = 0; s < starts && !monitor.stopped(); ++s) {
    monitor.begin(s);
    Ending ending = search.run(points.col(static_cast<Eigen::Index>(s)));
    if (!ending.evaluated) continue;
    start_costs.push_back(options.loss == Loss::linear ? search.point().ssr : 2.0 * search.point().cost);
    if (best.found && !(search.point().cost < best.point.cost)) continue;
    if (starts == 1)
      best.point = std::move(search.point());
    else
      best.point = search.point();
    best.ending = std::move(ending);
    best.found = true;
  }
  return best;
}

void fill_estimates(Result& result, const Inference& inference, const Coordinates& coordinates,
                    const Eigen::VectorXd& x, double quantile) {
  const Eigen::Index p = x.size();
  const auto n = static_cast<std::size_t>(p);
  result.correlation.assign(n, std::vector<std::optional<double>>(n));
  for (Eigen::Index i = 0; i < p; ++i) {
    const auto at = static_cast<std::size_t>(i);
    Estimate& e = result.estimates[at];
    const double slope = coordinates.derivative(i, x[i]);
    if (!inference.determined[at]) continue;
    const double error = std::sqrt(inference.covariance(i, i));
    e.std_error = error * slope;
    const double reach = quantile * error;
    const double low = coordinates.is_log(i) ? x[i] * std::exp(-reach) : x[i] - reach * slope;
    const double high = coordinates.is_log(i) ? x[i] * std::exp(reach) : x[i] + reach * slope;
    if (std::isfinite(low) && std::isfinite(high)) e.ci_low = low, e.ci_high = high;
    for (Eigen::Index j = 0; j < p; ++j) {
      const double other = std::sqrt(inference.covariance(j, j));
      if (!inference.determined[static_cast<std::size_t>(j)]) continue;
      if (i == j)
        result.correlation[at][at] = 1.0;
      else if (error > 0.0 && other > 0.0)
        result.correlation[at][static_cast<std::size_t>(j)] =
            std::clamp(inference.covariance(i, j) / error / other, -1.0, 1.0);
    }
  }
  const bool any =
      std::any_of(inference.determined.begin(), inference.determined.end(), [](char d) { return d != 0; });
  if (!any || !inference.directions.empty()) return;
  result.covariance.resize(n * n);
  for (Eigen::Index i = 0; i < p; ++i)
    for (Eigen::Index j = 0; j < p; ++j)
      result.covariance[static_cast<std::size_t>(i * p + j)] =
          inference.covariance(i, j) * coordinates.derivative(i, x[i]) * coordinates.derivative(j, x[j]);
}

Result nothing_reached(std::span<const Parameter> parameters, const Monitor& monitor) {
  Result result;
  for (const Parameter& p : parameters) result.estimates.emplace_back().value = p.start;
  result.correlation.assign(parameters.size(), std::vector<std::optional<double>>(parameters.size()));
  result.reason = monitor.answer() == Proceed::cancel ? Reason::cancelled : Reason::deadline;
  result.termination = termination_of(monitor.answer());
  result.statistics.parameters = parameters.size();
  result.evaluations = monitor.evaluations();
  return result;
}

}  // namespace

pf::Result<Result> estimate(std::span<const Parameter> parameters, Residuals& residuals,
                            double total_sum_of_squares, const Options& options, const RunContext& context) {
  for (const Parameter& p : parameters)
    if (auto fault = fault_of(p)) return std::unexpected(std::move(*fault));
  if (parameters.empty())
    return fail("too_few_parameters", "There is no parameter to estimate.",
                "Leave at least one parameter free.");
  if (parameters.size() > residuals.size())
    return fail("too_few_observations",
                std::to_string(parameters.size()) + " parameters cannot be estimated from " +
                    std::to_string(residuals.size()) + " data points.",
                "Fix some parameters or add measurements.");

  const Coordinates coordinates(parameters);
  Monitor monitor(parameters, std::max<std::size_t>(options.starts, 1), context);
  Search search(coordinates, residuals, options, monitor);
  Result result;
  Best best = search_all(search, coordinates, options, monitor, result.start_costs);
  if (!best.found) {
    if (monitor.stopped()) return nothing_reached(parameters, monitor);
    return fail("evaluation_failed", "The model cannot be evaluated at the start values.",
                "Try a simulation with these values, or start from others.");
  }
  const Point& at = best.point;
  // Statistics stand on J itself; the loss's factors are in the search's one.
  const Eigen::MatrixXd triangle =
      options.loss == Loss::linear || monitor.stopped() ? at.triangle : search.plain_triangle(at);

  result.residuals.assign(at.residuals.begin(), at.residuals.end());
  result.statistics = statistics_of(result.residuals, parameters.size(), total_sum_of_squares);
  if (best.ending.reason == Reason::exact_fit) {
    // The residuals are round-off, so their likelihood and their pattern mean nothing.
    Statistics& s = result.statistics;
    s.log_likelihood = s.aic = s.aicc = s.bic = s.durbin_watson = std::nullopt;
    s.shapiro_wilk = std::nullopt;
  }
  std::vector<Bound> bounds;
  for (Eigen::Index j = 0; j < at.x.size(); ++j) {
    const Parameter& p = parameters[static_cast<std::size_t>(j)];
    bounds.push_back(at.x[j] == p.lower ? Bound::lower : at.x[j] == p.upper ? Bound::upper : Bound::none);
    Estimate& e = result.estimates.emplace_back();
    e.value = at.x[j];
    e.at_bound = bounds.back();
  }
  const std::optional<double> variance = variance_of(at.residuals, parameters.size(), options);
  Inference inference;
  inference.determined.assign(parameters.size(), 0);
  inference.covariance.setZero(at.x.size(), at.x.size());
  if (triangle.size() > 0) inference = infer(triangle, coordinates, at.x, bounds, variance);
  const double tail = 0.5 + 0.5 * options.confidence;
  const double quantile =
      !variance ? 0.0
      : options.sigma_known
          ? normal_quantile(tail)
          : student_t_quantile(tail, static_cast<double>(result.statistics.degrees_of_freedom));
  fill_estimates(result, inference, coordinates, at.x, quantile);

  result.converged = best.ending.converged;
  result.reason = best.ending.reason;
  result.iterations = best.ending.iterations;
  result.evaluations = monitor.evaluations();
  result.history = std::move(best.ending.history);
  if (monitor.stopped()) {
    result.reason = monitor.answer() == Proceed::cancel ? Reason::cancelled : Reason::deadline;
    result.converged = false;
    result.termination = termination_of(monitor.answer());
  } else if (!result.converged) {
    result.termination = Termination::not_converged;
  }
  const bool no_freedom = !variance && result.statistics.degrees_of_freedom == 0;
  result.findings = findings_of(result, inference, coordinates, no_freedom);
  return result;
}

}  // namespace pf::estimation
