#pragma once

#include <optional>
#include <vector>

#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::study {

/// The compiled reactions and observables of a project under one set of parameters: runs any recipe. Not for
/// two threads at a time.
class Chemistry {
 public:
  /// Borrows the project. @param parameters [SI], shape (n_parameters)
  Chemistry(const Project& project, std::vector<double> parameters, const Tolerances& tolerances,
            ode::Method method);

  const Project& project() const { return project_; }
  const std::vector<double>& parameters() const { return parameters_; }
  const kinetics::Program& rates() const { return rates_; }
  const Tolerances& tolerances() const { return tolerances_; }
  ode::Method method() const { return method_; }

  /// @param points equally spaced output times @param books with balances and summary
  pf::Result<reactor::Result> run(const reactor::Recipe& recipe, std::size_t points, bool books,
                                  const RunContext& context) const;

  /// @param times [s], sorted, within the recipe's duration
  pf::Result<reactor::Result> run_at(const reactor::Recipe& recipe, std::vector<double> times, bool books,
                                     const RunContext& context) const;

 private:
  const Project& project_;
  std::vector<double> parameters_;
  Tolerances tolerances_;
  ode::Method method_;
  kinetics::Program rates_, observables_;
};

}  // namespace pf::study
