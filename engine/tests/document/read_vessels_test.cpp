// Vessels, the medium's further properties, and studies of scale-up: what is read, and every fault at its
// field.
#include <cmath>
#include <numbers>

#include "kinds/scaleup/kind.hpp"
#include "read_support.hpp"

namespace pf::document::test {
namespace {

const char* const vessel = R"j({
  "id": "V1", "name": "Reactor", "inner_diameter": "1.2 m", "bottom": {"shape": "torispherical"}, "capacity": "2 m3",
  "working_volume": {"min": "400 L", "max": "1600 L"},
  "impellers": [{"type": "rushton6", "diameter": "0.4 m", "clearance": "0.4 m", "power_number": 4.7},
                {"type": "custom", "name": "own", "diameter": "0.5 m", "blade_width": "5 cm", "blade_angle": "45 deg",
                 "heat_transfer": {"factor": 0.5, "reynolds_exponent": 0.67, "viscosity_exponent": 0.14}}],
  "baffles": 4, "baffle_width": "0.12 m", "speed": {"min": "10 rpm", "max": "2 1/s"},
  "wall": [{"material": "glass", "thickness": "1.5 mm"}, {"material": "titanium", "thickness": "8 mm", "conductivity": "17 W/(m K)"}],
  "fouling": {"inside": "1e-4 m2 K/W"},
  "jacket": {"type": "half_pipe", "pipe_diameter": "82 mm", "angle": "120 deg", "coil_diameter": "1.3 m", "covered": 0.8,
             "coolant": {"name": "water", "density": "1 kg/L", "viscosity": "1 mPa s", "thermal_conductivity": "0.6 W/(m K)",
                         "heat_capacity": "4.2 kJ/(kg K)", "mass_flow": "5 kg/s", "inlet_min": "5 degC", "inlet_max": "90 degC"}},
  "measured": {"intercept": "500 W/(m2 K)", "slope": "0.002 m2 K/W", "reference_speed": "60 rpm"},
  "heat_capacity": "500 kJ/K", "temperature": {"min": "-20 degC", "max": "180 degC"}, "pressure": {"max": "7 bar"},
  "source": "drawing", "certainty": "A", "notes": "-"})j";

const char* const study = R"j({
  "id": "up", "kind": "scaleup", "experiment": "run1", "base": {"vessel": "V1", "speed": "60 rpm"},
  "targets": [{"vessel": "V1", "volume": "1 m3", "speed": "50 rpm"}], "rules": ["tip_speed"], "temperature": "30 degC",
  "gas": {"flow": "1 L/min", "keep": "superficial_velocity", "correlation": {"factor": 0.02, "power_exponent": 0.4, "velocity_exponent": 0.5}},
  "solids": {"density": "1.4 kg/L", "diameter": "0.2 mm", "loading": 0.1}, "dissipation_ratio": 10, "simulate": false,
  "dosing": {"strategy": "as_recipe", "temperature_rise": "9 degF", "max_time": "8 h"},
  "decomposition": {"q0": "10 W/kg", "T0": "150 degC", "Ea": "100 kJ/mol"}, "max_temperature": "110 degC"})j";

nlohmann::ordered_json with_vessel() {
  auto json = nlohmann::ordered_json::parse(sound_document);
  json["vessels"] = nlohmann::ordered_json::array({nlohmann::ordered_json::parse(vessel)});
  json["studies"].push_back(nlohmann::ordered_json::parse(study));
  json["medium"].update(nlohmann::ordered_json::parse(
      R"j({"viscosity": {"points": [["20 degC", "1 mPa s"], ["60 degC", "0.5 mPa s"]]},
           "thermal_conductivity": "0.14 W/(m K)", "wall_viscosity": "0.8 mPa s", "boiling_point": "77 degC"})j"));
  return json;
}

