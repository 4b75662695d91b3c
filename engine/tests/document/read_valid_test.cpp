#include <cmath>

#include "kinds/fit/kind.hpp"
#include "kinds/simulate/kind.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "read_support.hpp"

namespace pf::document::test {
namespace {

Document read(const std::string& json) {
  auto document = read_document(json);
  if (!document) {
    for (const Error& fault : document.error())
      ADD_FAILURE() << fault.pointer << " " << fault.code << ": " << fault.detail;
    return {};
  }
  return std::move(*document);
}

/// The recipe of a simulate study, from its JSON, over species A (100 g/mol), B and C.
reactor::Recipe recipe_of(const std::string& recipe) {
  const Document document = read(R"j({"format": "pharmaflow/1",
    "species": [{"id": "A", "molar_mass": "100 g/mol"}, {"id": "B"}, {"id": "C"}],
    "medium": {"density": "0.9 kg/L", "heat_capacity": "2 kJ/(kg K)"},
    "parameters": [{"id": "p", "value": "30 degC"}, {"id": "w", "value": "5 g/L"}],
    "studies": [{"id": "s", "kind": "simulate", "recipe": )j" +
                                 recipe + "}]}");
  if (document.studies.empty()) return {};
  return static_cast<const simulate::Input&>(*document.studies[0].input).study.recipe;
}

TEST(ReadValid, ProjectIsInSi) {
  const Document d = read(sound_document);
  const study::Project& p = d.project;
  EXPECT_EQ(d.title, "Sound");
  ASSERT_EQ(p.network.species.size(), 4u);
  EXPECT_DOUBLE_EQ(*p.network.species[0].molar_mass, 0.1);
  EXPECT_NEAR(*p.network.species[2].molar_mass, 0.046069, 1e-5);
  EXPECT_EQ(p.network.species[2].formula->atoms.at("C"), 2.0);
  EXPECT_DOUBLE_EQ(p.medium.density->constant, 900.0);
  EXPECT_DOUBLE_EQ(p.medium.heat_capacity->constant, 2000.0);

  EXPECT_EQ(p.network.parameters, (std::vector<std::string>{"k1", "Ea1", "A0", "k2", "k3"}));
  EXPECT_DOUBLE_EQ(p.parameters[0].value, 0.15e-3 / 60);
  EXPECT_DOUBLE_EQ(p.parameters[0].lower, 1e-7 / 60);
  EXPECT_DOUBLE_EQ(p.parameters[0].upper, 1e-2 / 60);
  EXPECT_TRUE(p.parameters[0].log_scale);
  EXPECT_EQ(d.parameter_units[0].text, "L/(mol min)");
  EXPECT_EQ(p.parameters[2].groups, (std::vector<std::vector<std::size_t>>{{0}}));
  EXPECT_DOUBLE_EQ(p.parameters[2].start_by_experiment.at(0), 1100.0);
  EXPECT_TRUE(p.parameters[3].fixed);
  EXPECT_TRUE(p.parameters[4].expression);
  EXPECT_DOUBLE_EQ(p.parameters[4].value, 0.01 / 60);

  const kinetics::Reaction& r1 = p.network.reactions[0];
  const auto& law = std::get<kinetics::PowerLaw>(r1.law);
  const auto& k = std::get<kinetics::ReferenceArrhenius>(law.k);
  EXPECT_EQ(k.k_ref.parameter, 0);
  EXPECT_DOUBLE_EQ(k.reference_temperature.constant, 298.15);
  EXPECT_EQ(k.activation_energy.parameter, 1);
  EXPECT_DOUBLE_EQ(r1.heat.constant, -85e3);
  ASSERT_EQ(r1.stoichiometry.size(), 3u);
  EXPECT_EQ(r1.stoichiometry[2].species, 2u);
  EXPECT_EQ(r1.stoichiometry[2].coefficient, 1.0);
  const auto& reversible = std::get<kinetics::PowerLaw>(p.network.reactions[1].law);
  EXPECT_EQ(std::get<Parametric>(*reversible.equilibrium).constant, 4.0);
  ASSERT_EQ(reversible.orders_reverse.size(), 1u);
  EXPECT_EQ(reversible.orders_reverse[0].species, 3u);

  EXPECT_EQ(d.observable_units[1].text, "mM");
  EXPECT_TRUE(d.observable_units[0].dimension.dimensionless());
}

TEST(ReadValid, ExperimentsAndMeasurementsAreInSi) {
  const Document d = read(sound_document);
  const study::Experiment& e = d.project.experiments[0];
  EXPECT_EQ(e.name, "first");
  EXPECT_DOUBLE_EQ(e.recipe.duration.constant, 1800.0);
  EXPECT_DOUBLE_EQ(e.recipe.charge.volume.constant, 1e-3);
  EXPECT_DOUBLE_EQ(e.recipe.charge.temperature->constant, 298.15);
  ASSERT_EQ(e.recipe.charge.contents.size(), 1u);
  EXPECT_EQ(e.recipe.charge.contents[0].value.parameter, 2);
  const reactor::Feed& feed = e.recipe.feeds[0];
  EXPECT_EQ(feed.id, "dose");
  EXPECT_DOUBLE_EQ(std::get<Parametric>(feed.rate).constant, 1e-4 / 60);
  EXPECT_DOUBLE_EQ(feed.end->constant, 600.0);
  EXPECT_DOUBLE_EQ(feed.contents[0].value.constant, 2000.0);

  const study::Measurement& a = e.measurements[0];
  EXPECT_EQ(a.observable, "A");
  EXPECT_EQ(a.path, "/experiments/0/measurements/0");
  EXPECT_EQ(a.time, (std::vector<double>{0, 120, 300, 480}));
  EXPECT_EQ(a.reading,
            (std::vector<study::Reading>{study::Reading::value, study::Reading::value,
                                         study::Reading::missing, study::Reading::below_detection}));
  EXPECT_DOUBLE_EQ(a.value[1], 741.0);
  EXPECT_DOUBLE_EQ(a.value[3], 0.5);
  EXPECT_EQ(a.sigma, (std::vector<double>{10, 10, 10, 10}));
  EXPECT_EQ(d.measurement_units[0][0].text, "mM");
  EXPECT_EQ(d.measurement_time_units[0][0].text, "min");
  const study::Measurement& t = e.measurements[1];
  EXPECT_DOUBLE_EQ(t.value[1], 299.15);
  EXPECT_DOUBLE_EQ(t.sigma[0], 0.5);  // a difference: the offset of degC does not apply
}

TEST(ReadValid, TimesAreSortedWithTheirValues) {
  const Document d = read(patched(R"j([{"op":"replace","path":"/experiments/0/measurements/0","value":
    {"observable":"A","time":{"unit":"s","values":[9,3,3,0]},"value":{"unit":"mol/L","values":[4,2,3,1]},
     "sigma":{"unit":"mol/L","values":[40,20,30,10]}}}])j"));
  const study::Measurement& m = d.project.experiments[0].measurements[0];
  EXPECT_EQ(m.time, (std::vector<double>{0, 3, 3, 9}));
  EXPECT_EQ(m.value, (std::vector<double>{1000, 2000, 3000, 4000}));
  EXPECT_EQ(m.sigma, (std::vector<double>{10000, 20000, 30000, 40000}));
}

TEST(ReadValid, MassConcentrationsUseMolarMassAndDensity) {
  const Document d = read(patched(R"j([
    {"op":"replace","path":"/experiments/0/measurements/0/value","value":{"unit":"g/L","values":[100,50,null,"<1"]}},
    {"op":"replace","path":"/experiments/0/measurements/0/sigma","value":"1 wt%"}])j"));
  const study::Measurement& m = d.project.experiments[0].measurements[0];
  EXPECT_DOUBLE_EQ(m.value[0], 1000.0);     // 100 g/L of 100 g/mol
  EXPECT_DOUBLE_EQ(m.column_factor, 10.0);  // mol/m3 per g/L
  EXPECT_NEAR(m.sigma[0], 90.0, 1e-9);      // 1 % of 900 g/L
  EXPECT_DOUBLE_EQ(d.measurement_units[0][0].from_si(1000.0), 100.0);
}

TEST(ReadValid, StudiesAreResolved) {
  const Document d = read(patched(R"j([{"op":"add","path":"/studies/0/loss","value":"huber"},
    {"op":"add","path":"/studies/0/starts","value":5},{"op":"add","path":"/studies/0/seed","value":7},
    {"op":"add","path":"/studies/1/units","value":{"time":"h","temperature":"degC"}},
    {"op":"replace","path":"/studies/1/output","value":{"times":{"unit":"min","values":[10,0,10,30]}}},
    {"op":"add","path":"/studies/1/tolerances","value":{"relative":1e-8,"absolute":"1e-9 mol/L"}},
    {"op":"add","path":"/studies/1/method","value":"bdf"}])j"));
  const study::Fit& fit = static_cast<const fit::Input&>(*d.studies[0].input).study;
  EXPECT_EQ(d.studies[0].pointer, "/studies/0");
  EXPECT_EQ(fit.experiments, std::vector<std::size_t>{0});
  EXPECT_EQ(fit.estimate, (std::vector<std::size_t>{0, 1, 2}));  // neither the fixed nor the derived one
  EXPECT_EQ(fit.weighting, study::Weighting::sigma);
  EXPECT_EQ(fit.estimation.loss, estimation::Loss::huber);
  EXPECT_EQ(fit.estimation.starts, 5u);
  EXPECT_EQ(fit.estimation.seed, 7u);
  const study::Simulate& sim = static_cast<const simulate::Input&>(*d.studies[1].input).study;
  EXPECT_EQ(sim.experiment, 0u);
  EXPECT_EQ(sim.times, (std::vector<double>{0, 600, 1800}));
  EXPECT_EQ(sim.tolerances.relative, 1e-8);
  EXPECT_DOUBLE_EQ(*sim.tolerances.absolute, 1e-6);
  EXPECT_EQ(sim.method, ode::Method::bdf);
  EXPECT_EQ(d.studies[1].units.time.text, "h");
  EXPECT_EQ(d.studies[1].units.concentration.text, "mol/L");
}

TEST(ReadValid, WeightingDefaultsToNoneWhenASigmaIsMissing) {
  const Document d = read(patched(R"j([{"op":"remove","path":"/experiments/0/measurements/1/sigma"}])j"));
  EXPECT_EQ(static_cast<const fit::Input&>(*d.studies[0].input).study.weighting, study::Weighting::none);
}

TEST(ReadValid, RateLaws) {
  const Document d = read(R"j({"format": "pharmaflow/1",
    "species": [{"id": "A"}, {"id": "B"}, {"id": "C"}],
    "parameters": [{"id": "n", "value": 0.5}, {"id": "kf", "value": "2 L^0.5/(mol^0.5 s)"}, {"id": "ke", "value": "3 1/s"}],
    "reactions": [
      {"id": "r1", "equation": "A -> B", "rate": {"law": "power", "k": "kf", "orders": {"A": 1.5, "C": "0"}}},
      {"id": "r2", "equation": "A -> B", "rate": {"law": "power", "k": {"A": "1e10 1/(min K)", "Ea": "50 kJ/mol", "n": 1}}},
      {"id": "r3", "equation": "A -> B", "rate": {"law": "michaelis_menten", "vmax": "1 mM/s", "km": "2 mM", "substrate": "A",
        "inhibitors": [{"species": "B", "type": "noncompetitive", "ki": "3 mM"}]}},
      {"id": "r4", "equation": "A + B -> C", "rate": {"law": "langmuir_hinshelwood", "k": "1 L/(mol s)",
        "adsorption": {"A": "2 L/mol", "C": {"K_ref": "1 L/mol", "T_ref": "300 K", "dH": "-20 kJ/mol"}}, "exponent": 2}},
      {"id": "r5", "equation": "A <-> C", "rate": {"law": "expression", "formula": "ke * ([A] - [C] / 2) * exp(-n)"}},
      {"id": "r6", "equation": "A -> B", "rate": {"law": "power", "k": "1 1/s", "orders": {"A": "n", "B": 0.5}}},
      {"id": "r7", "equation": "-> A", "rate": {"law": "power", "k": "-1 mM/s"}},
      {"id": "r8", "equation": "2 A <-> B", "rate": {"law": "power", "k": "1 L/(mol s)", "K_eq": "5 L/mol"}, "heat": "0 J/mol"}
    ]})j");
  const auto& r = d.project.network.reactions;
  ASSERT_EQ(r.size(), 8u);
  EXPECT_EQ(std::get<kinetics::PowerLaw>(r[0].law).orders.size(), 2u);
  const auto& arrhenius = std::get<kinetics::Arrhenius>(std::get<kinetics::PowerLaw>(r[1].law).k);
  EXPECT_DOUBLE_EQ(arrhenius.pre_exponential_factor.constant, 1e10 / 60);
  const auto& mm = std::get<kinetics::MichaelisMenten>(r[2].law);
  EXPECT_DOUBLE_EQ(std::get<Parametric>(mm.vmax).constant, 1.0);
  EXPECT_EQ(mm.inhibitors[0].type, kinetics::Inhibition::noncompetitive);
  const auto& lh = std::get<kinetics::LangmuirHinshelwood>(r[3].law);
  EXPECT_DOUBLE_EQ(std::get<Parametric>(lh.adsorption[0].constant).constant, 2e-3);
  EXPECT_EQ(lh.exponent.constant, 2.0);
  const auto& estimated = std::get<kinetics::PowerLaw>(r[5].law).orders[0];
  EXPECT_EQ(estimated.order.parameter, 0);
  EXPECT_EQ(estimated.nominal, 0.5);
  EXPECT_DOUBLE_EQ(std::get<Parametric>(std::get<kinetics::PowerLaw>(r[6].law).k).constant, -1.0);
  EXPECT_DOUBLE_EQ(std::get<Parametric>(*std::get<kinetics::PowerLaw>(r[7].law).equilibrium).constant, 5e-3);
}

TEST(ReadValid, ContentsInEveryBasis) {
  const reactor::Recipe r =
      recipe_of(R"j({"charge": {"volume": "2 L", "concentrations": {"A": "10 wt%", "B": "3 mM"},
    "amounts": {"C": "0.5 mol"}}, "duration": "1 h",
    "feeds": [{"rate": "1 mL/min", "amount": "10 mL", "concentrations": {"A": "w"}, "density": "0.8 kg/L"}],
    "doses": [{"time": "5 min", "masses": {"A": "5 g"}}]})j");
  ASSERT_EQ(r.charge.contents.size(), 3u);
  EXPECT_NEAR(r.charge.contents[0].value.constant * r.charge.contents[0].factor, 900.0, 1e-9);
  EXPECT_DOUBLE_EQ(r.charge.contents[1].value.constant, 3.0);
  EXPECT_EQ(r.charge.contents[2].basis, reactor::Content::Basis::amount);
  EXPECT_EQ(r.charge.temperature->constant, 298.15);  // nothing depends on it
  EXPECT_EQ(r.feeds[0].contents[0].value.parameter, 1);
  EXPECT_DOUBLE_EQ(r.feeds[0].contents[0].factor, 10.0);
  EXPECT_DOUBLE_EQ(r.feeds[0].amount->constant, 1e-5);
  EXPECT_EQ(r.feeds[0].id, "feed1");
  EXPECT_EQ(r.doses[0].volume.constant, 0.0);
  EXPECT_DOUBLE_EQ(r.doses[0].contents[0].value.constant * r.doses[0].contents[0].factor, 0.05);
}

