#include "write_safety.hpp"

#include <string>
#include <utility>

#include "../../write_columns.hpp"
#include "../../write_summary.hpp"

namespace pf::document::safety_kind {
namespace {

/// A difference of temperatures, a power per mass: units that the study does not choose.
units::Unit unit(std::string_view text) { return *units::parse_unit(text); }

units::Unit per_kilogram() { return unit("W/kg"); }

/// {"value", "unit", "std_error", "ci95"}.
Json estimate(const study::Estimate& e, const units::Unit& unit) {
  Json json = quantity(e.value, unit);
  if (e.std_error) json["std_error"] = unit.difference_from_si(*e.std_error);
  if (e.low && e.high) json["ci95"] = Json::array({unit.from_si(*e.low), unit.from_si(*e.high)});
  return json;
}

Json not_applicable(std::string_view reason) { return {{"not_applicable", reason}}; }

Json list(const std::vector<std::optional<double>>& values, const units::Unit& unit) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(value ? Json(unit.from_si(*value)) : Json(nullptr));
  return json;
}

Json column(std::string_view id, std::string_view name, const study::SafetyColumn& column,
            const units::Unit& unit) {
  Json json{{"id", id}, {"quantity", name}, {"unit", unit.text}, {"values", list(column.value, unit)}};
  if (!column.low.empty()) {
    json["low"] = list(column.low, unit);
    json["high"] = list(column.high, unit);
  }
  return json;
}

Json profile(const study::SafetyProfile& p, const ResultUnits& units) {
  units::Unit one = unit("1");
  one.text = "1";
  Json columns = Json::array();
  columns.push_back(column("T", "temperature", p.temperature, units.temperature));
  columns.push_back(column("X_accumulated", "dimensionless", p.accumulation, one));
  columns.push_back(column("mtsr", "temperature", p.mtsr, units.temperature));
  if (!p.mtsr_integrated.value.empty())
    columns.push_back(column("mtsr_integrated", "temperature", p.mtsr_integrated, units.temperature));
  if (!p.tmr.value.empty()) columns.push_back(column("tmr_ad", "time", p.tmr, units.time));
  return {{"time", {{"unit", units.time.text}, {"values", column_values(p.time, units.time, p.time.size())}}},
          {"columns", std::move(columns)}};
}

/// T and V of the worst failure: concentrations are those of a mass that decomposes.
Json failure(const study::SafetyResult& r, const ResultUnits& units) {
  const reactor::Series& s = r.failure;
  const std::size_t n = s.time.size();
  Json columns = Json::array();
  columns.push_back({{"id", "T"},
                     {"quantity", "temperature"},
                     {"unit", units.temperature.text},
                     {"values", column_values(s.temperature, units.temperature, n)}});
  Json json{{"time", quantity(r.worst_time, units.time)},
            {"series",
             {{"time", {{"unit", units.time.text}, {"values", column_values(s.time, units.time, n)}}},
              {"columns", std::move(columns)}}}};
  if (r.failure_tmr) json["tmr_ad"] = quantity(*r.failure_tmr, units.time);
  return json;
}

Json mtsr(const study::SafetyResult& r, const ResultUnits& units) {
  Json json = estimate(r.mtsr, units.temperature);
  json["time"] = units.time.from_si(r.worst_time);
  json["time_unit"] = units.time.text;
  json["formula"] = quantity(r.mtsr_formula, units.temperature);
  if (r.mtsr_integrated) json["integrated"] = peak(*r.mtsr_integrated, units.temperature, units.time);
  return json;
}

Json tmr(const study::SafetyResult& r, const ResultUnits& units) {
  return {{"integrated", r.tmr_integrated ? estimate(*r.tmr_integrated, units.time)
                                          : not_applicable("From the MTSR on the decomposition only slows "
                                                           "down: its heat is too small for a runaway.")},
          {"zero_order", estimate(*r.tmr_zero_order, units.time)},
          {"at", quantity(r.mtsr.value, units.temperature)}};
}

Json temperatures(const study::SafetyResult& r, const ResultUnits& units) {
  Json json{{"process", quantity(r.process_temperature, units.temperature)},
            {"mtsr", quantity(r.mtsr.value, units.temperature)}};
  json["max"] = r.max_temperature ? quantity(*r.max_temperature, units.temperature) : Json(nullptr);
  json["td24"] = r.td24 ? quantity(r.td24->value, units.temperature) : Json(nullptr);
  return json;
}

std::string_view probability_words(safety::Probability band) {
  switch (band) {
    case safety::Probability::low:
      return "Low: more than 24 h remain after the MTSR is reached.";
    case safety::Probability::medium:
      return "Medium: 8 to 24 h remain after the MTSR is reached.";
    case safety::Probability::high:
      break;
  }
  return "High: less than 8 h remain after the MTSR is reached.";
}

Json feed(const study::DosingAdvice& advice, const ResultUnits& units) {
  Json json;
  if (advice.minimum_time) {
    const units::Unit flow = unit(units.volume.text + "/" + units.time.text);
    json["maximum_rate"] = quantity(*advice.maximum_rate, flow);
    json["minimum_time"] = estimate(*advice.minimum_time, units.time);
  } else {
    json["maximum_rate"] = json["minimum_time"] = not_applicable(advice.reason);
  }
  json["recipe_time"] = quantity(advice.recipe_time, units.time);
  json["limited_by"] = advice.limited_by;
  return json;
}

Json semenov(const study::Semenov& s) {
  return {{"stable", s.stable},
          {"critical_power", estimate(s.critical_power, per_kilogram())},
          {"actual", estimate(s.actual_power, per_kilogram())},
          {"critical_over_temperature", {{"value", s.critical_over_temperature}, {"unit", "K"}}}};
}

Json normal(const Document& document, const ResultUnits& units, const reactor::Result& run) {
  return {{"series", series(document, units, run.series)},
          {"summary", summary(document, units, run.summary)},
          {"balances", balances(run.balances)}};
}

}  // namespace

