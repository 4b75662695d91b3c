#include "rank_criteria.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "operations.hpp"
#include "pharmaflow/base/text.hpp"
#include "run_limits.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// Above this Damkoehler number mixing decides what the reaction gives (design/CORRELATIONS.md, section 8).
constexpr double mixing_controlled = 10.0;

scaleup::Answer value_of(std::span<const ConditionValue> values, std::string_view id) {
  for (const ConditionValue& value : values)
    if (value.condition->id == id) return value.value;
  return scaleup::not_applicable("There is no condition " + std::string(id) + ".");
}

/// Three digits without an exponent where a person would write none: "1240", "0.00371", "4.2e-07".
std::string plain(double value) {
  constexpr double smallest = 1e-4, largest = 1e6;
  const double rounded = *parse_double(significant(value, 3));
  return rounded >= smallest && rounded < largest ? shortest_fixed(rounded) : shortest(rounded);
}

/// "4.2 s", "370 µs": mixing and reactions reach from microseconds to days.
std::string short_time(double seconds) {
  constexpr double minutes = 120.0;
  if (seconds >= minutes) return time_words(seconds);
  if (seconds >= 1.0) return plain(seconds) + " s";
  if (seconds >= 1e-3) return plain(1e3 * seconds) + " ms";
  return plain(1e6 * seconds) + " µs";
}

Criterion unknown(std::string_view id, std::string words) {
  Criterion c;
  c.id = id;
  c.ok = false;
  c.words = std::move(words);
  return c;
}

/// `available` must be at least `required`.
Criterion at_least(std::string_view id, std::string_view unit, double required, double available) {
  return {id, unit, required, available, available / required, {}, {}, available >= required, {}};
}
/// `needed` must be at most `allowed`.
Criterion at_most(std::string_view id, std::string_view unit, double needed, double allowed) {
  Criterion c{id, unit, needed, allowed, {}, {}, {}, needed <= allowed, {}};
  if (needed > 0) c.ratio = allowed / needed;
  return c;
}

class Judge {
 public:
  Judge(const Project& project, const Rank& study, const ScaleUpResult& scaled, const TargetResult& target)
      : vessel_(project.vessels[target.vessel]),
        study_(study),
        scaled_(scaled),
        target_(target),
        rule_(target.rules.front()) {}

  std::vector<Criterion> criteria() {
    std::vector<Criterion> list{fill(), speed()};
    if (!rule_.speed) return list;
    if (auto c = heat()) list.push_back(std::move(*c));
    for (Criterion& c : mixing()) list.push_back(std::move(c));
    if (study_.phases.gas) list.push_back(gas_liquid());
    if (study_.phases.solids) list.push_back(solids());
    return list;
  }

 private:
  Criterion fill() const {
    const auto [low, high] = std::ranges::minmax(scaled_.base_run.series.volume);
    const double least = low * target_.scale, most = high * target_.scale;
    const double room = default_volume(vessel_);
    constexpr double rounding = 1e-9;
    Criterion c = at_most("fill", "L", most, room);
    c.ok = most <= room * (1.0 + rounding);
    if (!study_.volume && c.ok) c.ratio.reset();  // the volume was chosen to fit
    c.words = volume_words(most) + " at the fullest, " + volume_words(room) + " of room.";
    if (!c.ok || !vessel_.working_min || least >= *vessel_.working_min * (1.0 - rounding)) return c;
    c = at_least("fill", "L", *vessel_.working_min, least);
    c.words = volume_words(least) + " at the emptiest; the vessel needs " +
              volume_words(*vessel_.working_min) + ".";
    return c;
  }

  /// "constant power per volume"
  std::string rule_words() const {
    std::string words(rule_.name);
    if (!words.empty() && words.front() >= 'A' && words.front() <= 'Z')
      words.front() = static_cast<char>(words.front() - 'A' + 'a');
    return words;
  }

  Criterion speed() const {
    if (!rule_.speed) return unknown("speed", rule_.speed.error().reason);
    const double n = *rule_.speed;
    Criterion c;
    c.id = "speed";
    c.unit = "rpm";
    c.required = n;
    c.words = speed_words(n) + " at " + rule_words() + "; the range of the drive is not given.";
    const auto tighter = [&](double limit, double ratio, const char* what) {
      if (c.ratio && *c.ratio <= ratio) return;
      c.available = limit;
      c.ratio = ratio;
      c.ok = ratio >= 1.0;
      c.words = speed_words(n) + " at " + rule_words() + "; the drive's " + what + " is " +
                speed_words(limit) + ".";
    };
    if (vessel_.speed_max) tighter(*vessel_.speed_max, *vessel_.speed_max / n, "highest");
    if (vessel_.speed_min && *vessel_.speed_min > 0)
      tighter(*vessel_.speed_min, n / *vessel_.speed_min, "lowest");
    return c;
  }

