#include "pharmaflow/base/text.hpp"
#include "pharmaflow/scaleup/impellers.hpp"
#include "read_vessel_parts.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// The type of the catalogue; of a custom impeller only what is written beside it.
scaleup::ImpellerType read_type(Reading& reading, ObjectReader& object) {
  scaleup::ImpellerType type;
  if (!object.require("type", "A key of the catalogue, for example \"pbt4_45\", or \"custom\".")) return type;
  const auto key = object.text("type");
  if (!key) return type;
  if (*key == "custom") {
    type.key = "custom";
    type.name = "Impeller of your own";
    return type;
  }
  if (const scaleup::ImpellerType* known = scaleup::find_impeller(*key)) return *known;
  std::vector<std::string> keys{"custom"};
  for (const scaleup::ImpellerType& known : scaleup::impeller_types()) keys.push_back(known.key);
  const auto near = nearest(*key, keys);
  reading.faults.add(
      *object.find("type"), "unsupported_value", "There is no impeller type " + quote(*key) + ".",
      (near ? "Did you mean " + quote(*near) + "? " : std::string()) + "Known: " + join(keys, ", ") + ".");
  return type;
}

void read_film(ObjectReader& impeller, scaleup::ImpellerType& type) {
  const auto value = impeller.find("heat_transfer");
  if (!value) return;
  ObjectReader object(impeller.reading(), *value, "The impeller's heat transfer");
  const auto read = [&](std::string_view key, Range range, std::string_view hint) {
    return object.require(key, hint) ? object.constant(key, dim::none, range) : std::nullopt;
  };
  type.nusselt_factor = read("factor", Range::positive, "a of Nu = a Re^m Pr^(1/3) Vi^q, for example 0.36.");
  type.nusselt_reynolds_exponent = read("reynolds_exponent", Range::positive, "m, for example 0.667.");
  type.nusselt_viscosity_exponent = read("viscosity_exponent", Range::non_negative, "q, for example 0.14.");
}

void read_overrides(ObjectReader& object, double diameter, scaleup::ImpellerType& type) {
  if (const auto name = object.text("name")) type.name = std::string(*name);
  const auto set = [&](std::string_view key, std::optional<double>& field,
                       const units::Dimension& dimension = dim::none) {
    if (const auto given = object.constant(key, dimension, Range::positive)) field = given;
  };
  set("power_number", type.power_number);
  if (object.has("power_number")) type.power_number_low = type.power_number_high = std::nullopt;
  set("laminar_constant", type.laminar_constant);
  set("flow_number", type.flow_number);
  set("metzner_otto", type.metzner_otto);
  set("zwietering", type.zwietering);
  set("turbulent_reynolds", type.turbulent_reynolds);
  if (const auto blades = object.integer("blades", 1, 100)) type.blades = *blades;
  set("blade_angle", type.blade_angle);
  const auto width = object.constant("blade_width", dim::length, Range::positive);
  if (width && diameter > 0) type.blade_width_ratio = *width / diameter;
  read_film(object, type);
}

}  // namespace

scaleup::Impeller read_impeller(Reading& reading, JsonValue value, std::size_t number, double diameter,
                                std::optional<double> top) {
  ObjectReader object(reading, value, "Impeller " + std::to_string(number));
  scaleup::Impeller impeller;
  impeller.type = read_type(reading, object);
  impeller.diameter =
      require_constant(object, "diameter", dim::length, Range::positive, "For example: \"0.5 m\".")
          .value_or(0.0);
  if (diameter > 0 && impeller.diameter >= diameter)
    reading.faults.add(*object.find("diameter"), "out_of_range",
                       object.name() + " is " + written(*object.find("diameter")) +
                           " in diameter; the vessel is only " + shortest(diameter) + " m wide.",
                       "Usual are 0.3 to 0.6 of the vessel's diameter; anchors and ribbons reach 0.98.");
  impeller.clearance = object.constant("clearance", dim::length, Range::positive);
  if (impeller.clearance && top && *impeller.clearance >= *top)
    reading.faults.add(*object.find("clearance"), "out_of_range",
                       object.name() + " sits " + written(*object.find("clearance")) +
                           " above the lowest point, but the vessel is only " + significant(*top, 4) +
                           " m high.");
  read_overrides(object, impeller.diameter, impeller.type);
  return impeller;
}

}  // namespace pf::document
