#include "pharmaflow/scaleup/solids.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "vessels.hpp"

namespace pf::scaleup {
namespace {

constexpr Suspension example{.zwietering = 5.0,
                             .kinematic_viscosity = 1e-6,
                             .solid_density = 1400.0,
                             .liquid_density = 1000.0,
                             .loading = 0.10,
                             .particle_diameter = 200e-6,
                             .diameter = 0.333};

Operation with_solids(const Vessel& vessel, double size_um, double loading) {
  Operation operation = square(vessel, 2.0);
  operation.solids = Solids{1400.0, 1e-6 * size_um, loading};
  return operation;
}

TEST(Solids, JS1Zwietering) { EXPECT_NEAR(zwietering_speed(example), 1.453, 5e-4); }

TEST(Solids, JS2TenfoldSizeTakesAFactorOf0141) {
  Suspension large = example;
  large.diameter *= 10.0;
  EXPECT_NEAR(zwietering_speed(large) / zwietering_speed(example), 0.141, 5e-4);
}

TEST(Solids, TheVesselsAnswerIsZwieteringsAtTheLowestImpeller) {
  const Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.333));
  const Operation operation = with_solids(vessel, 200.0, 0.10);
  EXPECT_NEAR(*just_suspended_speed(vessel, operation), 1.453, 5e-4);
  EXPECT_NEAR(*suspension_ratio(vessel, operation), 2.0 / *just_suspended_speed(vessel, operation), 1e-15);
}

TEST(Solids, OutsideTheRangesThereIsNoSpeedButItsReason) {
  Vessel vessel = baffled(1.0, impeller_of("pbt4_45", 0.333));
  const auto reason = [&](double size, double loading) {
    const Answer answer = just_suspended_speed(vessel, with_solids(vessel, size, loading));
    return answer ? std::string() : answer.error().reason;
  };
  EXPECT_EQ(reason(50.0, 0.1),
            "The particle diameter is 50.0 um; Zwietering's just-suspended speed holds from 125 to 850 um.");
  EXPECT_EQ(
      reason(200.0, 0.6),
      "The solids loading is 60.0 kg per 100 kg liquid; Zwietering's just-suspended speed holds from 0.5 to "
      "50 kg per 100 kg liquid.");
  Operation light = with_solids(vessel, 200.0, 0.1);
  light.solids->density = 900.0;
  EXPECT_EQ(just_suspended_speed(vessel, light).error().reason,
            "The solids (900 kg/m3) do not sink in the liquid (1000 kg/m3).");
  vessel.bottom = {Bottom::Shape::conical, 0.3};
  EXPECT_NE(reason(200.0, 0.1).find("not for a cone"), std::string::npos);
  vessel.baffles = 0;
  EXPECT_NE(reason(200.0, 0.1).find("no baffles"), std::string::npos);
  vessel = baffled(1.0, impeller_of("pbt3_60", 0.333));
  EXPECT_NE(reason(200.0, 0.1).find("constant S of the impeller"), std::string::npos);
  EXPECT_EQ(just_suspended_speed(vessel, square(vessel, 1.0)).error().reason, "There are no solids.");
}

}  // namespace
}  // namespace pf::scaleup
