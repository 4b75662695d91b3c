#include "pharmaflow/study/safety.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pharmaflow/safety/criticality.hpp"
#include "pharmaflow/safety/stability.hpp"
#include "pharmaflow/study/simulate.hpp"
#include "progress_part.hpp"
#include "run_options.hpp"
#include "safety_conditions.hpp"
#include "safety_dosing.hpp"
#include "safety_failures.hpp"
#include "safety_uncertainty.hpp"
#include "safety_verdict.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// Two ways to the MTSR that differ by less agree [K]: the solver's error and the grid of instants.
constexpr double agreement = 0.5;

/// Shares of the progress: the run and its failures, the dosing, the errors.
constexpr double after_failures = 0.4, after_dosing = 0.5;

/// Asks only whether to go on: runs within another's progress, which hand out no jobs.
RunContext silent(const RunContext& context, double fraction) {
  RunContext asking;
  asking.seed = context.seed;
  if (context.progress)
    asking.progress = [&context, fraction](double, std::span<const NamedValue>) {
      return context.poll(fraction);
    };
  return asking;
}

class SafetyStudy {
 public:
  SafetyStudy(const Project& project, const Safety& study, const RunContext& context)
      : project_(project),
        study_(study),
        context_(context),
        recipe_(study.recipe_of(project)),
        parameters_(parameters_with(project, study.experiment, {}, {})),
        plain_(process(recipe_, parameters_)) {
    instants_ = equally_spaced(plain_.duration(), study.instants);
  }

  pf::Result<SafetyResult> run() {
    using Step = pf::Result<void> (SafetyStudy::*)();
    for (const Step step :
         {&SafetyStudy::normal, &SafetyStudy::formulas, &SafetyStudy::failures, &SafetyStudy::decomposition,
          &SafetyStudy::classify, &SafetyStudy::stability, &SafetyStudy::dosing, &SafetyStudy::uncertainty}) {
      if (auto made = (this->*step)(); !made) return std::unexpected(made.error());
      if (!succeeded(result_.termination)) return std::move(result_);
    }
    result_.verdict = safety_verdict(result_);
    return std::move(result_);
  }

 private:
  SafetyProcess process(const reactor::Recipe& recipe, const std::vector<double>& parameters) const {
    return {project_.network, project_.medium, recipe, parameters, study_.tolerances, study_.method};
  }

  void warn(std::string code, std::string message) {
    result_.warnings.push_back({std::move(code), std::move(message), {}});
  }

  pf::Result<void> normal() {
    Simulate simulate_study;
    simulate_study.experiment = study_.experiment;
    simulate_study.recipe = study_.recipe;
    simulate_study.tolerances = study_.tolerances;
    simulate_study.method = study_.method;
    auto run = simulate(project_, simulate_study, silent(context_, 0.0));
    if (!run) return std::unexpected(run.error());
    result_.normal = std::move(*run);
    result_.termination = result_.normal.termination;
    result_.reason = result_.normal.reason;
    if (result_.termination == Termination::event) {
      result_.termination = Termination::completed;
      warn("stopped_early", "The recipe stops by an event of its own; failures after it are not looked at.");
    }
    result_.warnings = result_.normal.warnings;
    return {};
  }

  pf::Result<void> formulas() {
    auto found = assess(plain_, instants_, silent(context_, 0.0), result_.termination, result_.reason);
    if (!found) return std::unexpected(found.error());
    if (!*found) return {};
    assessment_ = std::move(**found);
    result_.adiabatic_rise.value = assessment_.rise;
    result_.severity = safety::severity(assessment_.rise);
    result_.mtsr_formula = result_.mtsr.value = assessment_.worst;
    result_.worst_time = assessment_.worst_time;
    SafetyProfile& profile = result_.profile;
    profile.time.assign(instants_.begin(),
                        instants_.begin() + static_cast<std::ptrdiff_t>(assessment_.temperature.size()));
    const auto fill = [](SafetyColumn& column, const std::vector<double>& values) {
      column.value.assign(values.begin(), values.end());
    };
    fill(profile.temperature, assessment_.temperature);
    fill(profile.accumulation, assessment_.accumulation);
    fill(profile.mtsr, assessment_.mtsr);
    result_.process_temperature = study_.process_temperature.value_or(
        highest_setpoint(recipe_, parameters_)
            .value_or(recipe_.charge.temperature ? recipe_.charge.temperature->value(parameters_)
                                                 : result_.normal.series.temperature.front()));
    result_.max_is_boiling_point = !study_.max_temperature && project_.properties.boiling_point;
    result_.max_temperature =
        study_.max_temperature ? study_.max_temperature : project_.properties.boiling_point;
    return {};
  }

