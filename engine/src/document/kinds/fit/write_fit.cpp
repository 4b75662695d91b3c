#include "write_fit.hpp"

#include <algorithm>
#include <utility>

#include "../../write_columns.hpp"
#include "../../write_json.hpp"
#include "write_parameters.hpp"

namespace pf::document::fit {
namespace {

Json statistics(const estimation::Statistics& s) {
  Json json{{"observations", s.observations},
            {"parameters", s.parameters},
            {"degrees_of_freedom", s.degrees_of_freedom},
            {"ssr", s.ssr}};
  json["r_squared"] = number_or_null(s.r_squared);
  json["rmse"] = number_or_null(s.rmse);
  json["log_likelihood"] = number_or_null(s.log_likelihood);
  json["aic"] = number_or_null(s.aic);
  json["aicc"] = number_or_null(s.aicc);
  json["bic"] = number_or_null(s.bic);
  json["shapiro_wilk"] =
      s.shapiro_wilk ? Json{{"w", s.shapiro_wilk->statistic}, {"p", s.shapiro_wilk->p}} : Json(nullptr);
  json["durbin_watson"] = number_or_null(s.durbin_watson);
  return json;
}

Json convergence(const Document& document, const study::FitResult& result) {
  const estimation::Result& e = result.estimation;
  Json history = Json::array();
  for (const estimation::Iteration& iteration : e.history) {
    Json values = Json::array();
    for (std::size_t u = 0; u < iteration.parameters.size(); ++u)
      values.push_back(
          document.parameter_units[result.unknowns[u].parameter].from_si(iteration.parameters[u]));
    history.push_back(
        {{"iteration", iteration.iteration}, {"ssr", iteration.ssr}, {"parameters", std::move(values)}});
  }
  Json json{{"converged", e.converged},
            {"reason", estimation::to_string(e.reason)},
            {"iterations", e.iterations},
            {"ode_solves", result.ode_solves}};
  if (e.start_costs.size() > 1) json["start_ssr"] = e.start_costs;
  json["history"] = std::move(history);
  return json;
}

/// Residuals in the unit of the measured column; an offset (degC) applies to points, not to differences.
Json residuals(const Document& document, const ResultUnits& units, std::size_t experiment,
               const study::ResidualColumn& column) {
  const units::Unit& unit = document.measurement_units[experiment][column.measurement];
  const std::size_t n = column.time.size();
  Json json = object_of(8);
  json["observable"] = document.project.experiments[experiment].measurements[column.measurement].observable;
  json["unit"] = unit.text;
  json["time_unit"] = units.time.text;
  json["time"] = column_values(column.time, units.time, n);
  json["measured"] = column_values(column.measured, unit, n);
  json["predicted"] = column_values(column.predicted, unit, n);
  json["residual"] =
      number_column(n, [&](std::size_t i) { return unit.difference_from_si(column.residual[i]); });
  json["standardized"] = number_column(n, [&](std::size_t i) { return column.standardized[i]; });
  return json;
}

Json experiments(const Document& document, const ResultUnits& units, const study::FitResult& result) {
  Json list = Json::array();
  for (const study::FittedExperiment& fitted : result.experiments) {
    Json tables = Json::array();
    for (const study::ResidualColumn& column : fitted.residuals)
      tables.push_back(residuals(document, units, fitted.experiment, column));
    Json entry = object_of(3);
    entry["id"] = document.project.experiments[fitted.experiment].id;
    entry["series"] = series(document, units, fitted.series, fitted.band);
    entry["residuals"] = std::move(tables);
    list.push_back(std::move(entry));
  }
  return list;
}

/// The worst closure over the experiments.
reactor::Balances worst(const study::FitResult& result) {
  reactor::Balances all;
  const auto add = [](std::optional<double>& sum, const std::optional<double>& one) {
    if (one) sum = std::max(sum.value_or(0.0), *one);
  };
  for (const study::FittedExperiment& fitted : result.experiments) {
    add(all.mass_closure, fitted.balances.mass_closure);
    add(all.energy_closure, fitted.balances.energy_closure);
    add(all.atom_closure, fitted.balances.atom_closure);
    add(all.mole_closure, fitted.balances.mole_closure);
  }
  return all;
}

}  // namespace

Json members(const Document& document, const ResultUnits& units, const study::FitResult& result) {
  Json json = object_of(8);
  if (result.estimation.estimates.empty()) return json;  // it failed before there was anything to show
  json["parameters"] = parameters(document, result);
  if (!result.pre_exponential.empty()) json["pre_exponential"] = pre_exponential(document, result);
  json["correlation"] = correlation(document, result);
  json["statistics"] = statistics(result.estimation.statistics);
  json["convergence"] = convergence(document, result);
  json["experiments"] = experiments(document, units, result);
  json["balances"] = balances(worst(result));
  json["solver"] = solver(result.solver, units.time);
  return json;
}

}  // namespace pf::document::fit
