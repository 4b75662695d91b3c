#include "cvode_fit.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/kinetics/compile.hpp"
#include "study/run_options.hpp"

namespace pf::bench {

CvodeFit::CvodeFit(const study::Project& project, const study::Fit& study)
    : project_(project), study_(study) {
  for (const std::size_t e : study.experiments) add(project.experiments[e]);
}

void CvodeFit::add(const study::Experiment& source) {
  Experiment e;
  std::vector<kinetics::Formula> formulas;
  for (const study::Measurement& m : source.measurements) {
    formulas.push_back(m.formula);
    e.times.insert(e.times.end(), m.time.begin(), m.time.end());
  }
  std::ranges::sort(e.times);
  e.times.erase(std::ranges::unique(e.times).begin(), e.times.end());
  for (std::size_t m = 0; m < source.measurements.size(); ++m) {
    const study::Measurement& column = source.measurements[m];
    for (std::size_t row = 0; row < column.time.size(); ++row) {
      const auto time = std::ranges::lower_bound(e.times, column.time[row]) - e.times.begin();
      const double weight =
          study_.weighting == study::Weighting::sigma ? 1.0 / column.sigma[row] : 1.0 / column.column_factor;
      e.data.push_back({static_cast<std::size_t>(time), m, column.value[row], weight});
    }
  }
  size_ += e.data.size();
  e.observables = kinetics::compile_formulas(project_.network, formulas);
  std::vector<double> start;
  for (const study::Parameter& p : project_.parameters) start.push_back(p.value);
  e.system = std::make_unique<RecipeSystem>(project_, source.recipe, std::move(start));
  const double relative = study_.tolerances.relative.value_or(study::fit_relative_tolerance);
  const double absolute = study_.tolerances.absolute.value_or(study::fit_absolute_tolerance);
  reactor::BalanceSystem& balances = e.system->balances();
  e.solver = std::make_unique<CvodePeer>(balances, CvodePeer::Method::bdf, relative,
                                         std::vector<double>(balances.size(), absolute));
  e.predictions.resize(e.times.size() * formulas.size());
  experiments_.push_back(std::move(e));
}

std::vector<double> CvodeFit::values(const double* theta) const {
  std::vector<double> all;
  for (const study::Parameter& p : project_.parameters) all.push_back(p.value);
  for (std::size_t u = 0; u < study_.estimate.size(); ++u) all[study_.estimate[u]] = theta[u];
  return all;
}

bool CvodeFit::solve(Experiment& e, const double* theta) {
  ++solves_;
  e.system->bind(values(theta));
  double* y = e.solver->state();
  std::ranges::copy(e.system->initial(), y);
  e.system->enter(0, y);
  if (!e.solver->start(0.0)) return false;
  e.solver->set_end(e.system->duration());
  const std::size_t columns = e.observables.outputs();
  for (std::size_t i = 0; i < e.times.size(); ++i) {
    if (e.times[i] > 0.0 && !e.solver->advance(e.times[i])) return false;
    e.system->balances().fill(e.times[i], y);
    e.observables.evaluate(e.system->balances().slots().data(), &e.predictions[i * columns]);
  }
  return true;
}

bool CvodeFit::residuals(const double* theta, double* out) {
  for (Experiment& e : experiments_) {
    if (!solve(e, theta)) return false;
    for (const Datum& d : e.data)
      *out++ = d.weight * (d.measured - e.predictions[d.time * e.observables.outputs() + d.measurement]);
  }
  return true;
}

bool CvodeFit::evaluate(const double* parameters, double* out, double* jacobian) {
  if (!residuals(parameters, out)) return false;
  if (jacobian == nullptr) return true;
  std::vector<double> theta(parameters, parameters + study_.estimate.size());
  for (std::size_t k = 0; k < theta.size(); ++k) {
    const double kept = theta[k];
    theta[k] += 1e-4 * std::abs(kept);  // the square root of the integration's tolerance
    const double step = theta[k] - kept;
    double* column = jacobian + size_ * k;
    if (!residuals(theta.data(), column)) return false;
    for (std::size_t i = 0; i < size_; ++i) column[i] = (column[i] - out[i]) / step;
    theta[k] = kept;
  }
  return true;
}

pf::Result<estimation::Result> CvodeFit::run() {
  std::vector<estimation::Parameter> space;
  for (const std::size_t index : study_.estimate) {
    const study::Parameter& p = project_.parameters[index];
    space.push_back({p.id, p.value, p.lower, p.upper,
                     p.log_scale ? estimation::Scale::log : estimation::Scale::linear, 0.0});
  }
  return estimation::estimate(space, *this, 0.0, study_.estimation, {});
}

}  // namespace pf::bench
