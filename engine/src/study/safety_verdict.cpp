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

/// What goes wrong although nothing fails.
std::string without_failure(const SafetyResult& r) {
  std::string words;
  if (r.td24 && r.process_temperature >= r.td24->value)
    words += " At the process temperature, " + celsius_words(r.process_temperature) +
             ", the decomposition itself needs less than 24 h.";
  if (r.semenov && !r.semenov->stable)
    words +=
        " The cooling does not hold the decomposition: at the coolant's temperature it releases more heat "
        "than a stable balance allows (Semenov).";
  return words;
}

/// ", the boiling point" where the interval of the MTSR has it within.
std::string within_error(const Estimate& mtsr, double limit, const std::string& name) {
  if (!mtsr.low || !mtsr.high || !(*mtsr.low < limit && limit <= *mtsr.high)) return "";
  return mtsr.value < limit
             ? " Within its error the MTSR may reach " + name + ": up to " + celsius_words(*mtsr.high) + "."
             : " Within its error the MTSR may stay below " + name + ": from " + celsius_words(*mtsr.low) +
                   ".";
}

/// What the errors of the parameters leave open.
std::string doubt(const SafetyResult& r) {
  constexpr double notable = 0.025;
  std::string others;
  for (std::size_t k = 0; k < r.class_shares.size(); ++k)
    if (r.class_shares[k] >= notable && static_cast<int>(k) + 1 != *r.stoessel_class)
      others += (others.empty() ? "" : ", ") + std::string("class ") + std::to_string(k + 1) + " in " +
                percent_words(r.class_shares[k]);
  if (!others.empty())
    return " The errors of the parameters leave the class open: " + others + " of the draws.";
  std::string words;
  if (r.max_temperature) words += within_error(r.mtsr, *r.max_temperature, technical_limit_words(r));
  if (r.td24)
    words += within_error(r.mtsr, r.td24->value, "the temperature at which the decomposition needs 24 h");
  return words;
}

std::string first_sentence(const SafetyResult& r) {
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

}  // namespace

std::string technical_limit_words(const SafetyResult& result) {
  return result.max_is_boiling_point ? "the boiling point" : "the maximum technical temperature";
}

std::string safety_verdict(const SafetyResult& r) {
  return first_sentence(r) + without_failure(r) + doubt(r);
}

}  // namespace pf::study