  std::optional<Criterion> heat() const {
    if (!rule_.heat.empty()) return unknown("heat", "Heat was not simulated: " + rule_.heat + ".");
    if (!rule_.run) return std::nullopt;
    const auto broken = std::ranges::find_if(rule_.limits, [](const scaleup::Limit& limit) {
      return is_run_limit(limit) && limit.severity == scaleup::Limit::Severity::broken;
    });
    if (broken != rule_.limits.end()) return unknown("heat", broken->message);
    const double allowed = study_.dosing.temperature_rise;
    const std::string held =
        " keeps the contents within " + rise_words(allowed) + " of the recipe's temperature";
    if (!rule_.dosing) {
      if (!rule_.rise) return std::nullopt;
      Criterion c = at_most("heat", "K", *rule_.rise, allowed);
      c.words = "The contents rise " + rise_words(*rule_.rise) + " above the recipe's temperature; " +
                rise_words(allowed) + " is allowed.";
      return c;
    }
    if (!rule_.dosing->time)
      return unknown("heat", "No dosing time up to " + time_words(study_.dosing.max_time) + held + ".");
    Criterion c = at_most("heat", "h", *rule_.dosing->time, study_.dosing.max_time);
    c.words = "Dosing over " + time_words_up(*rule_.dosing->time) + held + "; " +
              time_words(study_.dosing.max_time) + " is allowed.";
    return c;
  }

  std::vector<Criterion> mixing() const {
    std::vector<Criterion> list;
    const Requirements& wanted = study_.requirements;
    if (wanted.blend_time) {
      const auto time = value_of(rule_.conditions, "blend_time");
      list.push_back(time ? at_most("mixing", "s", *time, *wanted.blend_time)
                          : unknown("mixing", time.error().reason));
      if (time)
        list.back().words =
            "Blend time " + short_time(*time) + "; at most " + short_time(*wanted.blend_time) + " is asked.";
    }
    if (wanted.power_per_volume) {
      const auto power = value_of(rule_.conditions, "power_per_volume");
      list.push_back(power ? at_least("mixing", "W/m3", *wanted.power_per_volume, *power)
                           : unknown("mixing", power.error().reason));
      if (power)
        list.back().words = "Power per volume " + plain(*power) + " W/m³; at least " +
                            plain(*wanted.power_per_volume) + " W/m³ is asked.";
    }
    if (list.empty())
      if (auto c = damkohler()) list.push_back(std::move(*c));
    return list;
  }

  /// Without a requirement: no reaction is so fast that mixing decides.
  std::optional<Criterion> damkohler() const {
    double largest = 0.0;
    bool micro = false;
    for (const Damkohler& number : rule_.damkohler) {
      if (number.macro && *number.macro > largest) std::tie(largest, micro) = std::pair(*number.macro, false);
      if (number.micro && *number.micro > largest) std::tie(largest, micro) = std::pair(*number.micro, true);
    }
    if (!(largest > 0.0)) return std::nullopt;
    Criterion c = at_most("mixing", "1", largest, mixing_controlled);
    const auto mixing = value_of(rule_.conditions, micro ? "micromixing_time" : "blend_time");
    if (!mixing) return unknown("mixing", mixing.error().reason);
    c.words = (micro ? "Micromixing at the feed takes " : "Blend time ") + short_time(*mixing) +
              "; the fastest reaction takes " + short_time(*mixing / largest) +
              ", and mixing decides above " + short_time(mixing_controlled * *mixing / largest) + ".";
    return c;
  }

  Criterion gas_liquid() const {
    const auto kla = value_of(rule_.conditions, "kla");
    const scaleup::Answer wanted = study_.requirements.kla ? scaleup::Answer(*study_.requirements.kla)
                                                           : value_of(scaled_.base_conditions, "kla");
    if (!kla || !wanted) return unknown("gas_liquid", (kla ? wanted : kla).error().reason);
    Criterion c = at_least("gas_liquid", "1/s", *wanted, *kla);
    c.words = "kLa " + plain(*kla) + " 1/s; " +
              (study_.requirements.kla ? "at least " + plain(*wanted) + " 1/s is asked."
                                       : "the base has " + plain(*wanted) + " 1/s.");
    return c;
  }

  Criterion solids() const {
    const auto ratio = value_of(rule_.conditions, "suspension_ratio");
    if (!ratio) return unknown("solids", ratio.error().reason);
    Criterion c = at_least("solids", "rpm", *rule_.speed / *ratio, *rule_.speed);
    c.words = speed_words(*rule_.speed) + "; the solids are suspended from " +
              speed_words(*rule_.speed / *ratio) + " on.";
    return c;
  }

  const scaleup::Vessel& vessel_;
  const Rank& study_;
  const ScaleUpResult& scaled_;
  const TargetResult& target_;
  const RuleResult& rule_;
};

}  // namespace

std::vector<Criterion> criteria_of(const Project& project, const Rank& study, const ScaleUpResult& scaled,
                                   const TargetResult& target) {
  return Judge(project, study, scaled, target).criteria();
}

}  // namespace pf::study
