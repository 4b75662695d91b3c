#include "pharmaflow/document/convert.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kind.hpp"
#include "problem.hpp"
#include "sections.hpp"
#include "write_columns.hpp"
#include "write_json.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

bool is_fraction(const units::Unit& unit) { return fraction_unit(unit.text) != FractionUnit::no; }

/// How much there is of a species in a volume or mass of the mixture.
bool is_content(const units::Unit& unit) {
  return unit.dimension == dim::concentration || unit.dimension == dim::mass_concentration ||
         is_fraction(unit);
}
bool is_by_mass(const units::Unit& unit) {
  return unit.dimension == dim::mass || unit.dimension == dim::mass_concentration ||
         fraction_unit(unit.text) == FractionUnit::weight;
}
bool is_quantity_of_substance(const units::Unit& unit) {
  return unit.dimension == dim::amount || unit.dimension == dim::mass;
}

Json error_json(Error fault) {
  Json json{{"code", std::move(fault.code)}, {"detail", std::move(fault.detail)}};
  if (!fault.hint.empty()) json["hint"] = std::move(fault.hint);
  return {{"error", std::move(json)}};
}

/// A conversion as asked for.
struct Request {
  units::Unit from, to;
  bool difference = false;
};

std::optional<units::Unit> read_any_unit(Reading& reading, ObjectReader& object, std::string_view key) {
  const auto value = object.require(key, "For example: \"mol/L\".");
  if (!value || !expect(reading, *value, JsonKind::string, quote(key))) return std::nullopt;
  auto unit = units::parse_unit(value->text());
  if (unit) return std::move(*unit);
  reading.faults.add(*value, unit.error().code, unit.error().detail, unit.error().hint);
  return std::nullopt;
}

/// The molar mass and the density that conversions between mass and amount may need.
void read_mixture(Reading& reading, ObjectReader& object, const Request& request) {
  auto& species = reading.document.project.network.species;
  species.resize(1);
  species[0].id = "the solute";
  reading.molar_mass_settled.resize(1);
  const auto given = object.find("species");
  reading.species_values = {given.value_or(object.value())};
  if (given) {
    if (given->is(JsonKind::object))
      for (const JsonValue::Member& member : given->members())
        if (const JsonValue id = given->at(member.value_index); member.key == "id" && id.is(JsonKind::string))
          species[0].id = std::string(id.text());
    read_one_species(reading, *given, 0);
    reading.molar_mass_settled[0] = 0;
  }
  read_medium(reading, object);
  if (!reading.medium) reading.medium = object.value();  // where to say that its density is missing
  // Between two masses it cancels.
  if (is_by_mass(request.from) && is_by_mass(request.to) && !species[0].molar_mass)
    species[0].molar_mass = 1.0;
}

/// Moles per SI unit: what a concentration, a fraction, an amount or a mass is converted over.
std::optional<double> moles_per(Reading& reading, JsonValue where, const units::Unit& unit) {
  if (is_content(unit)) return molar_factor(reading, where, 0, unit, std::nullopt);
  if (unit.dimension == dim::amount) return 1.0;
  const auto& species = reading.document.project.network.species[0];
  if (species.molar_mass) return 1.0 / *species.molar_mass;
  reading.ask_molar_mass(0, "a mass");
  return std::nullopt;
}

/// Whether mass and amount, or fractions of different kinds, are to be made from one another.
bool needs_mixture(const Request& request) {
  const units::Unit &from = request.from, &to = request.to;
  const bool same =
      from.dimension == to.dimension && !(is_fraction(from) && is_fraction(to) && from.text != to.text);
  if (same) return false;
  return (is_content(from) && is_content(to)) ||
         (is_quantity_of_substance(from) && is_quantity_of_substance(to));
}

/// value in `from` -> value in `to`.
struct Conversion {
  Request request;
  std::optional<double> factor;  ///< SI of `to` per SI of `from`, where the dimensions differ

  Result<double> operator()(double value) const {
    const auto& [from, to, difference] = request;
    // Between scales with zeros of their own it is a temperature, not a rise.
    if (!difference && from.offset != to.offset && from.to_si(value) < 0.0)
      return fail("out_of_range", "The temperature lies below absolute zero.",
                  "Give one above -273.15 degC, or say \"difference\": true for a rise.");
    if (!factor)
      return difference ? units::convert_difference({value, from}, to) : units::convert({value, from}, to);
    const double converted = to.from_si(from.to_si(value) * *factor);
    if (std::isfinite(converted)) return converted;
    return fail("not_finite", "The converted value is beyond the range of numbers.", "Choose another unit.");
  }
};

std::optional<Conversion> prepare(Reading& reading, ObjectReader& object, Request request) {
  Conversion conversion{std::move(request), {}};
  const Request& asked = conversion.request;
  const JsonValue where = object.value();
  read_mixture(reading, object, asked);
  if (!reading.faults.empty()) return std::nullopt;
  if (needs_mixture(asked)) {
    const auto from = moles_per(reading, where, asked.from), to = moles_per(reading, where, asked.to);
    if (!from || !to) return std::nullopt;
    conversion.factor = *from / *to;
  } else if (const auto fits = units::convert({0.0, asked.from}, asked.to); !fits) {
    reading.faults.add(where, fits.error().code, fits.error().detail, fits.error().hint);
    return std::nullopt;
  }
  return conversion;
}

