#include <cmath>
#include <numbers>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "read_vessel_parts.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// Of a vessel without a largest working volume.
constexpr double usual_filling = 0.8;

class JacketReader {
 public:
  JacketReader(Reading& reading, JsonValue value)
      : reading_(reading), object_(reading, value, "The jacket") {}

  std::optional<scaleup::Jacket> read(const scaleup::Vessel& vessel, std::optional<double> vessel_top) {
    const std::size_t before = reading_.faults.count();
    object_.require("type", "known, plain, half_pipe or dimple.");
    const auto type = object_.choice("type", {"known", "plain", "half_pipe", "dimple"});
    if (!type) {
      object_.abandon();
      return std::nullopt;
    }
    scaleup::Jacket jacket;
    if (*type == 0)
      jacket.type = scaleup::KnownFilm{
          required("coefficient", dim::heat_transfer_coefficient, "For example: \"1500 W/(m2 K)\".")};
    if (*type == 1) jacket.type = plain(vessel.diameter);
    if (*type == 2) jacket.type = half_pipe(vessel.diameter);
    if (*type == 3) jacket.type = dimple();
    jacket.top = read_top(vessel, vessel_top);
    jacket.covered = read_share();
    if (const auto value = object_.require(
            "coolant", "Its density, heat_capacity, flow, inlet_min and inlet_max among others."))
      jacket.coolant = read_coolant(*value, *type == 0);
    if (reading_.faults.count() != before) return std::nullopt;
    return jacket;
  }

 private:
  double required(std::string_view key, const units::Dimension& dimension, std::string_view hint) {
    return require_constant(object_, key, dimension, Range::positive, hint).value_or(0.0);
  }

  /// A length that goes with another one. @param limit [m]; 0: faulty, told already
  void at_most(std::string_view key, double length, double limit, const std::string& of) {
    if (length > 0.0 && limit > 0.0 && length > limit)
      reading_.faults.add(*object_.find(key), "out_of_range",
                          quote(key) + " is " + written(*object_.find(key)) + ", more than " + of + ", " +
                              significant(limit, 4) + " m.",
                          "Correct the one or the other; both are lengths with a unit.");
  }

  scaleup::PlainJacket plain(double vessel_diameter) {
    scaleup::PlainJacket jacket;
    jacket.gap = required("gap", dim::length, "Between wall and jacket, for example: \"5 cm\".");
    jacket.height = required("height", dim::length, "Of the jacketed cylinder, for example: \"1 m\".");
    jacket.inlet_diameter = required("inlet_diameter", dim::length, "For example: \"5 cm\".");
    object_.require("inlet", "\"tangential\" or \"radial\".");
    at_most("gap", jacket.gap, 0.5 * vessel_diameter, "the vessel's radius");
    at_most("inlet_diameter", jacket.inlet_diameter, vessel_diameter, "the vessel's diameter");
    jacket.tangential = object_.choice("inlet", {"tangential", "radial"}) == 0;
    return jacket;
  }

  scaleup::HalfPipeJacket half_pipe(double vessel_diameter) {
    scaleup::HalfPipeJacket jacket;
    jacket.pipe_diameter = required("pipe_diameter", dim::length, "Inside, for example: \"82 mm\".");
    jacket.coil_diameter = required("coil_diameter", dim::length, "Of the turns, for example: \"2.6 m\".");
    at_most("pipe_diameter", jacket.pipe_diameter, 0.5 * vessel_diameter, "the vessel's radius");
    if (jacket.coil_diameter > 0.0 && jacket.coil_diameter < vessel_diameter)
      reading_.faults.add(*object_.find("coil_diameter"), "out_of_range",
                          "The turns of the half-pipe are " + written(*object_.find("coil_diameter")) +
                              " wide; they go around a vessel of " + significant(vessel_diameter, 4) + " m.",
                          "Give the diameter of the turns, not of the pipe.");
    jacket.length = object_.constant("length", dim::length, Range::positive).value_or(0.0);
    object_.require("angle", "\"180 deg\" or \"120 deg\".");
    if (const auto angle = object_.constant("angle", dim::none, Range::positive)) {
      const double degrees = *angle * 180 / std::numbers::pi;
      if (std::abs(degrees - 180) > 1e-6 && std::abs(degrees - 120) > 1e-6)
        reading_.faults.add(
            *object_.find("angle"), "unsupported_value",
            "The arc of a half-pipe is 180 or 120 degrees, not " + written(*object_.find("angle")) + ".",
            "Write \"180 deg\" or \"120 deg\".");
      jacket.angle = *angle;
    }
    return jacket;
  }

