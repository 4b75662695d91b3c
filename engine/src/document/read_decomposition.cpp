#include "read_decomposition.hpp"

#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

using Rate = decltype(study::DecompositionModel::rate);

/// {"A", "Ea"} or {"k_ref", "T_ref", "Ea"}, in 1/s.
std::optional<Rate> read_k(Reading& reading, JsonValue value) {
  if (!value.is(JsonKind::object)) {
    reading.faults.add(value, "wrong_type",
                       "The rate constant of a decomposition needs an activation energy.",
                       R"(For example: {"k_ref": "1e-5 1/s", "T_ref": "150 degC", "Ea": "120 kJ/mol"}.)");
    return std::nullopt;
  }
  {
    for (const JsonValue::Member& member : value.members())
      if (member.key == "n") {
        reading.faults.add(value.at(member.value_index), "unsupported_value",
                           "A decomposition is of plain Arrhenius form here.", "Leave \"n\" out.");
        return std::nullopt;
      }
  }
  const auto k = read_rate_constant(reading, value, "k", dim::frequency);
  if (!k) return std::nullopt;
  if (const auto* arrhenius = std::get_if<kinetics::Arrhenius>(&*k)) return Rate(*arrhenius);
  return Rate(std::get<kinetics::ReferenceArrhenius>(*k));
}

std::optional<Rate> read_power(ObjectReader& object) {
  const auto power = object.quantity("q0", dim::power / dim::mass, Range::positive);
  const auto temperature = object.require_quantity("T0", dim::temperature, Range::temperature,
                                                   "At which q0 was measured: \"150 degC\".");
  const auto energy =
      object.require_quantity("Ea", dim::molar_energy, Range::positive, "For example: \"100 kJ/mol\".");
  if (!power || !temperature || !energy) return std::nullopt;
  return Rate(study::MeasuredPower{*power, *temperature, *energy});
}

}  // namespace

std::optional<study::DecompositionModel> read_decomposition(ObjectReader& study) {
  const auto value = study.find("decomposition");
  if (!value) return std::nullopt;
  Reading& reading = study.reading();
  const std::size_t before = reading.faults.count();
  ObjectReader object(reading, *value, "The decomposition");
  if (!object.ok()) return std::nullopt;
  study::DecompositionModel model;
  const auto k = object.find("k");
  const bool measured = object.has("q0");
  if (k && measured)
    reading.faults.add(*object.find("q0"), "unsupported_value", "The decomposition has 'k' and 'q0'.",
                       "Keep one: a rate constant, or a heat release at one temperature.");
  if (!k && !measured)
    object.require("q0", "With T0 and Ea; or \"k\" with the energy, for example from a DSC.");
  const auto rate = k ? read_k(reading, *k) : read_power(object);
  if (k && measured) object.has("T0"), object.has("Ea");
  if (k) object.require("energy", "The heat of the whole decomposition, for example: \"400 kJ/kg\".");
  model.energy = object.quantity("energy", dim::energy / dim::mass, Range::positive);
  model.order = k ? 1.0 : 0.0;
  if (const auto order = object.find("order");
      order && expect(reading, *order, JsonKind::number, "'order'") &&
      check_range(reading, *order, "order", order->number(), Range::non_negative)) {
    model.order = order->number();
    if (model.order > 0 && !object.has("energy"))
      object.require("energy", "An order above 0 needs to know how much there is to decompose.");
  }
  if (!rate || before != reading.faults.count()) return std::nullopt;
  model.rate = *rate;
  reading.temperature_matters = true;
  return model;
}

}  // namespace pf::document
