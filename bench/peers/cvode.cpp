// SUNDIALS 7 as built here: CVODES, of which CVODE is the part without sensitivities.
#include "../cvode_solve.hpp"
#include "solver.hpp"

namespace pf::bench {
namespace {

Solver of(std::string name, CvodePeer::Method method) {
  return {.name = std::move(name),
          .role = Solver::Role::tuned,
          .solve = [method](const Case& c, double relative, std::vector<double>& out) {
            return solve_cvode(c, method, relative, out);
          }};
}

}  // namespace

std::vector<Solver> cvode_solvers() {
  using enum CvodePeer::Method;
  Solver klu = of("CVODE BDF, KLU", bdf_klu);
  klu.suits = has_sparse_matrix;
  Solver functional = of("CVODE Adams", adams);
  functional.suits = [](const Case& c) { return !is_stiff(c); };
  return {of("CVODE BDF", bdf), klu, functional};
}

}  // namespace pf::bench