  scaleup::DimpleJacket dimple() {
    scaleup::DimpleJacket jacket;
    jacket.centre_distance = required("centre_distance", dim::length, "For example: \"65 mm\".");
    jacket.dimple_diameter = required("dimple_diameter", dim::length, "For example: \"20 mm\".");
    at_most("dimple_diameter", jacket.dimple_diameter, jacket.centre_distance,
            "the distance of their centres");
    jacket.flow_area_min = required("flow_area_min", dim::area, "For example: \"30 cm2\".");
    jacket.flow_area_max = required("flow_area_max", dim::area, "For example: \"60 cm2\".");
    if (jacket.flow_area_min > jacket.flow_area_max && jacket.flow_area_max > 0)
      reading_.faults.add(*object_.find("flow_area_max"), "out_of_range",
                          "'flow_area_max' is less than 'flow_area_min'.");
    return jacket;
  }

  /// Height of the upper edge; by default the level at the largest working volume.
  double read_top(const scaleup::Vessel& vessel, std::optional<double> vessel_top) {
    const auto top = object_.constant("top", dim::length, Range::positive);
    if (top && vessel_top && *top > *vessel_top * (1 + 1e-9))
      reading_.faults.add(*object_.find("top"), "out_of_range",
                          "The jacket reaches " + written(*object_.find("top")) +
                              " above the lowest point, but the vessel is only " +
                              significant(*vessel_top, 4) + " m high.");
    if (top) return *top;
    const bool known = vessel_top && vessel.working_max.value_or(0.0) <= vessel.capacity;
    return known
               ? scaleup::liquid_height(vessel, vessel.working_max.value_or(usual_filling * vessel.capacity))
               : 0.0;
  }

  double read_share() {
    const auto share = object_.constant("covered", dim::none, Range::positive);
    if (share && *share > 1)
      reading_.faults.add(*object_.find("covered"), "out_of_range",
                          "'covered' is " + written(*object_.find("covered")) +
                              "; it is the effective share of the wall, at most 1.");
    return share.value_or(1.0);
  }

  /// A known film needs no properties that only films follow from.
  scaleup::Coolant read_coolant(JsonValue value, bool film_known) {
    ObjectReader object(reading_, value, "The coolant");
    scaleup::Coolant coolant;
    const auto read = [&](std::string_view key, const units::Dimension& dimension, std::string_view hint,
                          bool needed = true, Range range = Range::positive) {
      return (needed ? require_constant(object, key, dimension, range, hint)
                     : object.constant(key, dimension, range))
          .value_or(0.0);
    };
    coolant.name = std::string(object.text("name").value_or(""));
    coolant.density = read("density", dim::density, "For example: \"1 kg/L\".");
    coolant.heat_capacity = read("heat_capacity", dim::heat_capacity, "For example: \"4.18 kJ/(kg K)\".");
    coolant.viscosity = read("viscosity", dim::viscosity, "For example: \"1 mPa s\".", !film_known);
    coolant.conductivity = read("thermal_conductivity", dim::heat_transfer / dim::length,
                                "For example: \"0.6 W/(m K)\".", !film_known);
    read_flow(object, coolant);
    coolant.inlet_min =
        read("inlet_min", dim::temperature, "For example: \"5 degC\".", true, Range::temperature);
    coolant.inlet_max =
        read("inlet_max", dim::temperature, "For example: \"90 degC\".", true, Range::temperature);
    if (coolant.inlet_min > 0 && coolant.inlet_max > 0 && coolant.inlet_min > coolant.inlet_max)
      reading_.faults.add(*object.find("inlet_max"), "out_of_range", "'inlet_max' is below 'inlet_min'.");
    return coolant;
  }

  void read_flow(ObjectReader& object, scaleup::Coolant& coolant) {
    const bool mass = object.has("mass_flow"), volume = object.has("flow");
    if (mass && volume)
      reading_.faults.add(*object.find("mass_flow"), "unsupported_value",
                          "The coolant has a 'flow' and a 'mass_flow'.", "Keep one of them.");
    if (!mass && !volume && object.ok()) object.require("flow", "For example: \"2 m3/h\", or \"mass_flow\".");
    if (volume) coolant.flow = object.constant("flow", dim::volume_flow, Range::positive).value_or(0.0);
    if (!mass || volume) return;
    const auto flow = object.constant("mass_flow", dim::mass / dim::time, Range::positive);
    if (flow && coolant.density > 0) coolant.flow = *flow / coolant.density;
  }

  Reading& reading_;
  ObjectReader object_;
};

}  // namespace

std::optional<scaleup::Jacket> read_vessel_jacket(Reading& reading, JsonValue value,
                                                  const scaleup::Vessel& vessel, std::optional<double> top) {
  return JacketReader(reading, value).read(vessel, top);
}

}  // namespace pf::document
