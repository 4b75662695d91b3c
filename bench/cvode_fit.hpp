#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "cvode_peer.hpp"
#include "document/document.hpp"
#include "pharmaflow/base/error.hpp"
#include "pharmaflow/estimation/estimate.hpp"
#include "project.hpp"

namespace pf::bench {

/// A fit as one would build it around CVODE: the engine's Levenberg-Marquardt, CVODE's solutions, forward
/// differences for the Jacobian. The same balances, weights, start, bounds and tolerances as study::fit.
class CvodeFit final : public estimation::Residuals {
 public:
  /// Borrows both. Isothermal batches whose measurements carry sigma or none; parameters shared by all
  /// experiments.
  CvodeFit(const study::Project& project, const study::Fit& study);

  pf::Result<estimation::Result> run();
  std::size_t solves() const { return solves_; }

  std::size_t size() const override { return size_; }
  bool evaluate(const double* parameters, double* residuals, double* jacobian) override;

 private:
  struct Datum {
    std::size_t time, measurement;
    double measured, weight;
  };
  struct Experiment {
    std::vector<double> times;
    std::vector<Datum> data;
    kinetics::Program observables;
    std::unique_ptr<RecipeSystem> system;
    std::unique_ptr<CvodePeer> solver;
    std::vector<double> predictions;  ///< shape (times, measurements)
  };
  void add(const study::Experiment& experiment);
  std::vector<double> values(const double* theta) const;
  bool solve(Experiment& experiment, const double* theta);
  bool residuals(const double* theta, double* out);

  const study::Project& project_;
  const study::Fit& study_;
  std::vector<Experiment> experiments_;
  std::size_t size_ = 0, solves_ = 0;
};

}  // namespace pf::bench
