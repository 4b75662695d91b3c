#include "read_uncertainty.hpp"

#include "sections.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace pf::document {
namespace {

/// A study object beside parameters a [1/s], T [degC], b (derived) and g, one value for each experiment.
std::string document(const std::string& uncertainty) {
  return R"({"format": "pharmaflow/1", "species": [{"id": "A"}], "parameters": [
    {"id": "a", "value": "2 1/min", "scale": "log"}, {"id": "Tc", "value": "25 degC"},
    {"id": "b", "expression": "2 * a"},
    {"id": "g", "value": "1 mol/L", "per": "experiment", "values": {"e": "3 mol/L"}}],
   "reactions": [{"id": "r", "equation": "A -> ", "rate": {"law": "power", "k": "b"}}],
   "experiments": [{"id": "e", "recipe": {"charge": {"volume": "1 L", "concentrations": {"A": "g"}}, "duration": "1 s"}}],
   "studies": [{"uncertainty": )" +
         uncertainty + "}]}";
}

struct Outcome {
  std::optional<study::Uncertainty> uncertainty;
  std::vector<std::string> faults;
};

/// Reads the parameters through the document, then the study's member by itself.
Outcome read(const std::string& uncertainty, std::optional<std::size_t> experiment = {}) {
  const std::string text = document(uncertainty);
  const auto tree = JsonTree::parse(text);
  Outcome outcome;
  if (!tree) return outcome;
  Reading reading(*tree);
  {
    ObjectReader root(reading, reading.root(), "The document");
    read_names(reading, root);
    read_parameters(reading, root);
    read_species(reading, root);
    read_reactions(reading, root);
    read_experiments(reading, root);
    root.abandon();
    ObjectReader object(reading, root.array("studies").front(), "The study");
    outcome.uncertainty = read_uncertainty(object, experiment);
  }
  for (const Error& fault : reading.faults.take()) outcome.faults.push_back(fault.pointer + " " + fault.code);
  return outcome;
}

TEST(ReadUncertainty, HasMeansAndCovarianceInSi) {
  const auto [u, faults] =
      read(R"({"parameters": [{"id": "a", "std_error": "0.6 1/min"}, {"id": "Tc", "std_error": "1.8 degF"},
               {"id": "g", "std_error": "0.5 mol/L"}], "correlation": [[1, -0.5, 0], [-0.5, 1, 0.25], [0, 0.25, 1]],
               "samples": 7, "seed": 9})",
           0);
  ASSERT_TRUE(u) << ::testing::PrintToString(faults);
  EXPECT_EQ(u->parameters, (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_DOUBLE_EQ(u->inputs.mean[0], 2.0 / 60.0);
  EXPECT_DOUBLE_EQ(u->inputs.mean[1], 298.15);
  EXPECT_DOUBLE_EQ(u->inputs.mean[2], 3000.0) << "that of the experiment";
  EXPECT_DOUBLE_EQ(u->inputs.covariance[0], 1e-4);
  EXPECT_NEAR(u->inputs.covariance[4], 1.0, 1e-14) << "a difference: without the offset of degF";
  EXPECT_NEAR(u->inputs.covariance[1], -0.5 * 0.01, 1e-15);
  EXPECT_NEAR(u->inputs.covariance[3], -0.5 * 0.01, 1e-15);
  EXPECT_NEAR(u->inputs.covariance[7], 0.25 * 500.0, 1e-10);
  EXPECT_EQ(u->inputs.log_scale, (std::vector<char>{1, 0, 0}));
  EXPECT_EQ(u->options.samples, 7u);
  EXPECT_EQ(u->options.seed, 9u);
  EXPECT_TRUE(u->seeded);
}

TEST(ReadUncertainty, DrawsTwoHundredSamplesByDefault) {
  const auto [u, faults] = read(R"({"parameters": [{"id": "g", "std_error": "0.5 mol/L"}]})");
  ASSERT_TRUE(u);
  EXPECT_EQ(u->options.samples, 200u);
  EXPECT_FALSE(u->seeded);
  EXPECT_DOUBLE_EQ(u->inputs.mean[0], 1000.0) << "that of the document";
}

TEST(ReadUncertainty, TellsFaultsAtTheField) {
  const auto fault = [](const std::string& text) {
    const Outcome outcome = read(text);
    EXPECT_FALSE(outcome.uncertainty) << text;
    return outcome.faults.size() == 1 ? outcome.faults.front() : ::testing::PrintToString(outcome.faults);
  };
  const std::string at = "/studies/0/uncertainty";
  EXPECT_EQ(fault("{}"), at + "/parameters missing_property");
  EXPECT_EQ(fault(R"({"parameters": []})"), at + "/parameters out_of_range");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "x", "std_error": 1}]})"),
            at + "/parameters/0/id unknown_parameter");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "b", "std_error": "1 1/s"}]})"),
            at + "/parameters/0/id unsupported_value");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "a", "std_error": "1 K"}]})"),
            at + "/parameters/0/std_error unit_mismatch");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "a", "std_error": "-1 1/s"}]})"),
            at + "/parameters/0/std_error out_of_range");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "a", "std_error": "Tc"}]})"),
            at + "/parameters/0/std_error invalid_quantity");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "a"}]})"), at + "/parameters/0/std_error missing_property");
  EXPECT_EQ(
      fault(R"({"parameters": [{"id": "a", "std_error": "1 1/s"}, {"id": "a", "std_error": "1 1/s"}]})"),
      at + "/parameters/1/id duplicate_id");
  EXPECT_EQ(fault(R"({"parameters": [{"id": "a", "std_error": "1 1/s"}], "samples": -1})"),
            at + "/samples out_of_range");
}

