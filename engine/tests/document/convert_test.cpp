#include "pharmaflow/document/convert.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "pharmaflow/units/unit.hpp"

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

Json convert_one(const std::string& conversion) {
  const Response response = convert("{\"conversions\": [" + conversion + "]}");
  EXPECT_EQ(response.outcome, Outcome::ok) << response.json;
  return Json::parse(response.json)["conversions"][0];
}

double value_of(const std::string& conversion) {
  const Json result = convert_one(conversion);
  EXPECT_TRUE(result.contains("value")) << conversion << ": " << result.dump();
  return result.value("value", std::nan(""));
}

std::string code_of(const std::string& conversion) {
  const Json result = convert_one(conversion);
  EXPECT_TRUE(result.contains("error")) << conversion << ": " << result.dump();
  return result.contains("error") ? result["error"]["code"].get<std::string>() : "";
}

TEST(Convert, QuantitiesAndNumbersWithAUnit) {
  EXPECT_EQ(convert_one(R"({"value": "25 degC", "to": "K"})"), (Json{{"value", 298.15}, {"unit", "K"}}));
  EXPECT_DOUBLE_EQ(value_of(R"({"value": 90, "unit": "min", "to": "h"})"), 1.5);
  EXPECT_DOUBLE_EQ(value_of(R"({"value": 0.5, "to": "%"})"), 50.0);
  EXPECT_DOUBLE_EQ(value_of(R"({"value": "5 wt%", "to": "%"})"), 5.0);
}

TEST(Convert, DifferencesHaveNoOffset) {
  EXPECT_DOUBLE_EQ(value_of(R"({"value": 2, "unit": "degC", "to": "K", "difference": true})"), 2.0);
  EXPECT_DOUBLE_EQ(value_of(R"({"value": "9 degF", "to": "K", "difference": true})"), 5.0);
}

TEST(Convert, MassAndAmountOverTheMolarMass) {
  const std::string species = R"(, "species": {"id": "A", "molar_mass": "194.2 g/mol"}})";
  EXPECT_NEAR(value_of(R"({"value": "5 g/L", "to": "mol/L")" + species), 5.0 / 194.2, 1e-15);
  EXPECT_NEAR(value_of(R"({"value": "25 mM", "to": "g/L")" + species), 0.025 * 194.2, 1e-14);
  EXPECT_NEAR(value_of(R"({"value": "1 g", "to": "mmol")" + species), 1e3 / 194.2, 1e-14);
  EXPECT_NEAR(value_of(R"({"value": "2 mol", "to": "kg")" + species), 2 * 0.1942, 1e-15);
  EXPECT_NEAR(value_of(R"({"value": "18.0153 g/L", "to": "mol/L", "species": {"formula": "H2O"}})"), 1.0,
              2e-5);
}

TEST(Convert, WeightPercentOverTheDensityOfTheMedium) {
  const std::string medium = R"(, "medium": {"density": "0.8 kg/L"}})";
  EXPECT_NEAR(value_of(R"({"value": "5 wt%", "to": "g/L")" + medium), 40.0, 1e-13);
  EXPECT_NEAR(value_of(R"({"value": "40 g/L", "to": "wt%")" + medium), 5.0, 1e-14);
  EXPECT_NEAR(value_of(R"({"value": "5 wt%", "to": "M", "species": {"molar_mass": "80 g/mol"})" + medium),
              0.5, 1e-15);
  EXPECT_EQ(code_of(R"({"value": "5 wt%", "to": "g/L"})"), "missing_property");
}

TEST(Convert, ColumnsKeepWhatIsMissing) {
  const Json result = convert_one(
      R"({"values": [1, null, 2.5], "unit": "g/L", "to": "mM", "species": {"id": "A", "molar_mass": "100 g/mol"}})");
  EXPECT_EQ(result["values"], (Json{10.0, nullptr, 25.0}));
  EXPECT_EQ(result["unit"], "mM");
}

