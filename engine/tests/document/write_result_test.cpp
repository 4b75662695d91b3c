#include "write_result.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "problem.hpp"

namespace pf::document {
namespace {

const Provenance provenance{"0.1.0", "abc", 7};

TEST(WriteResult, MembersStandInTheOrderOfTheFormat) {
  KindResult result;
  result.members["series"] = {{"time", {{"unit", "min"}, {"values", {0.0, 0.5}}}}};
  result.members["balances"] = {{"mass_closure", nullptr}};
  result.members["solver"] = {{"method", "tsit5"}, {"switches", 0}};
  result.warnings = {{"w", "Look here.", "/parameters/2"}, {"v", "Everywhere.", ""}};
  const Response response = write_result("simulate", "sim", std::move(result), provenance);
  EXPECT_EQ(response.outcome, Outcome::ok);
  EXPECT_EQ(response.json,
            R"({"format":"pharmaflow-result/1","kind":"simulate","study":"sim","status":"ok",)"
            R"("series":{"time":{"unit":"min","values":[0,0.5]}},"balances":{"mass_closure":null},)"
            R"("warnings":[{"code":"w","message":"Look here.","path":"/parameters/2"},)"
            R"({"code":"v","message":"Everywhere."}],"solver":{"method":"tsit5","switches":0},)"
            R"("provenance":{"engine":"0.1.0","document_sha256":"abc","seed":7}})");
}

TEST(WriteResult, AFailureSaysWhyAndKeepsWhatWasReached) {
  for (const auto& [outcome, status] :
       {std::pair{Outcome::failed, "failed"}, {Outcome::cancelled, "cancelled"}}) {
    KindResult result;
    result.outcome = outcome;
    result.reason = "The step size became too small.";
    result.members["summary"] = {{"final_volume", 1}};
    const Response response = write_result("simulate", "sim", std::move(result), provenance);
    const Json json = Json::parse(response.json);
    EXPECT_EQ(response.outcome, outcome);
    EXPECT_EQ(json["status"], status);
    EXPECT_EQ(json["reason"], "The step size became too small.");
    EXPECT_EQ(json["summary"]["final_volume"], 1);
  }
}

TEST(WriteResult, ANumberThatIsNotFiniteIsNullAndWarned) {
  KindResult result;
  result.members["x"] = Json::array({1.0, std::numeric_limits<double>::quiet_NaN()});
  const Json json = Json::parse(write_result("fit", "f", std::move(result), provenance).json);
  EXPECT_TRUE(json["x"][1].is_null());
  ASSERT_EQ(json["warnings"].size(), 1u);
  EXPECT_EQ(json["warnings"][0]["code"], "not_finite");
  EXPECT_NE(json["warnings"][0]["message"].get<std::string>().find("/x/1"), std::string::npos);
}

TEST(Problem, CountsItsFaults) {
  const Error fault{"/a", "code", "Detail.", "Hint."};
  const Response one = problem({fault});
  EXPECT_EQ(one.outcome, Outcome::invalid);
  EXPECT_EQ(
      one.json,
      R"({"type":"https://pharmaflow.dev/problems/invalid-document","code":"invalid_document","status":422,)"
      R"("title":"The project document has 1 fault",)"
      R"("errors":[{"pointer":"/a","code":"code","detail":"Detail.","hint":"Hint."}]})");
  EXPECT_EQ(Json::parse(problem({fault, fault}).json)["title"], "The project document has 2 faults");
}

}  // namespace
}  // namespace pf::document
