#include "read_scaling.hpp"

#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "read_vessel_parts.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

void read_power_law(Reading& reading, JsonValue value, scaleup::Gas& gas) {
  ObjectReader object(reading, value, "The correlation of kLa");
  gas.correlation = scaleup::Gas::Correlation::power_law;
  const auto read = [&](std::string_view key, Range range, std::string_view hint) {
    const auto found = object.require(key, hint);
    return found ? object.constant(key, dim::none, range).value_or(0.0) : 0.0;
  };
  gas.factor =
      read("factor", Range::positive, "Of kLa = factor (P/V)^power_exponent v_s^velocity_exponent, in SI.");
  gas.power_exponent = read("power_exponent", Range::non_negative, "For example: 0.4.");
  gas.velocity_exponent = read("velocity_exponent", Range::non_negative, "For example: 0.5.");
}

void read_gas(Reading& reading, JsonValue value, study::Phases& phases) {
  ObjectReader object(reading, value, "The gas");
  scaleup::Gas gas;
  if (object.choice("keep", {"vvm", "superficial_velocity"}) == 1)
    phases.keep = study::Phases::Keep::superficial_velocity;
  if (const auto correlation = object.find("correlation")) {
    if (correlation->is(JsonKind::object))
      read_power_law(reading, *correlation, gas);
    else if (object.choice("correlation", {"coalescing", "non_coalescing"}) == 1)
      gas.correlation = scaleup::Gas::Correlation::non_coalescing;
  }
  // Gas that the stirrer draws in by itself has no flow, and a law of its own.
  const bool drawn_in = gas.correlation == scaleup::Gas::Correlation::power_law &&
                        gas.velocity_exponent == 0.0 && !object.has("flow");
  if (!drawn_in)
    gas.flow = require_constant(object, "flow", dim::volume_flow, Range::positive,
                                "In the base vessel, for example: \"1 L/min\".")
                   .value_or(0.0);
  phases.gas = gas;
}

void read_solids(Reading& reading, JsonValue value, study::Phases& phases) {
  ObjectReader object(reading, value, "The solids");
  scaleup::Solids solids;
  const auto read = [&](std::string_view key, const units::Dimension& dimension, std::string_view hint) {
    return require_constant(object, key, dimension, Range::positive, hint).value_or(0.0);
  };
  solids.density = read("density", dim::density, "Of the particles, for example: \"1.4 kg/L\".");
  solids.diameter = read("diameter", dim::length, "Of the particles, for example: \"200 um\".");
  solids.loading = read("loading", dim::none, "kg solids per kg liquid, for example: 0.1.");
  phases.solids = solids;
}

/// What was run can have been run there.
void check_base(ObjectReader& object, const scaleup::Vessel& vessel, double speed,
                const reactor::Recipe* recipe) {
  FaultList& faults = object.reading().faults;
  const JsonValue given = *object.find("speed");
  // A drive whose limits contradict each other is a fault of the vessel.
  const bool drive = vessel.speed_max && (!vessel.speed_min || *vessel.speed_min < *vessel.speed_max);
  if (drive && speed > *vessel.speed_max)
    faults.add(given, "out_of_range",
               "The speed is " + written(given) + "; the drive of " + vessel.name + " goes up to " +
                   significant(*vessel.speed_max * 60.0, 4) + " rpm.",
               "Give the speed that the recipe was run at, or correct the vessel's drive.");
  // A volume that is a parameter's is known when the study runs: the base's limits tell.
  const double charged = recipe == nullptr ? 0.0 : recipe->charge.volume.constant;
  if (vessel.capacity > 0.0 && charged > vessel.capacity)
    faults.add(*object.find("vessel"), "out_of_range",
               "The recipe charges " + significant(charged * 1e3, 4) + " L; " + vessel.name + " holds only " +
                   significant(vessel.capacity * 1e3, 4) + " L.",
               "Name the vessel that the recipe was run in, or correct its capacity.");
}

}  // namespace

std::optional<std::size_t> read_vessel_id(ObjectReader& object) {
  if (!object.require("vessel", "The id of one of the document's vessels.")) return std::nullopt;
  const auto id = object.text("vessel");
  return id ? resolve_vessel(object.reading(), *object.find("vessel"), *id) : std::nullopt;
}

