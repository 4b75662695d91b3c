#include "write_simulation.hpp"

#include <span>
#include <string>
#include <utility>

#include "../../write_columns.hpp"
#include "../../write_summary.hpp"

namespace pf::document::simulate {
namespace {

const std::string& species_id(const Document& document, std::size_t index) {
  return document.project.network.species[index].id;
}

Json state_value(std::string_view id, std::string_view name, double si, const units::Unit& unit) {
  return {{"id", id}, {"quantity", name}, {"unit", unit.text}, {"value", unit.from_si(si)}};
}

Json events(const Document& document, const ResultUnits& units,
            std::span<const reactor::EventRecord> records) {
  Json list = Json::array();
  for (const reactor::EventRecord& record : records) {
    Json state = Json::array();
    for (std::size_t i = 0; i < record.concentration.size(); ++i)
      state.push_back(state_value(species_id(document, i), "concentration", record.concentration[i],
                                  units.concentration));
    state.push_back(state_value("T", "temperature", record.temperature, units.temperature));
    state.push_back(state_value("V", "volume", record.volume, units.volume));
    if (record.jacket_temperature)
      state.push_back(state_value("T_jacket", "temperature", *record.jacket_temperature, units.temperature));
    list.push_back({{"id", record.id},
                    {"time", units.time.from_si(record.time)},
                    {"unit", units.time.text},
                    {"direction", record.direction > 0 ? "rising" : "falling"},
                    {"stopped", record.stopped},
                    {"state", std::move(state)}});
  }
  return list;
}

Json steady_states(const Document& document, const ResultUnits& units,
                   std::span<const reactor::SteadyState> found) {
  Json list = Json::array();
  for (const reactor::SteadyState& s : found) {
    Json concentrations = Json::array(), eigenvalues = Json::array();
    for (std::size_t i = 0; i < s.concentration.size(); ++i)
      concentrations.push_back({{"id", species_id(document, i)},
                                {"unit", units.concentration.text},
                                {"value", units.concentration.from_si(s.concentration[i])}});
    for (const auto& [real, imaginary] : s.eigenvalues) eigenvalues.push_back(Json::array({real, imaginary}));
    Json entry{{"concentrations", std::move(concentrations)},
               {"temperature", quantity(s.temperature, units.temperature)}};
    if (s.jacket_temperature)
      entry["jacket_temperature"] = quantity(*s.jacket_temperature, units.temperature);
    entry["stable"] = s.stable;
    entry["eigenvalues"] = std::move(eigenvalues);
    entry["eigenvalue_unit"] = "1/s";
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

Json members(const Document& document, const ResultUnits& units, const reactor::Result& result,
             bool steady_state, const study::RunSpread* spread) {
  Json json = object_of(5);
  if (steady_state) {
    json["steady_states"] = steady_states(document, units, result.steady_states);
  } else {
    json["series"] = series(document, units, result.series, spread != nullptr ? spread->band : study::Band{});
    json["summary"] = summary(document, units, result.summary, spread);
    json["events"] = events(document, units, result.events);
  }
  json["balances"] = balances(result.balances);
  json["solver"] = solver(result.solver, units.time);
  return json;
}

}  // namespace pf::document::simulate
