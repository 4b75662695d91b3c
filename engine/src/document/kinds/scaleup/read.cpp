#include <algorithm>

#include "../../read_decomposition.hpp"
#include "../../read_run.hpp"
#include "../../read_scaling.hpp"
#include "../../read_uncertainty.hpp"
#include "../../sections.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document::scaleup_kind {
namespace {

namespace dim = units::dimension;

void read_target(Reading& reading, JsonValue value, std::size_t number, study::ScaleUp& study) {
  ObjectReader object(reading, value, "Target " + std::to_string(number));
  study::ScaleUpTarget target;
  const auto vessel = read_vessel_id(object);
  target.volume = object.constant("volume", dim::volume, Range::positive);
  target.speed = object.constant("speed", dim::frequency, Range::positive);
  if (!vessel) return;
  target.vessel = *vessel;
  const scaleup::Vessel& chosen = reading.document.project.vessels[*vessel];
  if (target.volume && chosen.capacity > 0 && *target.volume > chosen.capacity)
    reading.faults.add(*object.find("volume"), "out_of_range",
                       "The volume is " + written(*object.find("volume")) + "; " + chosen.name +
                           " holds only " + significant(chosen.capacity * 1e3, 4) + " L.");
  study.targets.push_back(target);
}

void read_rules(ObjectReader& object, study::ScaleUp& study) {
  Reading& reading = object.reading();
  if (!object.has("rules")) {
    for (const scaleup::Rule& rule : scaleup::rules()) study.rules.push_back(&rule);
    return;
  }
  for (const JsonValue value : object.array("rules")) {
    const scaleup::Rule* rule = read_rule(reading, value);
    if (rule == nullptr) continue;
    if (std::ranges::find(study.rules, rule) != study.rules.end())
      reading.faults.add(value, "duplicate_id", "The rule " + quote(rule->id) + " is listed twice.");
    else
      study.rules.push_back(rule);
  }
}

/// Either member asks for the cooling failure.
void read_safety(ObjectReader& object, study::ScaleUp& study) {
  Reading& reading = object.reading();
  const bool asked = object.has("decomposition") || object.has("max_temperature");
  study::SafetyQuestion question;
  question.decomposition = read_decomposition(object);
  question.max_temperature = object.constant("max_temperature", dim::temperature, Range::temperature);
  if (!asked) return;
  if (!reading.document.project.medium.heat_capacity) reading.ask_heat_capacity("a cooling failure");
  study.safety = std::move(question);
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  auto input = std::make_unique<Input>();
  study::ScaleUp& study = input->study;
  RunChoice choice = read_run(object);
  if (choice.known()) check_scalable(object, choice.chosen(document), "a scale-up study");
  const reactor::Recipe* run = choice.known() ? &choice.chosen(document) : nullptr;
  if (const auto base = read_base(object, run)) study.base = *base;
  const auto targets = object.require("targets", "For example: [{\"vessel\": \"plant\"}].");
  std::size_t number = 0;
  for (const JsonValue target : object.array("targets")) read_target(reading, target, ++number, study);
  if (targets && number == 0 && targets->is(JsonKind::array))
    reading.faults.add(*targets, "out_of_range", "'targets' needs at least one vessel.");
  read_rules(object, study);
  study.phases = read_phases(object);
  study.dosing = read_dosing(object, true);
  read_safety(object, study);
  study.simulate = object.boolean("simulate").value_or(true);
  study.uncertainty = read_uncertainty(object, choice.experiment);
  study.experiment = choice.experiment;
  if (choice.recipe) study.recipe = std::move(*choice.recipe);
  study.tolerances = read_tolerances(object);
  study.method = read_method(object);
  return input;
}

/// The base, and some ten dosing times for each rule of each target.
Work work(const Document&, const StudyInput& input) {
  constexpr std::size_t dosing_times = 10;
  const study::ScaleUp& study = static_cast<const Input&>(input).study;
  const std::size_t runs = study.simulate ? study.targets.size() * study.rules.size() * dosing_times : 0;
  return {runs + 1, runs + 1, 0};
}

}  // namespace pf::document::scaleup_kind
