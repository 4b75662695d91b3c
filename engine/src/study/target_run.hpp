#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chemistry.hpp"
#include "pharmaflow/study/scaleup.hpp"
#include "target_recipe.hpp"

namespace pf::study {

/// What all targets have from the base.
struct BaseFacts {
  const reactor::Recipe* recipe = nullptr;
  std::vector<Aim> aims;               ///< the temperature that the recipe asks for
  std::optional<DosingWindow> window;  ///< nothing is fed without one
  double process_temperature = 0.0;    ///< the highest that is set, else of the charge [K]
  Shortfall shortfall;                 ///< of the base run, whose control may lag as well
  double volume = 0.0;                 ///< at the end [m3]
  double volume_min = 0.0, volume_max = 0.0;
};

/// The recipe in one vessel at one speed.
struct TargetRun {
  std::optional<DosingResult> dosing;
  double factor = 1.0;  ///< by which the dosing of the run is stretched
  std::optional<reactor::Result> run;
  std::optional<double> rise;  ///< largest T - aim of that run [K]
  Shortfall shortfall;         ///< of that run beyond the base's, where heat is simulated
  std::optional<RuleSafety> safety;
  std::string heat;  ///< why heat was not simulated, or why there is no run
  Termination termination = Termination::completed;
};

BaseFacts base_facts(const reactor::Recipe& recipe, const Chemistry& chemistry, const reactor::Result& run);

/// @param operation  the target's, with its speed and final volume
TargetRun run_target(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                     const scaleup::Operation& operation, const ScaleUp& study, const RunContext& context);

/// The same with a dosing that is stretched by this factor, without looking for another; safety at the factor
/// 1 and at this one.
TargetRun run_target_at(const Chemistry& chemistry, const BaseFacts& base, const scaleup::Vessel& vessel,
                        const scaleup::Operation& operation, const ScaleUp& study, double factor,
                        const RunContext& context);

/// The dosing time alone [s], looked for near a factor that is expected. @return nothing when there is none
std::optional<double> dosing_time_of(const Chemistry& chemistry, const BaseFacts& base,
                                     const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                     const ScaleUp& study, double expected);

/// The vessel's heat at a speed over the volumes of a recipe, or why it has none.
std::expected<TargetHeat, scaleup::NotApplicable> heat_of(const scaleup::Vessel& vessel,
                                                          const scaleup::Operation& operation,
                                                          double volume_min, double volume_max);

}  // namespace pf::study
