#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

class ControlReader {
 public:
  ControlReader(ObjectReader& object, TemperatureControl& result)
      : object_(object), reading_(object.reading()), result_(result) {}

  /// @return nothing after a fault
  std::optional<reactor::Control> read() {
    const bool given =
        object_.require("control", "isothermal, profile, adiabatic, jacket or setpoint.").has_value();
    const auto control =
        given ? object_.choice("control", {"isothermal", "profile", "adiabatic", "jacket", "setpoint"})
              : std::nullopt;
    if (!control) {
      object_.abandon();
      return std::nullopt;
    }
    switch (*control) {
      case 0:
        return reactor::Isothermal{object_.quantity("temperature", dim::temperature, Range::temperature)};
      case 1:
        return profile();
      case 2:
        result_.energy_balance = true;
        return reactor::Adiabatic{};
      case 3:
        result_.energy_balance = true;
        return jacket();
      default:
        result_.energy_balance = true;
        return setpoint();
    }
  }

 private:
  std::optional<reactor::Control> profile() {
    result_.piecewise = true;
    const auto value =
        object_.require("points", "For example: [[\"0 min\", \"20 degC\"], [\"30 min\", \"60 degC\"]].");
    const auto points =
        value ? read_profile(reading_, *value, "points", dim::temperature, Range::temperature) : std::nullopt;
    if (!points) return std::nullopt;
    return reactor::TemperatureProfile{*points};
  }

  /// A corner of UA: a volume that no fit can move.
  std::optional<double> table_volume(JsonValue value) {
    const auto volume = read_quantity(reading_, value, "volume", dim::volume, Range::non_negative);
    if (!volume) return std::nullopt;
    if (!volume->is_parameter()) return volume->constant;
    if (is_constant_parameter(reading_, static_cast<std::size_t>(volume->parameter)))
      return start_value(reading_, *volume);
    reading_.faults.add(
        value, "unsupported_value",
        "A volume of the UA points must be a number: it cannot follow a parameter that may change.",
        "Write a quantity, or a parameter with \"fixed\": true.");
    return std::nullopt;
  }

  std::optional<reactor::ConductancePoint> table_point(JsonValue value) {
    const auto pair = value.is(JsonKind::array) ? value.elements() : std::vector<JsonValue>{};
    if (pair.size() != 2) {
      reading_.faults.add(value, "wrong_type", "A point of 'UA' must be a pair [volume, UA].",
                          "For example: [\"100 L\", \"300 W/K\"].");
      return std::nullopt;
    }
    const auto volume = table_volume(pair[0]);
    const auto ua = read_quantity(reading_, pair[1], "UA", dim::heat_transfer, Range::non_negative);
    return volume && ua ? std::optional(reactor::ConductancePoint{*volume, *ua}) : std::nullopt;
  }

  /// {"points": [[volume, UA], ...]}. @return nothing after a fault
  std::optional<reactor::HeatTransfer> conductance_table(JsonValue value) {
    for (const char* key : {"UA_scaling", "diameter"})
      if (const auto other = object_.find(key))
        reading_.faults.add(*other, "unsupported_value",
                            quote(key) + " has no meaning where 'UA' is given by points.",
                            "Leave it out: the points say how UA follows the liquid level.");
    ObjectReader object(reading_, value, "'UA'");
    const auto points = object.require("points", "For example: [[\"100 L\", \"300 W/K\"]].");
    if (!points || !expect(reading_, *points, JsonKind::array, "'points'")) return std::nullopt;
    reactor::HeatTransfer transfer;
    transfer.scaling = reactor::HeatTransfer::Scaling::table;
    const auto entries = points->elements();
    if (entries.empty()) reading_.faults.add(*points, "out_of_range", "'UA' needs at least one point.");
    for (const JsonValue entry : entries) {
      const auto point = table_point(entry);
      if (!point) continue;
      if (!transfer.table.empty() && point->volume <= transfer.table.back().volume)
        reading_.faults.add(entry.elements()[0], "out_of_range",
                            "The volumes of 'UA' do not grow at this point.",
                            "Order the points by volume, each volume once.");
      transfer.table.push_back(*point);
    }
    return transfer.table.empty() ? std::nullopt : std::optional(std::move(transfer));
  }

