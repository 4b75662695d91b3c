#include <algorithm>

#include "../../read_run.hpp"
#include "../../read_scaling.hpp"
#include "../../read_uncertainty.hpp"
#include "../../sections.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document::rank_kind {
namespace {

namespace dim = units::dimension;

void read_vessel_list(ObjectReader& object, const Document& document, study::Rank& study) {
  Reading& reading = object.reading();
  const auto list = object.find("vessels");
  if (!list) {
    for (std::size_t i = 0; i < document.project.vessels.size(); ++i)
      if (i != study.base.vessel) study.vessels.push_back(i);
    if (study.vessels.empty() && !document.project.vessels.empty())
      reading.faults.add(object.value(), "missing_property",
                         object.name() + " has no vessel to rank: the base is the only one.",
                         "Add vessels to the document, or name the base under 'vessels'.");
    return;
  }
  const auto values = object.array("vessels");
  if (list->is(JsonKind::array) && values.empty())
    reading.faults.add(*list, "out_of_range", "'vessels' needs at least one vessel.");
  for (const JsonValue value : values) {
    if (!expect(reading, value, JsonKind::string, "A vessel's id")) continue;
    const auto index = resolve_vessel(reading, value, value.text());
    if (!index) continue;
    if (std::ranges::find(study.vessels, *index) != study.vessels.end())
      reading.faults.add(value, "duplicate_id", "The vessel " + quote(value.text()) + " is listed twice.");
    else
      study.vessels.push_back(*index);
  }
}

void read_requirements(ObjectReader& object, study::Rank& study) {
  const auto value = object.find("requirements");
  if (!value) return;
  ObjectReader wanted(object.reading(), *value, "The requirements");
  study.requirements.blend_time = wanted.constant("blend_time", dim::time, Range::positive);
  study.requirements.kla = wanted.constant("kla", dim::frequency, Range::positive);
  study.requirements.power_per_volume =
      wanted.constant("power_per_volume", dim::power / dim::volume, Range::positive);
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  auto input = std::make_unique<Input>();
  study::Rank& study = input->study;
  RunChoice choice = read_run(object);
  if (choice.known()) check_scalable(object, choice.chosen(document), "a ranking of vessels");
  const reactor::Recipe* run = choice.known() ? &choice.chosen(document) : nullptr;
  if (const auto base = read_base(object, run)) study.base = *base;
  read_vessel_list(object, document, study);
  study.volume = object.constant("volume", dim::volume, Range::positive);
  study.rule = scaleup::find_rule("power_per_volume");
  if (const auto rule = object.find("rule"))
    if (const scaleup::Rule* named = read_rule(object.reading(), *rule)) study.rule = named;
  study.phases = read_phases(object);
  study.dosing = read_dosing(object, false);
  read_requirements(object, study);
  study.uncertainty = read_uncertainty(object, choice.experiment);
  if (study.uncertainty && study.uncertainty->options.samples == 0)
    object.reading().faults.add(*object.find("uncertainty"), "out_of_range",
                                "Whether a vessel can run a process is drawn, not linearised.",
                                "Give \"samples\", for example 200.");
  study.experiment = choice.experiment;
  if (choice.recipe) study.recipe = std::move(*choice.recipe);
  study.tolerances = read_tolerances(object);
  study.method = read_method(object);
  return input;
}

/// The base, and some ten dosing times for each vessel.
Work work(const Document&, const StudyInput& input) {
  constexpr std::size_t dosing_times = 10;
  const study::Rank& study = static_cast<const Input&>(input).study;
  const std::size_t draws = study.uncertainty ? study.uncertainty->options.samples + 1 : 1;
  const std::size_t runs = (study.vessels.size() * dosing_times + 1) * draws;
  return {runs, runs, 0};
}

}  // namespace pf::document::rank_kind
