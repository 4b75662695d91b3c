#include <cctype>
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
  const char *wanted = nullptr, *hint = "";
  switch (range.kind) {
    case Range::Kind::any:
      break;
    case Range::Kind::non_negative:
      wanted = si >= 0.0 ? nullptr : "not be negative";
      hint = "Give zero or more.";
      break;
    case Range::Kind::positive:
      wanted = si > 0.0 ? nullptr : "be greater than zero";
      hint = "Give a value above zero.";
      break;
    case Range::Kind::temperature:
      wanted = si > 0.0 ? nullptr : "be above absolute zero";
      hint = "Give a temperature above -273.15 degC, which is 0 K.";
      break;
  }
  if (!wanted) return true;
  const bool parameter = value.is(JsonKind::string) && is_identifier(value.text());
  reading.faults.add(value, "out_of_range",
                     quote(what) + " is " + (parameter ? shortest(si) + " in SI units" : written(value)) +
                         "; it must " + wanted + ".",
                     parameter ? "Parameters are checked at their start value." : hint);
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

std::string unit_name(const units::Unit& unit) { return unit.text.empty() ? "no unit" : unit.text; }

/// A unit that fits, in the time unit of what was written: who wrote 1/min thinks in minutes.
std::string fitting_unit(const units::Dimension& dimension, std::string_view written) {
  for (const std::string_view time : {"min", "h", "d"}) {
    const std::size_t at = written.find(time);
    if (at == written.npos) continue;
    const auto letter = [&](std::size_t i) {
      return i < written.size() && std::isalpha(static_cast<unsigned char>(written[i]));
    };
    if ((at == 0 || !letter(at - 1)) && !letter(at + time.size())) return units::unit_for(dimension, time);
  }
  return units::unit_for(dimension);
}

/// unit_mismatch: "k1 is given in 1/s, but the orders (A: 1, B: 1) need L/(mol s)."
void report_mismatch(Reading& reading, JsonValue value, const std::string& subject, const units::Unit& given,
                     double number, const units::Dimension& dimension, std::string_view what,
                     std::string_view wanted_by) {
  const bool bare = given.text.empty() || given.text == "1";
  const std::string fitting = fitting_unit(dimension, given.text);
  const std::string needed = dimension.dimensionless() ? "no unit" : fitting;
  reading.faults.add(
      value, "unit_mismatch",
      subject + (bare ? " is given without a unit, but " : " is given in " + unit_name(given) + ", but ") +
          (wanted_by.empty() ? quote(what) + " needs " : std::string(wanted_by) + " need ") + needed + ".",
      "For example: \"" + shortest(number) + (dimension.dimensionless() ? "" : " " + fitting) + "\".");
}

}  // namespace

std::optional<Parametric> read_quantity(Reading& reading, JsonValue value, std::string_view what,
                                        const units::Dimension& dimension, Range range,
                                        std::string_view wanted_by) {
  const bool none = dimension.dimensionless();
  const auto quantity =
      written_quantity(reading, value, what, none ? "1" : "1 " + units::unit_for(dimension));
  if (!quantity) return std::nullopt;

  if (quantity->parameter) {
    const std::size_t index = *quantity->parameter;
    const Parametric result = Parametric::of_parameter(index);
    const ParameterFacts& facts = reading.parameters[index];
    if (!facts.dimension) return result;  // a faulty parameter was told where it stands
    if (!(*facts.dimension == dimension)) {
      const study::Parameter& parameter = reading.document.project.parameters[index];
      const units::Unit& unit = reading.document.parameter_units[index];
      report_mismatch(reading, value, parameter.id, unit, unit.from_si(parameter.value), dimension, what,
                      wanted_by);
      return std::nullopt;
    }
    if (const auto si = start_value(reading, result); si && !check_range(reading, value, what, *si, range))
      return std::nullopt;
    return result;
  }

  const units::Unit& unit = quantity->quantity.unit;
  if (!(unit.dimension == dimension)) {
    report_mismatch(reading, value, wanted_by.empty() ? written(value) : quote(what), unit,
                    quantity->quantity.value, dimension, what, wanted_by);
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
