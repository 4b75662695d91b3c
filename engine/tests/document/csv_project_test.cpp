#include "csv_support.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::document::test {
namespace {

using nlohmann::json;

json by_id(const json& list, const std::string& id) {
  for (const json& entry : list)
    if (entry["id"] == id) return entry;
  ADD_FAILURE() << "no " << id << " in " << list;
  return json::object();
}

std::vector<std::string> ids(const json& list) {
  std::vector<std::string> result;
  for (const json& entry : list) result.push_back(entry["id"]);
  return result;
}

void expect_valid(const json& document) {
  const Response response = check(document.dump());
  EXPECT_EQ(response.outcome, Outcome::ok) << response.json;
}

using Ids = std::vector<std::string>;

TEST(CsvProject, SpeciesAndReactionsInTheOrderOfTheScheme) {
  const json d =
      project("time [min],D [mM]\n0,0\n1,2\n2,3\n3,4\n4,5\n", "B + 2 A ->{Pd} C <-> D", "A=1 M; B=0.2 M");
  EXPECT_EQ(d["format"], "pharmaflow/1");
  EXPECT_EQ(d["title"], "test");
  EXPECT_EQ(ids(d["species"]), (Ids{"B", "A", "Pd", "C", "D"}));
  EXPECT_EQ(ids(d["reactions"]), (Ids{"r1", "r2"}));
  EXPECT_EQ(d["reactions"][0]["equation"], "B + 2 A ->{Pd} C");
  EXPECT_EQ(d["reactions"][1]["equation"], "C <-> D");
  EXPECT_EQ(d["reactions"][1]["rate"], json({{"law", "power"}, {"k", "k2"}, {"K_eq", "K2"}}));
  EXPECT_EQ(ids(d["parameters"]), (Ids{"k1", "k2", "K2", "D0"}));
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["concentrations"],
            json({{"B", "0.2 M"}, {"A", "1 M"}, {"D", "D0"}}))
      << "given as written, measured as a parameter, the others absent: 0";
  expect_valid(d);
}

TEST(CsvProject, RateConstantsHaveTheUnitsOfTheirOrderAndTheTimeOfTheData) {
  const auto unit = [](const std::string& time, const std::string& equation) {
    const json d = project("time [" + time + "],A [mM]\n0,10\n1,5\n2,3\n3,2\n", equation, "B=1 M");
    const std::string value = d["parameters"][0]["value"];
    expect_valid(d);
    return value.substr(value.find(' ') + 1);
  };
  EXPECT_EQ(unit("min", "A -> B"), "1/min");
  EXPECT_EQ(unit("d", "A + B -> C"), "L/(mol d)");
  EXPECT_EQ(unit("h", "2 A + B -> C"), "L^2/(mol^2 h)");
  EXPECT_EQ(unit("s", "-> A + B"), "mol/(L s)");
  EXPECT_EQ(unit("ks", "0.5 A -> B"), "mol^0.5/(L^0.5 s)") << "no unit that rates are written in: s";
}

TEST(CsvProject, StartsFollowTheData) {
  // Half of A is gone after 10 h.
  const json d = project("time [h],A [mM],B [mM]\n0,100,0\n10,50,50\n20,25,75\n1000,0,100\n", "A -> B");
  const json k = d["parameters"][0];
  EXPECT_EQ(k["id"], "k1");
  EXPECT_EQ(k["value"], "0.0693 1/h");
  EXPECT_EQ(k["min"], "6.93e-08 1/h");
  EXPECT_EQ(k["max"], "69300 1/h");
  EXPECT_EQ(k["scale"], "log");
  const json second = project("time [h],A [mM]\n0,100\n10,50\n1000,0\n", "2 A -> B");
  EXPECT_EQ(second["parameters"][0]["value"], "0.693 L/(mol h)") << "ln 2 / (10 h 0.1 mol/L)";
  const json equilibrium = project("time [h],A [M],B [M]\n0,1,0\n10,0.5,0.25\n90,0.4,0.3\n", "2 A <-> B");
  EXPECT_EQ(by_id(equilibrium["parameters"], "K1")["value"], "1.88 L/mol") << "0.3 / 0.4^2";
}

TEST(CsvProject, ConsecutiveReactionsNeverStartEqual) {
  const json d = project("time [h],D [mM]\n0,0\n10,50\n90,100\n", "A -> B -> C -> D", "A=1 M");
  const auto k = [&](int i) { return std::stod(d["parameters"][i]["value"].get<std::string>()); };
  EXPECT_GT(k(1) / k(0), 1.5);
  EXPECT_GT(k(2) / k(1), 1.5);
}

