#include <dlfcn.h>

#include <cstdlib>
#include <iostream>

#include "solver.hpp"

namespace pf::bench {

std::vector<Solver> debian_solvers() {
  using Solve = bool(const Case&, bool stiff, double relative, std::vector<double>& out);
  void* module = dlopen(PF_BENCH_DEBIAN_MODULE, RTLD_NOW | RTLD_LOCAL);
  auto* solve =
      module == nullptr ? nullptr : reinterpret_cast<Solve*>(dlsym(module, "pf_solve_debian_cvode"));
  if (solve == nullptr) {
    std::cerr << dlerror() << '\n';
    std::exit(1);
  }
  const auto of = [=](std::string name, bool stiff) -> Solver {
    return {.name = std::move(name),
            .role = Solver::Role::fallback,
            .solve = [=](const Case& c, double relative,
                         std::vector<double>& out) { return solve(c, stiff, relative, out); },
            .suits = [=](const Case& c) { return is_stiff(c) == stiff && c.initial.size() < 200; }};
  };
  return {of("CVODE 6.4 BDF, Debian", true), of("CVODE 6.4 Adams, Debian", false)};
}

}  // namespace pf::bench
