#pragma once

#include <span>
#include <vector>

#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/study/scaleup.hpp"

namespace pf::study {

/// The medium at a temperature; the project has a density.
scaleup::Liquid liquid_at(const Project& project, std::span<const double> parameters, double temperature);

/// The base in operation, filled to its final volume.
scaleup::Operation base_operation(const Project& project, std::span<const double> parameters,
                                  const ScaleUpBase& base, const Phases& phases, double volume,
                                  double temperature);

/// The same in another vessel and volume, its gas scaled as asked; the speed is left open.
scaleup::Operation target_operation(const scaleup::Vessel& base_vessel, const scaleup::Operation& base,
                                    const scaleup::Vessel& target, Phases::Keep keep, double volume);

/// What a target holds at its fullest where nothing else is asked: its largest working volume, else 0.8 of
/// its capacity [m3].
double default_volume(const scaleup::Vessel& vessel);

/// All conditions of the registry. @param base of the base, for the ratios; may be empty
std::vector<ConditionValue> conditions_of(const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                          std::span<const ConditionValue> base);

/// Damkoehler numbers of all reactions. @param times the shortest of each [s]
std::vector<Damkohler> damkohler_numbers(const scaleup::Vessel& vessel, const scaleup::Operation& operation,
                                         std::span<const scaleup::Answer> times);

/// The conductance between contents and coolant inlet against volume: with a finite flow the coolant warms up
/// on its way and carries w cp (1 - e^-NTU).
std::expected<scaleup::ConductanceTable, scaleup::NotApplicable> inlet_conductance(
    const scaleup::Vessel& vessel, const scaleup::Operation& operation, double volume_min, double volume_max);

}  // namespace pf::study
