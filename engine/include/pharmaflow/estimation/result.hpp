#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/termination.hpp"

namespace pf::estimation {

enum class Bound { none, lower, upper };

/// One parameter at the optimum, natural scale. No standard error where the data do not determine it, at a
/// bound (the others are conditional on it), and without degrees of freedom.
struct Estimate {
  double value = 0.0;
  std::optional<double> std_error;
  std::optional<double> ci_low,
      ci_high;  ///< at Options::confidence; log-scaled ones are computed on the log scale
  Bound at_bound = Bound::none;
};

struct Iteration {
  std::size_t iteration = 0;
  double ssr = 0.0;                ///< sum of squared weighted residuals
  std::vector<double> parameters;  ///< natural scale
};

/// Why the search ended, in the words of result documents.
enum class Reason {
  relative_ssr,
  step,
  gradient,
  exact_fit,
  max_iterations,
  no_decrease,
  evaluation_failed,
  cancelled,
  deadline
};
std::string_view to_string(Reason reason);

/// What a user should know about the estimates, in words.
struct Finding {
  std::string code;  ///< parameter_at_bound | correlated_parameters | not_identifiable | large_standard_error
                     ///< | no_degrees_of_freedom
  std::string message;                  ///< one or two sentences that name the parameters and say what to do
  std::vector<std::size_t> parameters;  ///< indices concerned
};

/// A two-sided hypothesis test's statistic and p-value.
struct Test {
  double statistic = 0.0;
  double p = 0.0;
};

/// Textbook definitions, named in estimation/statistics.hpp. Absent where not defined (too few residuals).
struct Statistics {
  std::size_t observations = 0;
  std::size_t parameters = 0;
  std::ptrdiff_t degrees_of_freedom = 0;
  double ssr = 0.0;
  std::optional<double> r_squared, rmse, log_likelihood, aic, aicc, bic, durbin_watson;
  std::optional<Test> shapiro_wilk;
};

struct Result {
  std::vector<Estimate> estimates;
  std::vector<double> residuals;   ///< weighted, at the optimum
  std::vector<double> covariance;  ///< natural scale, shape (p, p); empty when singular; zero rows
                                   ///< for parameters at a bound
  std::vector<std::vector<std::optional<double>>> correlation;  ///< shape (p, p)
  Statistics statistics;
  bool converged = false;
  Reason reason = Reason::max_iterations;
  Termination termination = Termination::completed;
  std::size_t iterations = 0;
  std::size_t evaluations = 0;      ///< calls of Residuals::evaluate
  std::vector<Iteration> history;   ///< of the best start, accepted points
  std::vector<double> start_costs;  ///< final ssr by start (failed starts are absent)
  std::vector<Finding> findings;
};

}  // namespace pf::estimation
