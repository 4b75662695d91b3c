#include "pharmaflow/study/rank.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "pharmaflow/base/sort.hpp"
#include "rank_criteria.hpp"
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

}  // namespace

pf::Result<RankResult> rank(const Project& project, const Rank& study, const RunContext& context) {
  auto scaled = scale_up(project, scale_up_of(study), context);
  if (!scaled) return std::unexpected(scaled.error());
  RankResult result;
  result.termination = scaled->termination;
  result.reason = scaled->reason;
  result.warnings = std::move(scaled->warnings);
  for (const TargetResult& target : scaled->targets) {
    RankedVessel ranked;
    ranked.vessel = target.vessel;
    ranked.criteria = criteria_of(project, study, *scaled, target);
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
    result.vessels.push_back(std::move(ranked));
  }
  // The document's order where two are equal.
  sort_small(result.vessels, [](const RankedVessel& a, const RankedVessel& b) {
    return std::tuple(b.feasible, b.score, a.vessel) < std::tuple(a.feasible, a.score, b.vessel);
  });
  return result;
}

}  // namespace pf::study
