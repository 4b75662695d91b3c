#include "target_run.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "dosing_time.hpp"
#include "operations.hpp"
#include "safety_conditions.hpp"
#include "target_safety.hpp"

namespace pf::study {
namespace {

/// Output times of the runs that look for the dosing time: the largest rise is the largest among them.
constexpr std::size_t search_points = 201;

/// Below and above the volumes of the recipe the conductance is not needed; a little more keeps the ends
/// inside.
constexpr double margin = 0.01;

/// A dosing time is first looked for within this factor of the one that is expected.
constexpr double nearness = 1.15;

/// How far below its limit the MTSR is brought [K]: at the limit counts as above it.
constexpr double below_limit = 0.01;

/// By how much a dosing misses what is asked [K]; negative: it keeps it.
struct Missed {
  double factor = 1.0;
  std::optional<double> heat, mtsr;
  std::optional<SafetyAt> safety;
  double most() const { return std::max(heat.value_or(-HUGE_VAL), mtsr.value_or(-HUGE_VAL)); }
};

class Runner {
 public:
  Runner(const Chemistry& chemistry, const BaseFacts& base, const TargetHeat* heat, double ratio,
         const ScaleUp& study, const RunContext& context)
      : chemistry_(chemistry), base_(base), heat_(heat), ratio_(ratio), study_(study), context_(context) {}

  TargetRun run() {
    double factor = 1.0;
    if (study_.safety && !set_limit()) return std::move(result_);
    if (base_.window && !choose_dosing(factor)) return std::move(result_);
    return run_at(factor);
  }

  std::optional<double> dosing_time(double expected) {
    double factor = 1.0;
    expected_ = expected;
    if (!base_.window || (study_.safety && !set_limit()) || !choose_dosing(factor)) return std::nullopt;
    return result_.dosing->time;
  }

  TargetRun run_at(double factor) {
    result_.factor = factor;
    result_.run = simulate(factor, study_.points, true);
    if (result_.run && heat_ != nullptr)
      result_.rise = largest_rise(result_.run->series, base_.aims, map(factor),
                                  base_.window ? base_.window->begin : 0.0);
    if (result_.run && heat_ != nullptr) {
      result_.shortfall = largest_shortfall(result_.run->series, base_.aims, map(factor));
      result_.shortfall.largest -= base_.shortfall.largest;
      result_.shortfall.at_end -= base_.shortfall.at_end;
    }
    if (result_.run && study_.safety) add_safety(factor);
    return std::move(result_);
  }

 private:
  TimeMap map(double factor) const { return {base_.window.value_or(DosingWindow{}), factor}; }

  reactor::Recipe recipe(double factor) const {
    return target_recipe(*base_.recipe, chemistry_.parameters(), ratio_, map(factor), base_.aims, heat_);
  }

