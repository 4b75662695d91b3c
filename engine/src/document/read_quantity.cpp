#include <cmath>

#include "object_reader.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document {

FractionUnit fraction_unit(std::string_view text) {
  if (text == "wt%") return FractionUnit::weight;
  if (text == "mol%" || text == "vol%") return FractionUnit::mole;
  if (text == "equiv" || text == "eq") return FractionUnit::equivalents;
  return FractionUnit::no;
}

std::string written(JsonValue value) {
  if (value.is(JsonKind::string)) return "\"" + std::string(value.text()) + "\"";
  if (value.is(JsonKind::number)) return shortest(value.number());
  return std::string(to_string(value.kind()));
}

units::Unit usual_unit(const units::Dimension& dimension) {
  const std::string text = units::unit_for(dimension);
  if (auto unit = units::parse_unit(text)) return std::move(*unit);
  return {text, dimension, 1.0, 0.0};
}

bool is_constant_parameter(const Reading& reading, std::size_t parameter) {
  const study::Parameter& p = reading.document.project.parameters[parameter];
  return p.fixed && !p.expression && p.groups.empty();
}

std::optional<double> start_value(const Reading& reading, const Parametric& p) {
  if (!p.is_parameter()) return p.constant;
  const auto index = static_cast<std::size_t>(p.parameter);
  if (!reading.parameters[index].has_value) return std::nullopt;
  return reading.document.project.parameters[index].value;
}

bool check_range(Reading& reading, JsonValue value, std::string_view what, double si, Range range) {
  const bool good =
      range.kind == Range::Kind::any || (range.kind == Range::Kind::positive ? si > 0.0 : si >= 0.0);
  if (good) return true;
  reading.faults.add(value, "out_of_range",
                     quote(what) + " is " + written(value) + "; it must " +
                         (range.kind == Range::Kind::positive ? "be greater than zero." : "not be negative."),
                     "Temperatures count from absolute zero; parameters are checked at their start value.");
  return false;
}

std::optional<WrittenQuantity> written_quantity(Reading& reading, JsonValue value, std::string_view what,
                                                std::string_view example) {
  if (value.is(JsonKind::number)) {
    WrittenQuantity result;
    result.quantity.value = value.number();
    return result;
  }
  if (!value.is(JsonKind::string)) {
    reading.faults.add(value, "wrong_type",
                       quote(what) + " must be a quantity or the id of a parameter, not " +
                           std::string(to_string(value.kind())) + ".",
                       "For example: \"" + std::string(example) + "\".");
    return std::nullopt;
  }
  const std::string_view text = value.text();
  if (is_identifier(text)) {
    const auto index = resolve_parameter(reading, value, text);
    if (!index) return std::nullopt;
    WrittenQuantity result;
    result.parameter = index;
    return result;
  }
  auto quantity = units::parse_quantity(text);
  if (!quantity) {
    Error fault = std::move(quantity.error());
    reading.faults.add(value, std::move(fault.code), std::move(fault.detail), std::move(fault.hint));
    return std::nullopt;
  }
  WrittenQuantity result;
  result.quantity = std::move(*quantity);
  return result;
}

namespace {

/// The name of a unit for messages; "1" for none.
std::string unit_name(const units::Unit& unit) { return unit.text.empty() ? "1" : unit.text; }

}  // namespace

std::optional<Parametric> read_quantity(Reading& reading, JsonValue value, std::string_view what,
                                        const units::Dimension& dimension, Range range) {
  const std::string fitting = units::unit_for(dimension);
  const std::string shown = fitting == "1" ? "" : " " + fitting;
  const auto quantity = written_quantity(reading, value, what, "1" + shown);
  if (!quantity) return std::nullopt;

  if (quantity->parameter) {
    const std::size_t index = *quantity->parameter;
    const ParameterFacts& facts = reading.parameters[index];
    if (!facts.dimension) return Parametric::of_parameter(index);
    const std::string& id = reading.document.project.parameters[index].id;
    if (!(*facts.dimension == dimension)) {
      reading.faults.add(value, "unit_mismatch",
                         id + " is given in " + unit_name(reading.document.parameter_units[index]) +
                             ", but " + quote(what) + " needs " + (fitting.empty() ? "1" : fitting) + ".",
                         "Give " + id + " in " + fitting + ", or another parameter here.");
      return std::nullopt;
    }
    const Parametric result = Parametric::of_parameter(index);
    if (const auto si = start_value(reading, result); si && !check_range(reading, value, what, *si, range))
      return std::nullopt;
    return result;
  }

  const units::Unit& unit = quantity->quantity.unit;
  if (!(unit.dimension == dimension)) {
    const bool bare = unit.text.empty() || unit.text == "1";
    reading.faults.add(value, "unit_mismatch",
                       quote(what) +
                           (bare ? " is the bare number " + shortest(quantity->quantity.value)
                                 : " is given in " + unit.text) +
                           ", but needs " + (fitting == "1" ? "no unit" : "a unit such as " + fitting) + ".",
                       "For example: \"" + shortest(quantity->quantity.value) + shown + "\".");
    return std::nullopt;
  }
  const double si = quantity->quantity.si();
  if (!std::isfinite(si)) {
    reading.faults.add(value, "out_of_range",
                       quote(what) + " is " + written(value) + ", which is too large.");
    return std::nullopt;
  }
  if (!check_range(reading, value, what, si, range)) return std::nullopt;
  return Parametric(si);
}

}  // namespace pf::document