TEST(ReadValid, TemperatureControls) {
  const reactor::Recipe r = recipe_of(R"j({"charge": {"volume": "1 L", "temperature": "p"}, "duration": "2 h",
    "temperature": {"stages": [
      {"until": "10 min", "control": "isothermal", "temperature": "40 degC"},
      {"until": "20 min", "control": "profile", "points": {"time": {"unit": "min", "values": [0, 5, 5]}, "value": {"unit": "degC", "values": [20, 30, 40]}}},
      {"until": "30 min", "control": "adiabatic"},
      {"until": "40 min", "control": "jacket", "UA": "5 W/K", "UA_scaling": "wetted_area", "diameter": "10 cm",
       "jacket_temperature": {"points": [["0 min", "20 degC"], ["10 min", "p"]]}},
      {"until": "50 min", "control": "jacket", "UA": "5 W/K", "coolant": {"flow": "2 L/min", "volume": "0.3 L",
       "inlet_temperature": "10 degC", "density": "1 kg/L", "heat_capacity": "4.18 kJ/(kg K)"}},
      {"control": "setpoint", "UA": "5 W/K", "setpoint": "60 degC", "gain": 4, "integral_time": "5 min",
       "jacket_min": "-10 degC", "jacket_max": "120 degC", "ramp_rate": "3 K/min"}]}})j");
  ASSERT_EQ(r.stages.size(), 6u);
  EXPECT_EQ(r.charge.temperature->parameter, 0);
  EXPECT_DOUBLE_EQ(std::get<reactor::Isothermal>(r.stages[0].control).temperature->constant, 313.15);
  const auto& points = std::get<reactor::TemperatureProfile>(r.stages[1].control).points;
  ASSERT_EQ(points.size(), 3u);
  EXPECT_EQ(points[1].time.constant, points[2].time.constant);  // a jump
  EXPECT_DOUBLE_EQ(points[2].value.constant, 313.15);
  EXPECT_TRUE(std::holds_alternative<reactor::Adiabatic>(r.stages[2].control));
  const auto& jacket = std::get<reactor::Jacket>(r.stages[3].control);
  EXPECT_EQ(jacket.heat_transfer.scaling, reactor::HeatTransfer::Scaling::wetted_area);
  EXPECT_DOUBLE_EQ(jacket.heat_transfer.diameter.constant, 0.1);
  EXPECT_EQ(jacket.temperature[1].value.parameter, 0);
  const auto& cooled = std::get<reactor::Jacket>(r.stages[4].control);
  EXPECT_TRUE(cooled.temperature.empty());
  EXPECT_DOUBLE_EQ(cooled.coolant->flow.constant, 2e-3 / 60);
  const auto& setpoint = std::get<reactor::Setpoint>(r.stages[5].control);
  EXPECT_DOUBLE_EQ(setpoint.ramp_rate->constant, 0.05);
  EXPECT_DOUBLE_EQ(setpoint.jacket_min->constant, 263.15);
  EXPECT_FALSE(r.stages[5].until);
}

