#pragma once

#include <cstddef>
#include <vector>

#include "pharmaflow/ode/system.hpp"

namespace pf::bench {

/// The entries of a Jacobian that do not vanish in a state without zeros, and the diagonal, column by column.
struct Sparsity {
  std::vector<int> column_begins;  ///< shape (n + 1)
  std::vector<int> rows;
};

/// For solvers that must be told.
inline Sparsity sparsity_of(ode::System& system, double t) {
  const std::size_t n = system.size();
  std::vector<double> y(n), jacobian(n * n);
  for (std::size_t i = 0; i < n; ++i) y[i] = 0.3 + 0.01 * static_cast<double>(i);
  system.jacobian(t, y.data(), jacobian.data());
  Sparsity s;
  for (std::size_t j = 0; j < n; ++j) {
    s.column_begins.push_back(static_cast<int>(s.rows.size()));
    for (std::size_t i = 0; i < n; ++i)
      if (i == j || jacobian[j * n + i] != 0.0) s.rows.push_back(static_cast<int>(i));
  }
  s.column_begins.push_back(static_cast<int>(s.rows.size()));
  return s;
}

}  // namespace pf::bench
