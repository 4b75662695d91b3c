#pragma once

#include <cmath>
#include <numbers>

#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/impellers.hpp"

/// Vessels and liquids that the tests of this module share.
namespace pf::scaleup {

inline Liquid water() {
  Liquid liquid;
  liquid.density = 1000.0;
  liquid.viscosity = 1e-3;
  liquid.conductivity = 0.6;
  liquid.heat_capacity = 4180.0;
  return liquid;
}

inline Impeller impeller_of(std::string_view key, double diameter) {
  return {.type = *find_impeller(key), .diameter = diameter, .clearance = std::nullopt};
}

/// A flat-bottomed, fully baffled vessel; the fill that gives H = T is volume_of_height(T).
inline Vessel baffled(double diameter, Impeller impeller) {
  Vessel vessel;
  vessel.id = "v";
  vessel.diameter = diameter;
  vessel.capacity = 10.0 * diameter * diameter * diameter;
  vessel.impellers = {std::move(impeller)};
  vessel.baffles = 4;
  return vessel;
}

/// As high as wide.
inline Operation square(const Vessel& vessel, double speed) {
  Operation operation;
  operation.volume = liquid_volume(vessel, vessel.diameter);
  operation.speed = speed;
  operation.liquid = water();
  return operation;
}

}  // namespace pf::scaleup
