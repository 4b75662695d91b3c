#include <set>

#include "../../read_scaling.hpp"
#include "../../read_vessel_parts.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "read_curve.hpp"

namespace pf::document::wilson_kind {
namespace {

namespace dim = units::dimension;

/// The list, of which there is one. @return its value
std::optional<JsonValue> read_measured(ObjectReader& object, study::Wilson& study) {
  Reading& reading = object.reading();
  const auto curves = object.find("curves"), coefficients = object.find("coefficients");
  if (curves && coefficients)
    reading.faults.add(*coefficients, "unsupported_value", "The study has 'curves' and 'coefficients'.",
                       "Keep one: U follows from the curves.");
  if (!curves && !coefficients)
    object.require("curves", "One for each speed; or \"coefficients\", where U is known.");
  std::size_t number = 0;
  for (const JsonValue value : object.array("curves"))
    if (auto curve = read_curve(reading, value, ++number)) study.curves.push_back(std::move(*curve));
  if (!curves)
    for (const JsonValue value : object.array("coefficients"))
      if (const auto one = read_coefficient(reading, value, ++number)) study.coefficients.push_back(*one);
  return curves ? curves : coefficients;
}

void check_speeds(Reading& reading, JsonValue list, const study::Wilson& study) {
  if (!list.is(JsonKind::array)) return;
  const std::size_t sound = study.curves.size() + study.coefficients.size();
  if (sound < list.size()) return;  // some are faulty: told already
  std::set<double> speeds;
  for (const auto& one : study.curves) speeds.insert(one.speed);
  for (const auto& one : study.coefficients) speeds.insert(one.speed);
  if (speeds.size() < 3)
    reading.faults.add(
        list, "too_few_observations",
        "A line of U against the speed needs three speeds; there " +
            std::string(speeds.size() == 1 ? "is 1." : "are " + std::to_string(speeds.size()) + "."),
        "Measure at more speeds, at one temperature and filling.");
}

void read_volume(ObjectReader& object, const scaleup::Vessel* vessel, bool needed, study::Wilson& study) {
  study.volume = needed ? require_constant(object, "volume", dim::volume, Range::positive,
                                           "Of liquid during the curves, for example: \"1000 L\".")
                        : object.constant("volume", dim::volume, Range::positive);
  if (study.volume && vessel && vessel->capacity > 0 && *study.volume > vessel->capacity)
    object.reading().faults.add(*object.find("volume"), "out_of_range",
                                "The volume is " + written(*object.find("volume")) + "; " + vessel->name +
                                    " holds only " + significant(vessel->capacity * 1e3, 4) + " L.");
}

/// What a curve is read with.
void ask_for_curves(ObjectReader& object, const scaleup::Vessel* vessel, const study::Wilson& study) {
  Reading& reading = object.reading();
  if (vessel && !vessel->jacket)
    reading.faults.add(*object.find("vessel"), "missing_property",
                       vessel->name + " has no jacket: the area of its heat transfer is not known.",
                       "Give the vessel a jacket, or give \"coefficients\" instead of curves.");
  if (study.heat_capacity) return;
  if (!reading.document.project.medium.density)
    reading.ask_density("a cooling curve without 'heat_capacity'");
  if (!reading.document.project.medium.heat_capacity)
    reading.ask_heat_capacity("a cooling curve without 'heat_capacity'");
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  auto input = std::make_unique<Input>();
  study::Wilson& study = input->study;
  study.path = object.value().pointer();
  const auto index = read_vessel_id(object);
  const scaleup::Vessel* vessel = index ? &document.project.vessels[*index] : nullptr;
  study.vessel = index.value_or(0);
  const bool curves = object.has("curves");
  read_volume(object, vessel, curves, study);
  study.reference_speed = object.constant("reference_speed", dim::frequency, Range::positive);
  study.temperature = object.constant("temperature", dim::temperature, Range::temperature);
  study.heat_capacity = object.constant("heat_capacity", dim::total_heat_capacity, Range::positive);
  if (const auto list = read_measured(object, study)) check_speeds(reading, *list, study);
  if (curves)
    ask_for_curves(object, vessel, study);
  else if (object.has("heat_capacity"))
    reading.faults.add(*object.find("heat_capacity"), "unsupported_value",
                       "A heat capacity says nothing about coefficients that are known.",
                       "Leave it out, or give \"curves\".");
  return input;
}

Work work(const Document&, const StudyInput&) { return {1, 0, 0}; }

}  // namespace pf::document::wilson_kind
