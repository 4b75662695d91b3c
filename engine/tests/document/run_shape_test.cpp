#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pharmaflow/document/run.hpp"
#include "sha256.hpp"

/// Results against the shape that the document format promises: every member, its type and the order.
namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

/// The promised members stand there, in this order; a result may say more beside them.
void expect_members(const Json& object, const Keys& promised) {
  ASSERT_TRUE(object.is_object()) << object;
  Keys found;
  for (const auto& [key, value] : object.items())
    if (std::find(promised.begin(), promised.end(), key) != promised.end()) found.push_back(key);
  EXPECT_EQ(found, promised) << object.dump().substr(0, 300);
}

void expect_numbers(const Json& values, std::size_t count) {
  ASSERT_TRUE(values.is_array());
  EXPECT_EQ(values.size(), count);
  for (const Json& value : values) EXPECT_TRUE(value.is_number()) << value;
}

void expect_series(const Json& series, const Keys& ids, const Keys& quantities, const Keys& units,
                   const std::string& time_unit) {
  expect_members(series, {"time", "columns"});
  expect_members(series["time"], {"unit", "values"});
  EXPECT_EQ(series["time"]["unit"], time_unit);
  const Json& times = series["time"]["values"];
  EXPECT_TRUE(std::is_sorted(times.begin(), times.end()));
  ASSERT_EQ(series["columns"].size(), ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Json& column = series["columns"][i];
    expect_members(column, {"id", "quantity", "unit", "values"});
    EXPECT_EQ(column["id"], ids[i]);
    EXPECT_EQ(column["quantity"], quantities[i]);
    EXPECT_EQ(column["unit"], units[i]);
    expect_numbers(column["values"], times.size());
  }
}

void expect_tail(const Json& result, const std::string& document) {
  expect_members(result["balances"], {"mass_closure", "energy_closure", "atom_closure"});
  EXPECT_TRUE(result["warnings"].is_array());
  expect_members(result["solver"], {"method", "steps", "rejected_steps", "rhs_evaluations",
                                    "jacobian_evaluations", "switches"});
  expect_members(result["provenance"], {"engine", "document_sha256", "seed"});
  EXPECT_EQ(result["provenance"]["engine"], std::string(version()));
  EXPECT_EQ(result["provenance"]["document_sha256"], sha256_hex(document));
  EXPECT_TRUE(result["provenance"]["seed"].is_number_unsigned());
}

const std::string document = R"({
  "format": "pharmaflow/1",
  "species": [{"id": "A", "molar_mass": "100 g/mol"}, {"id": "B", "molar_mass": "100 g/mol"}],
  "parameters": [
    {"id": "k1", "value": "0.1 1/min", "min": "1e-3 1/min", "max": "10 1/min", "scale": "log"},
    {"id": "Ea1", "value": "50 kJ/mol"},
    {"id": "A0", "value": "900 mM", "per": "experiment"},
    {"id": "k2", "value": "0.5 1/h", "fixed": true},
    {"id": "k3", "expression": "2 * k2"}],
  "reactions": [{"id": "r1", "equation": "A -> B",
                 "rate": {"law": "power", "k": {"k_ref": "k1", "T_ref": "35 degC", "Ea": "Ea1"}}}],
  "observables": [{"id": "X", "expression": "1 - [A] / [A]_0"}],
  "experiments": [
    {"id": "cold", "recipe": {"reactor": "batch", "duration": "10 min", "temperature": {"control": "isothermal"},
       "charge": {"volume": "1 L", "temperature": "25 degC", "concentrations": {"A": "A0"}}},
     "measurements": [{"observable": "A", "time": {"unit": "min", "values": [0, 2, 5, 8, 10]},
                       "value": {"unit": "mM", "values": [1001, 861, 692, null, "<0.5"]}}]},
    {"id": "warm", "recipe": {"reactor": "batch", "duration": "10 min", "temperature": {"control": "isothermal"},
       "charge": {"volume": "1 L", "temperature": "45 degC", "concentrations": {"A": "A0"}}},
     "measurements": [{"observable": "A", "time": {"unit": "min", "values": [0, 2, 5, 9]},
                       "value": {"unit": "mM", "values": [1010, 530, 222, 60]}}]}],
  "studies": [
    {"id": "fit", "kind": "fit", "units": {"time": "min", "concentration": "mM", "temperature": "degC"}},
    {"id": "sim", "kind": "simulate", "experiment": "warm", "output": {"points": 11}}]})";

