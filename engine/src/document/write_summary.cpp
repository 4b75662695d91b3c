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

}  // namespace

Json summary(const Document& document, const ResultUnits& units, const reactor::Summary& s) {
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
  return json;
}

}  // namespace pf::document
