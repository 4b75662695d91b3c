#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// An initial value problem that every solver gets in the same form: the same right-hand side and Jacobian,
/// the same restarts, the same outputs.
struct Case {
  std::string name;
  std::shared_ptr<ode::System> system;
  std::vector<double> initial;
  /// Absolute tolerance / relative tolerance by component; also the size below which an error is judged
  /// absolutely.
  std::vector<double> scale;
  std::vector<double> outputs;  ///< times, ascending; the last one is the end
  std::vector<double> marks;    ///< ends of the smooth pieces, ascending; the last one is the end
  std::function<void(std::size_t piece, double* y)> enter;  ///< makes a piece the present one; may be empty
  bool maybe_explicit = false;  ///< worth trying with a method for non-stiff problems
};

/// The cases of docs/benchmarks.md.
std::vector<Case> simulation_cases();

/// Twelve species, fifteen reactions, a feed, a jacket: bench/documents/pharma.json, as the engine itself
/// poses it.
Case pharma_case();

}  // namespace pf::bench
