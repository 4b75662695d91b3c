#include "curve_band.hpp"

#include <cmath>
#include <memory>
#include <numeric>

#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/kinetics/compile.hpp"

namespace pf::study {
namespace {

kinetics::Formula symbol(kinetics::Symbol what, std::string name = {}) {
  kinetics::Node node;
  node.kind = kinetics::Node::Kind::symbol;
  node.symbol = what;
  node.name = std::move(name);
  return std::make_shared<const kinetics::Node>(std::move(node));
}

/// The columns of a series, in its order.
std::vector<kinetics::Formula> columns_of(const Project& project, bool jacket) {
  std::vector<kinetics::Formula> formulas;
  for (const kinetics::Species& species : project.network.species)
    formulas.push_back(symbol(kinetics::Symbol::concentration, species.id));
  formulas.push_back(symbol(kinetics::Symbol::temperature));
  formulas.push_back(symbol(kinetics::Symbol::volume));
  if (jacket) formulas.push_back(symbol(kinetics::Symbol::jacket_temperature));
  for (const Observable& observable : project.observables) formulas.push_back(observable.formula);
  return formulas;
}

/// sqrt(g^T C g); nothing where g reaches a direction that the data do not determine.
std::optional<double> deviation(const estimation::Result& estimated, const double* gradient) {
  const std::size_t p = estimated.estimates.size();
  double variance = 0.0;
  for (std::size_t i = 0; i < p; ++i) {
    if (gradient[i] != 0.0 && !estimated.estimates[i].std_error) return std::nullopt;
    for (std::size_t j = 0; j < p; ++j)
      variance += gradient[i] * estimated.covariance[i * p + j] * gradient[j];
  }
  return std::sqrt(std::max(0.0, variance));
}

}  // namespace

Band curve_band(const Project& project, const Binding& binding, std::size_t experiment, reactor::Model model,
                const reactor::Options& options, const reactor::Series& series,
                const estimation::Result& estimated, const RunContext& context) {
  const std::size_t p = estimated.estimates.size();
  const std::size_t freedom = estimated.statistics.degrees_of_freedom;
  if (estimated.covariance.size() != p * p || freedom == 0) return {};
  const double factor = student_t_quantile(0.975, static_cast<double>(freedom));

  const auto formulas = columns_of(project, !series.jacket_temperature.empty());
  const kinetics::Program observables = kinetics::compile_formulas(project.network, formulas);
  std::vector<std::size_t> all(p);
  std::iota(all.begin(), all.end(), std::size_t{0});
  std::vector<double> directions;
  binding.directions({model.parameters.begin(), model.parameters.end()}, experiment, all, directions);
  model.observables = &observables;
  model.observed_species = {};
  model.directions = directions;
  model.unknowns = p;
  reactor::Options with_band = options;
  with_band.balances = false;
  const auto ran = reactor::simulate(model, with_band, context);
  const std::size_t n = series.time.size(), m = formulas.size();
  if (!ran || ran->series.observable_sensitivity.size() != n * m * p) return {};

  Band band;
  band.low.resize(m);
  band.high.resize(m);
  for (std::size_t c = 0; c < m; ++c)
    for (std::size_t i = 0; i < n; ++i) {
      const auto s = deviation(estimated, &ran->series.observable_sensitivity[(i * m + c) * p]);
      if (!s) {
        band.low[c].clear();
        band.high[c].clear();
        break;
      }
      const double y = ran->series.observables[i * m + c];
      band.low[c].push_back(y - factor * *s);
      band.high[c].push_back(y + factor * *s);
    }
  return band;
}

}  // namespace pf::study