  pf::Result<void> failures() {
    if (study_.decomposition) {
      auto d = decomposition_of(*study_.decomposition, parameters_);
      if (!d) return std::unexpected(d.error());
      decomposition_ = *d;
    }
    if (!study_.failures) return {};
    std::optional<DecomposingProcess> mixture;
    if (decomposition_) mixture.emplace(project_, recipe_, plain_, *decomposition_, study_);
    const RunContext speaking = progress_part(context_, 0.0, after_failures);
    auto found =
        run_failures(plain_, mixture ? &*mixture : nullptr, assessment_, result_.profile.time, speaking);
    if (!found) return std::unexpected(found.error());
    result_.termination = found->termination;
    if (!succeeded(found->termination)) {
      result_.reason = found->reason;
      return {};
    }
    if (found->failed > 0)
      warn("failure_not_integrated",
           std::to_string(found->failed) +
               " cooling failures could not be integrated to their end: " + found->reason);
    take(std::move(*found));
    return {};
  }

  void take(Failures found) {
    result_.failure = std::move(found.worst);
    result_.failure_tmr = found.worst_tmr;
    std::optional<reactor::Peak> highest;
    const auto look = [&](const std::optional<double>& value, double time) {
      if (value && (!highest || *value > highest->value)) highest = reactor::Peak{*value, time};
    };
    look(found.worst_highest, result_.worst_time);
    for (std::size_t k = 0; k < found.highest.size(); ++k) look(found.highest[k], result_.profile.time[k]);
    result_.mtsr_integrated = highest;
    found.highest.resize(result_.profile.time.size());
    found.tmr.resize(result_.profile.time.size());
    result_.profile.mtsr_integrated.value = std::move(found.highest);
    result_.profile.tmr.value = std::move(found.tmr);
    if (!highest || highest->value <= result_.mtsr_formula + agreement) return;
    result_.mtsr.value = highest->value;
    warn("mtsr_by_integration",
         "A cooling failure integrated with the desired reactions reaches " + celsius_words(highest->value) +
             ", more than the accumulation formula says (" + celsius_words(result_.mtsr_formula) +
             "): another reaction takes over when it is hot. The higher one counts as the MTSR.");
  }

  pf::Result<void> decomposition() {
    if (!decomposition_) {
      warn("decomposition_missing",
           "Without a decomposition there is no time to maximum rate, no temperature of 24 hours and no "
           "criticality class. Give \"decomposition\", from a DSC for example.");
      return {};
    }
    const auto numbers = decomposition_numbers(*decomposition_, assessment_, result_.mtsr.value);
    if (!numbers) return std::unexpected(numbers.error());
    const auto estimate = [](const std::optional<double>& value) {
      return value ? std::optional(Estimate{*value, {}, {}, {}}) : std::nullopt;
    };
    result_.decomposition_rise = estimate(numbers->rise);
    result_.tmr_zero_order = estimate(numbers->zero_order);
    result_.tmr_integrated = estimate(numbers->integrated);
    result_.td24 = estimate(numbers->td24);
    result_.td24_integrated = estimate(numbers->td24_integrated);
    result_.probability = safety::probability(numbers->zero_order);
    if (!numbers->td24)
      warn("no_td24", "No temperature brings the maximum rate of this decomposition within 24 hours.");
    return {};
  }

  int class_of(double mtsr, const std::optional<double>& td24) const {
    return safety::criticality_class(
        {result_.process_temperature, mtsr, *result_.max_temperature, td24.value_or(HUGE_VAL)});
  }

