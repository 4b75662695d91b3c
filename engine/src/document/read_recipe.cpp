#include <algorithm>

#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

void ask_temperature(Reading& reading, JsonValue charge) {
  reading.faults.add_missing(charge, "/temperature",
                             "The temperature of the charge is missing, and something depends on it.",
                             "For example: \"temperature\": \"25 degC\".");
}

class RecipeReader {
 public:
  RecipeReader(Reading& reading, JsonValue value)
      : reading_(reading), object_(reading, value, "The recipe") {}

  std::optional<reactor::Recipe> read() {
    if (!object_.ok()) return std::nullopt;
    if (object_.choice("reactor", {"batch", "cstr"}) == 1) recipe_.type = reactor::Type::cstr;
    read_duration();
    read_temperature();
    read_charge();
    for (const JsonValue value : object_.array("feeds")) read_feed(value);
    for (const JsonValue value : object_.array("doses")) read_dose(value);
    for (const JsonValue value : object_.array("withdrawals")) read_withdrawal(value);
    if (const auto value = object_.find("vessel")) read_vessel(*value);
    for (const JsonValue value : object_.array("events")) read_event(value);
    return std::move(recipe_);
  }

 private:
  bool cstr() const { return recipe_.type == reactor::Type::cstr; }

  void read_duration() {
    const bool steady = object_.boolean("steady_state").value_or(false);
    if (steady && !cstr())
      reading_.faults.add(*object_.find("steady_state"), "unsupported_value",
                          "Only a continuous reactor has steady states.", "Set \"reactor\": \"cstr\".");
    recipe_.steady_state = steady && cstr();
    if (!steady) object_.require("duration", "How long the run lasts, for example: \"30 min\".");
    if (const auto duration = object_.quantity("duration", dim::time, Range::positive))
      recipe_.duration = *duration;
  }

  void read_temperature() {
    TemperatureControl control;
    const auto value = object_.find("temperature");
    if (value) control = read_temperature_control(reading_, *value, start_value(reading_, recipe_.duration));
    if (!value) control.stages.push_back({});
    if (control.energy_balance) {
      if (!reading_.document.project.medium.density) reading_.ask_density("an energy balance");
      if (!reading_.document.project.medium.heat_capacity) reading_.ask_heat_capacity("an energy balance");
    }
    if (recipe_.steady_state && control.piecewise)
      reading_.faults.add(*value, "unsupported_value",
                          "A steady state needs conditions that do not change in time.",
                          "Use one stage without points.");
    energy_balance_ = control.energy_balance;
    recipe_.stages = std::move(control.stages);
  }

  void read_charge() {
    const auto value =
        object_.require("charge", "For example: {\"volume\": \"1 L\", \"concentrations\": {}}.");
    if (!value) return;
    ObjectReader charge(reading_, *value, "The charge");
    if (const auto volume =
            charge.require_quantity("volume", dim::volume, Range::positive, "For example: \"1 L\"."))
      recipe_.charge.volume = *volume;
    recipe_.charge.temperature = charge.quantity("temperature", dim::temperature, Range::temperature);
    recipe_.charge.contents = read_contents(charge, false, std::nullopt);
    if (charge.ok() && !charge.has("temperature")) default_temperature(*value);
  }

  /// The first stage may say at which temperature the run begins; else 25 degC, and a fault if it matters.
  void default_temperature(JsonValue charge) {
    if (recipe_.stages.empty()) return;
    const reactor::Control& first = recipe_.stages.front().control;
    if (const auto* isothermal = std::get_if<reactor::Isothermal>(&first);
        isothermal && isothermal->temperature) {
      recipe_.charge.temperature = isothermal->temperature;
    } else if (const auto* profile = std::get_if<reactor::TemperatureProfile>(&first);
               profile && !profile->points.empty()) {
      recipe_.charge.temperature = profile->points.front().value;
    } else {
      recipe_.charge.temperature = Parametric(298.15);
      if (energy_balance_)
        ask_temperature(reading_, charge);
      else
        reading_.charges_without_temperature.push_back(charge);
    }
  }