TEST(ReadValid, ConductanceAgainstVolume) {
  const reactor::Recipe r = recipe_of(R"j({"charge": {"volume": "1 L", "temperature": "p"}, "duration": "2 h",
    "temperature": {"control": "setpoint", "setpoint": "60 degC", "UA": {"points": [["100 mL", "3 W/K"], ["2 L", "12 W/K"]]}}})j");
  const auto& transfer = std::get<reactor::Setpoint>(r.stages[0].control).heat_transfer;
  EXPECT_EQ(transfer.scaling, reactor::HeatTransfer::Scaling::table);
  ASSERT_EQ(transfer.table.size(), 2u);
  EXPECT_DOUBLE_EQ(transfer.table[0].volume, 1e-4);
  EXPECT_DOUBLE_EQ(transfer.table[1].volume, 2e-3);
  EXPECT_DOUBLE_EQ(transfer.table[1].ua.constant, 12.0);
}

TEST(ReadValid, EventsAreDifferencesThatArePositiveWhereTheConditionHolds) {
  const reactor::Recipe r =
      recipe_of(R"j({"charge": {"volume": "1 L", "temperature": "25 degC"}, "duration": "1 h",
    "events": [{"id": "hot", "when": "T > 60 degC", "stop": true}, {"when": "[A] <= 0.1 mol/L"},
               {"when": "1 h < t"}, {"when": "[A] >= [B]"}]})j");
  ASSERT_EQ(r.events.size(), 4u);
  EXPECT_TRUE(r.events[0].stop);
  EXPECT_EQ(r.events[1].id, "event2");
  kinetics::Network network;
  for (const char* id : {"A", "B", "C"}) network.species.push_back({id, {}, {}});
  network.parameters = {"p", "w"};
  std::vector<kinetics::Formula> formulas;
  for (const auto& event : r.events) formulas.push_back(event.when);
  const auto slots = kinetics::slots_of(network);
  std::vector<double> inputs(slots.count(), 0.0), values(4);
  inputs[slots.concentration(0)] = 50.0;
  inputs[slots.concentration(1)] = 20.0;
  inputs[slots.temperature()] = 340.15;
  inputs[slots.time()] = 4000.0;
  kinetics::compile_formulas(network, formulas).evaluate(inputs.data(), values.data());
  EXPECT_NEAR(values[0], 7.0, 1e-9);
  EXPECT_NEAR(values[1], 50.0, 1e-9);
  EXPECT_NEAR(values[2], 400.0, 1e-9);
  EXPECT_NEAR(values[3], 30.0, 1e-9);
}

