#pragma once

#include <span>
#include <vector>

#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/study/model.hpp"
#include "scaled_recipe.hpp"

namespace pf::study {

/// What a target vessel puts in the place of the base's temperature control.
struct TargetHeat {
  scaleup::ConductanceTable table;          ///< between contents and coolant inlet [W/K]
  double inlet_min = 0.0, inlet_max = 0.0;  ///< of the coolant [K]
  double vessel_heat_capacity = 0.0;        ///< [J/K]
  double stirring_power = 0.0;              ///< [W]
};

/// The temperature that a recipe asks for, piece by piece; stages without one (adiabatic) have no points.
struct Aim {
  double end = 0.0;  ///< of the stage [s]
  reactor::Profile points;
};
/// A prescribed or controlled temperature as it is written, under a jacket the temperature that the base run
/// had.
std::vector<Aim> aims_of(const reactor::Recipe& recipe, std::span<const double> parameters,
                         const reactor::Series& base_run);

/// Largest T - aim over a run from `begin` on [K]; nothing where there is no aim.
std::optional<double> largest_rise(const reactor::Series& run, const std::vector<Aim>& aims,
                                   const TimeMap& map, double begin);

/// How far a run stays below what the recipe asks for [K], and when it was worst [s].
struct Shortfall {
  double largest = 0.0, time = 0.0, at_end = 0.0;
};
Shortfall largest_shortfall(const reactor::Series& run, const std::vector<Aim>& aims, const TimeMap& map);

/// The recipe in a target: scaled, mapped, with a set point controller on the vessel's own conductance;
/// without `heat` its temperature is prescribed.
reactor::Recipe target_recipe(const reactor::Recipe& recipe, std::span<const double> parameters, double ratio,
                              const TimeMap& map, const std::vector<Aim>& aims, const TargetHeat* heat);

}  // namespace pf::study