  std::optional<reactor::HeatTransfer> heat_transfer() {
    if (const auto given = object_.find("UA"); given && given->is(JsonKind::object))
      return conductance_table(*given);
    reactor::HeatTransfer transfer;
    const auto ua =
        object_.require_quantity("UA", dim::heat_transfer, Range::non_negative, "For example: \"5 W/K\".");
    const auto scaling = object_.choice("UA_scaling", {"constant", "volume", "wetted_area"});
    if (scaling) transfer.scaling = static_cast<reactor::HeatTransfer::Scaling>(*scaling);
    if (transfer.scaling == reactor::HeatTransfer::Scaling::wetted_area) {
      const auto diameter =
          object_.require_quantity("diameter", dim::length, Range::positive,
                                   "The inside diameter of the vessel, for example \"0.1 m\".");
      if (!diameter) return std::nullopt;
      transfer.diameter = *diameter;
    } else if (const auto diameter = object_.find("diameter"); diameter && !object_.has("UA_scaling")) {
      reading_.faults.add(*diameter, "unsupported_value",
                          "A diameter has a meaning with \"wetted_area\" only.",
                          "Add \"UA_scaling\": \"wetted_area\", or leave the diameter out.");
    } else if (diameter && scaling) {
      reading_.faults.add(*diameter, "unsupported_value",
                          "A diameter has a meaning with \"wetted_area\" only.",
                          "Set \"UA_scaling\" to \"wetted_area\", or leave the diameter out.");
    }
    if (!ua) return std::nullopt;
    transfer.ua = *ua;
    return transfer;
  }

  std::optional<reactor::Coolant> coolant(JsonValue value) {
    ObjectReader object(reading_, value, "The coolant");
    const auto flow =
        object.require_quantity("flow", dim::volume_flow, Range::non_negative, "For example: \"2 L/min\".");
    const auto volume =
        object.require_quantity("volume", dim::volume, Range::positive, "Of the jacket: \"0.3 L\".");
    const auto inlet = object.require_quantity("inlet_temperature", dim::temperature, Range::temperature,
                                               "For example: \"10 degC\".");
    const auto density =
        object.require_quantity("density", dim::density, Range::positive, "For example: \"1 kg/L\".");
    const auto capacity = object.require_quantity("heat_capacity", dim::heat_capacity, Range::positive,
                                                  "For example: \"4.18 kJ/(kg K)\".");
    if (!flow || !volume || !inlet || !density || !capacity) return std::nullopt;
    return reactor::Coolant{*flow, *volume, *inlet, *density, *capacity};
  }

  std::optional<reactor::Control> jacket() {
    reactor::Jacket jacket;
    const auto transfer = heat_transfer();
    const auto coolant_value = object_.find("coolant");
    if (coolant_value) jacket.coolant = coolant(*coolant_value);
    const auto temperature =
        coolant_value
            ? object_.find("jacket_temperature")
            : object_.require("jacket_temperature", "A quantity, {\"points\": ...}, or a \"coolant\".");
    bool sound = transfer && (!coolant_value || jacket.coolant);
    if (temperature) {
      const auto profile = read_constant_or_profile(reading_, *temperature, "jacket_temperature",
                                                    dim::temperature, Range::temperature);
      if (profile && coolant_value && profile->size() > 1) {
        reading_.faults.add(*temperature, "unsupported_value",
                            "With a coolant the jacket temperature is a state; only its start can be given.",
                            "Give one temperature, or leave the coolant out.");
        sound = false;
      }
      if (profile && profile->size() > 1) result_.piecewise = true;
      if (profile)
        jacket.temperature = *profile;
      else
        sound = false;
    } else if (!coolant_value) {
      sound = false;
    }
    if (!sound) return std::nullopt;
    jacket.heat_transfer = *transfer;
    return jacket;
  }

