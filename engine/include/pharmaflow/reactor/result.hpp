#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/base/termination.hpp"
#include "pharmaflow/ode/result.hpp"

namespace pf::reactor {

/// The run at the output times, n_out = time.size(). Matrices are row-major, one row per time.
struct Series {
  std::vector<double> time;                ///< [s]
  std::vector<double> concentration;       ///< [mol/m3], shape (n_out, n_species)
  std::vector<double> temperature;         ///< [K], shape (n_out)
  std::vector<double> volume;              ///< [m3], shape (n_out)
  std::vector<double> jacket_temperature;  ///< [K], shape (n_out); empty when the recipe has no jacket
  std::vector<double> observables;         ///< [SI], shape (n_out, n_observables)
  /// d observable / d theta, shape (n_out, n_observables, m); empty when m = 0
  std::vector<double> observable_sensitivity;
};

struct EventRecord {
  std::string id;
  double time = 0.0;                         ///< [s]
  std::vector<double> concentration;         ///< [mol/m3], shape (n_species)
  double temperature = 0.0;                  ///< [K]
  double volume = 0.0;                       ///< [m3]
  std::optional<double> jacket_temperature;  ///< [K]
  int direction = +1;                        ///< +1: the condition became true, -1: it became false
  bool stopped = false;
};

/// Relative closures of the books, integrated beside the state. Absent where not defined or not known.
struct Balances {
  std::optional<double> mole_closure;    ///< max_i |n(t) - n(0) - fed + withdrawn - nu xi| / scale
  std::optional<double> mass_closure;    ///< where all molar masses are known
  std::optional<double> atom_closure;    ///< worst element, where all formulas are known
  std::optional<double> energy_closure;  ///< on every non-isothermal run
};

/// A value with the time at which it was reached.
struct Peak {
  double value = 0.0;
  double time = 0.0;  ///< [s]
};

/// Conversion of a limiting reactant, or the yield / selectivity of a product on it.
struct Fraction {
  std::size_t product = 0;  ///< species; equal to `reactant` for a conversion
  std::size_t reactant = 0;
  double value = 0.0;
};

struct Summary {
  double final_temperature = 0.0;                    ///< [K]
  Peak maximum_temperature;                          ///< [K], over the accepted steps, not only the outputs
  double final_volume = 0.0;                         ///< [m3]
  std::optional<double> adiabatic_temperature_rise;  ///< [K]
  std::vector<Fraction> conversion, yield, selectivity;
  std::optional<Peak> peak_heat_flow;        ///< by reaction [W], where heats are given
  std::optional<Peak> maximum_accumulation;  ///< fraction of the total potential extent, semi-batch and batch
};

struct SteadyState {
  std::vector<double> concentration;         ///< [mol/m3]
  double temperature = 0.0;                  ///< [K]
  std::optional<double> jacket_temperature;  ///< [K]
  bool stable = false;
  std::vector<std::pair<double, double>> eigenvalues;  ///< (real, imaginary) [1/s], largest real part first
};

struct Result {
  Termination termination = Termination::completed;
  std::string reason;  ///< in words, when termination is a failure
  Series series;
  std::vector<EventRecord> events;
  Summary summary;
  Balances balances;
  std::vector<SteadyState> steady_states;  ///< when the recipe asked for them
  ode::Statistics solver;
  std::vector<Warning> warnings;
};

}  // namespace pf::reactor