TEST(ReadVessels, EveryField) {
  const auto document = read_document(with_vessel().dump());
  ASSERT_TRUE(document) << document.error().front().pointer << " " << document.error().front().detail;
  const scaleup::Vessel& v = document->project.vessels.at(0);
  EXPECT_EQ(v.id, "V1");
  EXPECT_EQ(v.name, "Reactor");
  EXPECT_DOUBLE_EQ(v.diameter, 1.2);
  EXPECT_EQ(v.bottom.shape, scaleup::Bottom::Shape::torispherical);
  EXPECT_DOUBLE_EQ(v.capacity, 2.0);
  EXPECT_DOUBLE_EQ(*v.working_min, 0.4);
  EXPECT_DOUBLE_EQ(*v.working_max, 1.6);
  ASSERT_EQ(v.impellers.size(), 2u);
  EXPECT_EQ(v.impellers[0].type.key, "rushton6");
  EXPECT_DOUBLE_EQ(*v.impellers[0].type.power_number, 4.7);
  EXPECT_FALSE(v.impellers[0].type.power_number_low);
  EXPECT_DOUBLE_EQ(*v.impellers[0].clearance, 0.4);
  EXPECT_EQ(v.impellers[1].type.name, "own");
  EXPECT_DOUBLE_EQ(*v.impellers[1].type.blade_width_ratio, 0.1);
  EXPECT_NEAR(*v.impellers[1].type.blade_angle, std::numbers::pi / 4, 1e-15);
  EXPECT_DOUBLE_EQ(*v.impellers[1].type.nusselt_factor, 0.5);
  EXPECT_FALSE(v.impellers[1].type.power_number);
  EXPECT_EQ(v.baffles, 4u);
  EXPECT_DOUBLE_EQ(*v.speed_min, 1.0 / 6.0);
  EXPECT_DOUBLE_EQ(*v.speed_max, 2.0);
  ASSERT_EQ(v.wall.size(), 2u);
  EXPECT_DOUBLE_EQ(v.wall[0].conductivity, 1.2);
  EXPECT_DOUBLE_EQ(v.wall[1].conductivity, 17.0);
  EXPECT_DOUBLE_EQ(v.fouling_inside, 1e-4);
  const scaleup::Jacket& jacket = v.jacket.value();
  EXPECT_NEAR(std::get<scaleup::HalfPipeJacket>(jacket.type).angle, 2 * std::numbers::pi / 3, 1e-14);
  EXPECT_DOUBLE_EQ(jacket.covered, 0.8);
  EXPECT_NEAR(jacket.coolant.flow, 5e-3, 1e-18);
  EXPECT_DOUBLE_EQ(jacket.coolant.inlet_min, 278.15);
  EXPECT_DOUBLE_EQ(v.measured->reference_speed, 1.0);
  EXPECT_DOUBLE_EQ(*v.heat_capacity, 5e5);
  EXPECT_DOUBLE_EQ(*v.pressure_max, 7e5);
}

TEST(ReadVessels, JacketReachesTheLargestWorkingVolume) {
  const auto document = read_document(with_vessel().dump());
  ASSERT_TRUE(document);
  // a torispherical bottom holds 0.0990 T^3 and is 0.1935 T deep
  const double height = 0.1935 * 1.2 + (1.6 - 0.0990 * 1.728) / (std::numbers::pi * 0.36);
  EXPECT_NEAR(document->project.vessels.at(0).jacket->top, height, 2e-3);
}

TEST(ReadVessels, MediumAndStudy) {
  const auto document = read_document(with_vessel().dump());
  ASSERT_TRUE(document);
  const study::Properties& p = document->project.properties;
  EXPECT_DOUBLE_EQ(*p.viscosity_at(293.15), 1e-3);
  EXPECT_DOUBLE_EQ(*p.viscosity_at(400.0), 5e-4);
  EXPECT_TRUE(p.viscosity_is_held(400.0));
  // log-linear in 1/T: at the mean of 1/T the viscosity is the geometric mean
  EXPECT_NEAR(*p.viscosity_at(2.0 / (1 / 293.15 + 1 / 333.15)), std::sqrt(5e-7), 1e-15);
  EXPECT_DOUBLE_EQ(*p.conductivity, 0.14);
  EXPECT_DOUBLE_EQ(*p.boiling_point, 350.15);
  const auto& s = static_cast<const scaleup_kind::Input&>(*document->studies.back().input).study;
  EXPECT_EQ(*s.experiment, 0u);
  EXPECT_DOUBLE_EQ(s.base.speed, 1.0);
  EXPECT_DOUBLE_EQ(*s.targets.at(0).volume, 1.0);
  EXPECT_EQ(s.rules.size(), 1u);
  EXPECT_EQ(s.phases.keep, study::Phases::Keep::superficial_velocity);
  EXPECT_EQ(s.phases.gas->correlation, scaleup::Gas::Correlation::power_law);
  EXPECT_DOUBLE_EQ(s.phases.solids->loading, 0.1);
  EXPECT_EQ(*s.dosing.strategy, study::Dosing::Strategy::as_recipe);
  EXPECT_DOUBLE_EQ(s.dosing.temperature_rise, 5.0);
  EXPECT_FALSE(s.simulate);
  EXPECT_DOUBLE_EQ(*s.safety->max_temperature, 383.15);
}

