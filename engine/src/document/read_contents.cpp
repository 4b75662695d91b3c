#include <algorithm>

#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// mol per kg of a species, asked for by name.
std::optional<double> per_mass(Reading& reading, std::size_t species, std::string_view unit) {
  const kinetics::Species& s = reading.document.project.network.species[species];
  if (s.molar_mass) return 1.0 / *s.molar_mass;
  reading.ask_molar_mass(species, std::string(unit));
  return std::nullopt;
}

}  // namespace

std::optional<double> molar_factor(Reading& reading, JsonValue where, std::size_t species,
                                   const units::Unit& unit, std::optional<Parametric> density) {
  const std::string& id = reading.document.project.network.species[species].id;
  switch (fraction_unit(unit.text)) {
    case FractionUnit::no:
      break;
    case FractionUnit::weight: {
      const auto moles = per_mass(reading, species, "wt%");
      if (!density) density = reading.document.project.medium.density;
      if (!density) {
        reading.ask_density("wt%");
        return std::nullopt;
      }
      if (density->is_parameter() &&
          !is_constant_parameter(reading, static_cast<std::size_t>(density->parameter))) {
        reading.faults.add(where, "unsupported_value",
                           "wt% needs a density that does not change during an estimate.",
                           "Fix the parameter of the density, or give " + id + " in g/L.");
        return std::nullopt;
      }
      const auto rho = start_value(reading, *density);
      return moles && rho ? std::optional(*moles * *rho) : std::nullopt;
    }
    case FractionUnit::mole:
    case FractionUnit::equivalents:
      reading.faults.add(
          where, "unsupported_value",
          unit.text + " says how much " + id + " there is only beside everything else in the vessel.",
          "Give " + id + " in mol/L, g/L or wt%, or as an amount in mol.");
      return std::nullopt;
  }
  if (unit.dimension == dim::concentration) return 1.0;
  if (unit.dimension == dim::mass_concentration) return per_mass(reading, species, unit.text);
  const bool bare = unit.text.empty() || unit.text == "1";
  reading.faults.add(where, "unit_mismatch",
                     "The concentration of " + id + " is given " +
                         (bare ? "without a unit" : "in " + unit.text) + ", but needs a unit such as mol/L.",
                     "For example: \"1 mol/L\".");
  return std::nullopt;
}

namespace {

/// One species of `concentrations`.
std::optional<reactor::Content> read_concentration(Reading& reading, JsonValue where, std::size_t species,
                                                   std::optional<Parametric> density) {
  const std::string& id = reading.document.project.network.species[species].id;
  const auto quantity = written_quantity(reading, where, id, "1 mol/L");
  if (!quantity) return std::nullopt;
  reactor::Content content{species, {}, 1.0, reactor::Content::Basis::concentration};
  const units::Unit* unit = &quantity->quantity.unit;
  if (quantity->parameter) {
    content.value = Parametric::of_parameter(*quantity->parameter);
    if (!reading.parameters[*quantity->parameter].dimension) return content;
    unit = &reading.document.parameter_units[*quantity->parameter];
  } else {
    content.value = quantity->quantity.si();
  }
  const auto factor = molar_factor(reading, where, species, *unit, density);
  const auto start = start_value(reading, content.value);
  if (!factor || (start && !check_range(reading, where, id, *start, Range::non_negative)))
    return std::nullopt;
  content.factor = *factor;
  return content;
}

/// One species of `amounts` or `masses`.
std::optional<reactor::Content> read_amount(Reading& reading, JsonValue where, std::size_t species,
                                            bool mass) {
  const std::string& id = reading.document.project.network.species[species].id;
  reactor::Content content{species, {}, 1.0, reactor::Content::Basis::amount};
  if (where.is(JsonKind::string)) {
    const auto quantity = units::parse_quantity(where.text());
    if (quantity && fraction_unit(quantity->unit.text) != FractionUnit::no) {
      reading.faults.add(
          where, "unsupported_value",
          quantity->unit.text + " says how much " + id + " there is only beside something else.",
          std::string("Give ") + id + (mass ? " in g." : " in mol."));
      return std::nullopt;
    }
  }
  const auto value = read_quantity(reading, where, id, mass ? dim::mass : dim::amount, Range::non_negative);
  if (!value) return std::nullopt;
  content.value = *value;
  if (mass) {
    const auto factor = per_mass(reading, species, "a mass");
    if (!factor) return std::nullopt;
    content.factor = *factor;
  }
  return content;
}

}  // namespace

std::vector<reactor::Content> read_contents(ObjectReader& object, bool concentrations_only,
                                            std::optional<Parametric> density) {
  Reading& reading = object.reading();
  std::vector<reactor::Content> contents;
  std::vector<std::pair<std::size_t, std::string_view>> seen;
  const auto read = [&](std::string_view key, auto&& read_one) {
    const auto value = object.find(key);
    if (!value || !expect(reading, *value, JsonKind::object, quote(key))) return;
    for (const JsonValue::Member& member : value->members()) {
      const JsonValue where = value->at(member.value_index);
      const auto species = resolve_species(reading, where, member.key, object.name());
      if (!species) continue;
      const auto before =
          std::find_if(seen.begin(), seen.end(), [&](const auto& s) { return s.first == *species; });
      if (before != seen.end()) {
        if (before->second == key) continue;  // a duplicate key, told by the parser
        reading.faults.add(where, "duplicate_id",
                           object.name() + " holds " + quote(member.key) + " in more than one way.",
                           "Give each species once: as a concentration, an amount or a mass.");
        continue;
      }
      seen.emplace_back(*species, key);
      if (const auto content = read_one(where, *species)) contents.push_back(*content);
    }
  };
  read("concentrations", [&](JsonValue where, std::size_t species) {
    return read_concentration(reading, where, species, density);
  });
  if (concentrations_only) return contents;
  read("amounts",
       [&](JsonValue where, std::size_t species) { return read_amount(reading, where, species, false); });
  read("masses",
       [&](JsonValue where, std::size_t species) { return read_amount(reading, where, species, true); });
  return contents;
}

}  // namespace pf::document
