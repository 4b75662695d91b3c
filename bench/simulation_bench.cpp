// Simulations beside SUNDIALS CVODE at equal accuracy, in one process and on the same right-hand side code.
// Tolerances of different codes do not compare: for each the tolerance is searched that gives the digits,
// then it is timed.
#include <benchmark/benchmark.h>

#include <cmath>
#include <memory>
#include <optional>
#include <string>

#include "register.hpp"
#include "solvers.hpp"

namespace pf::bench {
namespace {

struct Accuracy {
  double relative = 0.0;
  double digits = 0.0;
};

using Solve = std::function<bool(double relative, std::vector<double>& out)>;

/// The loosest tolerance that gives the digits and whose tighter neighbour does too, so that luck does not
/// count.
std::optional<Accuracy> search(const Case& c, const std::vector<double>& reference, const Solve& solve,
                               double wanted) {
  std::optional<Accuracy> found;
  std::vector<double> out;
  for (int quarter = 6; quarter <= 50; ++quarter) {
    const double relative = std::pow(10.0, -0.25 * quarter);
    const double reached = solve(relative, out) ? digits(c, out, reference) : 0.0;
    if (!(reached >= wanted)) {
      found.reset();
    } else if (found) {
      return found;
    } else {
      found = {relative, reached};
    }
  }
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

void add(const std::shared_ptr<Subject>& subject, double wanted, const std::string& solver,
         const Solve& solve) {
  auto accuracy = std::make_shared<std::optional<Accuracy>>();
  auto searched = std::make_shared<bool>(false);
  const auto run = [=](benchmark::State& state) {
    if (!std::exchange(*searched, true))
      *accuracy = search(subject->problem, subject->truth(), solve, wanted);
    if (!*accuracy) return state.SkipWithError("no tolerance gives these digits");
    std::vector<double> out;
    for (auto _ : state) {
      if (!solve((*accuracy)->relative, out)) return state.SkipWithError("did not reach the end");
      benchmark::DoNotOptimize(out.data());
    }
    state.counters["digits"] = (*accuracy)->digits;
    state.counters["rtol"] = (*accuracy)->relative;
  };
  const std::string name =
      subject->problem.name + "/" + std::to_string(static_cast<int>(wanted)) + " digits/" + solver;
  with_statistics(benchmark::RegisterBenchmark(name.c_str(), run)->Unit(benchmark::kMicrosecond));
}

}  // namespace

void register_simulations() {
  for (Case& c : simulation_cases()) {
    const auto subject = std::make_shared<Subject>();
    subject->problem = std::move(c);
    const Case& problem = subject->problem;
    for (const double wanted : {4.0, 6.0}) {
      add(subject, wanted, "PharmaFlow", [&problem](double relative, std::vector<double>& out) {
        return solve_engine(problem, ode::Method::automatic, relative, out);
      });
      add(subject, wanted, "CVODE BDF", [&problem](double relative, std::vector<double>& out) {
        return solve_cvode(problem, CvodePeer::Method::bdf, relative, out);
      });
      if (problem.maybe_explicit)
        add(subject, wanted, "CVODE Adams", [&problem](double relative, std::vector<double>& out) {
          return solve_cvode(problem, CvodePeer::Method::adams, relative, out);
        });
    }
  }
}

}  // namespace pf::bench
