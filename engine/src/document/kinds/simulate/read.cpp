#include <algorithm>

#include "../../sections.hpp"
#include "kind.hpp"
#include "pharmaflow/base/sort.hpp"

namespace pf::document::simulate {
namespace {

/// Output times [s], ascending, each once.
void read_times(Reading& reading, JsonValue value, std::optional<double> duration, study::Simulate& study) {
  const auto column = read_column(reading, value, "The column 'times'", units::dimension::time);
  auto times = column ? column_numbers(reading, *column, "A time") : std::nullopt;
  if (!times) return;
  if (times->empty()) {
    reading.faults.add(column->values, "out_of_range", "'times' needs at least one time.");
    return;
  }
  const double end = duration ? *duration * (1.0 + 1e-12) : 0.0;
  const auto elements = column->values.elements();
  for (std::size_t i = 0; i < times->size(); ++i) {
    double& t = (*times)[i];
    if (t < 0.0 || (duration && t > end)) {
      reading.faults.add(
          elements[i], "out_of_range",
          "The output time " + written(elements[i]) + " " + column->unit.text + " lies outside the run.",
          "Times run from 0 to the recipe's duration.");
      return;
    }
    if (duration) t = std::min(t, *duration);
  }
  sort_small(*times);
  times->erase(std::unique(times->begin(), times->end()), times->end());
  study.times = std::move(*times);
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  auto input = std::make_unique<Input>();
  study::Simulate& study = input->study;
  const auto recipe_value = object.find("recipe"), experiment = object.find("experiment");
  const reactor::Recipe* recipe = nullptr;
  if (recipe_value && experiment) {
    reading.faults.add(*experiment, "unsupported_value", "The study has a 'recipe' and an 'experiment'.",
                       "Keep one: an experiment brings its own recipe.");
  } else if (!recipe_value && !experiment) {
    object.require("recipe", "Or \"experiment\": the id of an experiment.");
  }
  if (recipe_value) {
    if (auto given = read_recipe(reading, *recipe_value)) {
      study.recipe = std::move(*given);
      recipe = &study.recipe;
    }
  } else if (experiment && expect(reading, *experiment, JsonKind::string, "'experiment'")) {
    study.experiment = resolve_experiment(reading, *experiment, experiment->text());
    if (study.experiment) recipe = &document.project.experiments[*study.experiment].recipe;
  }
  auto duration = recipe && !recipe->steady_state ? start_value(reading, recipe->duration) : std::nullopt;
  if (duration && *duration <= 0.0) duration.reset();  // missing or faulty, told already
  if (const auto output = object.find("output")) {
    ObjectReader choices(reading, *output, "'output'");
    const auto times = choices.find("times"), points = choices.find("points");
    if (times && points)
      reading.faults.add(*points, "unsupported_value", "'output' has 'times' and 'points'.",
                         "Keep one of them.");
    if (times) read_times(reading, *times, duration, study);
    if (const auto count = choices.integer("points", 2, 1e6)) study.points = static_cast<std::size_t>(*count);
  }
  study.tolerances = read_tolerances(object);
  study.method = read_method(object);
  return input;
}

Work work(const Document&, const StudyInput&) { return {}; }

}  // namespace pf::document::simulate