struct Case {
  const char* name;
  const char *op, *path, *value;
  std::vector<std::string> faults;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> list{
      {"id_missing", "remove", "/vessels/0/id", nullptr, {"/vessels/0/id missing_property"}},
      {"id_twice", "add", "/vessels/1", vessel, {"/vessels/1/id duplicate_id"}},
      {"diameter_unit",
       "replace",
       "/vessels/0/inner_diameter",
       "\"1.2 L\"",
       {"/vessels/0/inner_diameter unit_mismatch"}},
      {"bottom_shape",
       "replace",
       "/vessels/0/bottom/shape",
       "\"round\"",
       {"/vessels/0/bottom/shape unsupported_value"}},
      {"bottom_depth_missing",
       "replace",
       "/vessels/0/bottom",
       R"j({"shape": "conical"})j",
       {"/vessels/0/bottom/depth missing_property"}},
      {"bottom_depth_needless",
       "add",
       "/vessels/0/bottom/depth",
       "\"0.2 m\"",
       {"/vessels/0/bottom/depth unsupported_value"}},
      {"bottom_deeper_than_radius",
       "replace",
       "/vessels/0/bottom",
       R"j({"shape": "spheroidal", "depth": "0.7 m"})j",
       {"/vessels/0/bottom/depth out_of_range"}},
      {"bottom_holds_more",
       "replace",
       "/vessels/0/bottom",
       R"j({"shape": "conical", "depth": "7 m"})j",
       {"/vessels/0/capacity out_of_range"}},
      {"working_above_capacity",
       "replace",
       "/vessels/0/working_volume/max",
       "\"2.1 m3\"",
       {"/vessels/0/working_volume/max out_of_range"}},
      {"working_min_above_max",
       "replace",
       "/vessels/0/working_volume/min",
       "\"1.7 m3\"",
       {"/vessels/0/working_volume/max out_of_range"}},
      {"impellers_missing",
       "remove",
       "/vessels/0/impellers",
       nullptr,
       {"/vessels/0/impellers missing_property"}},
      {"impeller_unknown",
       "replace",
       "/vessels/0/impellers/0/type",
       "\"rushton\"",
       {"/vessels/0/impellers/0/type unsupported_value"}},
      {"impeller_too_wide",
       "replace",
       "/vessels/0/impellers/0/diameter",
       "\"1.2 m\"",
       {"/vessels/0/impellers/0/diameter out_of_range"}},
      {"impeller_above_vessel",
       "replace",
       "/vessels/0/impellers/0/clearance",
       "\"3 m\"",
       {"/vessels/0/impellers/0/clearance out_of_range"}},
      {"impeller_film",
       "remove",
       "/vessels/0/impellers/1/heat_transfer/factor",
       nullptr,
       {"/vessels/0/impellers/1/heat_transfer/factor missing_property"}},
      {"baffles_too_wide",
       "replace",
       "/vessels/0/baffle_width",
       "\"0.6 m\"",
       {"/vessels/0/baffle_width out_of_range"}},
      {"speed_order", "replace", "/vessels/0/speed/max", "\"5 rpm\"", {"/vessels/0/speed/max out_of_range"}},
      {"speed_unit", "replace", "/vessels/0/speed/max", "\"5 m/s\"", {"/vessels/0/speed/max unit_mismatch"}},
      {"material_unknown",
       "replace",
       "/vessels/0/wall/0/material",
       "\"glas\"",
       {"/vessels/0/wall/0/conductivity missing_property"}},
      {"jacket_too_high",
       "add",
       "/vessels/0/jacket/top",
       "\"2.5 m\"",
       {"/vessels/0/jacket/top out_of_range"}},
      {"jacket_covers_more",
       "replace",
       "/vessels/0/jacket/covered",
       "1.2",
       {"/vessels/0/jacket/covered out_of_range"}},
      {"jacket_angle",
       "replace",
       "/vessels/0/jacket/angle",
       "\"90 deg\"",
       {"/vessels/0/jacket/angle unsupported_value"}},
      {"coolant_flow_missing",
       "remove",
       "/vessels/0/jacket/coolant/mass_flow",
       nullptr,
       {"/vessels/0/jacket/coolant/flow missing_property"}},
      {"coolant_two_flows",
       "add",
       "/vessels/0/jacket/coolant/flow",
       "\"1 L/s\"",
       {"/vessels/0/jacket/coolant/mass_flow unsupported_value"}},
      {"coolant_inlets",
       "replace",
       "/vessels/0/jacket/coolant/inlet_max",
       "\"0 degC\"",
       {"/vessels/0/jacket/coolant/inlet_max out_of_range"}},
      {"known_film_needs_no_viscosity",
       "replace",
       "/vessels/0/jacket",
       R"j({"type": "known", "coefficient": "1 kW/(m2 K)", "coolant": {"density": "1 kg/L", "heat_capacity": "4 kJ/(kg K)", "flow": "1 L/s", "inlet_min": "5 degC", "inlet_max": "90 degC"}})j",
       {}},
      {"measured_slope",
       "remove",
       "/vessels/0/measured/slope",
       nullptr,
       {"/vessels/0/measured/slope missing_property"}},
      {"temperature_order",
       "replace",
       "/vessels/0/temperature/max",
       "\"-30 degC\"",
       {"/vessels/0/temperature/max out_of_range"}},
      {"vessel_key", "add", "/vessels/0/volume", "\"2 m3\"", {"/vessels/0/volume unknown_key"}},
      {"viscosity_order",
       "replace",
       "/medium/viscosity/points/1/0",
       "\"10 degC\"",
       {"/medium/viscosity/points/1/0 out_of_range"}},
      {"viscosity_pair",
       "replace",
       "/medium/viscosity/points/1",
       R"j(["60 degC"])j",
       {"/medium/viscosity/points/1 wrong_type"}},
      {"viscosity_negative",
       "replace",
       "/medium/viscosity",
       "\"-1 mPa s\"",
       {"/medium/viscosity out_of_range"}},
      {"base_missing", "remove", "/studies/2/base", nullptr, {"/studies/2/base missing_property"}},
      {"base_vessel", "replace", "/studies/2/base/vessel", "\"V2\"", {"/studies/2/base/vessel unknown_id"}},
      {"base_speed", "replace", "/studies/2/base/speed", "\"0 rpm\"", {"/studies/2/base/speed out_of_range"}},
      {"targets_empty", "replace", "/studies/2/targets", "[]", {"/studies/2/targets out_of_range"}},
      {"target_volume",
       "replace",
       "/studies/2/targets/0/volume",
       "\"3 m3\"",
       {"/studies/2/targets/0/volume out_of_range"}},
      {"rule", "replace", "/studies/2/rules/0", "\"tipspeed\"", {"/studies/2/rules/0 unsupported_value"}},
      {"rule_twice", "add", "/studies/2/rules/1", "\"tip_speed\"", {"/studies/2/rules/1 duplicate_id"}},
      {"gas_law",
       "remove",
       "/studies/2/gas/correlation/factor",
       nullptr,
       {"/studies/2/gas/correlation/factor missing_property"}},
      {"solids", "replace", "/studies/2/solids/loading", "0", {"/studies/2/solids/loading out_of_range"}},
      {"rise",
       "replace",
       "/studies/2/dosing/temperature_rise",
       "\"5 min\"",
       {"/studies/2/dosing/temperature_rise unit_mismatch"}},
      {"density", "remove", "/medium/density", nullptr, {"/medium/density missing_property"}},
      {"heat_capacity",
       "remove",
       "/medium/heat_capacity",
       nullptr,
       {"/medium/heat_capacity missing_property"}},
  };
  return list;
}

class VesselFaults : public testing::TestWithParam<std::size_t> {};
TEST_P(VesselFaults, AtTheField) {
  const Case& c = cases()[GetParam()];
  nlohmann::ordered_json change{{"op", c.op}, {"path", c.path}};
  if (c.value != nullptr) change["value"] = nlohmann::ordered_json::parse(c.value);
  EXPECT_EQ(faults_of(with_vessel().patch(nlohmann::ordered_json::array({change})).dump()), c.faults);
}
INSTANTIATE_TEST_SUITE_P(ReadVessels, VesselFaults, testing::Range<std::size_t>(0, cases().size()),
                         [](const auto& info) { return std::string(cases()[info.param].name); });

TEST(ReadVessels, UnknownImpellersHaveANearestName) {
  auto json = with_vessel();
  json["vessels"][0]["impellers"][0]["type"] = "rushton";
  const auto document = read_document(json.dump());
  ASSERT_FALSE(document);
  EXPECT_NE(document.error().front().hint.find("rushton6"), std::string::npos)
      << document.error().front().hint;
}

}  // namespace
}  // namespace pf::document::test
