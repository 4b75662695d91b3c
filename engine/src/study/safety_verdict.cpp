#include "safety_verdict.hpp"

#include "words.hpp"

namespace pf::study {
namespace {

/// ", above the boiling point" or what it stays below.
std::string comparison(const SafetyResult& r) {
  const bool technical = r.max_temperature && r.mtsr.value >= *r.max_temperature;
  const bool decomposes = r.td24 && r.mtsr.value >= r.td24->value;
  if (technical && !(decomposes && r.stoessel_class == 5)) return ", above " + technical_limit_words(r);
  if (decomposes)
    return ", above the temperature at which the decomposition needs 24 h (" + celsius_words(r.td24->value) +
           ")";
  if (r.max_temperature)
    return ", below " + technical_limit_words(r) + " (" + celsius_words(*r.max_temperature) + ")";
  if (r.td24)
    return ", below the temperature at which the decomposition needs 24 h (" + celsius_words(r.td24->value) +
           ")";
  return "";
}

}  // namespace

std::string technical_limit_words(const SafetyResult& result) {
  return result.max_is_boiling_point ? "the boiling point" : "the maximum technical temperature";
}

std::string safety_verdict(const SafetyResult& r) {
  const std::string reach = celsius_words(r.mtsr.value) + " (MTSR)" + comparison(r) +
                            (r.stoessel_class ? ": Stoessel class " + std::to_string(*r.stoessel_class) : "");
  if (!r.dosing) return "A cooling failure would reach " + reach + ".";
  const DosingAdvice& dosing = *r.dosing;
  const std::string recipe = time_words(dosing.recipe_time);
  const bool too_fast = dosing.minimum_time && dosing.minimum_time->value > dosing.recipe_time;
  if (too_fast)
    return "Dose over at least " + time_words_up(dosing.minimum_time->value) + "; at " + recipe +
           " a cooling failure would reach " + reach + ".";
  if (dosing.minimum_time)
    return "Dosing over " + recipe + " is slow enough (" + time_words_up(dosing.minimum_time->value) +
           " would do): a cooling failure would reach " + reach + ".";
  return "Dosed over " + recipe + ", a cooling failure would reach " + reach + "." +
         (dosing.reason.empty() ? "" : " " + dosing.reason);
}

}  // namespace pf::study
