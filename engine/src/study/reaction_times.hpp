#pragma once

#include <span>
#include <vector>

#include "pharmaflow/kinetics/program.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/study/model.hpp"

namespace pf::study {

/// The shortest time of each reaction in a run [s]: 1 / max over time and species of -nu dr/dc, the
/// first-order rate at which the reaction alone uses a species up under the conditions of the moment. For r =
/// k c it is 1/k, for r = k c_A c_B with B fed slowly into A it is 1/(k c_A).
/// @param rates  compile_rates of the network
std::vector<scaleup::Answer> reaction_times(const kinetics::Network& network, const kinetics::Program& rates,
                                            std::span<const double> parameters, const reactor::Series& run);

}  // namespace pf::study
