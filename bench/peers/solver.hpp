#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cases.hpp"

namespace pf::bench {

/// One code in one setting. All get the same Case: the same functions, restarts and outputs.
struct Solver {
  enum class Role {
    own,       ///< PharmaFlow
    tuned,     ///< CVODE as built here: the second yardstick of the goals
    peer,      ///< any other code
    fallback,  ///< CVODE as Debian ships it
  };
  std::string name;
  Role role = Role::peer;
  /// Absolute tolerance: `relative` times the scale of each component.
  /// @param out the state at every output time, shape (outputs, n), row-major
  /// @return false when the end was not reached
  std::function<bool(const Case&, double relative, std::vector<double>& out)> solve;
  std::function<bool(const Case&)> suits = [](const Case&) { return true; };
};

std::vector<Solver> engine_solvers();
std::vector<Solver> cvode_solvers();   ///< SUNDIALS 7, built here: BDF, dense and KLU; Adams
std::vector<Solver> debian_solvers();  ///< SUNDIALS 6.4.1 of libsundials-dev
Solver lsodes_solver();
std::vector<Solver> lsoda_solvers();   ///< of ODEPACK
std::vector<Solver> hairer_solvers();  ///< RADAU5, RODAS, DOPRI5, DOP853
std::vector<Solver> gsl_solvers();

/// Large enough for a sparse matrix to pay, and of one structure from begin to end.
inline bool has_sparse_matrix(const Case& c) { return c.initial.size() >= 20 && c.marks.size() == 1; }
inline bool is_large(const Case& c) { return c.initial.size() >= 50; }
inline bool is_stiff(const Case& c) { return !c.maybe_explicit; }

}  // namespace pf::bench