  /// `start` < `end` at the start values of parameters.
  void check_span(ObjectReader& object, const Parametric& start, const std::optional<Parametric>& end) {
    const auto from = start_value(reading_, start), to = end ? start_value(reading_, *end) : std::nullopt;
    if (from && to && !(*from < *to))
      reading_.faults.add(*object.find("end"), "out_of_range", object.name() + " ends before it starts.",
                          "'end' must be later than 'start'.");
  }

  /// Of two keys exactly one. @return whether that is so
  bool exactly_one(ObjectReader& object, std::string_view one, std::string_view other) {
    const bool first = object.has(one), second = object.has(other);
    if (first && second) {
      reading_.faults.add(*object.find(other), "unsupported_value",
                          object.name() + " has '" + std::string(one) + "' and '" + std::string(other) +
                              "', which exclude each other.",
                          "Keep one of them.");
    } else if (!first && !second && object.ok()) {
      object.require(one, "Or '" + std::string(other) + "'.");
    }
    return first != second;
  }

  void read_feed(JsonValue value) {
    reactor::Feed feed;
    ObjectReader object(reading_, value, "Feed " + std::to_string(recipe_.feeds.size() + 1));
    feed.id = object.local_id(feed_ids_, "feed" + std::to_string(recipe_.feeds.size() + 1));
    object.text("name");
    exactly_one(object, "rate", "profile");
    if (const auto rate = object.quantity("rate", dim::volume_flow, Range::non_negative)) feed.rate = *rate;
    if (const auto profile = object.find("profile")) {
      auto points = read_profile(reading_, *profile, "profile", dim::volume_flow, Range::non_negative);
      if (points) feed.rate = std::move(*points);
      if (recipe_.steady_state)
        reading_.faults.add(*profile, "unsupported_value",
                            "A steady state needs feeds that do not change in time.", "Give a \"rate\".");
    }
    if (const auto start = object.quantity("start", dim::time, Range::non_negative)) feed.start = *start;
    feed.end = object.quantity("end", dim::time, Range::positive);
    feed.amount = object.quantity("amount", dim::volume, Range::positive);
    if (object.has("end") && object.has("amount")) exactly_one(object, "end", "amount");
    check_span(object, feed.start, feed.end);
    if (recipe_.steady_state) refuse_schedule(object, feed);
    feed.temperature = object.quantity("temperature", dim::temperature, Range::temperature);
    feed.density = object.quantity("density", dim::density, Range::positive);
    feed.heat_capacity = object.quantity("heat_capacity", dim::heat_capacity, Range::positive);
    feed.contents = read_contents(object, true, feed.density);
    recipe_.feeds.push_back(std::move(feed));
  }

  /// In a steady state the feeds flow all the time.
  void refuse_schedule(ObjectReader& object, const reactor::Feed& feed) {
    const bool later = start_value(reading_, feed.start).value_or(0.0) > 0.0;
    for (const std::string_view key : {"start", "end", "amount"})
      if (const auto member = object.find(key); member && (key != "start" || later))
        reading_.faults.add(
            *member, "unsupported_value",
            "A steady state needs feeds that flow all the time; " + quote(key) + " has no meaning.",
            "Leave it out, or simulate the start-up without \"steady_state\".");
  }

  void read_dose(JsonValue value) {
    reactor::Dose dose;
    ObjectReader object(reading_, value, "Dose " + std::to_string(recipe_.doses.size() + 1));
    dose.id = object.local_id(dose_ids_, "dose" + std::to_string(recipe_.doses.size() + 1));
    object.text("name");
    if (const auto time =
            object.require_quantity("time", dim::time, Range::non_negative, "For example: \"10 min\"."))
      dose.time = *time;
    // A solid or a neat reagent may add no volume; a solution has one.
    if (object.has("concentrations"))
      object.require("volume", "The volume of the solution, for example: \"20 mL\".");
    if (const auto volume = object.quantity("volume", dim::volume, Range::non_negative))
      dose.volume = *volume;
    dose.temperature = object.quantity("temperature", dim::temperature, Range::temperature);
    dose.contents = read_contents(object, false, std::nullopt);
    recipe_.doses.push_back(std::move(dose));
  }

