#pragma once

#include <vector>

#include "books.hpp"
#include "pharmaflow/reactor/result.hpp"

namespace pf::reactor {

/// Conversion, yields, selectivities, temperatures and heat of a finished run. Definitions:
/// docs/models/reactor.md.
///
/// @param y the state at the end
Summary summarise(const kinetics::Network& network, const BalanceSystem& balances, const Books& books,
                  const double* y);

/// The limiting reactants: of every reaction whose reactants were all supplied, those with the least supplied
/// / |nu|.
/// An intermediate, which some reaction makes, is none even where some of it was charged.
std::vector<std::size_t> limiting_reactants(const kinetics::Network& network,
                                            const std::vector<double>& supplied);

}  // namespace pf::reactor
