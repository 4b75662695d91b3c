#include "../../read_decomposition.hpp"
#include "../../read_run.hpp"
#include "../../read_uncertainty.hpp"
#include "../../sections.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document::safety_kind {
namespace {

namespace dim = units::dimension;

constexpr std::size_t default_instants = 51;

/// The reactions as they stand in the document.
std::vector<JsonValue> reactions_of(const Reading& reading) {
  for (const JsonValue::Member& member : reading.root().members())
    if (member.key == "reactions") {
      const JsonValue list = reading.root().at(member.value_index);
      return list.is(JsonKind::array) ? list.elements() : std::vector<JsonValue>{};
    }
  return {};
}

bool has_heat(JsonValue reaction) {
  if (!reaction.is(JsonKind::object)) return true;  // told already
  for (const JsonValue::Member& member : reaction.members())
    if (member.key == "heat") return true;
  return false;
}

/// Without any heat there is nothing to assess; where only some are missing, they count as none.
void check_heats(Reading& reading) {
  const std::vector<JsonValue> reactions = reactions_of(reading);
  if (reactions.empty()) {
    reading.faults.add_missing(reading.root(), "/reactions", "A safety study needs reactions with heats.",
                               "Declare at least one reaction with \"heat\".");
    return;
  }
  std::vector<std::string> missing;
  std::vector<std::size_t> indices;
  const auto& known = reading.document.project.network.reactions;
  for (std::size_t i = 0; i < reactions.size(); ++i)
    if (!has_heat(reactions[i])) {
      missing.push_back(i < known.size() ? known[i].id : std::to_string(i + 1));
      indices.push_back(i);
    }
  if (missing.size() == reactions.size()) {
    reading.faults.add_missing(reactions.front(), "/heat",
                               "No reaction has a heat; a safety study needs that of the reactions that set "
                               "heat free.",
                               "For example: \"heat\": \"-85 kJ/mol\" (negative: exothermic).");
    return;
  }
  if (missing.empty()) return;
  reading.document.warnings.push_back(
      {"heat_missing",
       (missing.size() == 1 ? "Reaction " + missing.front() + " has no heat and counts"
                            : "Reactions " + join(missing, ", ") + " have no heat and count") +
           " as neither setting heat free nor taking it.",
       "/reactions/" + std::to_string(indices.front())});
}

void check_recipe(ObjectReader& object, const reactor::Recipe& recipe) {
  Reading& reading = object.reading();
  const auto own = object.find("recipe");
  if (recipe.type == reactor::Type::cstr)
    reading.faults.add(own ? *own : *object.find("experiment"), "unsupported_value",
                       "A safety study looks at batch and semi-batch recipes, not at a cstr.",
                       "Describe the start-up or the hold as a batch, with its feeds.");
  if (!reading.document.project.medium.density) reading.ask_density("a safety study");
  if (!reading.document.project.medium.heat_capacity) reading.ask_heat_capacity("a safety study");
}

std::optional<study::Cooling> read_cooling(ObjectReader& study) {
  const auto value = study.find("cooling");
  if (!value) return std::nullopt;
  ObjectReader object(study.reading(), *value, "The cooling");
  const auto ua =
      object.require_quantity("UA", dim::heat_transfer, Range::non_negative, "For example: \"500 W/K\".");
  const auto temperature = object.require_quantity("temperature", dim::temperature, Range::temperature,
                                                   "Of the coolant, for example: \"5 degC\".");
  if (!ua || !temperature) return std::nullopt;
  return study::Cooling{*ua, *temperature};
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  auto input = std::make_unique<Input>();
  study::Safety& study = input->study;
  RunChoice choice = read_run(object);
  if (choice.known()) check_recipe(object, choice.chosen(document));
  check_heats(reading);
  study.process_temperature = object.constant("process_temperature", dim::temperature, Range::temperature);
  study.max_temperature = object.constant("max_temperature", dim::temperature, Range::temperature);
  study.decomposition = read_decomposition(object);
  study.instants = static_cast<std::size_t>(object.integer("instants", 2, 10000).value_or(default_instants));
  study.cooling = read_cooling(object);
  study.uncertainty = read_uncertainty(object, choice.experiment);
  study.tolerances = read_tolerances(object);
  study.method = read_method(object);
  study.experiment = choice.experiment;
  if (choice.recipe) study.recipe = std::move(*choice.recipe);
  return input;
}

/// Two failures for each instant, some forty runs for the dosing, also for each draw.
Work work(const Document&, const StudyInput& input) {
  constexpr std::size_t fixed = 40, of_draw = 40;
  const study::Safety& study = static_cast<const Input&>(input).study;
  std::size_t runs = fixed + study.instants * (study.decomposition ? 2 : 1);
  if (study.uncertainty)
    runs += of_draw * (study.uncertainty->options.samples + 2 * study.uncertainty->parameters.size());
  return {runs, runs, 0};
}

}  // namespace pf::document::safety_kind