  pf::Result<void> classify() {
    if (!result_.max_temperature)
      warn("max_temperature_missing",
           "Without a maximum technical temperature the criticality class is open and the dosing is limited "
           "by the decomposition only. Give \"max_temperature\", or \"boiling_point\" of the medium.");
    if (result_.max_temperature && decomposition_) {
      result_.stoessel_class =
          class_of(result_.mtsr.value, result_.td24 ? std::optional(result_.td24->value) : std::nullopt);
      result_.class_words = safety::class_words(*result_.stoessel_class);
    } else {
      const char* missing = result_.max_temperature ? "a decomposition"
                            : decomposition_        ? "a maximum technical temperature"
                                                    : "a maximum technical temperature and a decomposition";
      result_.class_words = std::string("The class needs ") + missing + ".";
    }
    if (result_.max_temperature && result_.process_temperature >= *result_.max_temperature)
      warn("process_above_maximum", "The process temperature " + celsius_words(result_.process_temperature) +
                                        " is not below " + technical_limit_words(result_) + ".");
    if (result_.process_temperature > result_.mtsr.value + agreement)
      warn("process_above_mtsr", "The process temperature " + celsius_words(result_.process_temperature) +
                                     " is above the MTSR " + celsius_words(result_.mtsr.value) +
                                     ": the recipe does not reach it. Give the temperature that the recipe "
                                     "runs at, or leave it out.");
    return {};
  }

  std::optional<CoolingNow> cooling(const std::vector<double>& parameters) const {
    if (study_.cooling)
      return CoolingNow{study_.cooling->conductance.value(parameters),
                        study_.cooling->temperature.value(parameters)};
    return cooling_of(recipe_, parameters, result_.normal.series);
  }

  pf::Result<void> stability() {
    const auto cooled = cooling(parameters_);
    if (!cooled || !decomposition_) return {};
    const double ea = decomposition_->activation_energy;
    const auto critical =
        safety::semenov_critical_power(cooled->conductance, cooled->temperature, ea, assessment_.mass);
    const auto rise = safety::critical_over_temperature(cooled->temperature, ea);
    if (!critical) return std::unexpected(critical.error());
    if (!rise) return std::unexpected(rise.error());
    Semenov semenov;
    semenov.critical_power.value = *critical;
    semenov.actual_power.value = safety::specific_power(*decomposition_, cooled->temperature);
    semenov.stable = semenov.actual_power.value <= *critical;
    semenov.critical_over_temperature = *rise;
    result_.semenov = semenov;
    return {};
  }

  /// Under which temperature the MTSR must stay, and what that is.
  std::optional<std::pair<double, std::string>> limit(const std::optional<double>& td24) const {
    const auto& technical = result_.max_temperature;
    if (td24 && (!technical || *td24 < *technical))
      return std::pair(*td24, std::string("the temperature at which the decomposition needs 24 h"));
    if (technical) return std::pair(*technical, technical_limit_words(result_));
    return std::nullopt;
  }

  /// @param window of the recipe's dosing under these parameters
  DosingAdvice advise(const std::vector<double>& parameters, const DosingWindow& window,
                      const std::pair<double, std::string>& below, const RunContext& asking,
                      Termination& ended, std::string& reason) const {
    return advise_dosing(recipe_, parameters, window, below.first, below.second,
                         [&](const reactor::Recipe& recipe) -> std::optional<double> {
                           if (const Proceed told = asking.poll(0.0); told != Proceed::go_on) {
                             ended = termination_of(told);
                             return std::nullopt;
                           }
                           const SafetyProcess stretched = process(recipe, parameters);
                           const auto found =
                               assess(stretched, equally_spaced(stretched.duration(), study_.instants),
                                      asking, ended, reason);
                           return found && *found ? std::optional((*found)->worst) : std::nullopt;
                         });
  }

  pf::Result<void> dosing() {
    const auto window = dosing_window(recipe_, parameters_);
    const auto below = limit(result_.td24 ? std::optional(result_.td24->value) : std::nullopt);
    if (!window || !study_.dosing || !below) return {};
    Termination ended = Termination::completed;
    std::string reason;
    result_.dosing = advise(parameters_, *window, *below, silent(context_, after_failures), ended, reason);
    if (ended == Termination::cancelled || ended == Termination::deadline) {
      result_.termination = ended;
      result_.reason = reason;
    }
    return {};
  }

