#include "rank_criteria.hpp"

#include <algorithm>
#include <cmath>

#include "operations.hpp"
#include "pharmaflow/base/text.hpp"
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

Criterion unknown(std::string_view id, std::string words) {
  Criterion c;
  c.id = id;
  c.ok = false;
  c.words = std::move(words);
  return c;
}

/// `available` must be at least `required`.
Criterion at_least(std::string_view id, std::string_view unit, double required, double available) {
  Criterion c{id, unit, required, available, available / required, available >= required, {}};
  return c;
}
/// `needed` must be at most `allowed`.
Criterion at_most(std::string_view id, std::string_view unit, double needed, double allowed) {
  Criterion c{id, unit, needed, allowed, std::nullopt, needed <= allowed, {}};
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
    const double allowed = study_.dosing.temperature_rise;
    const std::string held =
        " keeps the contents within " + rise_words(allowed) + " of the recipe's temperature";
    if (!rule_.dosing) {
      if (!rule_.rise) return std::nullopt;
      Criterion c = at_most("heat", "K", *rule_.rise, allowed);
      c.words = "The contents rise " + rise_words(*rule_.rise) + " above the recipe's temperature; " +
                rise_words(allowed) + " are allowed.";
      return c;
    }
    if (!rule_.dosing->time)
      return unknown("heat", "No dosing time up to " + time_words(study_.dosing.max_time) + held + ".");
    Criterion c = at_most("heat", "h", *rule_.dosing->time, study_.dosing.max_time);
    c.words = "Dosing over " + time_words_up(*rule_.dosing->time) + held + "; " +
              time_words(study_.dosing.max_time) + " are allowed.";
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
            "Blend time " + time_words(*time) + "; " + time_words(*wanted.blend_time) + " are allowed.";
    }
    if (wanted.power_per_volume) {
      const auto power = value_of(rule_.conditions, "power_per_volume");
      list.push_back(power ? at_least("mixing", "W/m3", *wanted.power_per_volume, *power)
                           : unknown("mixing", power.error().reason));
      if (power)
        list.back().words = significant(*power, 3) + " W/m3; " + significant(*wanted.power_per_volume, 3) +
                            " W/m3 are asked.";
    }
    if (list.empty())
      if (auto c = damkohler()) list.push_back(std::move(*c));
    return list;
  }

  /// Without a requirement: no reaction is so fast that mixing decides.
  std::optional<Criterion> damkohler() const {
    double largest = 0.0;
    for (const Damkohler& number : rule_.damkohler)
      largest = std::max({largest, number.macro.value_or(0.0), number.micro.value_or(0.0)});
    if (!(largest > 0.0)) return std::nullopt;
    Criterion c = at_most("mixing", "1", largest, mixing_controlled);
    c.words =
        "Damköhler number " + significant(largest, 2) + " of the fastest reaction; above 10 mixing decides.";
    return c;
  }

  Criterion gas_liquid() const {
    const auto kla = value_of(rule_.conditions, "kla");
    const scaleup::Answer wanted = study_.requirements.kla ? scaleup::Answer(*study_.requirements.kla)
                                                           : value_of(scaled_.base_conditions, "kla");
    if (!kla || !wanted) return unknown("gas_liquid", (kla ? wanted : kla).error().reason);
    Criterion c = at_least("gas_liquid", "1/s", *wanted, *kla);
    c.words = "kLa " + significant(*kla, 3) + " 1/s; " + significant(*wanted, 3) + " 1/s " +
              (study_.requirements.kla ? "are asked." : "in the base.");
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
