#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;
using Points = std::vector<study::Properties::ViscosityPoint>;

/// One pair [temperature, viscosity] of the table.
void read_point(Reading& reading, JsonValue value, Points& points) {
  if (!expect(reading, value, JsonKind::array, "A point of the viscosity")) return;
  const auto pair = value.elements();
  if (pair.size() != 2) {
    reading.faults.add(value, "wrong_type", "A point of the viscosity has a temperature and a viscosity.",
                       "For example: [\"20 degC\", \"1 mPa s\"].");
    return;
  }
  const auto temperature =
      read_quantity(reading, pair[0], "temperature", dim::temperature, Range::temperature);
  const auto viscosity = read_quantity(reading, pair[1], "viscosity", dim::viscosity, Range::positive);
  if (!temperature || !viscosity) return;
  if (temperature->is_parameter() || viscosity->is_parameter()) {
    reading.faults.add(value, "unsupported_value", "The points of a viscosity are numbers, not parameters.");
    return;
  }
  if (!points.empty() && temperature->constant <= points.back().temperature) {
    reading.faults.add(pair[0], "out_of_range", "The temperatures of the viscosity must ascend.");
    return;
  }
  points.push_back({temperature->constant, viscosity->constant});
}

Points read_viscosity(Reading& reading, ObjectReader& medium) {
  const auto value = medium.find("viscosity");
  if (!value) return {};
  if (!value->is(JsonKind::object)) {
    const auto one = medium.constant("viscosity", dim::viscosity, Range::positive);
    return one ? Points{{298.15, *one}} : Points{};
  }
  ObjectReader object(reading, *value, "The viscosity");
  object.require("points", "For example: [[\"20 degC\", \"1 mPa s\"], [\"60 degC\", \"0.5 mPa s\"]].");
  Points points;
  const auto given = object.array("points");
  if (object.has("points") && given.empty())
    reading.faults.add(*object.find("points"), "out_of_range", "The viscosity needs at least one point.");
  for (const JsonValue point : given) read_point(reading, point, points);
  return points;
}

}  // namespace

void read_medium(Reading& reading, ObjectReader& document) {
  const auto value = document.find("medium");
  if (!value) return;
  const std::size_t before = reading.faults.count();
  ObjectReader object(reading, *value, "The medium");
  if (object.ok()) reading.medium = *value;
  reactor::Medium& medium = reading.document.project.medium;
  medium.density = object.quantity("density", dim::density, Range::positive);
  medium.heat_capacity = object.quantity("heat_capacity", dim::heat_capacity, Range::positive);
  study::Properties& properties = reading.document.project.properties;
  properties.viscosity = read_viscosity(reading, object);
  properties.conductivity =
      object.constant("thermal_conductivity", dim::heat_transfer / dim::length, Range::positive);
  properties.wall_viscosity = object.constant("wall_viscosity", dim::viscosity, Range::positive);
  properties.boiling_point = object.constant("boiling_point", dim::temperature, Range::temperature);
  reading.medium_failed = reading.faults.count() != before;
}

}  // namespace pf::document
