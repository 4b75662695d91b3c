#include "scaleup_spread.hpp"

#include <limits>

#include "pharmaflow/study/uncertainty.hpp"
#include "run_outputs.hpp"

namespace pf::study {
namespace {

constexpr std::size_t base_points = 201;  ///< as of the nominal base run

enum Scalar : std::size_t { dosing_time, mtsr, mtsr_at_recipe, scalars };

}  // namespace

pf::Result<std::optional<RuleSpread>> spread_of_target(const Project& project, const ScaleUp& study,
                                                       const BaseFacts& base, const scaleup::Vessel& vessel,
                                                       const scaleup::Operation& operation,
                                                       const TargetRun& nominal, const RunContext& context,
                                                       Termination& termination) {
  const Uncertainty& uncertainty = *study.uncertainty;
  const bool searched =
      nominal.dosing && nominal.dosing->time && nominal.dosing->strategy == Dosing::Strategy::heat_limited;
  ScaleUp search = study;
  // Where the cooling decides, the cooling failure needs no look at every dosing time.
  if (searched && !nominal.dosing->by_mtsr) search.safety.reset();
  const auto predict = [&](std::span<const double> inputs, std::span<double> outputs) {
    const Chemistry chemistry(project,
                              parameters_with(project, study.experiment, uncertainty.parameters, inputs),
                              study.tolerances, study.method);
    const auto base_run = chemistry.run(*base.recipe, base_points, true, {});
    if (!base_run || !succeeded(base_run->termination)) return false;
    const BaseFacts facts = base_facts(*base.recipe, chemistry, *base_run);
    const TargetRun held = run_target_at(chemistry, facts, vessel, operation, study, nominal.factor, {});
    if (!held.run || !succeeded(held.run->termination)) return false;
    write_outputs(*nominal.run, *held.run, outputs.subspan(scalars));
    const double none = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < scalars; ++i) outputs[i] = none;
    if (held.safety) {
      outputs[mtsr] = held.safety->chosen.mtsr;
      outputs[mtsr_at_recipe] = held.safety->at_recipe.value_or(held.safety->chosen).mtsr;
    }
    if (!searched) return true;
    const auto time = dosing_time_of(chemistry, facts, vessel, operation, search, nominal.factor);
    if (time) outputs[dosing_time] = *time;
    return true;
  };
  statistics::PropagationOptions options = uncertainty.options;
  if (!uncertainty.seeded) options.seed = context.seed;
  const auto found = statistics::propagate(predict, scalars + run_outputs(*nominal.run), uncertainty.inputs,
                                           options, context);
  if (!found) return std::unexpected(found.error());
  if (!succeeded(found->termination)) {
    termination = found->termination;
    return std::nullopt;
  }
  RuleSpread spread;
  spread.run = read_spread(*nominal.run, std::span(found->spread).subspan(scalars));
  spread.run.draws = options.samples;
  spread.run.failed = found->failed;
  if (searched) spread.dosing_time = with_interval(found->spread[dosing_time], *nominal.dosing->time);
  if (nominal.safety) {
    spread.mtsr = with_interval(found->spread[mtsr], nominal.safety->chosen.mtsr);
    if (nominal.safety->at_recipe)
      spread.mtsr_at_recipe = with_interval(found->spread[mtsr_at_recipe], nominal.safety->at_recipe->mtsr);
  }
  return spread;
}

}  // namespace pf::study