/// The converted numbers of an array; null stays null.
std::optional<Json> convert_all(Reading& reading, JsonValue values, const Conversion& conversion) {
  Json list = Json::array();
  for (const JsonValue element : values.elements()) {
    if (element.is(JsonKind::null)) {
      list.push_back(nullptr);
      continue;
    }
    if (!expect(reading, element, JsonKind::number, "A value")) return std::nullopt;
    const auto value = conversion(element.number());
    if (!value) {
      reading.faults.add(element, value.error().code, value.error().detail, value.error().hint);
      return std::nullopt;
    }
    list.push_back(*value);
  }
  return list;
}

std::optional<Json> convert_one(Reading& reading, JsonValue entry) {
  ObjectReader object(reading, entry, "The conversion");
  if (!object.ok()) return std::nullopt;
  Request request;
  const auto to = read_any_unit(reading, object, "to");
  const auto values = object.find("values");
  const auto value = values ? std::nullopt : object.require("value", "For example: \"25 degC\".");
  const bool difference = object.boolean("difference").value_or(false);
  double number = 0.0;
  std::optional<units::Unit> from;
  if (value && value->is(JsonKind::string) && !object.has("unit")) {
    if (auto quantity = units::parse_quantity(value->text())) {
      number = quantity->value;
      from = std::move(quantity->unit);
    } else {
      reading.faults.add(*value, quantity.error().code, quantity.error().detail, quantity.error().hint);
    }
  } else {
    if (object.has("unit"))
      from = read_any_unit(reading, object, "unit");
    else
      from.emplace();
    if (value && expect(reading, *value, JsonKind::number, "A value with a unit beside it"))
      number = value->number();
  }
  if (values && !expect(reading, *values, JsonKind::array, "'values'")) return std::nullopt;
  if (!from || !to) return std::nullopt;
  const auto conversion = prepare(reading, object, {std::move(*from), *to, difference});
  if (!conversion) return std::nullopt;
  Json result = Json::object();
  if (values) {
    auto list = convert_all(reading, *values, *conversion);
    if (!list) return std::nullopt;
    result["values"] = std::move(*list);
  } else {
    const auto converted = (*conversion)(number);
    if (!converted) {
      reading.faults.add(*value, converted.error().code, converted.error().detail, converted.error().hint);
      return std::nullopt;
    }
    result["value"] = *converted;
  }
  result["unit"] = to->text.empty() ? "1" : to->text;
  return result;
}

/// One conversion, or the first of its faults: what it is about is the whole of it.
Json answer(const JsonTree& tree, JsonValue entry) {
  Reading reading(tree);
  auto result = convert_one(reading, entry);
  Errors faults = reading.faults.take();
  return faults.empty() && result ? std::move(*result) : error_json(std::move(faults.front()));
}

Json list_of(const std::vector<std::string>& units) {
  Json list = Json::array();
  for (const std::string& unit : units) list.push_back(unit);
  return list;
}

Json describe(std::string_view text) {
  const auto unit = units::parse_unit(text);
  if (!unit) return error_json(unit.error());
  const bool weight = fraction_unit(text) == FractionUnit::weight;
  Json json{{"unit", unit->text},
            {"quantity", weight ? "mass fraction" : quantity_name(unit->dimension)},
            {"words", weight ? "a mass fraction" : units::describe(unit->dimension)}};
  std::vector<std::string> compatible =
      is_fraction(*unit) ? std::vector<std::string>{} : units::compatible_units(unit->dimension);
  if (std::ranges::find(compatible, unit->text) == compatible.end())
    compatible.insert(compatible.begin(), unit->text.empty() ? "1" : unit->text);
  json["compatible"] = list_of(compatible);
  std::vector<std::string> others;
  if (unit->dimension == dim::concentration) others = {"g/L", "mg/mL", "wt%"};
  if (unit->dimension == dim::mass_concentration) others = {"mol/L", "mmol/L", "wt%"};
  if (weight) others = {"mol/L", "mmol/L", "g/L"};
  if (unit->dimension == dim::amount) others = {"g", "mg", "kg"};
  if (unit->dimension == dim::mass) others = {"mol", "mmol"};
  json["by_molar_mass"] = list_of(others);
  return json;
}

}  // namespace

Response convert(std::string_view request_json) {
  const auto tree = JsonTree::parse(request_json);
  if (!tree) return problem({tree.error()}, "The request");
  Reading reading(*tree);
  Json json = Json::object();
  {
    ObjectReader request(reading, reading.root(), "The request");
    if (request.has("conversions")) {
      Json list = Json::array();
      for (const JsonValue entry : request.array("conversions")) list.push_back(answer(*tree, entry));
      json["conversions"] = std::move(list);
    }
    if (request.has("describe")) {
      Json list = Json::array();
      for (const JsonValue entry : request.array("describe"))
        if (expect(reading, entry, JsonKind::string, "A unit")) list.push_back(describe(entry.text()));
      json["describe"] = std::move(list);
    }
  }
  if (!reading.faults.empty()) return problem(reading.faults.take(), "The request");
  return {Outcome::ok, write_json(json)};
}

}  // namespace pf::document