Json members(const Document& document, const ResultUnits& units, const study::SafetyResult& r) {
  const units::Unit kelvin = unit("K");
  Json json = object_of(20);
  if (!succeeded(r.termination)) {
    if (!r.normal.series.time.empty()) json["normal"] = normal(document, units, r.normal);
    json["solver"] = solver(r.normal.solver, units.time);
    return json;
  }
  json["verdict"] = r.verdict;
  json["adiabatic_rise"] = estimate(r.adiabatic_rise, kelvin);
  json["severity"] = safety::to_string(r.severity);
  if (r.decomposition_rise) json["decomposition_rise"] = estimate(*r.decomposition_rise, kelvin);
  json["mtsr"] = mtsr(r, units);
  if (r.tmr_zero_order) json["tmr_ad"] = tmr(r, units);
  if (r.td24) json["td24"] = estimate(*r.td24, units.temperature);
  if (r.td24_integrated) json["td24_integrated"] = estimate(*r.td24_integrated, units.temperature);
  json["class"] = r.stoessel_class ? Json(*r.stoessel_class) : Json(nullptr);
  json["class_words"] = r.class_words;
  if (!r.class_shares.empty()) json["class_shares"] = r.class_shares;
  json["temperatures"] = temperatures(r, units);
  if (r.probability)
    json["probability"] = {{"words", probability_words(*r.probability)},
                           {"band", safety::to_string(*r.probability)}};
  if (r.dosing) json["feed"] = feed(*r.dosing, units);
  if (r.semenov) json["semenov"] = semenov(*r.semenov);
  json["profile"] = profile(r.profile, units);
  if (!r.failure.time.empty()) json["failure"] = failure(r, units);
  json["normal"] = normal(document, units, r.normal);
  if (r.draws > 0) json["uncertainty"] = {{"samples", r.draws}, {"failed", r.failed_draws}};
  json["solver"] = solver(r.normal.solver, units.time);
  return json;
}

}  // namespace pf::document::safety_kind