  /// The MTSR under other parameters, found as the result's was: by the formula, or where that falls short by
  /// integrating the failure that the result counts with.
  std::optional<double> highest(const SafetyProcess& plain, const Assessment& a) const {
    if (result_.mtsr.value == result_.mtsr_formula) return a.worst;
    const double time = result_.mtsr_integrated->time;
    const auto run = plain.normal(time, {time}, RunContext{});
    if (!run || !succeeded(run->termination)) return std::nullopt;
    const auto states = states_of(run->series, project_.network.species.size());
    if (states.empty()) return std::nullopt;
    const auto failed = plain.failure(states.back(), {}, RunContext{});
    if (!failed || !succeeded(failed->termination)) return std::nullopt;
    return std::max(a.worst, failed->summary.maximum_temperature.value);
  }

  /// What the formulas give under other parameters.
  std::optional<SafetyNumbers> numbers(const std::vector<double>& parameters) const {
    Termination ended = Termination::completed;
    std::string reason;
    const SafetyProcess plain = process(recipe_, parameters);
    const auto found = assess(plain, instants_, RunContext{}, ended, reason);
    if (!found || !*found) return std::nullopt;
    const Assessment& a = **found;
    const double none = std::nan("");
    const auto mtsr = highest(plain, a);
    if (!mtsr) return std::nullopt;
    SafetyNumbers n{a.rise, none, *mtsr, none, none,          none,           none,
                    none,   none, none,  {},   a.temperature, a.accumulation, a.mtsr};
    std::optional<double> td24;
    if (study_.decomposition && !add_decomposition(parameters, a, n, td24)) return std::nullopt;
    if (result_.stoessel_class) n.stoessel_class = class_of(n.mtsr, td24);
    const auto window = dosing_window(recipe_, parameters);
    const auto below = limit(td24);
    if (!result_.dosing || !result_.dosing->minimum_time || !window || !below) return n;
    const DosingAdvice advice = advise(parameters, *window, *below, RunContext{}, ended, reason);
    if (advice.minimum_time) n.minimum_time = advice.minimum_time->value;
    return n;
  }

  bool add_decomposition(const std::vector<double>& parameters, const Assessment& a, SafetyNumbers& n,
                         std::optional<double>& td24) const {
    const double none = std::nan("");
    const auto d = decomposition_of(*study_.decomposition, parameters);
    if (!d) return false;
    const auto after = decomposition_numbers(*d, a, n.mtsr);
    if (!after) return false;
    n.decomposition_rise = after->rise.value_or(none);
    n.tmr_integrated = after->integrated.value_or(none);
    n.tmr_zero_order = after->zero_order;
    n.td24 = after->td24.value_or(none);
    n.td24_integrated = after->td24_integrated.value_or(none);
    td24 = after->td24;
    if (const auto cooled = cooling(parameters)) {
      n.critical_power = safety::semenov_critical_power(cooled->conductance, cooled->temperature,
                                                        d->activation_energy, a.mass)
                             .value_or(none);
      n.actual_power = safety::specific_power(*d, cooled->temperature);
    }
    return true;
  }

  pf::Result<void> uncertainty() {
    if (!study_.uncertainty) return {};
    return add_uncertainty(
        project_, study_, [&](const std::vector<double>& parameters) { return numbers(parameters); },
        progress_part(context_, after_dosing, 1.0), result_);
  }

  const Project& project_;
  const Safety& study_;
  const RunContext& context_;
  const reactor::Recipe& recipe_;
  std::vector<double> parameters_;
  SafetyProcess plain_;
  std::vector<double> instants_;
  Assessment assessment_;
  std::optional<safety::Decomposition> decomposition_;
  SafetyResult result_;
};

}  // namespace

pf::Result<SafetyResult> safety(const Project& project, const Safety& study, const RunContext& context) {
  return SafetyStudy(project, study, context).run();
}

}  // namespace pf::study
