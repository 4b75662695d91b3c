#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "binding.hpp"
#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/reactor/simulate.hpp"
#include "pharmaflow/study/sensitivity.hpp"

namespace pf::study {

/// What all runs of a sensitivity study have in common. Not changed by runs.
class OutputModel {
 public:
  /// @param tolerances relative and absolute, where the study names none
  /// @param curves further columns, recorded at `times` [s] beside the outputs
  OutputModel(const Project& project, const Sensitivity& study, double relative_tolerance,
              double absolute_tolerance, std::span<const ObservedOutput> curves = {},
              std::span<const double> times = {});
  OutputModel(const OutputModel&) = delete;
  OutputModel& operator=(const OutputModel&) = delete;

  std::size_t inputs() const { return study.inputs.size(); }
  std::size_t outputs() const { return study.outputs.size(); }
  std::size_t columns() const { return observables.outputs(); }
  bool leaves_reactants_open() const;
  /// Says whose conversion, yields and selectivities are meant where an output leaves it open: of the first
  /// reactant that is limiting in the nominal run.
  /// @errors no_limiting_reactant
  pf::Result<void> choose_reactants(const reactor::Summary& nominal);

  const Project& project;
  const Sensitivity& study;
  reactor::Recipe recipe;  ///< with an event for every crossing that is waited for
  kinetics::Program rates, observables;
  reactor::Options options;
  std::vector<std::size_t> column;    ///< by output: of the observables; unused for summaries and crossings
  std::vector<std::size_t> reactant;  ///< by output: of the summaries that have one
  std::vector<std::string> crossing;  ///< by output: id of the event; empty for the others
  std::vector<std::size_t> curve_column;  ///< by curve
  bool fixed_duration = true;
  bool whole_run = false;  ///< outputs need the course of the run
  std::vector<double> extra_times;
};

/// Computes the outputs for one set of inputs after another. For one thread; digits depend on its own history
/// of runs at most within the solver's tolerance.
class OutputRun {
 public:
  enum class Detail {
    outputs,        ///< what the outputs need and no more
    books,          ///< also what a run warns of
    sensitivities,  ///< also the derivatives by the inputs
  };
  explicit OutputRun(const OutputModel& model, Detail detail = Detail::outputs);
  OutputRun(const OutputRun&) = delete;
  OutputRun& operator=(const OutputRun&) = delete;

  struct Outcome {
    Termination termination = Termination::completed;
    Error fault;         ///< of the recipe under these values; its code is empty when there is none
    std::string reason;  ///< in words, of a failed run
    bool ok() const { return succeeded(termination) && fault.code.empty(); }
  };
  /// @param inputs [SI], shape (inputs) @param outputs [SI], shape (outputs); NaN where a run has none
  Outcome run(std::span<const double> inputs, std::span<double> outputs, const RunContext& context);

  const reactor::Result& result() const { return result_; }  ///< of the last run that was none of a fault
  /// d output / d input of a linear output after a run with sensitivities [SI].
  double derivative(std::size_t output, std::size_t input) const;
  /// The row of the last run's series at this time, where it has one.
  std::optional<std::size_t> row_at(double time) const;
  double value(std::size_t row, std::size_t column) const;
  double derivative_at(std::size_t row, std::size_t column, std::size_t input) const;

 private:
  void set_times(std::span<const double> parameters);
  double output(std::size_t k) const;
  double observed(const ObservedOutput& what, std::size_t column) const;
  /// The mean of numbers by row, by the trapezoidal rule over the time.
  template <class Number>
  double mean(Number number) const;

  const OutputModel& model_;
  Binding binding_;
  kinetics::Program rates_, observables_;
  reactor::Model reactor_;
  reactor::Options options_;
  std::vector<double> base_, parameters_, directions_;
  std::unique_ptr<reactor::Simulator> simulator_;
  reactor::Result result_;
  bool sensitive_ = false;
};

}  // namespace pf::study
