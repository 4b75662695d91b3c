#pragma once

#include <span>
#include <string>

#include "pharmaflow/safety/decomposition.hpp"
#include "pharmaflow/study/safety.hpp"

namespace pf::study {

/// The decomposition under these parameters. @errors out_of_range
pf::Result<safety::Decomposition> decomposition_of(const DecompositionModel& model,
                                                   std::span<const double> parameters);

/// A network with what decomposes as one more species, 1 mol for each kg of the mass, and its reaction.
struct DecomposingNetwork {
  kinetics::Network network;
  std::size_t species = 0;  ///< the last
  std::string reaction;     ///< id
};

/// @param density of the mass [kg/m3]: the concentration of what decomposes before anything is spent
DecomposingNetwork with_decomposition(const kinetics::Network& network, const safety::Decomposition& d,
                                      double density);

/// The recipe with as much of what decomposes as mass in charge, feeds and doses.
reactor::Recipe with_decomposing_mass(reactor::Recipe recipe, std::span<const double> parameters,
                                      std::size_t species, double density);

/// The condition that is true while the decomposition's rate grows, or until it has run away: where it
/// becomes false is the maximum rate. Equation (9) of docs/models/safety.md.
struct MaximumRate {
  reactor::Event event;
  double time_beyond = 0.0;  ///< what is left to the maximum where the event only comes close to it [s]
};
/// @param capacity of contents and vessel after the failure [J/K] @param hottest the decomposition's start
/// [K]
MaximumRate maximum_rate(const DecomposingNetwork& network, const safety::Decomposition& d, double density,
                         double capacity, double specific_heat_capacity, double hottest);

}  // namespace pf::study