  void read_withdrawal(JsonValue value) {
    reactor::Withdrawal withdrawal;
    ObjectReader object(reading_, value, "Withdrawal " + std::to_string(recipe_.withdrawals.size() + 1));
    if (cstr() && object.ok())
      reading_.faults.add(value, "unsupported_value",
                          "The volume of a cstr is constant; nothing can be withdrawn.",
                          "The outflow equals the feeds.");
    // All five are asked, whatever the first answer: else the rest of a mixture would pass for unknown keys.
    const bool timed = object.has("time"), measured = object.has("volume"), flowing = object.has("rate");
    const bool begun = object.has("start"), ended = object.has("end");
    const bool sample = timed || measured, draw = flowing || begun || ended;
    if (sample && draw) {
      reading_.faults.add(value, "unsupported_value",
                          object.name() + " mixes a sample (time, volume) with a draw (start, end, rate).",
                          "Keep one of the two forms.");
    } else if (draw) {
      if (const auto start = object.quantity("start", dim::time, Range::non_negative))
        withdrawal.start = *start;
      withdrawal.end = object.quantity("end", dim::time, Range::positive);
      check_span(object, withdrawal.start, withdrawal.end);
      if (!object.has("end")) withdrawal.end = recipe_.duration;
      withdrawal.rate = object.require_quantity("rate", dim::volume_flow, Range::non_negative,
                                                "For example: \"5 mL/min\".");
    } else {
      if (const auto time = object.require_quantity("time", dim::time, Range::non_negative,
                                                    "With a volume; or start, end and rate."))
        withdrawal.start = *time;
      withdrawal.volume =
          object.require_quantity("volume", dim::volume, Range::non_negative, "For example: \"1 mL\".");
    }
    recipe_.withdrawals.push_back(withdrawal);
  }

  void read_vessel(JsonValue value) {
    reactor::Vessel& vessel = recipe_.vessel;
    ObjectReader object(reading_, value, "The vessel");
    if (const auto c = object.quantity("heat_capacity", dim::total_heat_capacity, Range::non_negative))
      vessel.heat_capacity = *c;
    if (const auto power = object.quantity("stirring_power", dim::power, Range::non_negative))
      vessel.stirring_power = *power;
    if (const auto loss = object.find("loss")) {
      ObjectReader inner(reading_, *loss, "The heat loss");
      const auto ua =
          inner.require_quantity("UA", dim::heat_transfer, Range::non_negative, "For example: \"0.1 W/K\".");
      const auto ambient = inner.require_quantity("ambient", dim::temperature, Range::temperature,
                                                  "For example: \"20 degC\".");
      if (ua) vessel.loss_ua = *ua;
      if (ambient) vessel.ambient = *ambient;
    }
  }

  void read_event(JsonValue value) {
    reactor::Event event;
    ObjectReader object(reading_, value, "Event " + std::to_string(recipe_.events.size() + 1));
    event.id = object.local_id(event_ids_, "event" + std::to_string(recipe_.events.size() + 1));
    object.text("name");
    event.stop = object.boolean("stop").value_or(false);
    const auto when = object.require("when", "For example: \"T > 60 degC\".");
    const auto condition = when ? read_condition(reading_, *when, object.name()) : std::nullopt;
    if (condition) event.when = *condition;
    recipe_.events.push_back(std::move(event));
  }

  Reading& reading_;
  ObjectReader object_;
  reactor::Recipe recipe_;
  bool energy_balance_ = false;
  std::vector<std::string> feed_ids_, dose_ids_, event_ids_;
};

}  // namespace

std::optional<reactor::Recipe> read_recipe(Reading& reading, JsonValue value) {
  return RecipeReader(reading, value).read();
}

void ask_charge_temperatures(Reading& reading) {
  if (!reading.temperature_matters) return;
  for (const JsonValue charge : reading.charges_without_temperature) ask_temperature(reading, charge);
}

}  // namespace pf::document
