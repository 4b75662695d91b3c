#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// Molar mass from the text and from the formula must agree to this: atomic weights are quoted to four
/// figures.
constexpr double molar_mass_agreement = 1e-3;

}  // namespace

void read_one_species(Reading& reading, JsonValue value, std::size_t index) {
  kinetics::Species& species = reading.document.project.network.species[index];
  ObjectReader object(reading, value, "Species " + species.id);
  object.has("id");
  object.text("name");
  object.text("smiles");
  object.text("role");
  object.choice("phase", {"liquid", "gas", "solid"});
  object.constant("density", dim::density, Range::positive);
  reading.molar_mass_settled[index] = object.has("molar_mass") || object.has("formula");
  species.molar_mass = object.constant("molar_mass", dim::molar_mass, Range::positive);
  const auto formula = object.text("formula");
  if (!formula) return;
  auto parsed = kinetics::parse_formula(*formula);
  if (!parsed) {
    reading.faults.add(*object.find("formula"), "invalid_formula", parsed.error().detail,
                       parsed.error().hint);
    return;
  }
  const double computed = kinetics::molar_mass(*parsed);
  if (species.molar_mass && std::abs(*species.molar_mass - computed) > molar_mass_agreement * computed)
    reading.faults.add(*object.find("molar_mass"), "inconsistent_values",
                       "The molar mass of " + species.id + " is " + written(*object.find("molar_mass")) +
                           ", but its formula " + std::string(*formula) + " gives " +
                           significant(computed * 1e3, 6) + " g/mol.",
                       "Correct one of them, or leave the molar mass out.");
  if (!species.molar_mass) species.molar_mass = computed;
  species.formula = std::move(*parsed);
}

void read_species(Reading& reading, ObjectReader& document) {
  document.require("species", "For example: \"species\": [{\"id\": \"A\"}].");
  auto& species = reading.document.project.network.species;
  const auto entries = document.array("species");
  species.resize(entries.size());
  reading.species_values = entries;
  reading.molar_mass_settled.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    species[i].id = reading.names.species[i];
    read_one_species(reading, entries[i], i);
  }
}

}  // namespace pf::document