  std::optional<reactor::Control> setpoint() {
    reactor::Setpoint control;
    const auto transfer = heat_transfer();
    const auto value = object_.require("setpoint", "A quantity or {\"points\": ...}.");
    const auto profile =
        value ? read_constant_or_profile(reading_, *value, "setpoint", dim::temperature, Range::temperature)
              : std::nullopt;
    const std::size_t before = reading_.faults.count();
    control.gain = object_.quantity("gain", dim::none, Range::non_negative).value_or(Parametric(1.0));
    control.integral_time = object_.quantity("integral_time", dim::time, Range::positive);
    control.jacket_min = object_.quantity("jacket_min", dim::temperature, Range::temperature);
    control.jacket_max = object_.quantity("jacket_max", dim::temperature, Range::temperature);
    control.ramp_rate = object_.quantity("ramp_rate", dim::temperature_rate, Range::positive);
    const auto low = control.jacket_min ? start_value(reading_, *control.jacket_min) : std::nullopt;
    const auto high = control.jacket_max ? start_value(reading_, *control.jacket_max) : std::nullopt;
    if (low && high && !(*low < *high))
      reading_.faults.add(*object_.find("jacket_max"), "out_of_range",
                          "'jacket_max' must be greater than 'jacket_min'.");
    if (!transfer || !profile || reading_.faults.count() != before) return std::nullopt;
    if (profile->size() > 1) result_.piecewise = true;
    control.heat_transfer = *transfer;
    control.setpoint = *profile;
    return control;
  }

  ObjectReader& object_;
  Reading& reading_;
  TemperatureControl& result_;
};

/// The last stage lasts to the end of the run; it may say so, but it cannot end before.
void read_last_until(Reading& reading, ObjectReader& object, std::optional<double> duration) {
  const auto until = object.quantity("until", dim::time, Range::positive);
  const auto end = until ? start_value(reading, *until) : std::nullopt;
  if (end && duration && *end < *duration)
    reading.faults.add(*object.find("until"), "out_of_range",
                       "The last stage ends before the run does, and nothing says what follows.",
                       "Leave its \"until\" out, or add a stage.");
}

void read_stages(Reading& reading, JsonValue value, std::optional<double> duration,
                 TemperatureControl& result) {
  if (!expect(reading, value, JsonKind::array, "'stages'")) return;
  const auto entries = value.elements();
  if (entries.empty()) reading.faults.add(value, "out_of_range", "'stages' needs at least one stage.");
  result.piecewise = result.piecewise || entries.size() > 1;
  double last = 0.0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ObjectReader object(reading, entries[i], "Stage " + std::to_string(i + 1));
    reactor::Stage stage;
    if (i + 1 < entries.size()) {
      stage.until = object.require_quantity("until", dim::time, Range::positive, "For example: \"45 min\".");
      const auto until = stage.until ? start_value(reading, *stage.until) : std::nullopt;
      if (until && *until <= last)
        reading.faults.add(*object.find("until"), "out_of_range",
                           "Stage " + std::to_string(i + 1) + " ends no later than the stage before it.",
                           "Order the stages by time.");
      else if (until)
        last = *until;
    } else {
      read_last_until(reading, object, duration);
    }
    if (!object.ok()) continue;
    auto control = ControlReader(object, result).read();
    if (control) stage.control = std::move(*control);
    result.stages.push_back(std::move(stage));
  }
}

}  // namespace

TemperatureControl read_temperature_control(Reading& reading, JsonValue value,
                                            std::optional<double> duration) {
  TemperatureControl result;
  ObjectReader object(reading, value, "The temperature control");
  if (const auto stages = object.find("stages")) {
    read_stages(reading, *stages, duration, result);
    return result;
  }
  if (!object.ok()) return result;
  auto control = ControlReader(object, result).read();
  if (control) result.stages.push_back({std::nullopt, std::move(*control)});
  return result;
}

}  // namespace pf::document
