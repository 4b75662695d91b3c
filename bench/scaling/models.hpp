#pragma once

#include <cstddef>
#include <cstdint>

#include "pharmaflow/study/model.hpp"

/// Problems of any size, in SI.
namespace pf::bench {

/// The random sparse network of network.hpp as species and reactions, isothermal, over 100 s.
study::Project random_network(std::size_t species, std::uint64_t seed);

/// A <-> B <-> C ... with `parameters` of its rate constants unknown, half of them forward, half backward.
/// Every experiment measures all species at `times` times, with errors of 1 %.
struct ChainOptions {
  std::size_t species = 3;
  std::size_t parameters = 2;  ///< <= 2 (species - 1)
  std::size_t experiments = 1;
  std::size_t times = 50;
};
study::Project chain(const ChainOptions& options);

/// Prey and predators, oscillating without end (Lotka 1910): steps in proportion to the duration [s].
study::Project oscillator(double duration);

/// All experiments and all parameters of a project.
study::Fit fit_of(const study::Project& project);

/// The first experiment's recipe at `points` times.
study::Simulate simulation_of(std::size_t points);

}  // namespace pf::bench
