#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "read_vessel_parts.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

class VesselReader {
 public:
  VesselReader(Reading& reading, JsonValue value, std::size_t index)
      : reading_(reading), object_(reading, value, "Vessel " + std::to_string(index + 1)) {}

  scaleup::Vessel read() {
    read_identity();
    read_shape();
    read_working_volume();
    read_impellers();
    read_baffles();
    read_speed();
    read_wall();
    if (const auto value = object_.find("jacket"))
      vessel_.jacket = read_vessel_jacket(reading_, *value, vessel_, top_);
    if (const auto value = object_.find("measured")) vessel_.measured = read_wilson_line(reading_, *value);
    vessel_.heat_capacity = object_.constant("heat_capacity", dim::total_heat_capacity, Range::non_negative);
    read_allowed();
    for (const char* free_text : {"source", "certainty", "notes"}) object_.text(free_text);
    return std::move(vessel_);
  }

 private:
  void read_identity() {
    const std::size_t before = reading_.faults.count();
    object_.require("id", "For example: \"V1\".");
    vessel_.id = object_.local_id(reading_.names.vessels, "");
    if (reading_.faults.count() != before) reading_.names.vessels_incomplete = true;
    vessel_.name = std::string(object_.text("name").value_or(vessel_.id));
  }

  void read_shape() {
    const auto diameter =
        require_constant(object_, "inner_diameter", dim::length, Range::positive, "For example: \"1.2 m\".");
    const auto capacity = require_constant(object_, "capacity", dim::volume, Range::positive,
                                           "Up to the brim, for example: \"2165 L\".");
    const bool bottom_known = read_bottom(diameter);
    if (!diameter || !capacity) return;
    vessel_.diameter = *diameter;
    vessel_.capacity = *capacity;
    if (!bottom_known) return;
    if (const double below = scaleup::bottom_volume(vessel_); below > *capacity)
      reading_.faults.add(*object_.find("capacity"), "out_of_range",
                          "The capacity is " + written(*object_.find("capacity")) +
                              ", but the bottom alone holds " + significant(below * 1e3, 4) + " L.",
                          "Correct the inner diameter, the bottom or the capacity.");
    else
      top_ = scaleup::liquid_height(vessel_, *capacity);
  }

  /// @return whether the shape is known
  bool read_bottom(std::optional<double> diameter) {
    using Shape = scaleup::Bottom::Shape;
    const auto value = object_.require("bottom", "For example: {\"shape\": \"torispherical\"}.");
    if (!value) return false;
    ObjectReader object(reading_, *value, "The bottom");
    object.require("shape", "flat, elliptical, torispherical, hemispherical, conical or spheroidal.");
    const auto shape = object.choice(
        "shape", {"flat", "elliptical", "torispherical", "hemispherical", "conical", "spheroidal"});
    if (!shape) {
      object.abandon();
      return false;
    }
    vessel_.bottom.shape = static_cast<Shape>(*shape);
    if (vessel_.bottom.shape != Shape::conical && vessel_.bottom.shape != Shape::spheroidal) {
      refuse_depth(object);
      return true;
    }
    const auto depth =
        require_constant(object, "depth", dim::length, Range::positive, "For example: \"0.3 m\".");
    if (!depth) return false;
    vessel_.bottom.depth = *depth;
    if (vessel_.bottom.shape == Shape::spheroidal && diameter && *depth > *diameter / 2) {
      reading_.faults.add(*object.find("depth"), "out_of_range",
                          "The depth of a spheroidal bottom is at most the vessel's radius, " +
                              shortest(*diameter / 2) + " m; it is given as " +
                              written(*object.find("depth")) + ".");
      return false;
    }
    return true;
  }

  void refuse_depth(ObjectReader& object) {
    if (const auto depth = object.find("depth"))
      reading_.faults.add(*depth, "unsupported_value",
                          "The depth of this bottom follows from its shape and the diameter.",
                          "Leave the depth out, or set the shape to \"conical\" or \"spheroidal\".");
  }

  void read_working_volume() {
    const auto value = object_.find("working_volume");
    if (!value) return;
    ObjectReader object(reading_, *value, "The working volume");
    read_bounds(object, dim::volume, Range::positive, vessel_.working_min, vessel_.working_max);
    if (vessel_.working_max && vessel_.capacity > 0 && *vessel_.working_max > vessel_.capacity)
      reading_.faults.add(*object.find("max"), "out_of_range",
                          "The largest working volume, " + written(*object.find("max")) +
                              ", is above the capacity, " + written(*object_.find("capacity")) + ".");
    if (vessel_.working_min && !vessel_.working_max && vessel_.capacity > 0 &&
        *vessel_.working_min > vessel_.capacity)
      reading_.faults.add(*object.find("min"), "out_of_range",
                          "The smallest working volume, " + written(*object.find("min")) +
                              ", is above the capacity, " + written(*object_.find("capacity")) + ".");
  }

