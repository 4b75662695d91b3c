#include <string>
#include <utility>

#include "../../outcome.hpp"
#include "../../write_columns.hpp"
#include "kind.hpp"
#include "pharmaflow/units/unit.hpp"

namespace pf::document::rank_kind {
namespace {

Json criterion(const study::Criterion& c) {
  Json json{{"id", c.id}};
  const auto add = [&](const char* key, const std::optional<double>& value) {
    if (!value) return;
    // A rise is a difference: kelvins, whatever the scale of the points is. No unit here has an offset.
    json[key] = quantity(*value, *units::parse_unit(c.unit));
  };
  add("required", c.required);
  add("available", c.available);
  if (c.ratio) json["ratio"] = *c.ratio;
  const auto end = [](const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); };
  if (c.low || c.high) json["ratio_ci95"] = Json::array({end(c.low), end(c.high)});
  json["ok"] = c.ok;
  json["words"] = c.words;
  return json;
}

Json vessel(const Document& document, const study::RankedVessel& ranked) {
  Json criteria = Json::array();
  for (const study::Criterion& c : ranked.criteria) criteria.push_back(criterion(c));
  Json json = object_of(7);
  json["vessel"] = document.project.vessels[ranked.vessel].id;
  json["feasible"] = ranked.feasible;
  if (ranked.feasible_share) json["feasible_share"] = *ranked.feasible_share;
  json["limiting"] = ranked.limiting.empty() ? Json(nullptr) : Json(ranked.limiting);
  json["score"] = ranked.score;
  json["criteria"] = std::move(criteria);
  json["verdict"] = ranked.verdict;
  return json;
}

}  // namespace

KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context) {
  const study::Rank& study = static_cast<const Input&>(*entry.input).study;
  KindResult out;
  auto computed = study::rank(document.project, study, context);
  if (!computed) {
    Error fault = std::move(computed.error());
    fault.pointer = (study.experiment ? "/experiments/" + std::to_string(*study.experiment) : entry.pointer) +
                    "/recipe" + fault.pointer;
    out.faults.push_back(std::move(fault));
    return out;
  }
  out.outcome = outcome_of(computed->termination);
  out.reason = reason_of(computed->termination, computed->reason);
  Json vessels = Json::array();
  for (const study::RankedVessel& ranked : computed->vessels) vessels.push_back(vessel(document, ranked));
  out.members["vessels"] = std::move(vessels);
  if (computed->draws > 0)
    out.members["uncertainty"] = {{"samples", computed->draws}, {"failed", computed->failed_draws}};
  out.warnings = std::move(computed->warnings);
  return out;
}

}  // namespace pf::document::rank_kind
