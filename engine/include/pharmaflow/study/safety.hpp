#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/safety/adiabatic.hpp"
#include "pharmaflow/safety/runaway.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/uncertainty.hpp"

/// What a cooling failure of a recipe leads to: docs/models/safety.md.
namespace pf::study {

/// Heat release at one temperature, as a DSC gives it.
struct MeasuredPower {
  Parametric power;              ///< q0 [W/kg]
  Parametric temperature;        ///< T0 [K]
  Parametric activation_energy;  ///< [J/mol]
};

struct DecompositionModel {
  std::variant<kinetics::Arrhenius, kinetics::ReferenceArrhenius, MeasuredPower> rate;  ///< k in 1/s
  std::optional<Parametric> energy;  ///< released [J/kg], > 0; always there unless MeasuredPower
  double order = 0.0;
};

struct Cooling {
  Parametric conductance;  ///< UA [W/K]
  Parametric temperature;  ///< of the coolant [K]
};

struct Safety {
  std::optional<std::size_t> experiment;      ///< its recipe and per-experiment parameters
  reactor::Recipe recipe;                     ///< used when `experiment` is absent
  std::optional<double> process_temperature;  ///< [K]; absent: highest temperature that the recipe sets
  std::optional<double> max_temperature;      ///< MTT [K]; absent: the medium's boiling point, if known
  std::optional<DecompositionModel> decomposition;
  std::size_t instants = 51;       ///< of the cooling failure, equally spaced
  std::optional<Cooling> cooling;  ///< absent: that of the recipe's jacket, if it has one
  std::optional<Uncertainty> uncertainty;
  bool failures = true;  ///< integrate the cooling failures; else the formula alone
  bool dosing = true;    ///< look for the shortest safe dosing
  Tolerances tolerances;
  ode::Method method = ode::Method::automatic;

  const reactor::Recipe& recipe_of(const Project& project) const {
    return experiment ? project.experiments[*experiment].recipe : recipe;
  }
};

/// A number and what is known of its error.
struct Estimate {
  double value = 0.0;
  std::optional<double> std_error;
  std::optional<double> low, high;  ///< 95 % interval
};

/// Columns over the instants of failure; `low` and `high` are 2.5 % and 97.5 % of the draws, or empty.
struct SafetyColumn {
  std::vector<std::optional<double>> value, low, high;
};

struct SafetyProfile {
  std::vector<double> time;      ///< [s]
  SafetyColumn temperature;      ///< of the normal run [K]
  SafetyColumn accumulation;     ///< X_ac
  SafetyColumn mtsr;             ///< by the formula [K]
  SafetyColumn mtsr_integrated;  ///< highest temperature of the desired reactions alone [K]
  SafetyColumn tmr;              ///< from the failure to the maximum rate of the decomposition [s]
};

struct DosingAdvice {
  std::optional<Estimate> minimum_time;  ///< [s]; absent: none was found, or any is safe
  std::optional<double> maximum_rate;    ///< all feeds together, at their fastest [m3/s]
  double recipe_time = 0.0;              ///< [s]
  std::string limited_by;                ///< in words
  std::string reason;                    ///< why there is no number
};

struct Semenov {
  bool stable = false;
  Estimate critical_power;                 ///< [W/kg]
  Estimate actual_power;                   ///< of the decomposition at the coolant's temperature [W/kg]
  double critical_over_temperature = 0.0;  ///< [K]
};

struct SafetyResult {
  reactor::Result normal;
  Estimate adiabatic_rise;  ///< of the desired reactions [K]
  safety::Severity severity = safety::Severity::low;
  std::optional<Estimate> decomposition_rise;  ///< [K]
  SafetyProfile profile;
  Estimate mtsr;                                 ///< [K]
  double mtsr_formula = 0.0;                     ///< [K]
  std::optional<reactor::Peak> mtsr_integrated;  ///< highest over the failures, and when they begin
  double worst_time = 0.0;                       ///< at which a failure leads to the MTSR [s]
  reactor::Series failure;                       ///< the worst cooling failure; time since the run's begin
  std::optional<double> failure_tmr;             ///< of that failure [s]

  double process_temperature = 0.0;       ///< [K]
  std::optional<double> max_temperature;  ///< MTT [K]
  bool max_is_boiling_point = false;
  std::optional<Estimate> tmr_integrated;   ///< at the MTSR [s]; absent: no decomposition, or no runaway
  std::optional<Estimate> tmr_zero_order;   ///< [s]
  std::optional<Estimate> td24;             ///< by the zero-order formula [K]
  std::optional<Estimate> td24_integrated;  ///< [K]
  std::optional<int> stoessel_class;        ///< 1 to 5
  std::string class_words;                  ///< what the class means, or what is missing to tell it
  std::vector<double> class_shares;         ///< of the draws, in classes 1 to 5; empty: none were made
  std::optional<safety::Probability> probability;
  std::optional<DosingAdvice> dosing;
  std::optional<Semenov> semenov;
  std::string verdict;
  std::size_t draws = 0, failed_draws = 0;
  Termination termination = Termination::completed;
  std::string reason;
  std::vector<Warning> warnings;
};

/// Runs the recipe, lets its cooling fail at every instant, and says what that leads to.
/// @errors as reactor::simulate (pointers relative to the recipe); no_heat when nothing is set free
pf::Result<SafetyResult> safety(const Project& project, const Safety& study, const RunContext& context);

/// Time after a cooling failure that is looked at [s]: what comes later leaves time enough.
inline constexpr double failure_horizon = safety::day;

}  // namespace pf::study
