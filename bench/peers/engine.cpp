#include "../solvers.hpp"
#include "solver.hpp"

namespace pf::bench {

std::vector<Solver> engine_solvers() {
  return {{.name = "PharmaFlow",
           .role = Solver::Role::own,
           .solve = [](const Case& c, double relative, std::vector<double>& out) {
             return solve_engine(c, ode::Method::automatic, relative, out);
           }}};
}

}  // namespace pf::bench