TEST(CsvProject, SeveralStartsWhereTheyAreGuesses) {
  const auto study = [](const char* csv, const char* scheme) {
    return project(csv, scheme, "")["studies"][0];
  };
  const char* both = "time [h],A [mM],B [mM]\n0,100,0\n10,50,50\n90,0,100\n";
  EXPECT_FALSE(study(both, "A -> B -> C").contains("starts"));
  for (const auto& [csv, scheme] : {std::pair{both, "A <-> B"}, std::pair{both, "A + B -> 2 B"},
                                    std::pair{"time [h],B [mM]\n0,1\n1,2\n", "A -> B"}}) {
    EXPECT_EQ(study(csv, scheme)["starts"], 8) << scheme;
    EXPECT_EQ(study(csv, scheme)["seed"], 1) << scheme;
  }
}

TEST(CsvProject, InitialConcentrationsOfMeasuredSpeciesArePerExperiment) {
  const json d = project(
      "experiment,time [min],A [mM],B [mM]\n"
      "a,0,100,0\na,5,60,40\nb,0,250,<1\nb,5,NA,90\nc,1,40,\nc,2,30,\n",
      "A -> B");
  const json a0 = by_id(d["parameters"], "A0"), b0 = by_id(d["parameters"], "B0");
  EXPECT_EQ(a0["per"], "experiment");
  EXPECT_EQ(a0["values"], json({{"a", "100 mM"}, {"b", "250 mM"}, {"c", "40 mM"}}));
  EXPECT_EQ(a0["min"], "0 mM");
  EXPECT_EQ(a0["max"], "2500 mM");
  EXPECT_FALSE(a0.contains("scale"));
  EXPECT_EQ(b0["values"], json({{"a", "0.04 mM"}, {"b", "90 mM"}}))
      << "a small share of the largest instead of 0";
  EXPECT_EQ(b0["groups"], json({{"a", "c"}, {"b"}})) << "c measures no B and adds no unknown";
  EXPECT_EQ(d["experiments"][2]["recipe"]["charge"]["concentrations"], json({{"A", "A0"}}));
  EXPECT_EQ(d["experiments"][2]["measurements"].size(), 1u);
  expect_valid(d);
}

TEST(CsvProject, GivenConcentrationsAreNotEstimated) {
  const json d = project("time [min],A [mM]\n0,100\n5,60\n9,40\n", "A -> B", "A=0.1 M");
  EXPECT_EQ(ids(d["parameters"]), (Ids{"k1"}));
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["concentrations"], json({{"A", "0.1 M"}}));
}

TEST(CsvProject, ExperimentsKeepTheirNamesAndGetIds) {
  const json d = project(
      "time [min],experiment,A [mM]\n"
      "3,run 1,1\n0,run 1,4\n0,1,5\n1,run-1,3\n0,run-1,6\n3,run 1,2\n2,1,2\n");
  EXPECT_EQ(ids(d["experiments"]), (Ids{"run_1", "run1", "run_1_"}));
  EXPECT_EQ(d["experiments"][0]["name"], "run 1");
  EXPECT_EQ(d["experiments"][1]["name"], "1");
  EXPECT_EQ(d["experiments"][2]["name"], "run-1");
  const json m = d["experiments"][0]["measurements"][0];
  EXPECT_EQ(m["time"], json({{"unit", "min"}, {"values", {0, 3, 3}}}));
  EXPECT_EQ(m["value"], json({{"unit", "mM"}, {"values", {4, 1, 2}}}))
      << "by time, replicates in the file's order";
  EXPECT_EQ(d["experiments"][0]["recipe"]["duration"], "3 min");
  EXPECT_EQ(d["experiments"][1]["recipe"]["duration"], "2 min");
  expect_valid(d);
}

TEST(CsvProject, WithoutTheColumnThereIsOneExperiment) {
  const json d = project("time [min],A [mM]\n0,4\n1,2\n2,1\n9,0\n");
  EXPECT_EQ(ids(d["experiments"]), (Ids{"run1"}));
  EXPECT_FALSE(d["experiments"][0].contains("name"));
  EXPECT_EQ(d["experiments"][0]["recipe"]["reactor"], "batch");
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["volume"], "1 L");
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["temperature"], "25 degC");
  EXPECT_EQ(d["experiments"][0]["recipe"]["temperature"], json({{"control", "isothermal"}}));
}

TEST(CsvProject, OneTemperatureIsIsothermal) {
  const json d = project("time [min],T [degC],A [mM]\n0,40.1,4\n1,40.3,2\n2,,1\n9,40.2,0\n");
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["temperature"], "40.2 degC");
  EXPECT_EQ(d["experiments"][0]["recipe"]["temperature"], json({{"control", "isothermal"}}));
  EXPECT_EQ(d["reactions"][0]["rate"]["k"], "k1");
}

