// Every case file through the engine, each a test of its own. See README.md for the format.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "expectation.hpp"
#include "pharmaflow/document/run.hpp"

namespace {

namespace fs = std::filesystem;
using pf::cases::Json;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Case : public testing::Test {
 public:
  explicit Case(fs::path project) : project_(std::move(project)) {}

  void TestBody() override {
    const fs::path beside = fs::path(project_).replace_extension("expected.json");
    ASSERT_TRUE(fs::exists(beside)) << "no " << beside;
    const Json expected = Json::parse(bytes_of(beside), nullptr, false);
    ASSERT_FALSE(expected.is_discarded()) << beside << " is no JSON";
    EXPECT_FALSE(expected.value("source", "").empty()) << "numbers without a source";
    EXPECT_TRUE(expected.contains("faults") || !expected.value("expect", Json::array()).empty())
        << "a case that expects nothing cannot fail";

    const auto response = pf::document::run(bytes_of(project_), expected.value("study", ""), {});
    const Json actual = Json::parse(response.json, nullptr, false);
    ASSERT_FALSE(actual.is_discarded()) << "the reply is no JSON";
    for (const std::string& deviation : pf::cases::deviations(expected, actual)) ADD_FAILURE() << deviation;
  }

 private:
  fs::path project_;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<fs::path> projects;
  for (const auto& entry : fs::recursive_directory_iterator(PF_CASES))
    if (entry.path().extension() == ".json" && entry.path().stem().extension() != ".expected")
      projects.push_back(entry.path());
  std::sort(projects.begin(), projects.end());
  for (const fs::path& project : projects) {
    const std::string suite = fs::relative(project.parent_path(), PF_CASES).string();
    testing::RegisterTest(suite.c_str(), project.stem().c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [project]() -> Case* { return new Case(project); });
  }
  testing::InitGoogleTest(&argc, argv);
  if (projects.empty()) return 1;
  return RUN_ALL_TESTS();
}
