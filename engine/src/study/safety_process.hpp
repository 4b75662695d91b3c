#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/safety.hpp"
#include "scaled_recipe.hpp"

namespace pf::study {

/// The state of the vessel at one time.
struct VesselState {
  double time = 0.0;  ///< [s]
  double temperature = 0.0, volume = 0.0;
  std::vector<double> concentration;  ///< [mol/m3], shape (n_species)
};

/// What a cooling failure is asked for besides the temperature.
struct FailureRun {
  reactor::Event until;              ///< of maximum_rate(); without a formula: none
  std::vector<double> times;         ///< output times since the failure [s]
  double horizon = failure_horizon;  ///< [s]
};

/// A recipe under one set of parameters, run normally and with its cooling failing. May be used by several
/// threads at a time.
class SafetyProcess {
 public:
  /// Borrows network, medium and recipe. @param parameters [SI], shape (n_parameters)
  SafetyProcess(const kinetics::Network& network, const reactor::Medium& medium, reactor::Recipe recipe,
                std::vector<double> parameters, const Tolerances& tolerances, ode::Method method);

  const kinetics::Network& network() const { return network_; }
  const std::vector<double>& parameters() const { return parameters_; }
  const reactor::Recipe& recipe() const { return recipe_; }
  double density() const { return density_; }
  double duration() const { return recipe_.duration.value(parameters_); }
  /// Of contents and vessel [J/K].
  double capacity(double volume) const { return density_ * heat_capacity_ * volume + vessel_capacity_; }
  /// Heat that the contents can still set free [J].
  double potential(const VesselState& state) const;

  /// @param end of the run [s], <= duration() @param times [s], within it
  pf::Result<reactor::Result> normal(double end, std::vector<double> times, const RunContext& context) const;
  /// Adiabatic from this state on, with nothing fed any more; times since the failure.
  pf::Result<reactor::Result> failure(const VesselState& state, const FailureRun& run,
                                      const RunContext& context) const;
  /// All that is charged, fed and dosed up to the end, before anything has reacted.
  pf::Result<VesselState> supply(const RunContext& context) const;

 private:
  pf::Result<reactor::Result> run(const kinetics::Network& network, const kinetics::Program& rates,
                                  const reactor::Recipe& recipe, std::vector<double> times, bool balances,
                                  const RunContext& context) const;

  const kinetics::Network& network_;
  const reactor::Medium& medium_;
  reactor::Recipe recipe_;
  std::vector<double> parameters_;
  Tolerances tolerances_;
  ode::Method method_;
  kinetics::Program rates_;
  bool looks_back_ = false;    ///< a rate depends on the time or on the charge
  std::vector<double> heats_;  ///< of reaction [J/mol]
  double density_ = 0.0, heat_capacity_ = 0.0, vessel_capacity_ = 0.0;
};

/// The rows of a run.
std::vector<VesselState> states_of(const reactor::Series& series, std::size_t n_species);

}  // namespace pf::study