TEST(ResultShape, OfAFit) {
  const Response response = run(document, "fit", {});
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json result = Json::parse(response.json);
  expect_members(result, {"format", "kind", "study", "status", "parameters", "correlation", "statistics",
                          "convergence", "experiments", "balances", "warnings", "solver", "provenance"});
  EXPECT_EQ(result["format"], "pharmaflow-result/1");
  EXPECT_EQ(result["kind"], "fit");
  EXPECT_EQ(result["study"], "fit");
  EXPECT_EQ(result["status"], "ok");
  expect_tail(result, document);

  // One entry for each unknown, in the order and unit of the document; known ones without an error.
  const Keys ids{"k1", "Ea1", "A0", "A0", "k2", "k3"};
  const Keys units{"1/min", "kJ/mol", "mM", "mM", "1/h", "1/s"};
  ASSERT_EQ(result["parameters"].size(), ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Json& entry = result["parameters"][i];
    expect_members(entry, {"id", "value", "unit", "std_error", "ci95", "estimated", "at_bound"});
    EXPECT_EQ(entry["id"], ids[i]);
    EXPECT_EQ(entry["unit"], units[i]);
    EXPECT_EQ(entry["estimated"], i < 4);
    EXPECT_TRUE(entry["at_bound"].is_null());
    EXPECT_EQ(entry["ci95"].is_null(), i >= 4);
    if (i < 4) {
      EXPECT_LT(entry["ci95"][0], entry["value"]);
      EXPECT_GT(entry["ci95"][1], entry["value"]);
    }
  }
  EXPECT_EQ(result["parameters"][2]["experiment"], "cold");
  EXPECT_EQ(result["parameters"][3]["experiment"], "warm");
  EXPECT_FALSE(result["parameters"][0].contains("experiment"));
  EXPECT_DOUBLE_EQ(result["parameters"][4]["value"], 0.5);

  expect_members(result["correlation"], {"ids", "matrix"});
  EXPECT_EQ(result["correlation"]["ids"].size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_DOUBLE_EQ(result["correlation"]["matrix"][i][i], 1.0);

  const Json& statistics = result["statistics"];
  expect_members(statistics, {"observations", "parameters", "degrees_of_freedom", "ssr", "r_squared", "rmse",
                              "log_likelihood", "aic", "aicc", "bic", "shapiro_wilk", "durbin_watson"});
  EXPECT_EQ(statistics["observations"], 7) << "neither the missing value nor the one below detection counts";
  EXPECT_EQ(statistics["parameters"], 4);
  EXPECT_EQ(statistics["degrees_of_freedom"], 3);
  expect_members(statistics["shapiro_wilk"], {"w", "p"});

  const Json& convergence = result["convergence"];
  expect_members(convergence, {"converged", "reason", "iterations", "ode_solves", "history"});
  EXPECT_EQ(convergence["converged"], true);
  for (const Json& step : convergence["history"]) {
    expect_members(step, {"iteration", "ssr", "parameters"});
    expect_numbers(step["parameters"], 4);
  }
  EXPECT_EQ(convergence["history"][0]["iteration"], 0);
  EXPECT_EQ(convergence["history"].back()["ssr"], statistics["ssr"]);

  ASSERT_EQ(result["experiments"].size(), 2u);
  for (std::size_t e = 0; e < 2; ++e) {
    const Json& experiment = result["experiments"][e];
    expect_members(experiment, {"id", "series", "residuals"});
    EXPECT_EQ(experiment["id"], e == 0 ? "cold" : "warm");
    expect_series(experiment["series"], {"A", "B", "T", "V", "X"},
                  {"concentration", "concentration", "temperature", "volume", "dimensionless"},
                  {"mM", "mM", "degC", "L", experiment["series"]["columns"][4]["unit"]}, "min");
    ASSERT_EQ(experiment["residuals"].size(), 1u);
    const Json& table = experiment["residuals"][0];
    expect_members(table, {"observable", "time", "measured", "predicted", "residual", "standardized"});
    EXPECT_EQ(table["observable"], "A");
    const std::size_t n = e == 0 ? 3 : 4;
    for (const char* key : {"time", "measured", "predicted", "residual", "standardized"})
      expect_numbers(table[key], n);
    for (std::size_t i = 0; i < n; ++i)
      EXPECT_NEAR(table["residual"][i].get<double>(),
                  table["measured"][i].get<double>() - table["predicted"][i].get<double>(), 1e-9);
  }
}

TEST(ResultShape, OfASimulation) {
  const Response response = run(document, "sim", {});
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json result = Json::parse(response.json);
  expect_members(result, {"format", "kind", "study", "status", "series", "summary", "balances", "warnings",
                          "solver", "provenance"});
  EXPECT_EQ(result["kind"], "simulate");
  EXPECT_EQ(result["study"], "sim");
  expect_series(result["series"], {"A", "B", "T", "V", "X"},
                {"concentration", "concentration", "temperature", "volume", "dimensionless"},
                {"mol/L", "mol/L", "K", "L", result["series"]["columns"][4]["unit"]}, "s");
  EXPECT_EQ(result["series"]["time"]["values"].size(), 11u);
  EXPECT_DOUBLE_EQ(result["series"]["time"]["values"].back(), 600.0);
  EXPECT_TRUE(result["balances"]["mass_closure"].is_number()) << "all molar masses are known";
  EXPECT_TRUE(result["balances"]["energy_closure"].is_null()) << "isothermal";
  expect_tail(result, document);
}

TEST(ResultShape, OfAProblem) {
  const Response response =
      run(R"({"format": "pharmaflow/1", "species": [{"id": "1"}, {"id": "A"}, {"id": "A"}]})", "", {});
  ASSERT_EQ(response.outcome, Outcome::invalid);
  const Json problem = Json::parse(response.json);
  expect_members(problem, {"type", "code", "status", "title", "errors"});
  EXPECT_EQ(problem["type"], "https://pharmaflow.dev/problems/invalid-document");
  EXPECT_EQ(problem["code"], "invalid_document");
  EXPECT_EQ(problem["status"], 422);
  EXPECT_EQ(problem["title"], "The project document has 2 faults");
  ASSERT_EQ(problem["errors"].size(), 2u);
  for (const Json& fault : problem["errors"]) expect_members(fault, {"pointer", "code", "detail", "hint"});
  EXPECT_EQ(problem["errors"][0]["pointer"], "/species/0/id");
}

}  // namespace
}  // namespace pf::document
