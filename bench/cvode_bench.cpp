#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bench_problems.hpp"
#include "cvode_peer.hpp"
#include "pharmaflow/ode/integrator.hpp"

// Integrators of the engine beside SUNDIALS CVODE, in one process, on the same right-hand side code. Time is
// from problem to result, set-up included. Tolerances are not comparable between codes: the counter `digits`
// is what was achieved, -log10 of the largest relative error, and cases are to be compared at equal digits.

namespace pf::bench {
namespace {

/// Solves with the engine; the result is empty when the run did not reach the end.
std::vector<double> solve(Problem& problem, ode::Method method, double relative) {
  ode::Options options;
  options.method = method;
  options.relative_tolerance = relative;
  options.absolute_tolerance = {problem.absolute_factor * relative};
  ode::Integrator integrator(*problem.system, options);
  integrator.start(0.0, problem.initial);
  ode::Observer silent;
  const Termination end = integrator.advance(problem.end, {}, silent, RunContext{});
  if (end != Termination::completed) return {};
  return {integrator.state().begin(), integrator.state().end()};
}

double digits(const Problem& problem, const std::vector<double>& y, const std::vector<double>& reference) {
  double error = 1e-16;
  for (std::size_t i = 0; i < y.size(); ++i)
    error =
        std::max(error, std::abs(y[i] - reference[i]) / (std::abs(reference[i]) + problem.absolute_factor));
  return -std::log10(error);
}

void measure_engine(benchmark::State& state, Problem& problem, const std::vector<double>& reference,
                    ode::Method method, double relative) {
  std::vector<double> y;
  for (auto _ : state) y = solve(problem, method, relative);
  if (y.empty()) return state.SkipWithError("did not reach the end");
  state.counters["digits"] = digits(problem, y, reference);
}

void measure_cvode(benchmark::State& state, Problem& problem, const std::vector<double>& reference,
                   double relative) {
  std::vector<double> y;
  bool good = true;
  for (auto _ : state) {
    CvodePeer peer(*problem.system, relative, problem.absolute_factor * relative);
    good = peer.solve(problem.initial, problem.end, y) && good;
  }
  if (!good) return state.SkipWithError("did not reach the end");
  state.counters["digits"] = digits(problem, y, reference);
}

void register_all(std::vector<Problem>& all, std::vector<std::vector<double>>& references) {
  references.reserve(all.size());
  for (Problem& problem : all) {
    // The orbit is periodic and ends where it began; elsewhere the engine at 1e-12 is the reference.
    references.push_back(problem.periodic ? problem.initial : solve(problem, ode::Method::bdf, 1e-12));
    const std::vector<double>& reference = references.back();
    const double finest = problem.initial.size() > 20 ? 1e-7 : 1e-10;
    for (double relative = 1e-3; relative > 0.9 * finest; relative *= 0.1) {
      const auto name = [&](std::string_view solver) {
        return problem.name + "/" + std::string(solver) + "/1e" +
               std::to_string(std::lround(std::log10(relative)));
      };
      for (const ode::Method method : {ode::Method::lsoda, ode::Method::bdf})
        benchmark::RegisterBenchmark(name(to_string(method)).c_str(), [&problem, &reference, method,
                                                                       relative](auto& s) {
          measure_engine(s, problem, reference, method, relative);
        })->Unit(benchmark::kMicrosecond);
      benchmark::RegisterBenchmark(name("cvode").c_str(), [&problem, &reference, relative](auto& s) {
        measure_cvode(s, problem, reference, relative);
      })->Unit(benchmark::kMicrosecond);
    }
  }
}

}  // namespace
}  // namespace pf::bench

int main(int argc, char** argv) {
  std::vector<pf::bench::Problem> problems = pf::bench::problems();
  std::vector<std::vector<double>> references;
  pf::bench::register_all(problems, references);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
