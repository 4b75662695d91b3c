#include "read_curve.hpp"

#include "../../read_vessel_parts.hpp"
#include "../../sections.hpp"

namespace pf::document::wilson_kind {
namespace {

namespace dim = units::dimension;

using Numbers = std::optional<std::vector<double>>;

std::optional<double> read_speed(ObjectReader& object) {
  return require_constant(object, "speed", dim::frequency, Range::positive, "For example: \"80 rpm\".");
}

Numbers read_times(ObjectReader& object) {
  Reading& reading = object.reading();
  const auto value =
      object.require("time", "For example: {\"unit\": \"min\", \"values\": [0, 5, 10, 20, 40]}.");
  const auto column = value ? read_column(reading, *value, "The column 'time'", dim::time) : std::nullopt;
  Numbers times = column ? column_numbers(reading, *column, "A time") : std::nullopt;
  if (!times) return std::nullopt;
  if (times->size() < 3) {
    reading.faults.add(
        column->values, "too_few_observations",
        object.name() + " has " + std::to_string(times->size()) + " readings; a coefficient needs three.");
    return std::nullopt;
  }
  for (std::size_t i = 1; i < times->size(); ++i)
    if ((*times)[i] <= (*times)[i - 1]) {
      reading.faults.add(column->values.elements()[i], "out_of_range",
                         "Reading " + std::to_string(i + 1) + " is no later than the one before it.",
                         "Order the readings by time, each time once.");
      return std::nullopt;
    }
  return times;
}

/// @param count of readings, where the times are sound
Numbers read_temperatures(Reading& reading, JsonValue value, const std::string& key,
                          std::optional<std::size_t> count) {
  const auto column = read_column(reading, value, "The column " + quote(key), dim::temperature);
  Numbers values = column ? column_numbers(reading, *column, "A temperature") : std::nullopt;
  if (!values) return std::nullopt;
  const auto where = column->values.elements();
  for (std::size_t i = 0; i < values->size(); ++i)
    if (!check_range(reading, where[i], key, (*values)[i], Range::temperature)) return std::nullopt;
  if (count && values->size() != *count) {
    reading.faults.add(column->values, "out_of_range",
                       "The column " + quote(key) + " has " + std::to_string(values->size()) +
                           " values for " + std::to_string(*count) + " times.",
                       "Give one at each time.");
    return std::nullopt;
  }
  return values;
}

/// A column, or one temperature that was held.
Numbers read_jacket(ObjectReader& object, std::optional<std::size_t> count) {
  const auto value =
      object.require("jacket_temperature", "A column as that of the temperature, or one: \"10 degC\".");
  if (!value) return std::nullopt;
  if (value->is(JsonKind::object))
    return read_temperatures(object.reading(), *value, "jacket_temperature", count);
  const auto held = object.constant("jacket_temperature", dim::temperature, Range::temperature);
  return held && count ? Numbers(std::vector<double>(*count, *held)) : std::nullopt;
}

}  // namespace

std::optional<scaleup::CoolingCurve> read_curve(Reading& reading, JsonValue value, std::size_t number) {
  ObjectReader object(reading, value, "Curve " + std::to_string(number));
  const auto speed = read_speed(object);
  Numbers times = read_times(object);
  const auto count = times ? std::optional(times->size()) : std::nullopt;
  const auto contents = object.require("temperature", "Of the contents, at each time.");
  Numbers temperature = contents ? read_temperatures(reading, *contents, "temperature", count) : std::nullopt;
  Numbers jacket = read_jacket(object, count);
  if (!speed || !times || !temperature || !jacket) return std::nullopt;
  return scaleup::CoolingCurve{
      *speed, 0.0, 0.0, std::move(*times), std::move(*temperature), std::move(*jacket)};
}

std::optional<study::KnownCoefficient> read_coefficient(Reading& reading, JsonValue value,
                                                        std::size_t number) {
  ObjectReader object(reading, value, "Coefficient " + std::to_string(number));
  const auto speed = read_speed(object);
  const auto u = require_constant(object, "u", dim::heat_transfer_coefficient, Range::positive,
                                  "For example: \"310 W/(m2 K)\".");
  if (!speed || !u) return std::nullopt;
  return study::KnownCoefficient{*speed, *u};
}

}  // namespace pf::document::wilson_kind
