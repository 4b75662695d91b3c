#pragma once

#include "balances.hpp"
#include "pharmaflow/base/error.hpp"
#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/reactor/result.hpp"
#include "timeline.hpp"

namespace pf::reactor {

/// All steady states of a CSTR that are found, coldest first, each with the eigenvalues of its Jacobian.
///
/// A non-isothermal reactor is scanned over temperature: at each T the other balances are solved, and a
/// change of sign of the energy balance brackets a state (the heat-generation and heat-removal lines cross;
/// van Heerden 1953). Random starts look for further states of the material balances alone. Every state is
/// polished by Newton's method.
pf::Result<Result> find_steady_states(const Model& model, BalanceSystem& balances, const Timeline& timeline,
                                      const RunContext& context);

}  // namespace pf::reactor