TEST(ReadUncertainty, RefusesWhatIsNoCorrelation) {
  const auto fault = [](const std::string& matrix) {
    const Outcome outcome =
        read(R"({"parameters": [{"id": "a", "std_error": "1 1/s"}, {"id": "Tc", "std_error": "1 K"},
                 {"id": "g", "std_error": "1 mol/L"}], "correlation": )" +
             matrix + "}");
    EXPECT_FALSE(outcome.uncertainty) << matrix;
    return outcome.faults.size() == 1 ? outcome.faults.front() : ::testing::PrintToString(outcome.faults);
  };
  const std::string at = "/studies/0/uncertainty/correlation";
  EXPECT_EQ(fault("[[1]]"), at + " out_of_range");
  EXPECT_EQ(fault("[[1, 0, 0], [0, 1], [0, 0, 1]]"), at + "/1 out_of_range");
  EXPECT_EQ(fault("[[1, 0.1, 0], [0.2, 1, 0], [0, 0, 1]]"), at + "/1/0 out_of_range");
  EXPECT_EQ(fault("[[0.9, 0, 0], [0, 1, 0], [0, 0, 1]]"), at + "/0/0 out_of_range");
  EXPECT_EQ(fault("[[1, 0, 1.5], [0, 1, 0], [1.5, 0, 1]]"), at + "/0/2 out_of_range");
  EXPECT_EQ(fault("[[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]"), at + " out_of_range")
      << "not positive semi-definite";
}

TEST(ReadUncertainty, TakesASingularCorrelation) {
  EXPECT_TRUE(read(R"({"parameters": [{"id": "a", "std_error": "1 1/s"}, {"id": "g", "std_error": "1 mol/L"}],
                      "correlation": [[1, -1], [-1, 1]]})")
                  .uncertainty);
}

TEST(ParametersWith, DerivedOnesFollow) {
  const auto document = read_document(R"({"format": "pharmaflow/1", "species": [{"id": "A"}], "parameters": [
    {"id": "a", "value": 2}, {"id": "b", "expression": "2 * a"}]})");
  ASSERT_TRUE(document);
  const std::size_t index = 0;
  const double value = 5.0;
  EXPECT_EQ(study::parameters_with(document->project, {}, {&index, 1}, {&value, 1}),
            (std::vector<double>{5.0, 10.0}));
}

}  // namespace
}  // namespace pf::document
