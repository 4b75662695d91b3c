// Films in jackets: the published examples HT-2 to HT-7, ranges, and films without a jump over all regimes.
#include <array>
#include <cmath>
#include <numbers>

#include "heat_support.hpp"

namespace pf::scaleup::test {
namespace {

JacketStream with_warm_wall(double buoyancy = 0.0) {
  JacketStream stream = atlas_water();
  stream.wall_viscosity = 355e-6;
  stream.buoyancy = buoyancy;
  return stream;
}

TEST(JacketFilm, LehrerIsHT2ToHT4) {
  EXPECT_NEAR(value(lehrer_film(atlas_jacket(true), with_warm_wall())), 2922.128, 5e-4);
  EXPECT_NEAR(value(lehrer_film(atlas_jacket(true), atlas_water())), 2608.860, 5e-4);
  EXPECT_NEAR(value(lehrer_film(atlas_jacket(false), with_warm_wall(0.000303 * 20.0))), 3269.439, 5e-4);
}

/// HT-5 prints 5695.2, what the ht library has after five rounds of its iteration on the friction factor. The
/// root itself, with Colebrook's law solved to the last digit, is 5695.0892.
TEST(JacketFilm, SteinSchmidtIsHT5AndHT6) {
  const double buoyancy = (995.7 - 971.8) / 995.7;
  const double tangential =
      value(stein_schmidt_film(atlas_jacket(true), atlas_diameter, with_warm_wall(buoyancy)));
  EXPECT_NEAR(tangential, 5695.0892, 5e-4);
  EXPECT_NEAR(tangential, 5695.2, 0.15);
  EXPECT_NEAR(value(stein_schmidt_film(atlas_jacket(false), atlas_diameter, with_warm_wall(buoyancy))),
              1217.145, 5e-4);
}

/// Water of 20 degC, 5 kg/s.
JacketStream cold_water(double flow = 5.0 / 998.2) {
  return {998.2, 1.0016e-3, 0.5984, 4184.0, flow, std::nullopt, 0.0};
}

TEST(JacketFilm, HalfPipeIsHT7) {
  const HalfPipeJacket jacket{0.082, std::numbers::pi, 2.65, 0.0};
  EXPECT_NEAR(value(half_pipe_film(jacket, cold_water())), 5690.0, 5.0);  // printed to three digits
  const double area = std::numbers::pi * 0.082 * 0.082 / 8;
  const double velocity = 5.0 / 998.2 / area;
  EXPECT_NEAR(velocity, 1.90, 0.005);
  EXPECT_NEAR(998.2 * velocity * std::numbers::pi * 0.082 / 2 / 1.0016e-3, 2.44e5, 0.005e5);
}

/// 120 degrees: the segment's A = 0.154 d^2 and 4 A over its chord = 0.709 d (0.708 in tables).
TEST(JacketFilm, AnArcOf120DegreesIsASegment) {
  const double d = 0.082, third = 2 * std::numbers::pi / 3;
  const double de = 0.5 * d * (third - std::sin(third)) / std::sin(third / 2), area = 0.15354 * d * d;
  EXPECT_NEAR(de / d, 0.7092, 5e-5);
  const JacketStream stream = cold_water();
  const double re = stream.density * stream.flow / area * de / stream.viscosity;
  const double pr = stream.heat_capacity * stream.viscosity / stream.conductivity;
  const double expected =
      0.027 * std::pow(re, 0.8) * std::pow(pr, 0.33) * (1 + 3.5 * de / 2.65) * stream.conductivity / de;
  EXPECT_NEAR(value(half_pipe_film({d, third, 2.65, 0.0}, stream)), expected, 1e-4 * expected);
}

TEST(JacketFilm, ALaminarHalfPipeHasItsLimitAndAsksForItsLength) {
  HalfPipeJacket jacket{0.082, std::numbers::pi, 2.65, 1e9};  // endless: the developed film
  const JacketStream slow = cold_water(1e-6);
  EXPECT_NEAR(value(half_pipe_film(jacket, slow)), 3.66 * 0.5984 / (std::numbers::pi * 0.041), 1e-3);
  jacket.length = 0.0;
  EXPECT_NE(reason(half_pipe_film(jacket, slow)).find("length"), std::string::npos);
}

/// Over eight decades of flow no film jumps: a step of 0.1 % in flow is less than one of 0.5 % in the film.
TEST(JacketFilm, NoFilmJumpsBetweenRegimes) {
  const HalfPipeJacket coil{0.082, std::numbers::pi, 2.65, 20.0};
  const auto films = [&](double flow) {
    JacketStream stream = cold_water(flow);
    return std::array{value(half_pipe_film(coil, stream)),
                      value(stein_schmidt_film(atlas_jacket(true), atlas_diameter, stream)),
                      value(stein_schmidt_film(atlas_jacket(false), atlas_diameter, stream))};
  };
  auto last = films(1e-7);
  for (double flow = 1e-7; flow < 10.0; flow *= 1.001) {
    const auto now = films(flow);
    for (std::size_t k = 0; k < now.size(); ++k) {
      ASSERT_LT(std::abs(now[k] / last[k] - 1.0), 5e-3) << "film " << k << " at " << flow;
      ASSERT_GT(now[k], 0.0);
    }
    last = now;
  }
}

TEST(JacketFilm, AnAnnulusWithoutFlowInThatRegimeConducts) {
  const double film = value(stein_schmidt_film(atlas_jacket(false), atlas_diameter, cold_water(1e-12)));
  EXPECT_NEAR(film, 3.66 * 0.5984 / 0.05, 0.05);
}

TEST(JacketFilm, OutsideItsRangeThereIsNoNumber) {
  EXPECT_NE(reason(lehrer_film(atlas_jacket(true), cold_water(1e-5))).find("Reynolds"), std::string::npos);
  EXPECT_FALSE(lehrer_film(atlas_jacket(true), cold_water(0.0)).has_value());
  EXPECT_FALSE(stein_schmidt_film(atlas_jacket(true), atlas_diameter, cold_water(0.0)).has_value());
  EXPECT_FALSE(half_pipe_film({0.082, std::numbers::pi, 2.65, 5.0}, cold_water(0.0)).has_value());
  JacketStream opposed = cold_water(1e-6);
  opposed.buoyancy = -0.02;
  EXPECT_NE(reason(stein_schmidt_film(atlas_jacket(true), atlas_diameter, opposed)).find("Buoyancy"),
            std::string::npos);
}

TEST(JacketFilm, ThePlainJacketTakesLehrerOnlyWhereTheInletIsTooWide) {
  const JacketStream fast = cold_water(0.05);
  EXPECT_EQ(value(plain_jacket_film(atlas_jacket(false), atlas_diameter, fast)),
            value(stein_schmidt_film(atlas_jacket(false), atlas_diameter, fast)));
  const PlainJacket wide{0.005, 1.0, 0.2, false};  // pi/8 0.2^2/0.005 = 3.1 m of jet round a 0.6 m vessel
  EXPECT_FALSE(stein_schmidt_film(wide, atlas_diameter, fast).has_value());
  EXPECT_EQ(value(plain_jacket_film(wide, atlas_diameter, fast)), value(lehrer_film(wide, fast)));
}

TEST(JacketFilm, Dimples) {
  const DimpleJacket jacket{0.075, 0.025, 0.002, 0.003};
  const JacketStream stream = cold_water(1e-3);
  const double flux = 998.2 * 1e-3 / 0.003, re = flux * 0.025 / 1.0016e-3, pr = 4184 * 1.0016e-3 / 0.5984;
  const double j = 0.0845 * std::pow(3.0, 0.368) * std::pow(2.0 / 3, -0.383) * std::pow(re, -0.305);
  EXPECT_NEAR(value(dimple_film(jacket, stream)), j * flux * 4184 / std::pow(pr, 2.0 / 3), 1e-6);
  EXPECT_NE(reason(dimple_film(jacket, cold_water(1e-5))).find("Garvin"), std::string::npos);
  EXPECT_FALSE(dimple_film(jacket, cold_water(0.1)).has_value());
}

TEST(JacketFilm, AVesselPassesItsCoolantAndItsOutsideOn) {
  Vessel vessel = glass_lined();
  EXPECT_EQ(value(jacket_film(vessel)), 1500.0);
  vessel.jacket->type = atlas_jacket(true);
  const Coolant& c = vessel.jacket->coolant;
  const JacketStream stream{c.density,    c.viscosity, c.conductivity, c.heat_capacity, c.flow,
                            std::nullopt, 0.0};
  EXPECT_EQ(value(jacket_film(vessel)),
            value(stein_schmidt_film(atlas_jacket(true), 1.218 + 2 * 0.0175, stream)));
  vessel.jacket.reset();
  EXPECT_NE(reason(jacket_film(vessel)).find("no jacket"), std::string::npos);
}

}  // namespace
}  // namespace pf::scaleup::test