  std::optional<reactor::Result> simulate(double factor, std::size_t points, bool books) {
    auto run = chemistry_.run(recipe(factor), points, books, context_);
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

  std::optional<SafetyAt> safety(double factor) {
    auto found = safety_at(chemistry_, *study_.safety, base_.process_temperature, recipe(factor), context_);
    if (!found) {
      result_.heat = "the cooling failure could not be computed. " + found.error().reason;
      result_.termination = found.error().termination;
      return std::nullopt;
    }
    if (base_.window) found->time = factor * base_.window->length();
    return *found;
  }

  /// What the MTSR must stay below, in this vessel.
  bool set_limit() {
    const auto at_recipe = safety(1.0);
    if (!at_recipe) return false;
    limit_ = mtsr_limit(chemistry_.project(), *study_.safety, at_recipe->td24);
    return true;
  }

  /// Runs a dosing time once. @return nothing when the run failed or was ended
  const Missed* judge(double factor) {
    for (const Missed& known : judged_)
      if (known.factor == factor) return &known;
    Missed missed;
    missed.factor = factor;
    if (heat_ != nullptr) {
      const auto run = simulate(factor, search_points, false);
      if (!run) return nullptr;
      missed.heat = largest_rise(run->series, base_.aims, map(factor), base_.window->begin).value_or(0.0) -
                    study_.dosing.temperature_rise;
    }
    if (limit_) {
      missed.safety = safety(factor);
      if (!missed.safety) return nullptr;
      // At the limit counts as above it: stay a little below.
      missed.mtsr = missed.safety->mtsr - (limit_->temperature - below_limit);
    }
    judged_.push_back(std::move(missed));
    return &judged_.back();
  }

  /// @return whether a run is left to be made
  bool choose_dosing(double& factor) {
    DosingResult dosing;
    dosing.recipe_time = base_.window->length();
    dosing.time = dosing.recipe_time;
    dosing.limited_by = "the recipe";
    const bool limited = heat_ != nullptr || limit_;
    dosing.strategy = limited ? study_.dosing.strategy.value_or(Dosing::Strategy::heat_limited)
                              : Dosing::Strategy::as_recipe;
    if (limited) {
      const Missed* at_recipe = judge(1.0);
      if (at_recipe == nullptr) return false;
      if (at_recipe->heat) dosing.rise_at_recipe = *at_recipe->heat + study_.dosing.temperature_rise;
    }
    if (dosing.strategy == Dosing::Strategy::heat_limited && !stretch(factor, dosing)) return false;
    result_.dosing = std::move(dosing);
    return true;
  }

  bool stretch(double& factor, DosingResult& dosing) {
    const double largest = study_.dosing.max_time / dosing.recipe_time;
    const auto search = [&](double from, double to, auto&& excess) {
      StretchSearch found = shortest_dosing(
          [&](double f) -> std::optional<double> {
            const Missed* missed = judge(from * f);
            return missed != nullptr ? std::optional(excess(*missed)) : std::nullopt;
          },
          to / from);
      if (found.factor) *found.factor *= from;
      return found;
    };
    const auto most = [](const Missed& missed) { return missed.most(); };
    StretchSearch found;
    // Another draw of the parameters: the answer is near. One at an end of the bracket is none.
    const double from = expected_ / nearness, to = std::min(expected_ * nearness, largest);
    if (from > 1.0 && to > from) found = search(from, to, most);
    if (found.ended) return false;
    if (!found.factor || *found.factor == from) found = search(1.0, largest, most);
    if (found.ended) return false;
    if (found.factor) {
      factor = *found.factor;
      dosing.time = factor * dosing.recipe_time;
      const Missed* there = judge(factor);
      dosing.by_mtsr = factor > 1.0 && there != nullptr &&
                       there->mtsr.value_or(-HUGE_VAL) > there->heat.value_or(-HUGE_VAL);
      if (factor > 1.0)
        dosing.limited_by = dosing.by_mtsr ? "the MTSR, which stays below " + limit_->words : "heat removal";
      return true;
    }
    dosing.by_mtsr = limit_ && judge(std::max(largest, 1.0))->mtsr.value_or(0.0) > 0.0;
    dosing.time.reset();
    dosing.limited_by = dosing.by_mtsr ? "the MTSR, at any dosing time that was tried"
                                       : "heat removal, at any dosing time that was tried";
    factor = std::max(largest, 1.0);
    if (!dosing.by_mtsr || heat_ == nullptr) return true;
    // Stretching does not help against the cooling failure: dose as the cooling allows.
    found = search(1.0, largest, [](const Missed& missed) { return *missed.heat; });
    if (found.factor) factor = *found.factor;
    return !found.ended;
  }

  void add_safety(double factor) {
    const Missed* known = base_.window && limit_ ? judge(factor) : nullptr;
    const auto chosen = known != nullptr ? known->safety : safety(factor);
    if (!chosen) return;
    RuleSafety safety_there;
    safety_there.chosen = *chosen;
    if (factor != 1.0) safety_there.at_recipe = known != nullptr ? judge(1.0)->safety : safety(1.0);
    if (limit_) {
      safety_there.limit = limit_->temperature;
      safety_there.limit_words = limit_->words;
    }
    result_.safety = std::move(safety_there);
  }

  const Chemistry& chemistry_;
  const BaseFacts& base_;
  const TargetHeat* heat_;
  double ratio_;
  const ScaleUp& study_;
  const RunContext& context_;
  std::optional<MtsrLimit> limit_;
  double expected_ = 0.0;      ///< factor of the dosing; 0: nothing is known
  std::deque<Missed> judged_;  ///< what was run already; its entries do not move
  TargetRun result_;
};

}  // namespace

BaseFacts base_facts(const reactor::Recipe& recipe, const Chemistry& chemistry, const reactor::Result& run) {
  BaseFacts base;
  base.recipe = &recipe;
  base.aims = aims_of(recipe, chemistry.parameters(), run.series);
  base.window = dosing_window(recipe, chemistry.parameters());
  base.process_temperature =
      highest_setpoint(recipe, chemistry.parameters()).value_or(run.series.temperature.front());
  base.shortfall = largest_shortfall(run.series, base.aims, {{}, 1.0});
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

namespace {

template <class Make>
TargetRun with_heat(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                    const scaleup::Operation& operation, const Make& make) {
  const double ratio = operation.volume / base.volume;
  std::expected<TargetHeat, scaleup::NotApplicable> heat =
      scaleup::not_applicable("the heat capacity of the medium is not given");
  if (chemistry.project().medium.heat_capacity)
    heat = heat_of(vessel, operation, base.volume_min * ratio, base.volume_max * ratio);
  TargetRun result = make(heat ? &*heat : nullptr, ratio);
  if (!heat && result.heat.empty()) result.heat = heat.error().reason;
  return result;
}

}  // namespace

TargetRun run_target(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                     const scaleup::Operation& operation, const ScaleUp& study, const RunContext& context) {
  return with_heat(chemistry, base, vessel, operation, [&](const TargetHeat* heat, double ratio) {
    return Runner(chemistry, base, heat, ratio, study, context).run();
  });
}

TargetRun run_target_at(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                        const scaleup::Operation& operation, const ScaleUp& study, double factor,
                        const RunContext& context) {
  return with_heat(chemistry, base, vessel, operation, [&](const TargetHeat* heat, double ratio) {
    return Runner(chemistry, base, heat, ratio, study, context).run_at(factor);
  });
}

std::optional<double> dosing_time_of(const Chemistry& chemistry, const BaseFacts& base,
                                     const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                     const ScaleUp& study, double expected) {
  std::optional<double> time;
  const RunContext alone;
  with_heat(chemistry, base, vessel, operation, [&](const TargetHeat* heat, double ratio) {
    time = Runner(chemistry, base, heat, ratio, study, alone).dosing_time(expected);
    return TargetRun{};
  });
  return time;
}

}  // namespace pf::study
