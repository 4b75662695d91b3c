#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/base/run_context.hpp"

namespace pf::statistics {

/// What is known of the inputs of a prediction, as a fit leaves it: m inputs, jointly normal; a log-scaled
/// input is normal in its logarithm, with the relative standard error there (delta method).
struct Uncertain {
  std::vector<double> mean;        ///< shape (m)
  std::vector<double> covariance;  ///< shape (m, m), in the inputs' own units, positive semi-definite
  std::vector<char> log_scale;     ///< shape (m)
};

struct PropagationOptions {
  bool linear = true;       ///< by central differences along the principal axes of the covariance
  std::size_t samples = 0;  ///< Monte Carlo draws beside it; 0: none
  std::uint64_t seed = 1;
};

/// The spread of one output.
struct Spread {
  std::optional<double> std_error;          ///< linearised
  std::optional<double> low, median, high;  ///< 2.5 %, 50 % and 97.5 % of the draws
  std::optional<double> mean;               ///< of the draws: of an output of 0 and 1 a probability
};

struct Propagation {
  std::vector<double> value;   ///< at the mean, shape (n_outputs)
  std::vector<Spread> spread;  ///< shape (n_outputs)
  std::size_t failed = 0;      ///< draws that gave no output (they are left out)
  Termination termination = Termination::completed;
};

/// Computes the outputs for one set of inputs; false when there are none (a run that failed). An output that
/// does not exist there is NaN on the way in here and absent from the spread. Called from for_each's threads.
using Prediction = std::function<bool(std::span<const double> inputs, std::span<double> outputs)>;

/// @errors out_of_range (not positive semi-definite, a log-scaled mean that is not positive),
/// evaluation_failed (at the mean)
pf::Result<Propagation> propagate(const Prediction& predict, std::size_t n_outputs, const Uncertain& inputs,
                                  const PropagationOptions& options, const RunContext& context);

/// The q-quantile of values (linear between order statistics, Hyndman & Fan 1996, type 7). @param values
/// sorted, not empty
double quantile(std::span<const double> sorted, double q);

}  // namespace pf::statistics
