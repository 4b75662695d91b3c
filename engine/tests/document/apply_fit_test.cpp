#include "pharmaflow/document/apply_fit.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

TEST(ApplyFit, EstimatesBecomeValuesAndNothingElseChanges) {
  const char* project = R"j({"format":"pharmaflow/1","parameters":[
    {"id":"k1","value":"0.1 1/min","min":"0.01 1/min"},{"id":"n","value":1},
    {"id":"A0","value":"1 mol/L","per":"experiment"},{"id":"k2","value":"3 1/s","fixed":true}],"studies":[]})j";
  const char* result = R"j({"parameters":[
    {"id":"k1","value":0.15,"unit":"1/min","estimated":true},{"id":"n","value":1.2,"unit":"","estimated":true},
    {"id":"A0","value":0.9,"unit":"mol/L","estimated":true,"experiment":"run1"},
    {"id":"A0","value":1.1,"unit":"mol/L","estimated":true,"experiments":["run2","run3"]},
    {"id":"k2","value":4,"unit":"1/s","estimated":false}]})j";
  const auto applied = apply_fit(project, result);
  ASSERT_TRUE(applied.has_value());
  const Json json = Json::parse(*applied, nullptr, false);
  ASSERT_TRUE(json.is_object());
  EXPECT_EQ(json["parameters"][0], Json::parse(R"j({"id":"k1","value":"0.15 1/min","min":"0.01 1/min"})j"));
  EXPECT_EQ(json["parameters"][1]["value"], 1.2);
  EXPECT_EQ(json["parameters"][2]["value"], "1 mol/L");
  EXPECT_EQ(json["parameters"][2]["values"],
            Json::parse(R"j({"run1":"0.9 mol/L","run2":"1.1 mol/L","run3":"1.1 mol/L"})j"));
  EXPECT_EQ(json["parameters"][3]["value"], "3 1/s");
}

TEST(ApplyFit, RefusesWhatIsNoFit) {
  EXPECT_FALSE(apply_fit("{", "{}").has_value());
  EXPECT_FALSE(apply_fit(R"({"parameters":[]})", R"({"kind":"simulate"})").has_value());
}

}  // namespace
}  // namespace pf::document