TEST(ReadValid, ContinuousReactorAndItsSteadyStates) {
  const reactor::Recipe r = recipe_of(R"j({"reactor": "cstr", "steady_state": true,
    "charge": {"volume": "1 L", "temperature": "25 degC"}, "feeds": [{"rate": "1 L/min", "concentrations": {"A": "1 M"}}],
    "temperature": {"control": "adiabatic"}})j");
  EXPECT_EQ(r.type, reactor::Type::cstr);
  EXPECT_TRUE(r.steady_state);
}

TEST(ReadValid, FirstStageMayGiveTheStartingTemperature) {
  const reactor::Recipe r = recipe_of(R"j({"charge": {"volume": "1 L"}, "duration": "1 h",
    "events": [{"when": "T > 60 degC"}], "temperature": {"control": "isothermal", "temperature": "50 degC"}})j");
  EXPECT_DOUBLE_EQ(r.charge.temperature->constant, 323.15);
}

TEST(ReadValid, UnbalancedEquationsAreWarnings) {
  const Document d = read(R"j({"format": "pharmaflow/1",
    "species": [{"id": "A", "formula": "C2H4"}, {"id": "B", "formula": "C4H9"}, {"id": "C", "formula": "C4H8"}],
    "reactions": [{"id": "r1", "equation": "2 A -> B", "rate": {"law": "power", "k": "1 L/(mol s)"}},
                  {"id": "r2", "equation": "2 A -> C", "rate": {"law": "power", "k": "1 L/(mol s)"}}]})j");
  ASSERT_EQ(d.warnings.size(), 1u);
  EXPECT_EQ(d.warnings[0].code, "unbalanced_equation");
  EXPECT_EQ(d.warnings[0].path, "/reactions/0/equation");
  EXPECT_NE(d.warnings[0].message.find("H (8 on the left, 9 on the right)"), std::string::npos)
      << d.warnings[0].message;
}

TEST(ReadValid, HeatAndEnthalpyThatAgree) {
  read(R"j({"format": "pharmaflow/1", "species": [{"id": "A"}, {"id": "B"}],
    "reactions": [{"id": "r", "equation": "A <-> B", "heat": "-10 kJ/mol", "rate": {"law": "power", "k": "1 1/s",
      "K_eq": {"K_ref": 2, "T_ref": "25 degC", "dH": "-10000 J/mol"}}}]})j");
}

TEST(ReadValid, LongColumns) {
  std::string times, values;
  for (int i = 0; i < 100000; ++i) {
    times += (i ? "," : "") + std::to_string(i * 0.01);
    values += (i ? "," : "") + std::to_string(1000 - i * 0.005);
  }
  const Document d =
      read(patched(R"j([{"op":"replace","path":"/experiments/0/measurements/0","value":{"observable":"A",
    "time":{"unit":"s","values":[)j" +
                   times + R"j(]},"value":{"unit":"mM","values":[)j" + values + R"j(]},"sigma":"1 mM"}}])j"));
  EXPECT_EQ(d.project.experiments[0].measurements[0].value.size(), 100000u);
}

}  // namespace
}  // namespace pf::document::test
