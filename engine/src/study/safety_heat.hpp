#pragma once

#include <span>
#include <vector>

#include "pharmaflow/kinetics/model.hpp"

namespace pf::study {

/// The most heat that amounts can still set free [J], whatever reactions take them: the largest sum over all
/// extents >= 0 (of reversible reactions both ways: an equilibrium only lowers it) that leave no amount
/// negative. It does not depend on the order of reactions, and a reaction that takes heat is not relied on.
/// Where heats do not cancel around a cycle, there is no such largest sum, and the reactions are taken once
/// after another.
///
/// @param heats   of reaction [J/mol], shape (n_reactions)
/// @param amounts [mol], shape (n_species)
double potential_heat(const kinetics::Network& network, std::span<const double> heats,
                      std::vector<double> amounts);

}  // namespace pf::study
