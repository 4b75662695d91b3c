#include "sections.hpp"

namespace pf::document {

namespace dim = units::dimension;
using units::Dimension;

std::optional<kinetics::RateConstant> read_rate_constant(Reading& reading, JsonValue value,
                                                         std::string_view what, const Dimension& dimension,
                                                         std::string_view wanted_by) {
  if (!value.is(JsonKind::object)) {
    const auto k = read_quantity(reading, value, what, dimension, Range::any, wanted_by);
    return k ? std::optional<kinetics::RateConstant>(*k) : std::nullopt;
  }
  reading.temperature_matters = true;
  ObjectReader object(reading, value, "The rate constant " + quote(what));
  if (object.has("k_ref") || object.has("T_ref")) {
    const auto k_value = object.require("k_ref", "The rate constant at T_ref.");
    const auto k_ref =
        k_value ? read_quantity(reading, *k_value, "k_ref", dimension, Range::any, wanted_by) : std::nullopt;
    const auto t_ref =
        object.require_quantity("T_ref", dim::temperature, Range::temperature, "For example: \"25 degC\".");
    const auto energy =
        object.require_quantity("Ea", dim::molar_energy, Range::any, "For example: \"65 kJ/mol\".");
    if (!k_ref || !t_ref || !energy) return std::nullopt;
    return kinetics::ReferenceArrhenius{*k_ref, *t_ref, *energy};
  }
  Dimension factor = dimension;
  const auto exponent = object.quantity("n", dim::none);
  if (exponent) {
    // An exponent that is a parameter fixes the unit of A by its start value.
    const auto n = start_value(reading, *exponent);
    if (!n) return std::nullopt;
    factor = factor / units::power(dim::temperature, *n);
  } else if (object.has("n")) {
    object.has("A"), object.has("Ea");
    return std::nullopt;
  }
  const auto a =
      object.require_quantity("A", factor, Range::any, "Either A and Ea (and n), or k_ref, T_ref and Ea.");
  const auto energy =
      object.require_quantity("Ea", dim::molar_energy, Range::any, "For example: \"65 kJ/mol\".");
  if (!a || !energy) return std::nullopt;
  return kinetics::Arrhenius{*a, *energy, exponent.value_or(Parametric(0.0))};
}

std::optional<kinetics::EquilibriumConstant> read_equilibrium(Reading& reading, JsonValue value,
                                                              std::string_view what,
                                                              const Dimension& dimension,
                                                              std::string_view wanted_by) {
  if (!value.is(JsonKind::object)) {
    const auto k = read_quantity(reading, value, what, dimension, Range::positive, wanted_by);
    return k ? std::optional<kinetics::EquilibriumConstant>(*k) : std::nullopt;
  }
  reading.temperature_matters = true;
  ObjectReader object(reading, value, "The equilibrium constant " + quote(what));
  const auto k_ref = object.require_quantity("K_ref", dimension, Range::positive);
  const auto t_ref =
      object.require_quantity("T_ref", dim::temperature, Range::temperature, "For example: \"25 degC\".");
  const auto enthalpy =
      object.require_quantity("dH", dim::molar_energy, Range::any, "For example: \"-40 kJ/mol\".");
  if (!k_ref || !t_ref || !enthalpy) return std::nullopt;
  return kinetics::VantHoff{*k_ref, *t_ref, *enthalpy};
}

}  // namespace pf::document
