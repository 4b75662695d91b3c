#pragma once

#include <span>
#include <vector>

#include "books.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::reactor {

/// Conversion, yields, selectivities, temperatures and heat of a finished run. Definitions:
/// docs/models/reactor.md.
///
/// @param y the state at the end
/// @param reactants that count beside the limiting ones, where something of them was supplied
Summary summarise(const kinetics::Network& network, const BalanceSystem& balances, const Books& books,
                  const double* y, std::span<const std::size_t> reactants = {});

/// The limiting reactants: of every reaction whose reactants were all supplied, those with the least supplied
/// / |nu|.
/// An intermediate, which some reaction makes, is none even where some of it was charged.
std::vector<std::size_t> limiting_reactants(const kinetics::Network& network,
                                            const std::vector<double>& supplied);

}  // namespace pf::reactor
