#include "write.hpp"

#include <utility>

#include "../../write_answers.hpp"
#include "../../write_columns.hpp"
#include "../../write_summary.hpp"

namespace pf::document::scaleup_kind {
namespace {

class Writer {
 public:
  Writer(const Document& document, const ResultUnits& units) : document_(document), units_(units) {}

  Json base(const study::ScaleUp& study, const study::ScaleUpResult& result) const {
    Json json = object_of(9);
    json["vessel"] = vessel_id(study.base.vessel);
    json["speed"] = answer(study.base.speed, "rpm");
    json["volume"] = quantity(result.base_volume, units_.volume);
    json["conditions"] = conditions(result.base_conditions);
    json["limits"] = limits(result.base_limits);
    add_run(json, result.base_run);
    return json;
  }

  Json target(const study::TargetResult& target) const {
    Json rules = Json::array();
    for (const study::RuleResult& one : target.rules) rules.push_back(rule(one));
    Json json = object_of(6);
    json["vessel"] = vessel_id(target.vessel);
    json["volume"] = quantity(target.volume, units_.volume);
    json["scale"] = target.scale;
    json["rules"] = std::move(rules);
    if (target.chosen) json["rule"] = target.rules[*target.chosen].id;
    json["verdict"] = target.verdict;
    return json;
  }

 private:
  const std::string& vessel_id(std::size_t index) const { return document_.project.vessels[index].id; }

  void add_run(Json& json, const reactor::Result& run, const study::RunSpread* spread = nullptr) const {
    json["series"] = series(document_, units_, run.series, spread != nullptr ? spread->band : study::Band{});
    json["summary"] = summary(document_, units_, run.summary, spread);
    json["balances"] = balances(run.balances);
    json["solver"] = solver(run.solver, units_.time);
  }

  Json damkohler(std::span<const study::Damkohler> numbers) const {
    static constexpr std::string_view bands[] = {"unknown", "not mixing-limited", "sensitive",
                                                 "mixing-controlled"};
    Json list = Json::array();
    for (const study::Damkohler& number : numbers)
      list.push_back({{"reaction", document_.project.network.reactions[number.reaction].id},
                      {"macro", answer(number.macro, "1")},
                      {"micro", answer(number.micro, "1")},
                      {"band", bands[static_cast<std::size_t>(number.band)]}});
    return list;
  }

  Json dosing(const study::DosingResult& dosing) const {
    const bool as_recipe = dosing.strategy == study::Dosing::Strategy::as_recipe;
    Json json{{"strategy", as_recipe ? "as_recipe" : "heat_limited"}};
    json["time"] = dosing.time ? quantity(*dosing.time, units_.time)
                               : Json{{"not_applicable", "No dosing time that was tried is long enough."}};
    json["recipe_time"] = quantity(dosing.recipe_time, units_.time);
    if (dosing.rise_at_recipe) json["rise_at_recipe"] = {{"value", *dosing.rise_at_recipe}, {"unit", "K"}};
    json["limited_by"] = dosing.limited_by;
    return json;
  }

  void add_safety(Json& json, const study::SafetyAt& at) const {
    json["mtsr"] = quantity(at.mtsr, units_.temperature);
    if (at.stoessel_class) json["class"] = *at.stoessel_class;
    if (at.td24) json["td24"] = quantity(*at.td24, units_.temperature);
    if (at.time) json["time"] = quantity(*at.time, units_.time);
  }

  Json safety(const study::RuleSafety& safety) const {
    Json json = Json::object();
    add_safety(json, safety.chosen);
    if (safety.limit) {
      json["limit"] = quantity(*safety.limit, units_.temperature);
      json["limit_words"] = safety.limit_words;
    }
    if (safety.at_recipe) {
      Json recipe = Json::object();
      add_safety(recipe, *safety.at_recipe);
      json["recipe"] = std::move(recipe);
    }
    return json;
  }

  void add_errors(Json& json, const study::RuleSpread& spread) const {
    if (json.contains("dosing")) add_spread(json["dosing"]["time"], spread.dosing_time, units_.time);
    if (!json.contains("safety")) return;
    Json& safety = json["safety"];
    add_spread(safety["mtsr"], spread.mtsr, units_.temperature);
    if (safety.contains("recipe"))
      add_spread(safety["recipe"]["mtsr"], spread.mtsr_at_recipe, units_.temperature);
  }

  Json rule(const study::RuleResult& rule) const {
    Json json = object_of(14);
    json["rule"] = rule.id;
    json["name"] = rule.name;
    json["speed"] = answer(rule.speed, "rpm");
    json["conditions"] = conditions(rule.conditions);
    json["damkohler"] = damkohler(rule.damkohler);
    json["limits"] = limits(rule.limits);
    if (rule.dosing) json["dosing"] = dosing(*rule.dosing);
    if (rule.rise) json["rise"] = {{"value", *rule.rise}, {"unit", "K"}};
    if (rule.safety) json["safety"] = safety(*rule.safety);
    if (!rule.heat.empty()) json["heat"] = {{"not_applicable", rule.heat}};
    if (rule.run) add_run(json, *rule.run, rule.spread ? &rule.spread->run : nullptr);
    if (rule.spread) add_errors(json, *rule.spread);
    json["verdict"] = rule.verdict;
    return json;
  }

  const Document& document_;
  const ResultUnits& units_;
};

}  // namespace

Json members(const Document& document, const ResultUnits& units, const study::ScaleUp& study,
             const study::ScaleUpResult& result) {
  const Writer writer(document, units);
  Json targets = Json::array();
  for (const study::TargetResult& target : result.targets) targets.push_back(writer.target(target));
  Json json = object_of(3);
  json["base"] = writer.base(study, result);
  json["targets"] = std::move(targets);
  json["verdict"] = result.verdict;
  return json;
}

}  // namespace pf::document::scaleup_kind
