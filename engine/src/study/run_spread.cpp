#include "pharmaflow/study/run_spread.hpp"

#include "chemistry.hpp"
#include "run_options.hpp"
#include "run_outputs.hpp"

namespace pf::study {

pf::Result<RunSpread> spread_of(const Project& project, const Simulate& study, const Uncertainty& uncertainty,
                                const reactor::Result& nominal, const RunContext& context) {
  const reactor::Recipe& recipe =
      study.experiment ? project.experiments[*study.experiment].recipe : study.recipe;
  const auto predict = [&](std::span<const double> inputs, std::span<double> outputs) {
    const Chemistry chemistry(project,
                              parameters_with(project, study.experiment, uncertainty.parameters, inputs),
                              study.tolerances, study.method);
    const auto run = study.times.empty() ? chemistry.run(recipe, study.points, true, {})
                                         : chemistry.run_at(recipe, study.times, true, {});
    if (!run || !succeeded(run->termination)) return false;
    write_outputs(nominal, *run, outputs);
    return true;
  };
  statistics::PropagationOptions options = uncertainty.options;
  if (!uncertainty.seeded) options.seed = context.seed;
  const auto found =
      statistics::propagate(predict, run_outputs(nominal), uncertainty.inputs, options, context);
  if (!found) return std::unexpected(found.error());
  if (!succeeded(found->termination)) return fail("cancelled", "The propagation of errors was ended.");
  RunSpread result = read_spread(nominal, found->spread);
  result.draws = options.samples;
  result.failed = found->failed;
  return result;
}

}  // namespace pf::study
