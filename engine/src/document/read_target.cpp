#include "read_target.hpp"

#include "sections.hpp"

namespace pf::document {

namespace dim = units::dimension;

std::optional<Target> read_target(Reading& reading, JsonValue value) {
  if (!expect(reading, value, JsonKind::string, "'observable'")) return std::nullopt;
  using kinetics::Symbol;
  const std::string_view id = value.text();
  const Names& names = reading.names;
  if (id == "T") {
    reading.temperature_matters = true;
    return Target{symbol_formula(Symbol::temperature), dim::temperature, std::nullopt};
  }
  if (id == "T_jacket")
    return Target{symbol_formula(Symbol::jacket_temperature), dim::temperature, std::nullopt};
  if (id == "V") return Target{symbol_formula(Symbol::volume), dim::volume, std::nullopt};
  if (const auto species = names.find(IdKind::species, id))
    return Target{symbol_formula(Symbol::concentration, id), dim::concentration, species};
  if (const auto observable = names.find(IdKind::observable, id))
    return Target{reading.document.project.observables[*observable].formula,
                  reading.observable_dimension[*observable], std::nullopt};
  if (names.species_incomplete || names.observables_incomplete) return std::nullopt;
  std::vector<std::string> known = names.species;
  known.insert(known.end(), names.observables.begin(), names.observables.end());
  for (const char* state : {"T", "V", "T_jacket"}) known.emplace_back(state);
  reading.faults.add(value, "unknown_id", "There is nothing to observe by the name " + quote(id) + ".",
                     suggest(id, known, "Species and observables"));
  return std::nullopt;
}

}  // namespace pf::document
