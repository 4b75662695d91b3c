#include "../../read_run.hpp"
#include "../../sections.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "read_inputs.hpp"
#include "read_outputs.hpp"

namespace pf::document::sensitivity_kind {
namespace {

constexpr double largest_exact = 9007199254740991.0;  // 2^53 - 1: what JSON numbers hold exactly
constexpr std::size_t sobol_samples = 1024, morris_trajectories = 20;
constexpr auto fewest_sobol_samples = static_cast<double>(statistics::SobolIndices::least_samples);
/// Runs of a study, and numbers that it keeps until its end.
constexpr std::uint64_t most_runs = 10'000'000, most_values = 50'000'000;

std::size_t count(ObjectReader& object, std::string_view key, double low, double high,
                  std::size_t otherwise) {
  return static_cast<std::size_t>(object.integer(key, low, high).value_or(static_cast<double>(otherwise)));
}

void read_method_of(ObjectReader& object, study::Sensitivity& study) {
  using study::SensitivityMethod;
  object.require("method", "\"local\", \"one_at_a_time\", \"sobol\" or \"morris\".");
  const auto choice = object.choice("method", {"local", "one_at_a_time", "sobol", "morris"});
  if (choice) study.method = static_cast<SensitivityMethod>(*choice);
}

void read_options(ObjectReader& object, study::Sensitivity& study) {
  Reading& reading = object.reading();
  const bool morris = study.method == study::SensitivityMethod::morris;
  const bool sobol = study.method == study::SensitivityMethod::sobol;
  study.points = count(object, "points", 2, 10000, study.points);
  study.samples = count(object, "samples", sobol ? fewest_sobol_samples : 2, 1e7,
                        morris ? morris_trajectories : sobol_samples);
  study.second_order = object.boolean("second_order").value_or(false);
  study.levels = count(object, "levels", 2, 1000, study.levels);
  if (study.levels % 2 != 0)
    reading.faults.add(*object.find("levels"), "out_of_range",
                       "'levels' is " + std::to_string(study.levels) + "; it must be even.",
                       "Morris' steps cross half of the grid: 4 is usual.");
  if (const auto value = object.find("confidence");
      value && expect(reading, *value, JsonKind::number, "'confidence'")) {
    if (value->number() >= 0.5 && value->number() < 1.0)
      study.confidence = value->number();
    else
      reading.faults.add(*value, "out_of_range",
                         "'confidence' is " + written(*value) + "; allowed are 0.5 to less than 1.",
                         "0.95 is usual.");
  }
  study.resamples = count(object, "resamples", 0, 10000, study.resamples);
  if (const auto seed = object.integer("seed", 0, largest_exact))
    study.seed = static_cast<std::uint64_t>(*seed);
}

/// What would not fit into memory or an evening.
void check_size(ObjectReader& object, const study::Project& project, const study::Sensitivity& study) {
  Reading& reading = object.reading();
  const std::size_t inputs = study.inputs.size();
  if (study.method == study::SensitivityMethod::sobol && inputs > statistics::SaltelliDesign::most_inputs) {
    const std::string detail = "Sobol' indices are for at most " +
                               std::to_string(statistics::SaltelliDesign::most_inputs) +
                               " parameters; there are " + std::to_string(inputs) + ".",
                      hint = "Find those that matter with \"method\": \"morris\", and list them.";
    if (const auto list = object.find("parameters"))
      reading.faults.add(*list, "out_of_range", detail, hint);
    else
      reading.faults.add_missing(object.value(), "/parameters", detail, hint);
    return;
  }
  const std::uint64_t runs = study::runs_of(project, study), values = runs * study.outputs.size();
  if (runs <= most_runs && values <= most_values) return;
  reading.faults.add(object.find("samples").value_or(object.value()), "out_of_range",
                     "The study would take " + std::to_string(runs) + " runs with " +
                         std::to_string(study.outputs.size()) +
                         " outputs; allowed are 1e7 runs and 5e7 values.",
                     "Take fewer samples: the error falls with their square root.");
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  auto input = std::make_unique<Input>();
  study::Sensitivity& study = input->study;
  const std::size_t before = reading.faults.count();
  RunChoice choice = read_run(object);
  const reactor::Recipe* recipe = choice.known() ? &choice.chosen(document) : nullptr;
  if (recipe && recipe->steady_state) {
    reading.faults.add(choice.recipe ? *object.find("recipe") : *object.find("experiment"),
                       "unsupported_value", "A sensitivity study follows a run in time, not a steady state.",
                       "Leave \"steady_state\" out and look at the end of a long run.");
    recipe = nullptr;
  }
  read_method_of(object, study);
  study.inputs = read_inputs(object, choice.experiment);
  study.outputs = read_outputs(object, recipe);
  read_options(object, study);
  study.tolerances = read_tolerances(object);
  study.experiment = choice.experiment;
  if (choice.recipe) study.recipe = std::move(*choice.recipe);
  if (before == reading.faults.count()) check_size(object, document.project, study);
  return input;
}

/// The nominal run and those of the method. Of a local analysis one run solves the sensitivity equations;
/// where differences are needed as well, their plain runs are what takes the time.
Work work(const Document& document, const StudyInput& input) {
  const study::Sensitivity& study = static_cast<const Input&>(input).study;
  const bool local = study.method == study::SensitivityMethod::local;
  const auto varied = static_cast<std::size_t>(study::runs_of(document.project, study));
  const std::size_t runs = varied + (local ? 2 : 1);
  return {runs, runs, local && varied == 0 ? study.inputs.size() : 0};
}

}  // namespace pf::document::sensitivity_kind
