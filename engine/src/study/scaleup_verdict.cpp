#include "scaleup_verdict.hpp"

#include <algorithm>

#include "run_limits.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

bool breaks_a_limit(const RuleResult& rule) {
  return std::ranges::any_of(rule.limits, [](const scaleup::Limit& limit) {
    return limit.severity == scaleup::Limit::Severity::broken;
  });
}

std::string sentence(std::string text) { return text.ends_with('.') ? text : text + "."; }

/// "112 °C (MTSR), above the boiling point: Stoessel class 4".
std::string failure_words(const SafetyAt& at, const RuleSafety& safety) {
  std::string words = celsius_words(at.mtsr) + " (MTSR)";
  if (safety.limit) words += (at.mtsr >= *safety.limit ? ", above " : ", below ") + safety.limit_words;
  if (at.stoessel_class) words += ": Stoessel class " + std::to_string(*at.stoessel_class);
  return words;
}

std::string rise_sentence(const DosingResult& found) {
  return "the contents rise " + rise_words(*found.rise_at_recipe) + " above the recipe's temperature";
}

/// What the dosing must be and why.
std::string dosing_sentence(const RuleResult& rule, const Dosing& dosing) {
  const DosingResult& found = *rule.dosing;
  const std::string recipe = time_words(found.recipe_time);
  const RuleSafety* safety = rule.safety ? &*rule.safety : nullptr;
  const SafetyAt* there = safety == nullptr   ? nullptr
                          : safety->at_recipe ? &*safety->at_recipe
                                              : &safety->chosen;
  const bool hot = found.rise_at_recipe && *found.rise_at_recipe > dosing.temperature_rise;
  const bool too_high = there != nullptr && safety->limit && there->mtsr >= *safety->limit;
  const std::string failure =
      there != nullptr ? "a cooling failure would reach " + failure_words(*there, *safety) : "";
  if (!found.time) {
    const std::string none = "No dosing time up to " + time_words(dosing.max_time) + " keeps ";
    if (found.by_mtsr)
      return none + "the MTSR below " + safety->limit_words + "; at " + recipe + " " + failure + ".";
    return none + "the contents within " + rise_words(dosing.temperature_rise) +
           " of the recipe's temperature; at " + recipe + " they rise " + rise_words(*found.rise_at_recipe) +
           " above it" + (failure.empty() ? "." : ", and " + failure + ".");
  }
  if (*found.time > found.recipe_time) {
    const std::string begin = "Dose over at least " + time_words_up(*found.time) + "; at " + recipe + " ";
    if (too_high) return begin + failure + ".";
    return begin + rise_sentence(found) + (failure.empty() ? "." : "; " + failure + ".");
  }
  std::string text = "Dosed over " + recipe + " as in the recipe";
  if (found.rise_at_recipe)
    text += ", " + rise_sentence(found) +
            (hot ? ", more than the allowed " + rise_words(dosing.temperature_rise) : "");
  if (!failure.empty()) text += (found.rise_at_recipe ? "; " : ", ") + failure;
  return text + ".";
}

std::string heat_sentence(const RuleResult& rule, const Dosing& dosing) {
  std::string text;
  if (!rule.heat.empty()) text = sentence("Heat was not simulated: " + rule.heat);
  if (!rule.run) return text;
  const bool judged = rule.dosing && (rule.dosing->rise_at_recipe || rule.safety);
  std::string found;
  if (judged) {
    found = dosing_sentence(rule, dosing);
  } else if (rule.heat.empty()) {
    // A limit that the run breaks has said it.
    const bool said = std::ranges::any_of(rule.limits, is_run_limit);
    if (!said) found = "The contents reach " + celsius_words(rule.run->summary.maximum_temperature.value);
    if (rule.safety)
      found += (said ? "A" : "; a") + std::string(" cooling failure would reach ") +
               failure_words(rule.safety->chosen, *rule.safety);
    if (!found.empty()) found += ".";
  } else if (rule.safety) {
    found = "A cooling failure would reach " + failure_words(rule.safety->chosen, *rule.safety) + ".";
  }
  return found + (found.empty() || text.empty() ? "" : " ") + text;
}

}  // namespace

std::string verdict_of(const RuleResult& rule, const Dosing& dosing) {
  if (!rule.speed) return rule.speed.error().reason;
  // What the run itself breaks comes first.
  std::string text;
  const auto say = [&](const std::string& words) {
    if (!words.empty()) text += (text.empty() ? "" : " ") + words;
  };
  const auto say_broken = [&](bool of_the_run) {
    for (const scaleup::Limit& limit : rule.limits)
      if (limit.severity == scaleup::Limit::Severity::broken && is_run_limit(limit) == of_the_run)
        say(limit.message);
  };
  say_broken(true);
  say(heat_sentence(rule, dosing));
  say_broken(false);
  return text;
}

std::optional<std::size_t> chosen_rule(const TargetResult& target) {
  const auto& rules = target.rules;
  const auto find = [&](auto&& wanted) -> std::optional<std::size_t> {
    const auto at = std::ranges::find_if(rules, wanted);
    return at == rules.end() ? std::nullopt : std::optional<std::size_t>(at - rules.begin());
  };
  const auto sound = [](const RuleResult& r) { return r.speed && !breaks_a_limit(r); };
  if (const auto given = find([](const RuleResult& r) { return r.id == "given"; })) return given;
  if (const auto power = find([&](const RuleResult& r) { return r.id == "power_per_volume" && sound(r); }))
    return power;
  if (const auto any = find(sound)) return any;
  return find([](const RuleResult& r) { return r.speed.has_value(); });
}

std::string verdict_of(const scaleup::Vessel& vessel, const TargetResult& target) {
  if (!target.chosen) return vessel.name + ": no rule gives a speed.";
  const RuleResult& rule = target.rules[*target.chosen];
  return vessel.name + " at " + speed_words(*rule.speed) + (rule.verdict.empty() ? "." : ": " + rule.verdict);
}

}  // namespace pf::study
