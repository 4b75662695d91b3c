#pragma once

#include <optional>
#include <span>

#include "pharmaflow/study/safety.hpp"

namespace pf::study {

/// The highest temperature that a recipe sets [K]; nothing where every stage is a plain jacket or adiabatic.
std::optional<double> highest_setpoint(const reactor::Recipe& recipe, std::span<const double> parameters);

/// U A of a jacket over so much liquid [W/K].
double conductance_at(const reactor::HeatTransfer& transfer, std::span<const double> parameters,
                      double charged_volume, double volume);

/// U A and temperature of the last jacket of a recipe, as they are at the end of its run.
struct CoolingNow {
  double conductance = 0.0;  ///< [W/K]
  double temperature = 0.0;  ///< [K]
};
std::optional<CoolingNow> cooling_of(const reactor::Recipe& recipe, std::span<const double> parameters,
                                     const reactor::Series& normal);

}  // namespace pf::study
