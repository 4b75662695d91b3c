#pragma once

#include <gtest/gtest.h>

#include <limits>
#include <optional>
#include <string>

#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/scaleup/impellers.hpp"

/// The vessels and liquids of the worked examples HT-1 to HT-16.
namespace pf::scaleup::test {

inline constexpr double minute = 60.0, zero = 273.15;

/// IAPWS-95 and its transport formulations, rounded.
inline Liquid water_25() { return {997.05, 8.9e-4, 0.6065, 4181.4, std::nullopt}; }

inline Impeller impeller(std::string_view key, double diameter) {
  return {*find_impeller(key), diameter, std::nullopt};
}

/// Glass-lined, 2165 L: T 1.218 m, half-spheroid dish 0.308 m deep (239 L), retreat curve 0.7366 m.
inline Vessel glass_lined() {
  Vessel vessel;
  vessel.id = "R1";
  vessel.diameter = 1.218;
  vessel.bottom = {Bottom::Shape::spheroidal, 0.308};
  vessel.capacity = 2.165;
  vessel.impellers = {impeller("rci3", 0.7366)};
  vessel.wall = {{"glass", 1.5e-3, 1.2}, {"carbon_steel", 16e-3, 50.0}};
  vessel.fouling_inside = vessel.fouling_outside = 1.5e-4;
  Jacket jacket;
  jacket.type = KnownFilm{1500.0};
  jacket.top = 10.0;  // above every level
  jacket.coolant = {"water", 1000.0, 1.5e-3, 0.57, 4180.0, 5e-3, zero + 5.0, zero + 90.0};
  vessel.jacket = jacket;
  return vessel;
}

inline Operation at(double volume, double speed, const Liquid& liquid = water_25()) {
  Operation operation;
  operation.volume = volume;
  operation.speed = speed;
  operation.liquid = liquid;
  return operation;
}

/// The annulus and the water of the VDI Heat Atlas example, 0.6 m vessel in a 0.65 m jacket.
inline PlainJacket atlas_jacket(bool tangential) { return {0.025, 0.6, 0.025, tangential}; }
inline constexpr double atlas_diameter = 0.6;
inline JacketStream atlas_water() { return {995.7, 798e-6, 0.615, 4178.1, 2.5 / 995.7, std::nullopt, 0.0}; }

inline double value(const Answer& answer) {
  EXPECT_TRUE(answer.has_value()) << (answer ? "" : answer.error().reason);
  return answer.value_or(std::numeric_limits<double>::quiet_NaN());
}
inline std::string reason(const Answer& answer) {
  EXPECT_FALSE(answer.has_value()) << answer.value_or(0.0);
  return answer ? std::string() : answer.error().reason;
}

}  // namespace pf::scaleup::test
