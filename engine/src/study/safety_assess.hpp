#pragma once

#include <optional>
#include <vector>

#include "pharmaflow/safety/decomposition.hpp"
#include "safety_process.hpp"

namespace pf::study {

/// What the formulas say under one set of parameters.
struct Assessment {
  double heat = 0.0;      ///< of all that is charged and fed, reacted to the end [J]
  double capacity = 0.0;  ///< of the whole final mixture and the vessel [J/K]
  double mass = 0.0;      ///< of it [kg]
  double volume = 0.0;    ///< of it [m3]
  double rise = 0.0;      ///< adiabatic [K]
  std::vector<double> temperature, accumulation, mtsr;  ///< at the instants
  double worst = 0.0;                                   ///< MTSR [K]
  double worst_time = 0.0;                              ///< [s]
  double hottest = 0.0;                                 ///< of the normal run, at the times looked at [K]
};

/// Accumulation and MTSR along the profile, equations (2) to (4) of docs/models/safety.md: at the instants,
/// at many times between them, and closely around the highest.
/// @param termination  how the run ended when it did not succeed; then nothing is returned
pf::Result<std::optional<Assessment>> assess(const SafetyProcess& process,
                                             const std::vector<double>& instants, const RunContext& context,
                                             Termination& termination, std::string& reason);

/// The decomposition after the MTSR.
struct DecompositionNumbers {
  double specific_heat_capacity = 0.0;          ///< of contents and vessel per mass of contents [J/(kg K)]
  std::optional<double> rise;                   ///< [K]
  double zero_order = 0.0;                      ///< TMR_ad at the MTSR [s]
  std::optional<double> integrated;             ///< [s]; absent: no runaway
  std::optional<double> td24, td24_integrated;  ///< [K]
};
pf::Result<DecompositionNumbers> decomposition_numbers(const safety::Decomposition& d,
                                                       const Assessment& assessment, double mtsr);

}  // namespace pf::study
