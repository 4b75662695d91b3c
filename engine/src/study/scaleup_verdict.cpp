#include "scaleup_verdict.hpp"

#include <algorithm>

#include "words.hpp"

namespace pf::study {
namespace {

bool breaks_a_limit(const RuleResult& rule) {
  return std::ranges::any_of(rule.limits, [](const scaleup::Limit& limit) {
    return limit.severity == scaleup::Limit::Severity::broken;
  });
}

std::string heat_sentence(const RuleResult& rule, const Dosing& dosing) {
  if (!rule.heat.empty())
    return "Heat was not simulated: " + rule.heat + (rule.heat.ends_with('.') ? "" : ".");
  if (!rule.run) return {};
  if (!rule.dosing || !rule.dosing->rise_at_recipe)
    return "The contents reach " + celsius_words(rule.run->summary.maximum_temperature.value) + ".";
  const DosingResult& found = *rule.dosing;
  const std::string rise = rise_words(*found.rise_at_recipe), allowed = rise_words(dosing.temperature_rise);
  if (!found.time)
    return "No dosing time up to " + time_words(dosing.max_time) + " keeps the contents within " + allowed +
           " of the recipe's temperature; at " + time_words(found.recipe_time) + " they rise " + rise +
           " above it.";
  if (*found.time > found.recipe_time)
    return "Dose over at least " + time_words_up(*found.time) + "; at " + time_words(found.recipe_time) +
           " the contents rise " + rise + " above the recipe's temperature.";
  if (*found.rise_at_recipe > dosing.temperature_rise)
    return "Dosed over " + time_words(found.recipe_time) + " the contents rise " + rise +
           " above the recipe's temperature, more than the allowed " + allowed + ".";
  return "The recipe's dosing over " + time_words(found.recipe_time) +
         " can stay: the contents rise " + rise + " at most.";
}

}  // namespace

std::string verdict_of(const RuleResult& rule, const Dosing& dosing) {
  if (!rule.speed) return rule.speed.error().reason;
  std::string text = heat_sentence(rule, dosing);
  for (const scaleup::Limit& limit : rule.limits)
    if (limit.severity == scaleup::Limit::Severity::broken) text += (text.empty() ? "" : " ") + limit.message;
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
  return vessel.name + " at " + speed_words(*rule.speed) + ": " + rule.verdict;
}

}  // namespace pf::study