  void read_impellers() {
    if (object_.ok() && !object_.has("impellers"))
      object_.require("impellers", "A list, from below; an empty one for a vessel without.");
    std::size_t count = 0;
    for (const JsonValue value : object_.array("impellers"))
      vessel_.impellers.push_back(read_impeller(reading_, value, ++count, vessel_.diameter, top_));
  }

  void read_baffles() {
    if (const auto baffles = object_.integer("baffles", 0, 100))
      vessel_.baffles = static_cast<std::size_t>(*baffles);
    vessel_.baffle_width = object_.constant("baffle_width", dim::length, Range::positive);
    if (vessel_.baffle_width && vessel_.diameter > 0 && *vessel_.baffle_width >= vessel_.diameter / 2)
      reading_.faults.add(*object_.find("baffle_width"), "out_of_range",
                          "The baffles are " + written(*object_.find("baffle_width")) +
                              " wide, which is not less than the vessel's radius.");
  }

  void read_speed() {
    const auto value = object_.find("speed");
    if (!value) return;
    ObjectReader object(reading_, *value, "The range of speed");
    read_bounds(object, dim::frequency, Range::non_negative, vessel_.speed_min, vessel_.speed_max);
  }

  void read_wall() {
    std::size_t count = 0;
    for (const JsonValue value : object_.array("wall")) {
      const auto layer = read_wall_layer(reading_, value, ++count);
      if (!layer) continue;
      if (vessel_.diameter > 0 && layer->thickness > vessel_.diameter / 2)
        reading_.faults.add(value, "out_of_range",
                            "The layer is " + significant(layer->thickness * 1e3, 4) +
                                " mm thick, more than the vessel's radius, " +
                                significant(vessel_.diameter * 500.0, 4) + " mm.",
                            "Give the thickness of the wall, with its unit.");
      vessel_.wall.push_back(*layer);
    }
    const auto fouling = object_.find("fouling");
    if (!fouling) return;
    ObjectReader object(reading_, *fouling, "The fouling");
    const auto resistance = dim::none / dim::heat_transfer_coefficient;
    vessel_.fouling_inside = object.constant("inside", resistance, Range::non_negative).value_or(0.0);
    vessel_.fouling_outside = object.constant("outside", resistance, Range::non_negative).value_or(0.0);
  }

  void read_allowed() {
    if (const auto value = object_.find("temperature")) {
      ObjectReader object(reading_, *value, "The allowed temperature");
      read_bounds(object, dim::temperature, Range::temperature, vessel_.temperature_min,
                  vessel_.temperature_max);
    }
    if (const auto value = object_.find("pressure")) {
      ObjectReader object(reading_, *value, "The allowed pressure");
      vessel_.pressure_max = object.constant("max", dim::pressure, Range::positive);
    }
  }

  Reading& reading_;
  ObjectReader object_;
  scaleup::Vessel vessel_;
  std::optional<double> top_;  ///< height of the brim above the lowest point [m]
};

}  // namespace

std::optional<double> require_constant(ObjectReader& object, std::string_view key,
                                       const units::Dimension& dimension, Range range,
                                       std::string_view hint) {
  return object.require(key, hint) ? object.constant(key, dimension, range) : std::nullopt;
}

void read_bounds(ObjectReader& object, const units::Dimension& dimension, Range range,
                 std::optional<double>& low, std::optional<double>& high) {
  low = object.constant("min", dimension, range);
  high = object.constant("max", dimension, range);
  if (!low || !high || *low <= *high) return;
  object.reading().faults.add(*object.find("max"), "out_of_range",
                              object.name() + " ends at " + written(*object.find("max")) +
                                  ", below its begin at " + written(*object.find("min")) + ".",
                              "'max' must not be less than 'min'.");
}

void read_vessels(Reading& reading, ObjectReader& document) {
  std::size_t index = 0;
  if (const auto list = document.find("vessels"); list && !list->is(JsonKind::array))
    reading.names.vessels_incomplete = true;
  for (const JsonValue value : document.array("vessels"))
    reading.document.project.vessels.push_back(VesselReader(reading, value, index++).read());
}

std::optional<std::size_t> resolve_vessel(Reading& reading, JsonValue where, std::string_view id) {
  const auto& vessels = reading.document.project.vessels;
  for (std::size_t i = 0; i < vessels.size(); ++i)
    if (vessels[i].id == id) return i;
  if (!reading.names.vessels_incomplete)
    reading.faults.add(where, "unknown_id", "There is no vessel " + quote(id) + ".",
                       suggest(id, reading.names.vessels, "Vessels of the document"));
  return std::nullopt;
}

}  // namespace pf::document
