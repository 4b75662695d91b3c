#pragma once

#include <ceres/ceres.h>

#include <memory>
#include <vector>

#include "../project.hpp"
#include "cvodes.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::bench {

/// A fit as one would build it of Ceres and CVODES: forward sensitivities, the same balances, weights, start,
/// bounds, scales and integration tolerances as study::fit. It makes no statistics and no predictions.
class CeresFit final : public ceres::CostFunction {
 public:
  /// Borrows both. Isothermal batches whose measurements are concentrations and carry sigma or none; every
  /// parameter is shared by all experiments.
  /// @param method CV_BDF or CV_ADAMS
  CeresFit(const study::Project& project, const study::Fit& study, int method);

  /// @return false when it did not converge
  bool run();
  std::size_t iterations() const { return iterations_; }
  std::size_t solves() const { return solves_; }
  double ssr() const { return ssr_; }

  bool Evaluate(const double* const* parameters, double* residuals, double** jacobians) const override;

 private:
  struct Datum {
    std::size_t time, component;
    double measured, weight;
  };
  struct Experiment {
    std::vector<double> times;
    std::vector<Datum> data;  ///< by time
    std::unique_ptr<RecipeSystem> system;
    std::unique_ptr<CvodesPeer> solver;
  };
  void add(const study::Experiment& source, int method);
  double value_of(std::size_t unknown, double coordinate) const;
  bool solve(Experiment& experiment, const std::vector<double>& values, const double* slopes) const;
  /// Ceres asks for residuals and Jacobian of one point in separate calls, and most trial points are
  /// accepted: one solution with sensitivities serves all calls at a point.
  bool solve_at(const std::vector<double>& coordinates) const;

  const study::Project& project_;
  const study::Fit& study_;
  mutable std::vector<Experiment> experiments_;
  mutable std::vector<double> solved_, residuals_, rows_;
  mutable std::size_t solves_ = 0;
  std::size_t iterations_ = 0;
  double ssr_ = 0.0;
};

}  // namespace pf::bench
