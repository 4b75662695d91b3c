#include "pharmaflow/study/scaleup.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

#include "chemistry.hpp"
#include "operations.hpp"
#include "pharmaflow/study/uncertainty.hpp"
#include "reaction_times.hpp"
#include "run_limits.hpp"
#include "scaleup_spread.hpp"
#include "scaleup_verdict.hpp"
#include "scaleup_with.hpp"
#include "target_run.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// Output times of the base run: the course of temperatures that a target follows.
constexpr std::size_t base_points = 201;

/// One speed in one target, and the rules that ask for it.
struct Job {
  std::size_t target;
  scaleup::Operation operation;
  std::vector<std::size_t> rules;
  TargetRun run;
};

class ScaleUpRun {
 public:
  ScaleUpRun(const Project& project, const ScaleUp& study, std::vector<double> parameters,
             const RunContext& context)
      : project_(project),
        study_(study),
        context_(context),
        recipe_(study.experiment ? project.experiments[*study.experiment].recipe : study.recipe),
        base_vessel_(project.vessels[study.base.vessel]),
        chemistry_(project, std::move(parameters), study.tolerances, study.method) {}

  pf::Result<ScaleUpResult> run() {
    auto base = chemistry_.run(recipe_, base_points, true, context_);
    if (!base) return std::unexpected(base.error());
    result_.base_run = std::move(*base);
    result_.warnings = std::exchange(result_.base_run.warnings, {});
    if (!succeeded(result_.base_run.termination)) return ended(result_.base_run.termination);
    facts_ = base_facts(recipe_, chemistry_, result_.base_run);
    times_ = reaction_times(project_.network, chemistry_.rates(), chemistry_.parameters(),
                            result_.base_run.series);
    describe_base();
    if (!study_.simulate && (study_.safety || study_.uncertainty))
      result_.warnings.push_back({"not_simulated",
                                  "Without a simulation of the targets nothing is said of their cooling "
                                  "failure and of errors. Leave \"simulate\" out.",
                                  ""});
    for (const ScaleUpTarget& target : study_.targets) describe_target(target);
    if (study_.simulate) run_jobs();
    for (TargetResult& target : result_.targets) judge(target);
    if (study_.uncertainty && succeeded(result_.termination))
      if (auto made = spread(); !made) return std::unexpected(made.error());
    return std::move(result_);
  }

 private:
  pf::Result<ScaleUpResult> ended(Termination termination) {
    result_.termination = termination;
    result_.reason = result_.base_run.reason;
    return std::move(result_);
  }

  void describe_base() {
    const auto& p = chemistry_.parameters();
    const double charged = recipe_.charge.temperature ? recipe_.charge.temperature->value(p) : 298.15;
    const double temperature = study_.phases.temperature.value_or(charged);
    base_operation_ = base_operation(project_, p, study_.base, study_.phases, facts_.volume, temperature);
    result_.base_volume = facts_.volume;
    result_.base_conditions = conditions_of(base_vessel_, base_operation_, {});
    result_.base_limits = scaleup::limits(base_vessel_, base_operation_, nullptr, nullptr);
    if (project_.properties.viscosity_is_held(temperature))
      result_.warnings.push_back({"viscosity_extrapolated",
                                  "The viscosity at " + celsius_words(temperature) +
                                      " lies outside its points; the value of the nearest point counts.",
                                  "/medium/viscosity"});
  }

  void describe_target(const ScaleUpTarget& asked) {
    const scaleup::Vessel& vessel = project_.vessels[asked.vessel];
    TargetResult target;
    target.vessel = asked.vessel;
    target.volume = asked.volume.value_or(default_volume(vessel) * facts_.volume / facts_.volume_max);
    target.scale = target.volume / facts_.volume;
    const scaleup::Operation open =
        target_operation(base_vessel_, base_operation_, vessel, study_.phases.keep, target.volume);
    if (asked.speed) add_rule(target, vessel, open, "given", "Speed as given", *asked.speed);
    for (const scaleup::Rule* rule : study_.rules)
      add_rule(target, vessel, open, rule->id, rule->name,
               scaleup::solve_speed(*rule, base_vessel_, base_operation_, vessel, open));
    result_.targets.push_back(std::move(target));
  }

