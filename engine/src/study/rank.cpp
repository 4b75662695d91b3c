#include "pharmaflow/study/rank.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "pharmaflow/base/sort.hpp"
#include "progress_part.hpp"
#include "rank_criteria.hpp"
#include "rank_spread.hpp"
#include "scaleup_with.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// A ranking is a scale-up to every vessel by one rule.
ScaleUp scale_up_of(const Rank& study) {
  ScaleUp all;
  all.experiment = study.experiment;
  all.recipe = study.recipe;
  all.base = study.base;
  for (const std::size_t vessel : study.vessels) all.targets.push_back({vessel, study.volume, std::nullopt});
  all.rules = {study.rule};
  all.phases = study.phases;
  all.dosing = study.dosing;
  all.tolerances = study.tolerances;
  all.method = study.method;
  return all;
}

/// The criterion with the least to spare, those that fail first.
const Criterion* limiting(const std::vector<Criterion>& criteria) {
  const Criterion* worst = nullptr;
  const auto spare = [](const Criterion& c) { return c.ratio.value_or(c.ok ? HUGE_VAL : 0.0); };
  for (const Criterion& c : criteria) {
    if (c.ok && !c.ratio) continue;
    if (worst == nullptr || std::pair(c.ok, spare(c)) < std::pair(worst->ok, spare(*worst))) worst = &c;
  }
  return worst;
}

std::string verdict_of(const RankedVessel& ranked, const Criterion* limit) {
  if (limit == nullptr) return "Nothing that is known speaks against it.";
  return (ranked.feasible ? "Can run it; the least to spare: " : "Cannot run it: ") + limit->words;
}

/// " Under the errors of the parameters it can in 93 % of the draws." where these do not agree.
std::string doubt(const RankedVessel& ranked) {
  constexpr double notable = 0.025;
  if (!ranked.feasible_share) return "";
  const double share = *ranked.feasible_share;
  if (ranked.feasible ? share > 1.0 - notable : share < notable) return "";
  return " Within the errors of the parameters it can in " + percent_words(share) + " of the draws.";
}

RankedVessel judged(const Project& project, const Rank& study, const ScaleUpResult& scaled,
                    const TargetResult& target) {
  RankedVessel ranked;
  ranked.vessel = target.vessel;
  ranked.criteria = criteria_of(project, study, scaled, target);
  ranked.feasible = std::ranges::all_of(ranked.criteria, &Criterion::ok);
  const Criterion* limit = limiting(ranked.criteria);
  if (limit != nullptr) {
    ranked.limiting = limit->id;
    const double spare = limit->ratio.value_or(0.0);
    ranked.score = spare / (1.0 + spare);
  } else {
    ranked.score = 1.0;
  }
  ranked.verdict = verdict_of(ranked, limit);
  return ranked;
}

std::vector<RankedVessel> judged(const Project& project, const Rank& study, const ScaleUpResult& scaled) {
  std::vector<RankedVessel> vessels;
  for (const TargetResult& target : scaled.targets) vessels.push_back(judged(project, study, scaled, target));
  return vessels;
}

}  // namespace

pf::Result<RankResult> rank(const Project& project, const Rank& study, const RunContext& context) {
  const ScaleUp all = scale_up_of(study);
  const std::size_t draws = study.uncertainty ? study.uncertainty->options.samples : 0;
  const double nominal = 1.0 / static_cast<double>(1 + draws);
  auto scaled = scale_up(project, all, progress_part(context, 0.0, nominal));
  if (!scaled) return std::unexpected(scaled.error());
  RankResult result;
  result.termination = scaled->termination;
  result.reason = scaled->reason;
  result.warnings = std::move(scaled->warnings);
  result.vessels = judged(project, study, *scaled);
  if (study.uncertainty && succeeded(result.termination)) {
    const RankOf judge = [&](const std::vector<double>& parameters,
                             const RunContext& asking) -> std::optional<std::vector<RankedVessel>> {
      const auto drawn = scale_up_with(project, all, parameters, asking);
      if (!drawn || !succeeded(drawn->termination)) return std::nullopt;
      return judged(project, study, *drawn);
    };
    if (auto made = add_rank_spread(project, study, judge, progress_part(context, nominal, 1.0), result);
        !made)
      return std::unexpected(made.error());
    for (RankedVessel& ranked : result.vessels) ranked.verdict += doubt(ranked);
  }
  // The document's order where two are equal.
  sort_small(result.vessels, [](const RankedVessel& a, const RankedVessel& b) {
    return std::tuple(b.feasible, b.score, a.vessel) < std::tuple(a.feasible, a.score, b.vessel);
  });
  return result;
}

}  // namespace pf::study
