#include "write_columns.hpp"

#include <array>
#include <string>
#include <utility>

#include "write_json.hpp"

namespace pf::document {
namespace {

Json column(std::string_view id, std::string_view quantity, const units::Unit& unit, Json values) {
  return {{"id", id}, {"quantity", quantity}, {"unit", unit.text}, {"values", std::move(values)}};
}

}  // namespace

std::string_view quantity_name(const units::Dimension& d) {
  namespace of = units::dimension;
  const std::array<std::pair<const units::Dimension*, std::string_view>, 22> names{{
      {&of::none, "dimensionless"},
      {&of::concentration, "concentration"},
      {&of::temperature, "temperature"},
      {&of::volume, "volume"},
      {&of::time, "time"},
      {&of::amount, "amount"},
      {&of::mass, "mass"},
      {&of::rate, "rate"},
      {&of::power, "heat flow"},
      {&of::energy, "energy"},
      {&of::molar_energy, "molar energy"},
      {&of::density, "mass concentration"},
      {&of::molar_mass, "molar mass"},
      {&of::frequency, "frequency"},
      {&of::volume_flow, "volume flow"},
      {&of::temperature_rate, "heating rate"},
      {&of::heat_capacity, "specific heat capacity"},
      {&of::total_heat_capacity, "heat capacity"},
      {&of::pressure, "pressure"},
      {&of::viscosity, "viscosity"},
      {&of::length, "length"},
      {&of::area, "area"},
  }};
  for (const auto& [dimension, name] : names)
    if (*dimension == d) return name;
  return "other";
}

Json object_of(std::size_t members) {
  Json object = Json::object();
  object.get_ref<Json::object_t&>().reserve(members);
  return object;
}

Json number_or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json quantity(double si, const units::Unit& unit) {
  return {{"value", unit.from_si(si)}, {"unit", unit.text}};
}

Json peak(const reactor::Peak& peak, const units::Unit& unit, const units::Unit& time) {
  return {{"value", unit.from_si(peak.value)},
          {"unit", unit.text},
          {"time", time.from_si(peak.time)},
          {"time_unit", time.text}};
}

Json column_values(const std::vector<double>& values, const units::Unit& unit, std::size_t count,
                   std::size_t offset, std::size_t stride) {
  return number_column(count, [&](std::size_t i) { return unit.from_si(values[offset + i * stride]); });
}

Json series(const Document& document, const ResultUnits& units, const reactor::Series& series,
            const study::Band& band) {
  const study::Project& project = document.project;
  const std::size_t n = series.time.size();
  const std::size_t n_species = project.network.species.size();
  const std::size_t n_observables = project.observables.size();

  Json columns = Json::array();
  const auto add = [&](Json made, const units::Unit& unit) {
    const std::size_t at = columns.size();
    if (at < band.low.size() && !band.low[at].empty()) {
      made["low"] = column_values(band.low[at], unit, n);
      made["high"] = column_values(band.high[at], unit, n);
    }
    columns.push_back(std::move(made));
  };
  for (std::size_t i = 0; i < n_species; ++i)
    add(column(project.network.species[i].id, "concentration", units.concentration,
               column_values(series.concentration, units.concentration, n, i, n_species)),
        units.concentration);
  add(column("T", "temperature", units.temperature, column_values(series.temperature, units.temperature, n)),
      units.temperature);
  add(column("V", "volume", units.volume, column_values(series.volume, units.volume, n)), units.volume);
  if (!series.jacket_temperature.empty())
    add(column("T_jacket", "temperature", units.temperature,
               column_values(series.jacket_temperature, units.temperature, n)),
        units.temperature);
  if (series.observables.size() == n * n_observables)
    for (std::size_t i = 0; i < n_observables; ++i) {
      const units::Unit& unit = document.observable_units[i];
      add(column(project.observables[i].id, quantity_name(unit.dimension), unit,
                 column_values(series.observables, unit, n, i, n_observables)),
          unit);
    }
  Json json = object_of(2);
  json["time"] = {{"unit", units.time.text}, {"values", column_values(series.time, units.time, n)}};
  json["columns"] = std::move(columns);
  return json;
}

Json balances(const reactor::Balances& b) {
  return {{"mass_closure", number_or_null(b.mass_closure)},
          {"energy_closure", number_or_null(b.energy_closure)},
          {"atom_closure", number_or_null(b.atom_closure)},
          {"mole_closure", number_or_null(b.mole_closure)}};
}

Json solver(const ode::Statistics& s, const units::Unit& time) {
  Json json{{"method", ode::to_string(s.method)},
            {"steps", s.steps},
            {"rejected_steps", s.rejected_steps},
            {"rhs_evaluations", s.rhs_evaluations},
            {"jacobian_evaluations", s.jacobian_evaluations},
            {"switches", s.switches.size()}};
  if (s.switches.empty()) return json;
  Json log = Json::array();
  for (const ode::Switch& change : s.switches)
    log.push_back({{"time", time.from_si(change.time)},
                   {"time_unit", time.text},
                   {"from", ode::to_string(change.from)},
                   {"to", ode::to_string(change.to)},
                   {"reason", change.reason}});
  json["switch_log"] = std::move(log);
  return json;
}

}  // namespace pf::document
