#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/scaleup/conditions.hpp"
#include "pharmaflow/scaleup/rules.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/run_spread.hpp"
#include "pharmaflow/study/safety.hpp"

/// A recipe in other vessels: docs/models/scale_up_study.md.
namespace pf::study {

/// What is in the vessel besides the liquid, as in the base; what is kept of it in a target.
struct Phases {
  enum class Keep { vvm, superficial_velocity };
  std::optional<scaleup::Gas> gas;
  Keep keep = Keep::vvm;
  std::optional<scaleup::Solids> solids;
  double dissipation_ratio = 1.0;     ///< phi: local over mean dissipation at the feed point
  std::optional<double> temperature;  ///< at which the liquid's properties count; absent: of the charge [K]
};

struct Dosing {
  enum class Strategy { as_recipe, heat_limited };
  std::optional<Strategy> strategy;  ///< absent: heat_limited where there are feeds and a jacket
  double temperature_rise = 5.0;     ///< allowed above the recipe's temperature [K]
  double max_time = 86400.0;         ///< longest dosing that is tried [s]
};

/// What is asked about a cooling failure in every target; the dosing then keeps the MTSR below the limit,
/// too.
struct SafetyQuestion {
  std::optional<DecompositionModel> decomposition;
  std::optional<double> max_temperature;  ///< MTT [K]; absent: the medium's boiling point, if known
};

struct ScaleUpBase {
  std::size_t vessel = 0;
  double speed = 0.0;  ///< [1/s]
};

struct ScaleUpTarget {
  std::size_t vessel = 0;
  std::optional<double>
      volume;  ///< of liquid at the end [m3]; absent: largest working volume, else 0.8 capacity
  std::optional<double> speed;  ///< evaluated beside the rules, as "given" [1/s]
};

struct ScaleUp {
  std::optional<std::size_t> experiment;  ///< its recipe and per-experiment parameters
  reactor::Recipe recipe;                 ///< used when `experiment` is absent
  ScaleUpBase base;
  std::vector<ScaleUpTarget> targets;
  std::vector<const scaleup::Rule*> rules;  ///< in this order
  Phases phases;
  Dosing dosing;
  std::optional<SafetyQuestion> safety;
  bool simulate = true;
  std::size_t points = 101;  ///< of each series
  std::optional<Uncertainty> uncertainty;
  Tolerances tolerances;
  ode::Method method = ode::Method::automatic;
};

struct ConditionValue {
  const scaleup::Condition* condition = nullptr;
  scaleup::Answer value;
  std::optional<double> ratio;  ///< to the base, where both are numbers and the base's is not 0
};

/// Mixing time over the shortest time of a reaction in the base run.
struct Damkohler {
  enum class Band { unknown, not_limited, sensitive, controlled };
  std::size_t reaction = 0;
  scaleup::Answer macro;  ///< with the blend time
  scaleup::Answer micro;  ///< with the micromixing time
  Band band = Band::unknown;
};

struct DosingResult {
  Dosing::Strategy strategy = Dosing::Strategy::as_recipe;
  std::optional<double> time;  ///< [s]; absent: none up to the longest holds the temperature
  double recipe_time = 0.0;    ///< [s]
  std::optional<double>
      rise_at_recipe;      ///< largest T - aim with the recipe's dosing, where heat is simulated [K]
  std::string limited_by;  ///< in words
  bool by_mtsr = false;    ///< the cooling failure decides, not the cooling
};

/// What a cooling failure leads to with one dosing time.
struct SafetyAt {
  double mtsr = 0.0;                  ///< [K]
  std::optional<double> td24;         ///< of the decomposition [K]
  std::optional<int> stoessel_class;  ///< needs a decomposition and a maximum temperature
  std::optional<double> time;         ///< of the dosing [s]; absent: nothing is fed
};

struct RuleSafety {
  SafetyAt chosen;                    ///< with the target's dosing
  std::optional<SafetyAt> at_recipe;  ///< with the recipe's, where it is another
  std::optional<double> limit;        ///< that the MTSR must stay below [K]
  std::string limit_words;            ///< "the boiling point"
};

/// How the predictions for one target spread with the parameters; its run has the dosing of the result.
struct RuleSpread {
  RunSpread run;
  statistics::Spread dosing_time, mtsr, mtsr_at_recipe;
};

/// One speed in one target.
struct RuleResult {
  std::string_view id, name;
  scaleup::Answer speed;  ///< [1/s]; without one nothing else follows
  std::vector<ConditionValue> conditions;
  std::vector<Damkohler> damkohler;
  std::vector<scaleup::Limit> limits;
  std::optional<DosingResult> dosing;
  std::optional<reactor::Result> run;  ///< the recipe in this vessel
  std::optional<double> rise;          ///< largest T - aim of that run, where heat is simulated [K]
  std::optional<RuleSafety> safety;
  std::optional<RuleSpread> spread;  ///< of the chosen rule, when it was asked for
  std::string heat;                  ///< why heat was not simulated; empty: it was
  std::string verdict;
};

struct TargetResult {
  std::size_t vessel = 0;
  double volume = 0.0;  ///< of liquid at the end [m3]
  double scale = 0.0;   ///< over that of the base
  std::vector<RuleResult> rules;
  std::optional<std::size_t> chosen;  ///< the rule that the verdict speaks of
  std::string verdict;
};

struct ScaleUpResult {
  double base_volume = 0.0;  ///< at the end [m3]
  std::vector<ConditionValue> base_conditions;
  std::vector<scaleup::Limit> base_limits;
  reactor::Result base_run;
  std::vector<TargetResult> targets;
  std::string verdict;
  Termination termination = Termination::completed;
  std::string reason;
  std::vector<Warning> warnings;
};

/// @errors those of reactor::simulate for the base recipe (pointers relative to it)
pf::Result<ScaleUpResult> scale_up(const Project& project, const ScaleUp& study, const RunContext& context);

}  // namespace pf::study
