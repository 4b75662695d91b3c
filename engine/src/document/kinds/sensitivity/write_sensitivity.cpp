#include "write_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "../../write_columns.hpp"
#include "pharmaflow/base/text.hpp"
#include "verdict.hpp"

namespace pf::document::sensitivity_kind {
namespace {

/// Values this much smaller than the largest of a curve are not told from the solver's error: a derivative
/// relative to them says nothing.
constexpr double negligible = 1e-6;

units::Unit unit(std::string_view text) { return *units::parse_unit(text); }

/// Four digits, without zeros that say nothing: 372.4, 0.5, 12.
std::string plain_number(double value) {
  std::string text = significant(value, 4);
  const std::size_t end = std::min(text.find('e'), text.size());
  if (text.find('.') >= end) return text;
  std::size_t last = end;
  while (text[last - 1] == '0') --last;
  if (text[last - 1] == '.') --last;
  return text.erase(last, end - last);
}

/// "1" where there is none: as the text of a quotient it has to stand for something.
std::string written(const units::Unit& unit) { return unit.text.empty() ? "1" : unit.text; }

class Writer {
 public:
  Writer(const Document& document, const ResultUnits& units, const study::Sensitivity& study,
         const study::SensitivityResult& result)
      : document_(document), units_(units), study_(study), result_(result) {
    for (const study::SensitivityOutput& output : study.outputs) output_units_.push_back(unit_of(output));
  }

  Json outputs() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < study_.outputs.size(); ++k) {
      const auto& value = result_.nominal[k];
      Json json{{"id", study_.outputs[k].id},
                {"name", study_.outputs[k].name},
                {"unit", written(output_units_[k])},
                {"value", value ? Json(output_units_[k].from_si(*value)) : Json(nullptr)}};
      if (std::string words = verdict_of(k); !words.empty()) json["verdict"] = std::move(words);
      list.push_back(std::move(json));
    }
    return list;
  }

  /// Empty where nothing was reached.
  std::string verdict_of(std::size_t k) const {
    std::vector<std::string> ids;
    for (const study::SensitivityInput& input : study_.inputs) ids.push_back(id(input));
    const units::Unit& unit = output_units_[k];
    const auto with_unit = [&](double number) {
      return plain_number(number) + (unit.text.empty() || unit.text == "1" ? "" : " " + unit.text);
    };
    const OutputWords words{[&](double si) { return with_unit(unit.from_si(si)); },
                            [&](double si) { return with_unit(unit.difference_from_si(si)); },
                            result_.sobol.empty() ? "" : why_too_few(k)};
    return verdict(study_, result_, k, ids, words);
  }

  Json parameters() const {
    Json list = Json::array();
    for (const study::SensitivityInput& input : study_.inputs) {
      const units::Unit& unit = unit_of(input);
      list.push_back({{"id", id(input)},
                      {"value", unit.from_si(input.value)},
                      {"unit", written(unit)},
                      {"low", unit.from_si(input.low)},
                      {"high", unit.from_si(input.high)},
                      {"distribution", distribution(input)}});
    }
    return list;
  }

  Json local() const {
    const study::LocalSensitivity& local = *result_.local;
    Json entries = Json::array();
    for (std::size_t k = 0; k < study_.outputs.size(); ++k) {
      const auto* observed = std::get_if<study::ObservedOutput>(&study_.outputs[k].what);
      const auto curve =
          std::ranges::find(local.curves, observed ? observed->id : "", &study::LocalCurve::id);
      if (!observed || curve == local.curves.end()) continue;
      for (std::size_t i = 0; i < study_.inputs.size(); ++i) entries.push_back(entry(k, i, *curve));
    }
    Json summary = Json::array();
    for (std::size_t k = 0; k < study_.outputs.size(); ++k)
      for (std::size_t i = 0; i < study_.inputs.size(); ++i) {
        const study::LocalDerivative& derivative = local.derivative[k * study_.inputs.size() + i];
        Json json = named(k, study_.inputs[i]);
        json["absolute"] = derivative.value ? Json(*derivative.value * scale(k, i)) : Json(nullptr);
        json["normalized"] =
            derivative.value ? normalized(*derivative.value, i, result_.nominal[k], 0.0) : Json(nullptr);
        json["unit"] = quotient(k, i);
        json["exact"] = derivative.exact;
        summary.push_back(std::move(json));
      }
    return {
        {"time",
         {{"unit", units_.time.text}, {"values", column_values(local.time, units_.time, local.time.size())}}},
        {"entries", std::move(entries)},
        {"summary", std::move(summary)}};
  }

