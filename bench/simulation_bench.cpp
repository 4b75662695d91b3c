// Simulations beside SUNDIALS CVODE at equal accuracy, in one process and on the same right-hand side code.
// Tolerances of different codes do not compare: for each the tolerance is searched that gives the digits,
// then it is timed.
#include <benchmark/benchmark.h>

#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cvode_solve.hpp"
#include "register.hpp"
#include "solvers.hpp"

namespace pf::bench {
namespace {

struct Accuracy {
  double relative = 0.0;
  double digits = 0.0;
};

using Solve = std::function<bool(double relative, std::vector<double>& out)>;

/// One solver on one case, with what is known of its accuracy: tolerances from 10^-1.5 on in quarters of a
/// decade.
struct Solver {
  std::string name;
  Solve solve;
  std::vector<Accuracy> known;

  Accuracy at(std::size_t index, const Case& c, const std::vector<double>& reference) {
    std::vector<double> out;
    while (known.size() <= index) {
      const double relative = std::pow(10.0, -1.5 - 0.25 * static_cast<double>(known.size()));
      known.push_back({relative, solve(relative, out) ? digits(c, out, reference) : 0.0});
    }
    return known[index];
  }
};

/// The loosest tolerance that gives the digits and whose tighter neighbour does too, so that luck does not
/// count.
std::optional<Accuracy> search(const Case& c, const std::vector<double>& reference, Solver& solver,
                               double wanted) {
  constexpr std::size_t tightest = 44;  // 10^-12.5
  for (std::size_t k = 0; k < tightest; ++k)
    if (solver.at(k, c, reference).digits >= wanted && solver.at(k + 1, c, reference).digits >= wanted)
      return solver.at(k, c, reference);
  return std::nullopt;
}

/// A case whose reference is made when the first benchmark needs it.
struct Subject {
  Case problem;
  std::vector<double> reference;

  const std::vector<double>& truth() {
    if (reference.empty()) reference = reference_of(problem);
    return reference;
  }
};

void add(const std::shared_ptr<Subject>& subject, double wanted, const std::shared_ptr<Solver>& solver) {
  auto accuracy = std::make_shared<std::optional<Accuracy>>();
  auto searched = std::make_shared<bool>(false);
  const auto run = [=](benchmark::State& state) {
    if (!std::exchange(*searched, true))
      *accuracy = search(subject->problem, subject->truth(), *solver, wanted);
    if (!*accuracy) return state.SkipWithError("no tolerance gives these digits");
    std::vector<double> out;
    for (auto _ : state) {
      if (!solver->solve((*accuracy)->relative, out)) return state.SkipWithError("did not reach the end");
      benchmark::DoNotOptimize(out.data());
    }
    state.counters["digits"] = (*accuracy)->digits;
    state.counters["rtol"] = (*accuracy)->relative;
  };
  const std::string name =
      subject->problem.name + "/" + std::to_string(static_cast<int>(wanted)) + " digits/" + solver->name;
  with_statistics(benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMicrosecond));
}

}  // namespace

void register_simulations() {
  for (Case& c : simulation_cases()) {
    const auto subject = std::make_shared<Subject>();
    subject->problem = std::move(c);
    const Case& problem = subject->problem;
    std::vector<std::shared_ptr<Solver>> solvers;
    const auto offer = [&](std::string name, Solve solve) {
      solvers.push_back(std::make_shared<Solver>(Solver{std::move(name), std::move(solve), {}}));
    };
    offer("PharmaFlow", [&problem](double relative, std::vector<double>& out) {
      return solve_engine(problem, ode::Method::automatic, relative, out);
    });
    offer("CVODE BDF", [&problem](double relative, std::vector<double>& out) {
      return solve_cvode(problem, CvodePeer::Method::bdf, relative, out);
    });
    if (problem.maybe_explicit)
      offer("CVODE Adams", [&problem](double relative, std::vector<double>& out) {
        return solve_cvode(problem, CvodePeer::Method::adams, relative, out);
      });
    for (const double wanted : {4.0, 6.0})
      for (const auto& solver : solvers) add(subject, wanted, solver);
  }
}

}  // namespace pf::bench
