#include "pharmaflow/document/run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sha256.hpp"

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

const std::string first_order = R"({
  "format": "pharmaflow/1",
  "species": [{"id": "A"}, {"id": "B"}],
  "reactions": [{"id": "r1", "equation": "A -> B", "rate": {"law": "power", "k": "0.1 1/min"}}],
  "studies": [{"id": "sim", "kind": "simulate", "units": {"time": "min"},
    "output": {"times": {"unit": "min", "values": [0, 10]}},
    "recipe": {"reactor": "batch", "duration": "10 min", "temperature": {"control": "isothermal"},
               "charge": {"volume": "1 L", "temperature": "25 degC", "concentrations": {"A": "1 mol/L"}}}}]})";

TEST(Run, FirstOrderDecayGivesOneOverE) {
  const Response response = run(first_order, "sim", {});
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json json = Json::parse(response.json);
  const Json& columns = json["series"]["columns"];
  EXPECT_EQ(columns[0]["id"], "A");
  EXPECT_NEAR(columns[0]["values"][1].get<double>(), std::exp(-1.0), 1e-5);
  EXPECT_NEAR(columns[1]["values"][1].get<double>(), 1.0 - std::exp(-1.0), 1e-5);
  EXPECT_EQ(json["series"]["time"]["values"], Json::array({0, 10}));
  EXPECT_EQ(json["provenance"]["document_sha256"], sha256_hex(first_order));
  EXPECT_TRUE(json["solver"]["switches"].is_number());
}

TEST(Run, MembersStandInTheOrderOfTheFormat) {
  const Json json = Json::parse(run(first_order, "", {}).json);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"format", "kind", "study", "status", "series", "summary",
                                            "events", "balances", "warnings", "solver", "provenance"}));
}

TEST(Run, TheSameBytesGiveTheSameBytes) {
  EXPECT_EQ(run(first_order, "sim", {}).json, run(first_order, "sim", {}).json);
}

TEST(Run, AnUnknownStudyNamesTheKnownOnes) {
  const Response response = run(first_order, "fit", {});
  EXPECT_EQ(response.outcome, Outcome::invalid);
  const Json fault = Json::parse(response.json)["errors"][0];
  EXPECT_EQ(fault["code"], "unknown_study");
  EXPECT_NE(fault["hint"].get<std::string>().find("sim"), std::string::npos);
}

TEST(Run, WhatIsNotADocumentIsAProblem) {
  for (const char* text : {"", "{", "[]", "{\"format\": \"other/1\"}"}) {
    const Response response = run(text, "", {});
    EXPECT_EQ(response.outcome, Outcome::invalid) << text;
    EXPECT_FALSE(Json::parse(response.json)["errors"].empty()) << text;
  }
}

TEST(Run, CancelledIsNeverOk) {
  RunContext context;
  context.progress = [](double, std::span<const NamedValue>) { return Proceed::cancel; };
  // Tight enough to take more steps than lie between two polls.
  std::string tight = first_order;
  tight.insert(tight.find("\"recipe\""),
               R"("tolerances": {"relative": 1e-12, "absolute": "1e-14 mol/L"}, "method": "tsit5", )");
  ASSERT_EQ(run(tight, "sim", {}).outcome, Outcome::ok);
  const Response response = run(tight, "sim", context);
  const Json json = Json::parse(response.json);
  EXPECT_EQ(response.outcome, Outcome::cancelled);
  EXPECT_EQ(json["status"], "cancelled");
  EXPECT_FALSE(json["reason"].get<std::string>().empty());
}

TEST(Run, ASimulationTellsTheTimeReachedInItsUnit) {
  std::string tight = first_order;
  tight.insert(tight.find("\"recipe\""),
               R"("tolerances": {"relative": 1e-12, "absolute": "1e-14 mol/L"}, "method": "tsit5", )");
  RunContext context;
  int calls = 0;
  context.progress = [&](double fraction, std::span<const NamedValue> values) {
    ++calls;
    EXPECT_EQ(values.size(), 1u);
    EXPECT_EQ(values[0].first, "time");
    EXPECT_NEAR(values[0].second, 10.0 * fraction, 1e-9);
    return Proceed::go_on;
  };
  ASSERT_EQ(run(tight, "sim", context).outcome, Outcome::ok);
  EXPECT_GT(calls, 0);
}

TEST(Check, ListsWhatTheDocumentDeclares) {
  const Response response = check(first_order);
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json json = Json::parse(response.json);
  EXPECT_EQ(json["species"], Json::array({"A", "B"}));
  EXPECT_EQ(json["reactions"], Json::array({"r1"}));
  EXPECT_EQ(json["studies"][0]["kind"], "simulate");
  EXPECT_EQ(json["studies"][0]["work"], (Json{{"evaluations", 1}, {"solves", 1}, {"sensitivities", 0}}));
}

TEST(Check, TellsTheWorkOfAFit) {
  std::string fit = first_order;
  fit.insert(fit.find("\"reactions\""), R"j("parameters": [{"id": "k", "value": "0.2 1/min"}],
    "experiments": [{"id": "run", "recipe": {"reactor": "batch", "duration": "10 min",
        "charge": {"volume": "1 L", "temperature": "25 degC", "concentrations": {"A": "1 mol/L"}}},
      "measurements": [{"observable": "A", "time": {"unit": "min", "values": [1, 5, 9]},
                        "value": {"unit": "mol/L", "values": [0.9, 0.6, 0.4]}}]}], )j");
  fit.insert(fit.find("\"studies\": [") + 12, R"j({"id": "fit", "kind": "fit", "starts": 3}, )j");
  const Response response = check(fit);
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json work = Json::parse(response.json)["studies"][0]["work"];
  EXPECT_EQ(work["sensitivities"], 1);
  EXPECT_EQ(work["evaluations"], 21);
  EXPECT_EQ(work["solves"], 21);
}

}  // namespace
}  // namespace pf::document
