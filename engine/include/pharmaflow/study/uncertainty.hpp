#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "pharmaflow/statistics/propagate.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::study {

/// Which parameters of a project are uncertain, and how: what a prediction's error bars are made of.
struct Uncertainty {
  std::vector<std::size_t> parameters;  ///< indices into Project::parameters, none of them derived
  statistics::Uncertain inputs;         ///< in the order of `parameters` [SI]
  statistics::PropagationOptions options;
  bool seeded = false;  ///< options.seed is the study's own; else the run's seed takes its place
};

/// The parameters of one experiment (none: the document's values) with some of them replaced; derived ones
/// follow.
/// @param indices which are replaced, `values` by what [SI], same shape
/// @return values of all parameters [SI], shape (n_parameters)
std::vector<double> parameters_with(const Project& project, std::optional<std::size_t> experiment,
                                    std::span<const std::size_t> indices, std::span<const double> values);

}  // namespace pf::study