TEST(CsvProject, SeveralTemperaturesGiveArrhenius) {
  const json d = project(
      "time [min],T [K],experiment,A [mM]\n"
      "0,298,a,4\n1,298,a,2\n2,298,a,1\n0,318,b,4\n1,318,b,1\n2,318,b,0\n0,323,c,4\n1,323,c,1\n2,323,c,0\n",
      "A -> B");
  EXPECT_EQ(d["reactions"][0]["rate"]["k"], json({{"k_ref", "k1"}, {"T_ref", "313 K"}, {"Ea", "Ea1"}}));
  EXPECT_EQ(by_id(d["parameters"], "Ea1"),
            json({{"id", "Ea1"}, {"value", "60 kJ/mol"}, {"min", "0 kJ/mol"}, {"max", "300 kJ/mol"}}));
  EXPECT_EQ(d["experiments"][1]["recipe"]["charge"]["temperature"], "318 K");
  expect_valid(d);
}

TEST(CsvProject, ATemperatureThatVariesIsAProfile) {
  const json d =
      project("time [min],T [degC],A [mM]\n0,20,4\n5,,3\n10,30,2\n10,32,2\n20,50,0\n30,50,0\n", "A -> B");
  const json control = d["experiments"][0]["recipe"]["temperature"];
  EXPECT_EQ(control["control"], "profile");
  EXPECT_EQ(control["points"]["time"], json({{"unit", "min"}, {"values", {0, 10, 20, 30}}}));
  EXPECT_EQ(control["points"]["value"], json({{"unit", "degC"}, {"values", {20, 31, 50, 50}}}));
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["temperature"], "20 degC");
  EXPECT_EQ(d["reactions"][0]["rate"]["k"]["T_ref"], "37.75 degC");
  expect_valid(d);
}

TEST(CsvProject, UncertaintiesFollowTheirColumn) {
  const json d = project("time [min],A [mM],sigma(A) [M]\n0,4,0.1\n1,NA,\n2,<1,\n3,1,0.2\n", "A -> B");
  EXPECT_EQ(d["experiments"][0]["measurements"][0]["sigma"],
            json({{"unit", "M"}, {"values", {0.1, nullptr, nullptr, 0.2}}}));
  expect_valid(d);
}

TEST(CsvProject, TheStudySpeaksTheUnitsOfTheData) {
  const json d = project("time [h],B [mM],A [mol/L]\n0,4,1\n1,2,1\n2,1,1\n3,1,1\n4,2,3\n");
  EXPECT_EQ(d["studies"],
            json({{{"id", "fit"},
                   {"kind", "fit"},
                   {"units", {{"time", "h"}, {"concentration", "mM"}, {"temperature", "degC"}}}}}));
}

TEST(CsvProject, IdsNeverClash) {
  const json d =
      project("time [min],k1 [mM],r1 [mM],k10 [mM]\n0,4,1,1\n1,2,1,1\n2,1,1,2\n", "k1 -> r1 -> k10");
  EXPECT_EQ(ids(d["parameters"]), (Ids{"k1_", "k2", "k10_", "r10", "k100"}));
  EXPECT_EQ(ids(d["reactions"]), (Ids{"r1_", "r2"}));
  EXPECT_EQ(d["reactions"][0]["rate"]["k"], "k1_");
  EXPECT_EQ(d["experiments"][0]["recipe"]["charge"]["concentrations"]["k1"], "k10_");
  expect_valid(d);
}

TEST(CsvProject, IdsStayWithinTheirLength) {
  const std::string species(64, 'A'), label(200, 'x');
  const json d = project("time [min],experiment," + species + " [mM]\n0," + label + "1,4\n1," + label +
                             "1,2\n0," + label + "2,4\n1," + label + "2,2\n0,?,4\n1,?,3\n0,!,4\n1,!,3\n",
                         species + " -> B");
  EXPECT_EQ(d["parameters"][1]["id"], std::string(55, 'A') + "_");
  EXPECT_EQ(ids(d["experiments"]), (Ids{std::string(56, 'x'), std::string(55, 'x') + "_", "run_", "run__"}));
  expect_valid(d);
}

TEST(CsvProject, ManyExperiments) {
  std::string csv = "time [min],experiment,A [mM],B [mM]\n";
  for (int i = 0; i < 20000; ++i)
    csv += "0," + std::to_string(i) + ",4,\n1," + std::to_string(i) + (i % 2 ? ",3,1\n" : ",3,\n");
  const json d = project(csv, "A -> B");
  ASSERT_EQ(d["experiments"].size(), 20000u);
  EXPECT_EQ(d["experiments"][19999]["id"], "run19999");
}

TEST(CsvProject, ASampleOfTheChargeAloneLastsAsLongAsTheOthers) {
  const json d = project("time [min],experiment,A [mM]\n0,a,4\n0,b,3\n8,b,2\n9,b,1\n", "A -> B");
  EXPECT_EQ(d["experiments"][0]["recipe"]["duration"], "9 min");
  expect_valid(d);
}

}  // namespace
}  // namespace pf::document::test
