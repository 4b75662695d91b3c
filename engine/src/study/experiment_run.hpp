#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "binding.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::study {

/// One value that takes part in a fit.
struct Datum {
  std::size_t measurement = 0;  ///< of the experiment
  std::size_t row = 0;          ///< of the measurement
  std::size_t time = 0;         ///< index of the output time
  double measured = 0.0;        ///< [SI]
  double weight = 1.0;          ///< residual = weight (measured - predicted)
};

/// One experiment as a function of the unknowns: predictions at the measured times and their sensitivities.
/// Each has its own programs and solvers: experiments may be solved at the same time.
class ExperimentRun {
 public:
  /// `project` and `binding` are borrowed, `rates` is copied.
  ExperimentRun(const Project& project, std::size_t experiment, const Fit& fit, const Binding& binding,
                const kinetics::Program& rates);

  const std::vector<Datum>& data() const { return data_; }
  const std::vector<std::size_t>& unknowns() const { return unknowns_; }  ///< columns of sensitivity()

  /// Takes over the unknowns. Not at the same time as another experiment: the binding is shared.
  void bind(std::span<const double> theta, bool with_sensitivities);
  /// Runs the experiment; predictions and (if asked) sensitivities are then available. The same values again
  /// cost nothing.
  /// @return the fault of the recipe under these values, or how the run ended
  pf::Result<Termination> solve(const RunContext& context);
  pf::Result<Termination> run(std::span<const double> theta, bool with_sensitivities,
                              const RunContext& context) {
    bind(theta, with_sensitivities);
    return solve(context);
  }
  /// As if it had never been solved.
  void forget();

  double predicted(const Datum& datum) const;  ///< [SI]
  double sensitivity(const Datum& datum,
                     std::size_t column) const;  ///< d predicted / d theta[unknowns()[column]]

 private:
  std::size_t experiment_;
  const Binding& binding_;
  std::vector<Datum> data_;
  std::vector<std::size_t> unknowns_;
  kinetics::Program rates_, observables_;
  std::vector<std::size_t> observed_species_;  ///< of the measurements, where each is a concentration
  reactor::Model model_;
  reactor::Options options_;
  std::unique_ptr<reactor::Simulator> plain_, sensitive_;
  std::vector<double> parameters_, directions_;
  bool sensitive_wanted_ = false;
  std::vector<double> solved_;     ///< parameters of series_; empty when there is none
  bool solved_sensitive_ = false;  ///< series_ carries sensitivities
  reactor::Series series_;
};

}  // namespace pf::study
