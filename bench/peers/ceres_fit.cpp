#include "ceres_fit.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "pharmaflow/kinetics/compile.hpp"
#include "study/run_options.hpp"

namespace pf::bench {
namespace {

/// Which component a measurement is: formulas are evaluated where every component has another value.
std::size_t component_of(const study::Project& project, const kinetics::Formula& formula,
                         RecipeSystem& system) {
  const kinetics::Program program = kinetics::compile_formulas(project.network, {&formula, 1});
  std::vector<double> y(system.balances().size());
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = static_cast<double>(i + 1);
  double value = 0.0;
  system.balances().fill(0.0, y.data());
  program.evaluate(system.balances().slots().data(), &value);
  const auto found = std::ranges::find(y, value);
  if (found == y.end()) {
    std::cerr << "Ceres: a measurement is no concentration.\n";
    std::exit(1);
  }
  return static_cast<std::size_t>(found - y.begin());
}

}  // namespace

CeresFit::CeresFit(const study::Project& project, const study::Fit& study, int method)
    : project_(project), study_(study) {
  std::size_t residuals = 0;
  for (const std::size_t e : study.experiments) {
    add(project.experiments[e], method);
    residuals += experiments_.back().data.size();
  }
  set_num_residuals(static_cast<int>(residuals));
  mutable_parameter_block_sizes()->push_back(static_cast<int>(study.estimate.size()));
}

void CeresFit::add(const study::Experiment& source, int method) {
  Experiment e;
  std::vector<double> start;
  for (const study::Parameter& p : project_.parameters) start.push_back(p.value);
  e.system = std::make_unique<RecipeSystem>(project_, source.recipe, std::move(start), study_.estimate);
  for (const study::Measurement& m : source.measurements)
    e.times.insert(e.times.end(), m.time.begin(), m.time.end());
  std::ranges::sort(e.times);
  e.times.erase(std::ranges::unique(e.times).begin(), e.times.end());
  for (const study::Measurement& m : source.measurements) {
    const std::size_t component = component_of(project_, m.formula, *e.system);
    for (std::size_t row = 0; row < m.time.size(); ++row) {
      const auto time = std::ranges::lower_bound(e.times, m.time[row]) - e.times.begin();
      const double weight =
          study_.weighting == study::Weighting::sigma ? 1.0 / m.sigma[row] : 1.0 / m.column_factor;
      e.data.push_back({static_cast<std::size_t>(time), component, m.value[row], weight});
    }
  }
  std::ranges::sort(e.data, {}, &Datum::time);
  e.solver = std::make_unique<CvodesPeer>(e.system->balances(), method,
                                          study_.tolerances.relative.value_or(study::fit_relative_tolerance),
                                          study_.tolerances.absolute.value_or(study::fit_absolute_tolerance));
  experiments_.push_back(std::move(e));
}

double CeresFit::value_of(std::size_t unknown, double coordinate) const {
  return project_.parameters[study_.estimate[unknown]].log_scale ? std::exp(coordinate) : coordinate;
}

bool CeresFit::solve(Experiment& e, const std::vector<double>& values, const double* slopes) const {
  ++solves_;
  e.system->bind(values);
  double* y = e.solver->state();
  std::ranges::copy(e.system->initial(), y);
  e.system->enter(0, y);
  if (!e.solver->start(0.0, e.system->duration(), true)) return false;
  double reached = 0.0;
  for (const Datum& d : e.data) {
    const double time = e.times[d.time];
    if (time > reached && !e.solver->advance(time)) return false;
    reached = time;
    residuals_.push_back(d.weight * (y[d.component] - d.measured));
    for (std::size_t k = 0; k < study_.estimate.size(); ++k)
      rows_.push_back(d.weight * e.solver->sensitivity(static_cast<int>(k))[d.component] * slopes[k]);
  }
  return true;
}

bool CeresFit::solve_at(const std::vector<double>& coordinates) const {
  if (coordinates == solved_) return true;
  solved_.clear();
  residuals_.clear();
  rows_.clear();
  std::vector<double> values, slopes(coordinates.size(), 1.0);
  for (const study::Parameter& p : project_.parameters) values.push_back(p.value);
  for (std::size_t u = 0; u < slopes.size(); ++u) {
    const std::size_t index = study_.estimate[u];
    values[index] = value_of(u, coordinates[u]);
    if (project_.parameters[index].log_scale) slopes[u] = values[index];
  }
  for (Experiment& e : experiments_)
    if (!solve(e, values, slopes.data())) return false;
  solved_ = coordinates;
  return true;
}

bool CeresFit::Evaluate(const double* const* parameters, double* residuals, double** jacobians) const {
  if (!solve_at({parameters[0], parameters[0] + study_.estimate.size()})) return false;
  std::ranges::copy(residuals_, residuals);
  if (jacobians != nullptr && jacobians[0] != nullptr) std::ranges::copy(rows_, jacobians[0]);
  return true;
}

bool CeresFit::run() {
  std::vector<double> coordinates;
  ceres::Problem::Options ownership;
  ownership.cost_function_ownership = ceres::DO_NOT_TAKE_OWNERSHIP;
  ceres::Problem problem(ownership);
  const auto coordinate = [](const study::Parameter& p, double value) {
    return p.log_scale ? std::log(value) : value;
  };
  for (const std::size_t index : study_.estimate)
    coordinates.push_back(coordinate(project_.parameters[index], project_.parameters[index].value));
  problem.AddResidualBlock(this, nullptr, coordinates.data());
  for (std::size_t u = 0; u < coordinates.size(); ++u) {
    const study::Parameter& p = project_.parameters[study_.estimate[u]];
    if (std::isfinite(p.lower) && (!p.log_scale || p.lower > 0.0))
      problem.SetParameterLowerBound(coordinates.data(), static_cast<int>(u), coordinate(p, p.lower));
    if (std::isfinite(p.upper))
      problem.SetParameterUpperBound(coordinates.data(), static_cast<int>(u), coordinate(p, p.upper));
  }
  ceres::Solver::Options options;
  options.linear_solver_type = ceres::DENSE_QR;
  options.logging_type = ceres::SILENT;
  options.max_num_iterations = 200;
  ceres::Solver::Summary summary;
  ceres::Solve(options, &problem, &summary);
  iterations_ = summary.iterations.size() - 1;
  ssr_ = 2.0 * summary.final_cost;
  return summary.termination_type == ceres::CONVERGENCE;
}

}  // namespace pf::bench
