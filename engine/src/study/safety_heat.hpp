#pragma once

#include <span>
#include <vector>

#include "pharmaflow/kinetics/model.hpp"

namespace pf::study {

/// Heat that amounts can still set free [J]: the reactions one after another, as the document lists them,
/// each to the end of a reactant (also reversible ones: an equilibrium only lowers it), and again until
/// nothing is left to react. The highest sum on the way counts: a reaction that takes heat is not relied on.
///
/// @param heats   of reaction [J/mol], shape (n_reactions)
/// @param amounts [mol], shape (n_species)
double potential_heat(const kinetics::Network& network, std::span<const double> heats,
                      std::vector<double> amounts);

}  // namespace pf::study
