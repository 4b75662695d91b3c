#include "target_run.hpp"

#include <algorithm>

#include "dosing_time.hpp"
#include "operations.hpp"

namespace pf::study {
namespace {

/// Output times of the runs that look for the dosing time: the largest rise is the largest among them.
constexpr std::size_t search_points = 201;

/// Below and above the volumes of the recipe the conductance is not needed; a little more keeps the ends
/// inside.
constexpr double margin = 0.01;

class Runner {
 public:
  Runner(const Chemistry& chemistry, const BaseFacts& base, const TargetHeat* heat, double ratio,
         const ScaleUp& study, const RunContext& context)
      : chemistry_(chemistry), base_(base), heat_(heat), ratio_(ratio), study_(study), context_(context) {}

  TargetRun run() {
    double factor = 1.0;
    if (base_.window && heat_ != nullptr) {
      if (!find_dosing(factor)) return std::move(result_);
    } else if (base_.window) {
      result_.dosing = DosingResult{Dosing::Strategy::as_recipe, base_.window->length(),
                                    base_.window->length(), std::nullopt, "the recipe"};
    }
    auto run = simulate(factor, study_.points, true);
    if (run) result_.run = std::move(run);
    return std::move(result_);
  }

 private:
  TimeMap map(double factor) const { return {base_.window.value_or(DosingWindow{}), factor}; }

  std::optional<reactor::Result> simulate(double factor, std::size_t points, bool books) {
    const reactor::Recipe recipe =
        target_recipe(*base_.recipe, chemistry_.parameters(), ratio_, map(factor), base_.aims, heat_);
    auto run = chemistry_.run(recipe, points, books, context_);
    if (!run) {
      result_.heat = run.error().detail;
      result_.termination = Termination::not_converged;
      return std::nullopt;
    }
    if (!succeeded(run->termination)) {
      result_.termination = run->termination;
      result_.heat = run->reason;
      if (!books) return std::nullopt;  // the last run shows how far it came
    }
    return std::move(*run);
  }

  std::optional<double> rise(double factor) {
    const auto run = simulate(factor, search_points, false);
    if (!run) return std::nullopt;
    return largest_rise(run->series, base_.aims, map(factor), base_.window->begin).value_or(0.0);
  }

  /// @return whether a run is left to be made
  bool find_dosing(double& factor) {
    DosingResult dosing;
    dosing.strategy = study_.dosing.strategy.value_or(Dosing::Strategy::heat_limited);
    dosing.recipe_time = base_.window->length();
    const double allowed = study_.dosing.temperature_rise;
    if (dosing.strategy == Dosing::Strategy::as_recipe) {
      const auto at_recipe = rise(1.0);
      if (!at_recipe) return false;
      dosing.rise_at_recipe = at_recipe;
      dosing.time = dosing.recipe_time;
      dosing.limited_by = "the recipe";
      result_.dosing = std::move(dosing);
      return true;
    }
    const double largest = study_.dosing.max_time / dosing.recipe_time;
    const StretchSearch search = shortest_dosing(
        [&](double f) -> std::optional<double> {
          const auto found = rise(f);
          return found ? std::optional(*found - allowed) : std::nullopt;
        },
        largest);
    if (search.ended) return false;
    dosing.rise_at_recipe = search.at_recipe + allowed;
    if (search.factor) {
      factor = *search.factor;
      dosing.time = factor * dosing.recipe_time;
      dosing.limited_by = factor > 1.0 ? "heat removal" : "the recipe";
    } else {
      factor = std::max(largest, 1.0);
      dosing.limited_by = "heat removal, at any dosing time that was tried";
    }
    result_.dosing = std::move(dosing);
    return true;
  }

  const Chemistry& chemistry_;
  const BaseFacts& base_;
  const TargetHeat* heat_;
  double ratio_;
  const ScaleUp& study_;
  const RunContext& context_;
  TargetRun result_;
};

}  // namespace

BaseFacts base_facts(const reactor::Recipe& recipe, const Chemistry& chemistry, const reactor::Result& run) {
  BaseFacts base;
  base.recipe = &recipe;
  base.aims = aims_of(recipe, chemistry.parameters(), run.series);
  base.window = dosing_window(recipe, chemistry.parameters());
  base.volume = run.summary.final_volume;
  const auto [low, high] = std::ranges::minmax(run.series.volume);
  base.volume_min = low;
  base.volume_max = high;
  return base;
}

std::expected<TargetHeat, scaleup::NotApplicable> heat_of(const scaleup::Vessel& vessel,
                                                          const scaleup::Operation& operation,
                                                          double volume_min, double volume_max) {
  auto table = inlet_conductance(vessel, operation, volume_min * (1.0 - margin), volume_max * (1.0 + margin));
  if (!table) return std::unexpected(table.error());
  TargetHeat heat;
  heat.table = std::move(*table);
  heat.inlet_min = vessel.jacket->coolant.inlet_min;
  heat.inlet_max = vessel.jacket->coolant.inlet_max;
  heat.vessel_heat_capacity = vessel.heat_capacity.value_or(0.0);
  if (const scaleup::Condition* power = scaleup::find_condition("power"))
    heat.stirring_power = power->compute(vessel, operation).value_or(0.0);
  return heat;
}

TargetRun run_target(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                     const scaleup::Operation& operation, const ScaleUp& study, const RunContext& context) {
  const double ratio = operation.volume / base.volume;
  std::string why;
  std::expected<TargetHeat, scaleup::NotApplicable> heat =
      scaleup::not_applicable("the heat capacity of the medium is not given");
  if (chemistry.project().medium.heat_capacity)
    heat = heat_of(vessel, operation, base.volume_min * ratio, base.volume_max * ratio);
  if (!heat) why = heat.error().reason;
  TargetRun result = Runner(chemistry, base, heat ? &*heat : nullptr, ratio, study, context).run();
  if (!why.empty() && result.heat.empty()) result.heat = why;
  return result;
}

}  // namespace pf::study
