#include "write_wilson.hpp"

#include <string>
#include <utility>

#include "../../write_columns.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document::wilson_kind {
namespace {

constexpr std::string_view coefficient_unit = "W/(m2 K)", resistance_unit = "m2 K/W", speed_unit = "rpm";

units::Unit unit(std::string_view text) { return *units::parse_unit(text); }

/// {"value", "unit", "std_error", "ci95"}; an end of the interval that does not exist is null.
Json estimate(const study::Estimate& e, std::string_view unit_text) {
  const units::Unit in = unit(unit_text);
  Json json{{"value", in.from_si(e.value)}, {"unit", unit_text}};
  const auto end = [&](const std::optional<double>& si) {
    return si ? Json(in.from_si(*si)) : Json(nullptr);
  };
  if (e.std_error) json["std_error"] = in.difference_from_si(*e.std_error);
  if (e.low || e.high) json["ci95"] = Json::array({end(e.low), end(e.high)});
  return json;
}

/// The curve, and beside it what it was fitted to.
Json fitted(const ResultUnits& units, const scaleup::CoolingCurve& curve, const scaleup::CurveFit& fit) {
  const std::size_t n = curve.time.size();
  const auto column = [&](std::string_view id, const std::vector<double>& values) {
    return Json{{"id", id},
                {"quantity", "temperature"},
                {"unit", units.temperature.text},
                {"values", column_values(values, units.temperature, n)}};
  };
  return {{"time", {{"unit", units.time.text}, {"values", column_values(curve.time, units.time, n)}}},
          {"columns", Json::array({column("T", fit.temperature), column("T_measured", curve.temperature),
                                   column("T_jacket", curve.jacket_temperature)})}};
}

Json curves(const ResultUnits& units, const study::Wilson& study, const study::WilsonResult& result) {
  Json list = Json::array();
  for (std::size_t i = 0; i < result.coefficients.size(); ++i) {
    const study::MeasuredCoefficient& one = result.coefficients[i];
    Json json{{"speed", quantity(one.speed, unit(speed_unit))},
              {"coefficient", estimate(one.coefficient, coefficient_unit)}};
    if (one.predicted) json["predicted"] = quantity(*one.predicted, unit(coefficient_unit));
    if (one.fit) {
      json["points"] = study.curves[i].time.size();
      json["deviation"] = {{"value", one.fit->deviation}, {"unit", "K"}};
      json["fitted"] = fitted(units, study.curves[i], *one.fit);
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json line(const study::MeasuredLine& line) {
  return {{"intercept", estimate(line.intercept, coefficient_unit)},
          {"slope", estimate(line.slope, resistance_unit)},
          {"reference_speed", quantity(line.fit.line.reference_speed, unit(speed_unit))}};
}

/// As quantities are written in documents; six digits are more than any measurement has.
std::string text(double si, std::string_view unit_text) {
  const double value = *parse_double(significant(unit(unit_text).from_si(si), 6));
  return shortest(value) + " " + std::string(unit_text);
}

Json measured(const scaleup::WilsonLine& line) {
  return {{"intercept", text(line.intercept, coefficient_unit)},
          {"slope", text(line.slope, resistance_unit)},
          {"reference_speed", text(line.reference_speed, speed_unit)}};
}

Json not_applicable(const scaleup::NotApplicable& why) { return {{"not_applicable", why.reason}}; }

}  // namespace

Json members(const ResultUnits& units, const study::Wilson& study, const study::WilsonResult& result) {
  Json json = object_of(8);
  json["verdict"] = result.verdict;
  json["line"] = result.line ? line(*result.line) : not_applicable(result.line.error());
  if (result.line) json["r_squared"] = result.line->fit.r_squared;
  json["process_factor"] =
      result.factor ? estimate(*result.factor, "1") : not_applicable(result.factor.error());
  if (result.published_factor) json["process_factor"]["published"] = *result.published_factor;
  if (result.line) json["measured"] = measured(result.line->fit.line);
  if (result.heat_capacity) json["heat_capacity"] = quantity(*result.heat_capacity, unit("kJ/K"));
  if (result.area) json["area"] = quantity(*result.area, unit("m2"));
  json["curves"] = curves(units, study, result);
  return json;
}

}  // namespace pf::document::wilson_kind