  Json tornado() const {
    Json list = Json::array();
    for (const study::Swing& swing : result_.tornado) {
      const units::Unit& unit = output_units_[swing.output];
      const auto value = [&](const std::optional<double>& si) {
        return si ? Json(unit.from_si(*si)) : Json(nullptr);
      };
      Json json = named(swing.output, study_.inputs[swing.input]);
      json["at_low"] = value(swing.at_low);
      json["at_high"] = value(swing.at_high);
      json["swing"] = swing.at_low && swing.at_high
                          ? Json(unit.difference_from_si(*swing.at_high - *swing.at_low))
                          : Json(nullptr);
      list.push_back(std::move(json));
    }
    return list;
  }

  Json sobol() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < result_.sobol.size(); ++k) {
      const std::string reason = why_no_indices(k);
      for (std::size_t i = 0; i < study_.inputs.size(); ++i) {
        Json json = named(k, study_.inputs[i]);
        const bool known = reason.empty();
        json["first"] = known ? Json(result_.sobol[k].first[i].value) : Json(nullptr);
        json["first_ci"] = known ? interval(result_.sobol[k].first[i], 1.0) : Json(nullptr);
        json["total"] = known ? Json(result_.sobol[k].total[i].value) : Json(nullptr);
        json["total_ci"] = known ? interval(result_.sobol[k].total[i], 1.0) : Json(nullptr);
        if (!known) json["not_applicable"] = reason;
        list.push_back(std::move(json));
      }
    }
    return list;
  }

  Json second_order() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < result_.sobol.size(); ++k) {
      if (!why_no_indices(k).empty()) continue;
      std::size_t pair = 0;
      for (std::size_t i = 0; i < study_.inputs.size(); ++i)
        for (std::size_t j = i + 1; j < study_.inputs.size(); ++j, ++pair)
          list.push_back({{"output", study_.outputs[k].id},
                          {"parameters", Json::array({id(study_.inputs[i]), id(study_.inputs[j])})},
                          {"value", result_.sobol[k].second[pair].value},
                          {"ci", interval(result_.sobol[k].second[pair], 1.0)}});
    }
    return list;
  }

  /// Mean and variance of the outputs over the ranges, from A and B of Saltelli's design.
  Json variance() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < result_.sobol.size(); ++k) {
      const statistics::SobolIndices& found = result_.sobol[k];
      const double one = output_units_[k].difference_from_si(1.0);
      Json json{{"output", study_.outputs[k].id}};
      const bool known = found.enough();
      json["mean"] = known ? Json(output_units_[k].from_si(found.mean)) : Json(nullptr);
      json["variance"] = known ? Json(found.variance * one * one) : Json(nullptr);
      json["std_deviation"] = known ? Json(std::sqrt(found.variance) * one) : Json(nullptr);
      json["unit"] = written(output_units_[k]);
      json["samples"] = found.used;
      list.push_back(std::move(json));
    }
    return list;
  }

  Json morris() const {
    Json list = Json::array();
    for (std::size_t k = 0; k < result_.morris.size(); ++k) {
      const double one = output_units_[k].difference_from_si(1.0);
      for (std::size_t i = 0; i < study_.inputs.size(); ++i) {
        const statistics::ElementaryEffects& effects = result_.morris[k][i];
        const bool known = effects.used > 0;
        Json json = named(k, study_.inputs[i]);
        json["mu"] = known ? Json(effects.mu * one) : Json(nullptr);
        json["mu_star"] = known ? Json(effects.mu_star.value * one) : Json(nullptr);
        json["sigma"] = effects.used > 1 ? Json(effects.sigma * one) : Json(nullptr);
        json["mu_star_ci"] = known ? interval(effects.mu_star, one) : Json(nullptr);
        list.push_back(std::move(json));
      }
    }
    return list;
  }

 private:
  const std::string& id(const study::SensitivityInput& input) const {
    return document_.project.parameters[input.parameter].id;
  }
  const units::Unit& unit_of(const study::SensitivityInput& input) const {
    return document_.parameter_units[input.parameter];
  }

  units::Unit unit_of(const study::SensitivityOutput& output) const {
    using Quantity = study::SummaryOutput::Quantity;
    if (std::holds_alternative<study::TimeToOutput>(output.what)) return units_.time;
    if (const auto* summary = std::get_if<study::SummaryOutput>(&output.what)) {
      if (summary->quantity == Quantity::maximum_temperature) return units_.temperature;
      return unit(summary->quantity == Quantity::peak_heat_flow ? "W" : "1");
    }
    const std::string& column = std::get<study::ObservedOutput>(output.what).id;
    if (column == "T" || column == "T_jacket") return units_.temperature;
    if (column == "V") return units_.volume;
    const auto& observables = document_.project.observables;
    const auto found = std::ranges::find(observables, column, &study::Observable::id);
    if (found == observables.end()) return units_.concentration;
    return document_.observable_units[static_cast<std::size_t>(found - observables.begin())];
  }

  static std::string_view distribution(const study::SensitivityInput& input) {
    switch (input.distribution.kind) {
      case statistics::Distribution::Kind::uniform:
        return "uniform";
      case statistics::Distribution::Kind::log_uniform:
        return "log_uniform";
      case statistics::Distribution::Kind::normal:
        return "normal";
      case statistics::Distribution::Kind::log_normal:
        break;
    }
    return "log_normal";
  }

  Json named(std::size_t output, const study::SensitivityInput& input) const {
    Json json = object_of(8);
    json["output"] = study_.outputs[output].id;
    json["parameter"] = id(input);
    return json;
  }

  static Json interval(const statistics::Interval& interval, double factor) {
    return Json::array({interval.low * factor, interval.high * factor});
  }

  /// In words; empty where enough samples are whole.
  std::string why_too_few(std::size_t output) const {
    const statistics::SobolIndices& found = result_.sobol[output];
    if (!found.enough())
      return "Only " + std::to_string(found.used) + " of " + std::to_string(study_.samples) +
             " samples have a value in all of their runs; indices need " +
             std::to_string(statistics::SobolIndices::least_samples) + ".";
    return "";
  }
  /// In words; empty where there are indices. Where the output does not vary there is nothing to share out.
  std::string why_no_indices(std::size_t output) const {
    std::string few = why_too_few(output);
    if (!few.empty() || result_.varies[output] != 0) return few;
    return study_.outputs[output].name + " does not change over these ranges.";
  }

  /// From a derivative in SI to one in the units of output and parameter.
  double scale(std::size_t output, std::size_t input) const {
    return output_units_[output].difference_from_si(1.0) /
           unit_of(study_.inputs[input]).difference_from_si(1.0);
  }
  std::string quotient(std::size_t output, std::size_t input) const {
    const std::string above = written(output_units_[output]), below = written(unit_of(study_.inputs[input]));
    return below == "1" ? above : above + " per " + below;
  }

  /// d ln y / d ln p; null where y is zero or not told from it.
  Json normalized(double derivative, std::size_t input, const std::optional<double>& value,
                  double floor) const {
    if (!value || *value == 0.0 || std::abs(*value) < floor) return nullptr;
    const double relative = derivative * study_.inputs[input].value / *value;
    return std::isfinite(relative) ? Json(relative) : Json(nullptr);
  }

  Json entry(std::size_t output, std::size_t input, const study::LocalCurve& curve) const {
    const std::size_t rows = curve.value.size();
    const double factor = scale(output, input);
    double largest = 0.0;
    for (const double value : curve.value) largest = std::max(largest, std::abs(value));
    Json absolute = Json::array(), relative = Json::array();
    for (std::size_t row = 0; row < rows; ++row) {
      const double derivative = curve.derivative[input * rows + row];
      absolute.push_back(derivative * factor);
      relative.push_back(normalized(derivative, input, curve.value[row], negligible * largest));
    }
    Json json = named(output, study_.inputs[input]);
    json["column"] = curve.id;
    json["unit"] = quotient(output, input);
    json["absolute"] = std::move(absolute);
    json["normalized"] = std::move(relative);
    return json;
  }

  const Document& document_;
  const ResultUnits& units_;
  const study::Sensitivity& study_;
  const study::SensitivityResult& result_;
  std::vector<units::Unit> output_units_;
};

}  // namespace

Json members(const Document& document, const ResultUnits& units, const study::Sensitivity& study,
             const study::SensitivityResult& result) {
  static constexpr std::string_view methods[] = {"local", "one_at_a_time", "sobol", "morris"};
  const Writer writer(document, units, study, result);
  Json json = object_of(10);
  json["method"] = methods[static_cast<std::size_t>(study.method)];
  if (std::string words = writer.verdict_of(0); !words.empty()) json["verdict"] = std::move(words);
  json["outputs"] = writer.outputs();
  json["parameters"] = writer.parameters();
  if (result.local) json["local"] = writer.local();
  if (!result.tornado.empty()) json["tornado"] = writer.tornado();
  if (!result.sobol.empty()) {
    json["sobol"] = writer.sobol();
    if (study.second_order) json["second_order"] = writer.second_order();
    json["variance"] = writer.variance();
  }
  if (!result.morris.empty()) json["morris"] = writer.morris();
  json["evaluations"] = result.evaluations;
  json["failed"] = result.failed;
  return json;
}

}  // namespace pf::document::sensitivity_kind