  void add_rule(TargetResult& target, const scaleup::Vessel& vessel, scaleup::Operation operation,
                std::string_view id, std::string_view name, scaleup::Answer speed) {
    RuleResult rule;
    rule.id = id;
    rule.name = name;
    rule.speed = std::move(speed);
    if (rule.speed) {
      operation.speed = *rule.speed;
      rule.conditions = conditions_of(vessel, operation, result_.base_conditions);
      rule.damkohler = damkohler_numbers(vessel, operation, times_);
      rule.limits = scaleup::limits(vessel, operation, &base_vessel_, &base_operation_);
      queue(result_.targets.size(), target.rules.size(), operation);
    }
    target.rules.push_back(std::move(rule));
  }

  /// Rules that give one speed share its simulation.
  void queue(std::size_t target, std::size_t rule, const scaleup::Operation& operation) {
    for (Job& job : jobs_)
      if (job.target == target && job.operation.speed == operation.speed) return job.rules.push_back(rule);
    jobs_.push_back({target, operation, {rule}, {}});
  }

  void run_jobs() {
    std::atomic<std::size_t> done = 0;
    std::atomic<bool> stopped = false;
    const auto fraction = [&] { return static_cast<double>(done) / static_cast<double>(jobs_.size()); };
    RunContext inner = context_;
    inner.for_each = {};
    inner.progress = [&](double, std::span<const NamedValue>) {
      const NamedValue values[] = {{"case", static_cast<double>(done)},
                                   {"cases", static_cast<double>(jobs_.size())}};
      return context_.poll(fraction(), values);
    };
    context_.each(jobs_.size(), [&](std::size_t i) {
      if (stopped) return;
      Job& job = jobs_[i];
      const Chemistry own = chemistry_;  // programs have workspace
      job.run = run_target(own, facts_, project_.vessels[result_.targets[job.target].vessel], job.operation,
                           study_, inner);
      if (job.run.termination == Termination::cancelled || job.run.termination == Termination::deadline)
        stopped = true;
      ++done;
    });
    for (Job& job : jobs_) {
      if (job.run.termination == Termination::cancelled || job.run.termination == Termination::deadline)
        result_.termination = job.run.termination;
      for (const std::size_t r : job.rules) {
        RuleResult& rule = result_.targets[job.target].rules[r];
        rule.dosing = job.run.dosing;
        rule.run = job.run.run;
        rule.rise = job.run.rise;
        rule.safety = job.run.safety;
        rule.heat = job.run.heat;
        const scaleup::Vessel& vessel = project_.vessels[result_.targets[job.target].vessel];
        std::ranges::move(run_limits(project_, vessel, job.run, study_.dosing.temperature_rise),
                          std::back_inserter(rule.limits));
      }
    }
  }

  /// Of the rule that speaks for each target.
  pf::Result<void> spread() {
    for (const Job& job : jobs_) {
      TargetResult& target = result_.targets[job.target];
      if (!target.chosen || std::ranges::find(job.rules, *target.chosen) == job.rules.end() || !job.run.run)
        continue;
      auto found = spread_of_target(project_, study_, facts_, project_.vessels[target.vessel], job.operation,
                                    job.run, context_, result_.termination);
      if (!found) return std::unexpected(found.error());
      if (!*found) return {};
      if ((*found)->run.failed > 0)
        result_.warnings.push_back({"draws_failed",
                                    std::to_string((*found)->run.failed) + " of " +
                                        std::to_string((*found)->run.draws) +
                                        " draws of the parameters gave no run in " +
                                        project_.vessels[target.vessel].name + " and are left out.",
                                    ""});
      target.rules[*target.chosen].spread = std::move(**found);
    }
    return {};
  }

  void judge(TargetResult& target) {
    for (RuleResult& rule : target.rules) rule.verdict = verdict_of(rule, study_.dosing);
    target.chosen = chosen_rule(target);
    target.verdict = verdict_of(project_.vessels[target.vessel], target);
    result_.verdict += (result_.verdict.empty() ? "" : " ") + target.verdict;
  }

  const Project& project_;
  const ScaleUp& study_;
  const RunContext& context_;
  const reactor::Recipe& recipe_;
  const scaleup::Vessel& base_vessel_;
  const Chemistry chemistry_;
  BaseFacts facts_;
  std::vector<scaleup::Answer> times_;
  scaleup::Operation base_operation_;
  std::vector<Job> jobs_;
  ScaleUpResult result_;
};

}  // namespace

pf::Result<ScaleUpResult> scale_up_with(const Project& project, const ScaleUp& study,
                                        std::vector<double> parameters, const RunContext& context) {
  return ScaleUpRun(project, study, std::move(parameters), context).run();
}

pf::Result<ScaleUpResult> scale_up(const Project& project, const ScaleUp& study, const RunContext& context) {
  return scale_up_with(project, study, parameters_with(project, study.experiment, {}, {}), context);
}

}  // namespace pf::study
