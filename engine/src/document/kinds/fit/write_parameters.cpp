#include "write_parameters.hpp"

#include <utility>
#include <variant>

#include "../../write_columns.hpp"

namespace pf::document::fit {
namespace {

/// The members by which an entry says for which experiments it holds.
void name_experiments(const Document& document, const std::vector<std::size_t>& experiments, Json& entry) {
  if (experiments.size() == 1) entry["experiment"] = document.project.experiments[experiments.front()].id;
  if (experiments.size() < 2) return;
  Json ids = Json::array();
  for (const std::size_t e : experiments) ids.push_back(document.project.experiments[e].id);
  entry["experiments"] = std::move(ids);
}

Json entry_of(const Document& document, std::size_t parameter, double value,
              std::optional<double> std_error) {
  const units::Unit& unit = document.parameter_units[parameter];
  Json entry{
      {"id", document.project.parameters[parameter].id}, {"value", unit.from_si(value)}, {"unit", unit.text}};
  entry["std_error"] = std_error ? Json(unit.difference_from_si(*std_error)) : Json(nullptr);
  return entry;
}

Json estimated(const Document& document, const study::Unknown& unknown, const estimation::Estimate& e) {
  const units::Unit& unit = document.parameter_units[unknown.parameter];
  Json entry = entry_of(document, unknown.parameter, e.value, e.std_error);
  entry["ci95"] = e.ci_low && e.ci_high ? Json::array({unit.from_si(*e.ci_low), unit.from_si(*e.ci_high)})
                                        : Json(nullptr);
  entry["estimated"] = true;
  switch (e.at_bound) {
    case estimation::Bound::none:
      entry["at_bound"] = nullptr;
      break;
    case estimation::Bound::lower:
      entry["at_bound"] = "lower";
      break;
    case estimation::Bound::upper:
      entry["at_bound"] = "upper";
      break;
  }
  name_experiments(document, unknown.experiments, entry);
  return entry;
}

Json known(const Document& document, std::size_t parameter, double value, std::optional<double> std_error,
           std::optional<std::size_t> experiment) {
  Json entry = entry_of(document, parameter, value, std_error);
  entry["ci95"] = nullptr;
  entry["estimated"] = false;
  entry["at_bound"] = nullptr;
  if (experiment) name_experiments(document, {*experiment}, entry);
  return entry;
}

/// Sum of the orders that fix the unit of a rate constant, and whether the law has one.
std::optional<double> total_order(const kinetics::RateLaw& law) {
  const auto sum = [](const std::vector<kinetics::Order>& orders) {
    double total = 0.0;
    for (const kinetics::Order& o : orders) total += o.order.is_parameter() ? o.nominal : o.order.constant;
    return total;
  };
  if (const auto* power = std::get_if<kinetics::PowerLaw>(&law)) return sum(power->orders);
  if (const auto* surface = std::get_if<kinetics::LangmuirHinshelwood>(&law)) return sum(surface->orders);
  if (std::holds_alternative<kinetics::MichaelisMenten>(law)) return 0.0;
  return std::nullopt;
}

}  // namespace

std::string unknown_id(const Document& document, const study::Unknown& unknown) {
  std::string id = document.project.parameters[unknown.parameter].id;
  for (std::size_t k = 0; k < unknown.experiments.size(); ++k)
    id += (k == 0 ? "@" : "+") + document.project.experiments[unknown.experiments[k]].id;
  return id;
}

Json parameters(const Document& document, const study::FitResult& result) {
  Json list = Json::array();
  const auto& all = document.project.parameters;
  for (std::size_t p = 0; p < all.size(); ++p) {
    const std::size_t before = list.size();
    for (std::size_t u = 0; u < result.estimation.estimates.size(); ++u)
      if (result.unknowns[u].parameter == p)
        list.push_back(estimated(document, result.unknowns[u], result.estimation.estimates[u]));
    for (const study::Derived& d : result.derived)
      if (d.parameter == p) list.push_back(known(document, p, d.value, d.std_error, d.experiment));
    if (list.size() > before) continue;
    if (all[p].expression == nullptr)
      list.push_back(known(document, p, all[p].value, std::nullopt, std::nullopt));
  }
  return list;
}

Json correlation(const Document& document, const study::FitResult& result) {
  Json ids = Json::array(), matrix = Json::array();
  for (const study::Unknown& unknown : result.unknowns) ids.push_back(unknown_id(document, unknown));
  for (const auto& row : result.estimation.correlation) {
    Json values = Json::array();
    for (const std::optional<double>& value : row) values.push_back(number_or_null(value));
    matrix.push_back(std::move(values));
  }
  return {{"ids", std::move(ids)}, {"matrix", std::move(matrix)}};
}

Json pre_exponential(const Document& document, const study::FitResult& result) {
  Json list = Json::array();
  for (const study::PreExponential& a : result.pre_exponential) {
    const kinetics::Reaction& reaction = document.project.network.reactions[a.reaction];
    const auto order = total_order(reaction.law);
    if (!order) continue;
    const units::Unit unit = *units::parse_unit(units::unit_for(units::rate_constant_dimension(*order), "s"));
    Json entry{{"reaction", reaction.id}, {"id", "A"}, {"value", unit.from_si(a.value)}, {"unit", unit.text}};
    entry["std_error"] = a.std_error ? Json(unit.difference_from_si(*a.std_error)) : Json(nullptr);
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace pf::document::fit
