#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "pharmaflow/statistics/sobol_indices.hpp"

namespace pf::statistics {

/// Trajectories through a grid of the unit cube that change one input at a time.
///
/// @source Morris 1991, Technometrics 33:161
class MorrisDesign {
 public:
  /// @param inputs d >= 1 @param levels p >= 2, even; the step is p / (2 (p - 1))
  MorrisDesign(std::size_t inputs, std::size_t trajectories, std::size_t levels, std::uint64_t seed);

  std::size_t inputs() const { return inputs_; }
  std::size_t trajectories() const { return trajectories_; }
  std::size_t evaluations() const { return trajectories_ * (inputs_ + 1); }
  /// One row, shape (inputs), each coordinate in [0, 1]. Rows of one trajectory stand together.
  void row(std::size_t evaluation, std::span<double> coordinates) const;
  /// The input that changes from a row of a trajectory to the next, and by how much (signed).
  struct Step {
    std::size_t input = 0;
    double by = 0.0;
  };
  Step step(std::size_t trajectory, std::size_t k) const { return steps_[trajectory * inputs_ + k]; }

 private:
  std::size_t inputs_, trajectories_;
  std::vector<double> starts_;  ///< shape (trajectories, inputs)
  std::vector<Step> steps_;     ///< shape (trajectories, inputs), in the order in which they are taken
};

/// Intervals by the bootstrap (percentile method).
struct BootstrapOptions {
  double confidence = 0.95;
  std::size_t resamples = 200;
  std::uint64_t seed = 1;
  std::function<bool()> go_on = {};  ///< asked before every resample; false ends the bootstrap there
};

/// Elementary effects of one input over its whole range, in the unit of the output.
struct ElementaryEffects {
  double mu = 0.0;   ///< mean
  Interval mu_star;  ///< mean of the absolute values (Campolongo et al. 2007, Environ. Model. Softw. 22:1509)
  double sigma = 0.0;  ///< standard deviation: interactions and curvature
  std::size_t used = 0;
};

/// @param values of all evaluations, shape (trajectories, inputs + 1); an effect with a NaN is left out
std::vector<ElementaryEffects> morris_effects(const MorrisDesign& design, std::span<const double> values,
                                              const BootstrapOptions& options);

}  // namespace pf::statistics