std::optional<study::ScaleUpBase> read_base(ObjectReader& study, const reactor::Recipe* recipe) {
  const auto value =
      study.require("base", "Where the recipe was run: {\"vessel\": \"lab\", \"speed\": \"400 rpm\"}.");
  if (!value) return std::nullopt;
  ObjectReader object(study.reading(), *value, "The base");
  const auto vessel = read_vessel_id(object);
  const auto speed =
      require_constant(object, "speed", dim::frequency, Range::positive, "For example: \"400 rpm\".");
  if (!vessel || !speed) return std::nullopt;
  check_base(object, study.reading().document.project.vessels[*vessel], *speed, recipe);
  return study::ScaleUpBase{*vessel, *speed};
}

study::Phases read_phases(ObjectReader& study) {
  study::Phases phases;
  if (const auto gas = study.find("gas")) read_gas(study.reading(), *gas, phases);
  if (const auto solids = study.find("solids")) read_solids(study.reading(), *solids, phases);
  const auto ratio = study.constant("dissipation_ratio", dim::none, Range::positive);
  phases.dissipation_ratio = ratio.value_or(1.0);
  phases.temperature = study.constant("temperature", dim::temperature, Range::temperature);
  return phases;
}

study::Dosing read_dosing(ObjectReader& study, bool with_strategy) {
  study::Dosing dosing;
  const auto value = study.find("dosing");
  if (!value) return dosing;
  ObjectReader object(study.reading(), *value, "The dosing");
  if (with_strategy)
    if (const auto strategy = object.choice("strategy", {"as_recipe", "heat_limited"}))
      dosing.strategy = static_cast<study::Dosing::Strategy>(*strategy);
  if (const auto rise = read_rise(object, "temperature_rise")) dosing.temperature_rise = *rise;
  if (const auto time = object.constant("max_time", dim::time, Range::positive)) dosing.max_time = *time;
  return dosing;
}

const scaleup::Rule* read_rule(Reading& reading, JsonValue value) {
  if (!expect(reading, value, JsonKind::string, "A rule")) return nullptr;
  if (const scaleup::Rule* rule = scaleup::find_rule(value.text())) return rule;
  std::vector<std::string> ids;
  for (const scaleup::Rule& rule : scaleup::rules()) ids.emplace_back(rule.id);
  reading.faults.add(value, "unsupported_value", "There is no scale-up rule " + quote(value.text()) + ".",
                     suggest(value.text(), ids, "Known rules"));
  return nullptr;
}

std::optional<double> read_rise(ObjectReader& object, std::string_view key) {
  const auto value = object.find(key);
  if (!value) return std::nullopt;
  Reading& reading = object.reading();
  if (!value->is(JsonKind::string) || is_identifier(value->text()))
    return object.constant(key, dim::temperature, Range::positive);
  const auto quantity = units::parse_quantity(value->text());
  if (!quantity || !(quantity->unit.dimension == dim::temperature))
    return object.constant(key, dim::temperature, Range::positive);  // tells what is wrong
  const double si = quantity->unit.difference_to_si(quantity->value);
  if (!std::isfinite(si) || !check_range(reading, *value, key, si, Range::positive)) return std::nullopt;
  return si;
}

void check_scalable(ObjectReader& study, const reactor::Recipe& recipe, const std::string& user) {
  Reading& reading = study.reading();
  if (!reading.document.project.medium.density) reading.ask_density(user);
  const auto value = study.find("recipe");
  if (recipe.type == reactor::Type::cstr && !recipe.steady_state)
    reading.faults.add(value ? *value : *study.find("experiment"), "unsupported_value",
                       "A continuous reactor is scaled by its residence time, not by its dosing.",
                       "Take a batch or semi-batch recipe.");
  if (recipe.steady_state)
    reading.faults.add(value ? *value : *study.find("experiment"), "unsupported_value",
                       "A steady state has no course in time that another vessel could follow.",
                       "Leave \"steady_state\" out and give a duration.");
}

}  // namespace pf::document