TEST(Convert, WhatCannotBeConvertedSaysWhyAndWhatToDo) {
  EXPECT_EQ(code_of(R"({"value": "1 min", "to": "K"})"), "unit_mismatch");
  EXPECT_EQ(code_of(R"({"value": "1 g/L", "to": "mol/L"})"), "missing_property");
  EXPECT_EQ(code_of(R"({"value": "1 g", "to": "mol"})"), "missing_property");
  EXPECT_EQ(code_of(R"({"value": "1 furlong", "to": "m"})"), "unknown_unit");
  EXPECT_EQ(code_of(R"({"value": "1 m", "to": "furlong"})"), "unknown_unit");
  EXPECT_EQ(code_of(R"({"value": "1,5 L", "to": "mL"})"), "invalid_quantity");
  EXPECT_EQ(code_of(R"({"value": "1e308 kg", "to": "mg"})"), "not_finite");
  EXPECT_EQ(code_of(R"({"value": "5 mol%", "to": "wt%"})"), "unsupported_value");
  EXPECT_EQ(code_of(R"({"value": "5 mol%", "to": "mol/L", "species": {"molar_mass": "80 g/mol"}})"),
            "unsupported_value");
  EXPECT_EQ(code_of(R"({"value": "1 m", "to": "mm", "spieces": 1})"), "unknown_key");
  EXPECT_EQ(code_of(R"({"to": "mm"})"), "missing_property");
  EXPECT_EQ(code_of("7"), "wrong_type");
  const Json error = convert_one(R"({"value": "1 g/L", "to": "mol/L", "species": {"id": "A"}})")["error"];
  EXPECT_NE(error["detail"].get<std::string>().find("molar mass of A"), std::string::npos);
  EXPECT_FALSE(error["hint"].get<std::string>().empty());
}

TEST(Convert, ARequestThatCannotBeReadIsAProblem) {
  for (const char* text : {"", "[]", R"({"conversion": []})", R"({"describe": [1]})"}) {
    const Response response = convert(text);
    EXPECT_EQ(response.outcome, Outcome::invalid) << text;
    EXPECT_EQ(Json::parse(response.json)["title"], "The request has 1 fault") << text;
  }
}

TEST(Describe, SaysWhatAUnitMeasuresAndWhatElseFits) {
  const Response response =
      convert(R"j({"describe": ["mM", "1/min", "wt%", "", "L^0.5/(mol^0.5 min)", "oz"]})j");
  ASSERT_EQ(response.outcome, Outcome::ok) << response.json;
  const Json described = Json::parse(response.json)["describe"];
  EXPECT_EQ(described[0]["quantity"], "concentration");
  EXPECT_EQ(described[0]["words"], "a concentration");
  EXPECT_EQ(described[0]["by_molar_mass"][0], "g/L");
  EXPECT_EQ(described[1]["compatible"], (Json{"1/s", "1/min", "1/h", "1/d"}));
  EXPECT_EQ(described[2]["quantity"], "mass fraction");
  EXPECT_EQ(described[3]["compatible"][0], "1");
  EXPECT_EQ(described[4]["compatible"][1], "L^0.5/(mol^0.5 min)");
  EXPECT_EQ(described[5]["error"]["code"], "unknown_unit");
}

TEST(Describe, EveryCompatibleUnitHasTheDimension) {
  for (const char* text :
       {"1",     "s",   "K",         "mol/L",     "mol",          "kg",       "L",   "L/min", "g/L",  "g/mol",
        "J/mol", "J",   "W",         "W/K",       "W/(m2 K)",     "J/(kg K)", "J/K", "Pa",    "Pa s", "m",
        "m2",    "1/s", "mol/(L s)", "L/(mol s)", "L2 mol-2 s-1", "K/min",    "m/s", "W/m2"}) {
    const auto wanted = units::parse_unit(text);
    ASSERT_TRUE(wanted) << text;
    const auto compatible = units::compatible_units(wanted->dimension);
    ASSERT_FALSE(compatible.empty()) << text;
    for (const std::string& one : compatible) {
      const auto unit = units::parse_unit(one);
      ASSERT_TRUE(unit) << one;
      EXPECT_TRUE(unit->dimension == wanted->dimension) << one << " for " << text;
    }
  }
}

}  // namespace
}  // namespace pf::document
