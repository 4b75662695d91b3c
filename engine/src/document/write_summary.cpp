#include "write_summary.hpp"

#include <span>
#include <string>
#include <utility>

#include "write_columns.hpp"

namespace pf::document {
namespace {

const std::string& species_id(const Document& document, std::size_t index) {
  return document.project.network.species[index].id;
}

/// {"C": {"A": 0.9}}: of product C on reactant A.
Json by_product(const Document& document, std::span<const reactor::Fraction> fractions) {
  Json json = Json::object();
  for (const reactor::Fraction& f : fractions)
    json[species_id(document, f.product)][species_id(document, f.reactant)] = f.value;
  return json;
}

/// {"A": {"std_error", "ci95"}} or, of products, one level deeper.
Json fractions(const Document& document, std::span<const reactor::Fraction> list,
               std::span<const statistics::Spread> spreads, bool by_product) {
  const units::Unit one{"1", units::dimension::none, 1.0, 0.0};
  Json json = Json::object();
  for (std::size_t i = 0; i < list.size(); ++i) {
    Json spread = Json::object();
    add_spread(spread, spreads[i], one);
    if (by_product)
      json[species_id(document, list[i].product)][species_id(document, list[i].reactant)] = std::move(spread);
    else
      json[species_id(document, list[i].reactant)] = std::move(spread);
  }
  return json;
}

void add_errors(Json& json, const Document& document, const ResultUnits& units, const reactor::Summary& s,
                const study::RunSpread& spread) {
  const units::Unit one{"1", units::dimension::none, 1.0, 0.0};
  const auto add = [&](const char* key, const statistics::Spread& of, const units::Unit& unit) {
    if (json.contains(key)) add_spread(json[key], of, unit);
  };
  add("final_temperature", spread.final_temperature, units.temperature);
  add("maximum_temperature", spread.maximum_temperature, units.temperature);
  add("final_volume", spread.final_volume, units.volume);
  add("adiabatic_temperature_rise", spread.adiabatic_temperature_rise, one);  // in SI, kelvin
  add("peak_heat_flow", spread.peak_heat_flow, one);                          // in SI, watt
  add("maximum_accumulation", spread.maximum_accumulation, one);
  json["spread"] = {{"conversion", fractions(document, s.conversion, spread.conversion, false)},
                    {"yield", fractions(document, s.yield, spread.yield, true)},
                    {"selectivity", fractions(document, s.selectivity, spread.selectivity, true)},
                    {"draws", spread.draws},
                    {"failed", spread.failed}};
}

}  // namespace

void add_spread(Json& quantity, const statistics::Spread& spread, const units::Unit& unit) {
  if (spread.std_error) quantity["std_error"] = unit.difference_from_si(*spread.std_error);
  if (spread.low && spread.high)
    quantity["ci95"] = Json::array({unit.from_si(*spread.low), unit.from_si(*spread.high)});
}

Json summary(const Document& document, const ResultUnits& units, const reactor::Summary& s,
             const study::RunSpread* spread) {
  Json conversion = Json::object();
  for (const reactor::Fraction& f : s.conversion) conversion[species_id(document, f.reactant)] = f.value;

  Json json;
  json["final_temperature"] = quantity(s.final_temperature, units.temperature);
  json["maximum_temperature"] = peak(s.maximum_temperature, units.temperature, units.time);
  json["final_volume"] = quantity(s.final_volume, units.volume);
  // A difference: in kelvin whatever the scale of the points is.
  if (s.adiabatic_temperature_rise)
    json["adiabatic_temperature_rise"] = {{"value", *s.adiabatic_temperature_rise}, {"unit", "K"}};
  json["conversion"] = std::move(conversion);
  json["yield"] = by_product(document, s.yield);
  json["selectivity"] = by_product(document, s.selectivity);
  if (s.peak_heat_flow)
    json["peak_heat_flow"] = {{"value", s.peak_heat_flow->value},
                              {"unit", "W"},
                              {"time", units.time.from_si(s.peak_heat_flow->time)},
                              {"time_unit", units.time.text}};
  if (s.maximum_accumulation)
    json["maximum_accumulation"] = {{"value", s.maximum_accumulation->value},
                                    {"time", units.time.from_si(s.maximum_accumulation->time)},
                                    {"time_unit", units.time.text}};
  if (spread != nullptr) add_errors(json, document, units, s, *spread);
  return json;
}

}  // namespace pf::document
