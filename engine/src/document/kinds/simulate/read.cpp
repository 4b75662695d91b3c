#include <algorithm>

#include "../../read_run.hpp"
#include "../../read_uncertainty.hpp"
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
  RunChoice choice = read_run(object);
  const reactor::Recipe* recipe = choice.known() ? &choice.chosen(document) : nullptr;
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
  input->uncertainty = read_uncertainty(object, choice.experiment);
  if (input->uncertainty && recipe && recipe->steady_state)
    reading.faults.add(*object.find("uncertainty"), "unsupported_value",
                       "A steady state has no course in time that a band could be about.",
                       "Leave 'uncertainty' out, or simulate the start-up without \"steady_state\".");
  study.experiment = choice.experiment;
  if (choice.recipe) study.recipe = std::move(*choice.recipe);
  study.tolerances = read_tolerances(object);
  study.method = read_method(object);
  return input;
}

/// The run, two for each uncertain parameter, and the draws.
Work work(const Document&, const StudyInput& input) {
  const auto& uncertainty = static_cast<const Input&>(input).uncertainty;
  if (!uncertainty) return {};
  const std::size_t runs = 2 + 2 * uncertainty->parameters.size() + uncertainty->options.samples;
  return {runs, runs, 0};
}

}  // namespace pf::document::simulate
