#pragma once

#include <memory>
#include <span>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/reactor/model.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::reactor {

/// Everything a run needs. Pointers are borrowed and must outlive the run.
struct Model {
  const kinetics::Network* network = nullptr;
  const kinetics::Program* rates = nullptr;  ///< compile_rates(*network)
  const kinetics::Program* observables =
      nullptr;  ///< compile_formulas of the columns to report; may be nullptr
  /// Where every observable is the concentration of one species: which. They are then copied instead of
  /// computed.
  std::span<const std::size_t> observed_species;
  const Medium* medium = nullptr;
  const Recipe* recipe = nullptr;
  std::span<const double> parameters;  ///< values [SI], shape (n_parameters)
  /// d parameter / d theta, shape (n_parameters, m) column-major; empty for a plain simulation (m = 0)
  std::span<const double> directions;
  std::size_t unknowns = 0;  ///< m
};

struct Options {
  std::vector<double> times;  ///< output times [s], sorted, within [0, duration]
  ode::Options ode;           ///< absolute_tolerance[0] is that of concentrations [mol/m3]
  /// The absolute tolerance is meant for concentrations of 1 mol/L and shrinks with smaller ones.
  bool scale_absolute_tolerance = false;
  bool balances = true;              ///< integrate the books and the summary beside the state
  bool maximum_temperature = false;  ///< of the summary, also without the books
  /// Species whose conversion, yields and selectivities the summary tells also where they are not limiting.
  std::vector<std::size_t> reactants;
};

/// Runs one recipe, any number of times with other parameter values. All workspace is kept between runs.
class Simulator {
 public:
  /// @param model  its network, programs, recipe and medium are borrowed; the number of unknowns is fixed
  /// here
  Simulator(const Model& model, const Options& options);
  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Runs with these parameter values [SI], shape (n_parameters), and directions d parameter / d theta, shape
  /// (n_parameters, m) column-major. Numerical failure is a value with its Termination and what was reached;
  /// bad input is an Error whose pointer is relative to the recipe (`/feeds/0/end`).
  /// @errors out_of_range (a negative volume or time, a vessel that runs empty, a negative rate)
  pf::Result<Result> run(std::span<const double> parameters, std::span<const double> directions,
                         const RunContext& context);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// One run of model.recipe with model.parameters. @errors as Simulator::run
pf::Result<Result> simulate(const Model& model, const Options& options, const RunContext& context);

}  // namespace pf::reactor
