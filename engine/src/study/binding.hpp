#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/result.hpp"

namespace pf::study {

/// From the unknowns theta to the parameters that one experiment sees, with derivatives.
class Binding {
 public:
  /// @param estimate parameter indices; empty for a plain simulation
  /// @param experiments those that take part: a group outside of them has no unknown
  Binding(const Project& project, std::span<const std::size_t> estimate,
          std::span<const std::size_t> experiments);

  const std::vector<Unknown>& unknowns() const { return unknowns_; }
  /// Starting value of an unknown [SI].
  double start(std::size_t unknown) const;
  /// Unknowns on which an experiment depends, ascending: the columns of its directions.
  std::vector<std::size_t> unknowns_of(std::size_t experiment) const;

  /// Parameter values of one experiment, shape (n_parameters); `experiment` absent: the document's values.
  void values(std::span<const double> theta, std::optional<std::size_t> experiment,
              std::vector<double>& parameters) const;
  /// Computes the derived ones again from the others.
  void derive(std::vector<double>& parameters) const;
  /// d parameter / d theta for the given columns, shape (n_parameters, columns) column-major. `parameters` as
  /// above.
  void directions(std::span<const double> parameters, std::optional<std::size_t> experiment,
                  std::span<const std::size_t> columns, std::vector<double>& directions) const;

  /// Carries the directions of the other parameters on to the derived ones. Shape as above.
  void derive_directions(std::span<const double> parameters, std::size_t columns,
                         std::vector<double>& directions) const;

  bool is_derived(std::size_t parameter) const {
    return project_.parameters[parameter].expression != nullptr;
  }

 private:
  struct DerivedParameter {
    std::size_t parameter;
    kinetics::Program program;
  };
  void order_derived();
  bool concerns(const Unknown& unknown, std::optional<std::size_t> experiment) const;

  const Project& project_;
  kinetics::Slots slots_;
  std::vector<Unknown> unknowns_;
  std::vector<DerivedParameter> derived_;  ///< each after those it depends on
  mutable std::vector<double> arguments_, gradient_;
};

}  // namespace pf::study
