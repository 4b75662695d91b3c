#pragma once

#include <vector>

#include "cases.hpp"
#include "pharmaflow/ode/options.hpp"

namespace pf::bench {

/// Solves from problem to result, set-up included.
/// @param out the state at every output time, shape (outputs, n), row-major
/// @return false when the end was not reached
bool solve_engine(const Case& c, ode::Method method, double relative, std::vector<double>& out);

/// The engine's own Rosenbrock method at 1e-13, landing on every output: nothing is interpolated.
std::vector<double> reference_of(const Case& c);

/// Correct digits: -log10 of the largest error over outputs and components, relative to max(|y|, scale).
double digits(const Case& c, const std::vector<double>& out, const std::vector<double>& reference);

}  // namespace pf::bench
