#include <algorithm>

#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {

std::optional<units::Unit> read_unit(Reading& reading, JsonValue value, std::string_view what,
                                     const units::Dimension& dimension) {
  if (!expect(reading, value, JsonKind::string, quote(what))) return std::nullopt;
  auto unit = units::parse_unit(value.text());
  if (!unit) {
    reading.faults.add(value, unit.error().code, unit.error().detail, unit.error().hint);
    return std::nullopt;
  }
  if (!(unit->dimension == dimension)) {
    reading.faults.add(value, "unit_mismatch",
                       quote(what) + " is " + quote(unit->text) + ", but needs a unit such as " +
                           units::unit_for(dimension) + ".",
                       "For example: \"" + units::unit_for(dimension) + "\".");
    return std::nullopt;
  }
  return std::move(*unit);
}

std::optional<Column> read_column(Reading& reading, JsonValue value, const std::string& name,
                                  const units::Dimension& dimension, bool any_dimension) {
  ObjectReader object(reading, value, name);
  Column column;
  const auto values = object.require("values");
  const auto unit = object.find("unit");
  bool sound = values && expect(reading, *values, JsonKind::array, "'values'");
  if (values) column.values = *values;
  if (unit) {
    column.unit_value = unit;
    std::optional<units::Unit> parsed;
    if (!any_dimension) {
      parsed = read_unit(reading, *unit, "unit", dimension);
    } else if (expect(reading, *unit, JsonKind::string, "'unit'")) {
      auto any = units::parse_unit(unit->text());
      if (any)
        parsed = std::move(*any);
      else
        reading.faults.add(*unit, any.error().code, any.error().detail, any.error().hint);
    }
    sound = sound && parsed;
    if (parsed) column.unit = std::move(*parsed);
  } else if (object.ok() && !dimension.dimensionless()) {
    object.require("unit", "For example: \"" + units::unit_for(dimension) + "\".");
    sound = false;
  }
  return sound && object.ok() ? std::optional(std::move(column)) : std::nullopt;
}

std::optional<std::vector<double>> column_numbers(Reading& reading, const Column& column,
                                                  std::string_view what) {
  std::vector<double> numbers;
  numbers.reserve(column.values.size());
  for (const JsonValue element : column.values.elements())
    if (expect(reading, element, JsonKind::number, what))
      numbers.push_back(column.unit.to_si(element.number()));
  return numbers.size() == column.values.size() ? std::optional(std::move(numbers)) : std::nullopt;
}

namespace {

/// Times must not decrease; equal times are a jump.
bool check_order(Reading& reading, const reactor::Profile& points, const std::vector<JsonValue>& where,
                 std::string_view what) {
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto before = start_value(reading, points[i - 1].time), now = start_value(reading, points[i].time);
    if (!before || !now || *now >= *before) continue;
    reading.faults.add(where[i], "out_of_range", "The times of " + quote(what) + " go back at this point.",
                       "Order the points by time; two points at one time are a jump.");
    return false;
  }
  return true;
}

std::optional<reactor::Profile> profile_of_pairs(Reading& reading, JsonValue value, std::string_view what,
                                                 const units::Dimension& dimension, Range range) {
  reactor::Profile profile;
  std::vector<JsonValue> times;
  bool sound = true;
  for (const JsonValue point : value.elements()) {
    const auto pair = point.is(JsonKind::array) ? point.elements() : std::vector<JsonValue>{};
    if (pair.size() != 2) {
      reading.faults.add(point, "wrong_type", "A point of " + quote(what) + " must be a pair [time, value].",
                         "For example: [\"10 min\", \"1 " + units::unit_for(dimension) + "\"].");
      sound = false;
      continue;
    }
    const auto time = read_quantity(reading, pair[0], "time", units::dimension::time);
    const auto level = read_quantity(reading, pair[1], what, dimension, range);
    if (time && level)
      profile.push_back({*time, *level}), times.push_back(pair[0]);
    else
      sound = false;
  }
  if (value.size() == 0) {
    reading.faults.add(value, "out_of_range", quote(what) + " needs at least one point.");
    return std::nullopt;
  }
  return sound && check_order(reading, profile, times, what) ? std::optional(std::move(profile))
                                                             : std::nullopt;
}

std::optional<reactor::Profile> profile_of_columns(Reading& reading, JsonValue value, std::string_view what,
                                                   const units::Dimension& dimension, Range range) {
  ObjectReader object(reading, value, "The profile " + quote(what));
  const auto time = object.require("time"), level = object.require("value");
  if (!time || !level) return std::nullopt;
  const auto times = read_column(reading, *time, "The column 'time'", units::dimension::time);
  const auto levels = read_column(reading, *level, "The column 'value'", dimension);
  if (!times || !levels) return std::nullopt;
  const auto t = column_numbers(reading, *times, "A time"), v = column_numbers(reading, *levels, "A value");
  if (!t || !v) return std::nullopt;
  if (t->size() != v->size() || t->empty()) {
    reading.faults.add(levels->values, "out_of_range",
                       "The columns of " + quote(what) + " have " + std::to_string(t->size()) +
                           " times and " + std::to_string(v->size()) + " values.",
                       "Give one value for each time, and at least one.");
    return std::nullopt;
  }
  const auto where = times->values.elements(), levels_where = levels->values.elements();
  reactor::Profile profile;
  profile.reserve(t->size());
  for (std::size_t i = 0; i < t->size(); ++i) {
    if (!check_range(reading, levels_where[i], what, (*v)[i], range)) return std::nullopt;
    profile.push_back({(*t)[i], (*v)[i]});
  }
  return check_order(reading, profile, where, what) ? std::optional(std::move(profile)) : std::nullopt;
}

bool has_member(JsonValue object, std::string_view key) {
  const auto members = object.members();
  return std::any_of(members.begin(), members.end(), [&](const auto& member) { return member.key == key; });
}

}  // namespace

std::optional<reactor::Profile> read_profile(Reading& reading, JsonValue value, std::string_view what,
                                             const units::Dimension& dimension, Range range) {
  if (value.is(JsonKind::array)) return profile_of_pairs(reading, value, what, dimension, range);
  if (!value.is(JsonKind::object)) {
    reading.faults.add(
        value, "wrong_type",
        quote(what) + " must be an array of points, not " + std::string(to_string(value.kind())) + ".",
        "For example: [[\"0 min\", \"1 " + units::unit_for(dimension) +
            "\"]], or columns \"time\" and "
            "\"value\".");
    return std::nullopt;
  }
  if (has_member(value, "time") || has_member(value, "value"))
    return profile_of_columns(reading, value, what, dimension, range);
  ObjectReader object(reading, value, "The profile " + quote(what));
  const auto points =
      object.require("points", "For example: [[\"0 min\", \"20 degC\"], [\"10 min\", \"60 degC\"]].");
  return points ? read_profile(reading, *points, what, dimension, range) : std::nullopt;
}

std::optional<reactor::Profile> read_constant_or_profile(Reading& reading, JsonValue value,
                                                         std::string_view what,
                                                         const units::Dimension& dimension, Range range) {
  if (value.is(JsonKind::object) || value.is(JsonKind::array))
    return read_profile(reading, value, what, dimension, range);
  const auto constant = read_quantity(reading, value, what, dimension, range);
  return constant ? std::optional(reactor::Profile{{Parametric(0.0), *constant}}) : std::nullopt;
}

}  // namespace pf::document
