#include "read_run.hpp"

#include "sections.hpp"

namespace pf::document {

RunChoice read_run(ObjectReader& study) {
  Reading& reading = study.reading();
  RunChoice choice;
  const auto recipe = study.find("recipe"), experiment = study.find("experiment");
  if (recipe && experiment)
    reading.faults.add(*experiment, "unsupported_value", "The study has a 'recipe' and an 'experiment'.",
                       "Keep one: an experiment brings its own recipe.");
  else if (!recipe && !experiment)
    study.require("recipe", "Or \"experiment\": the id of an experiment.");
  if (recipe)
    choice.recipe = read_recipe(reading, *recipe);
  else if (experiment && expect(reading, *experiment, JsonKind::string, "'experiment'"))
    choice.experiment = resolve_experiment(reading, *experiment, experiment->text());
  return choice;
}

}  // namespace pf::document
