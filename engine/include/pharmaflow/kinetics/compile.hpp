#pragma once

#include <string>
#include <vector>

#include "pharmaflow/kinetics/model.hpp"
#include "pharmaflow/kinetics/program.hpp"

namespace pf::kinetics {

/// The slot layout of a network's programs.
Slots slots_of(const Network& network);

/// All rates of the network, in the order of network.reactions [mol/(m3 s)].
Program compile_rates(const Network& network);

/// Formulas (observables, events, derived parameters) over the slots of a network, in the order given.
Program compile_formulas(const Network& network, std::span<const Formula> formulas);

/// Net stoichiometry from an equation; `index_of` gives the species' index. Throws nothing, names were
/// checked before.
std::vector<Stoichiometry> net_stoichiometry(const Equation& equation,
                                             const std::function<std::size_t(std::string_view)>& index_of);

/// One element (or the charge) that an equation does not balance.
struct Imbalance {
  std::string what;    ///< element symbol, "charge", or "mass"
  double left = 0.0;   ///< total in the reactants (atoms; kg/mol for "mass")
  double right = 0.0;  ///< total in the products
};

/// What does not balance, where the formulas (else the molar masses) of all species of the reaction are
/// known. Empty when it balances or cannot be known.
std::vector<Imbalance> imbalances(const Network& network, const Reaction& reaction);

}  // namespace pf::kinetics
