/// Time from problem to result of the methods on the stiff test set, an adiabatic series and A -> B with 1000
/// outputs.
#include <benchmark/benchmark.h>

#include <cmath>

#include "ode/problems.hpp"
#include "pharmaflow/ode/integrator.hpp"

namespace pf::ode::testing {
namespace {

class FirstOrder final : public Problem {
 public:
  FirstOrder() : Problem("A->B", {1.0, 0.0}, 10.0, {}) {}
  bool rhs(double, const double* y, double* f) override { return f[0] = -0.1 * y[0], f[1] = -f[0], true; }
  bool jacobian(double, const double*, double* j) override {
    return j[0] = -0.1, j[1] = 0.1, j[2] = 0.0, j[3] = 0.0, true;
  }
};

/// A trivial sink that the compiler may not remove.
class Sink final : public Observer {
 public:
  void output(std::size_t, double, const double* y, const double*) override { sum += y[0]; }
  double sum = 0.0;
};

template <class P>
void solve(benchmark::State& state, Method method, P problem, std::size_t outputs) {
  const double relative = std::pow(10.0, -static_cast<double>(state.range(0)));
  Options options;
  options.method = method;
  options.relative_tolerance = relative;
  options.absolute_tolerance = problem.absolute(relative);
  std::vector<double> times;
  for (std::size_t i = 1; i <= outputs; ++i)
    times.push_back(problem.t_end * static_cast<double>(i) / static_cast<double>(outputs));
  Statistics statistics;
  double error = 0.0;
  for (auto _ : state) {
    Integrator integrator(problem, options);
    integrator.start(0.0, problem.y0);
    Sink sink;
    if (integrator.advance(problem.t_end, times, sink, {}) != Termination::completed)
      state.SkipWithError("failed");
    benchmark::DoNotOptimize(sink.sum);
    statistics = integrator.statistics();
    if (!problem.reference.empty()) error = problem.error(integrator.state().data());
  }
  state.counters["steps"] = static_cast<double>(statistics.steps);
  state.counters["rhs"] = static_cast<double>(statistics.rhs_evaluations);
  state.counters["jac"] = static_cast<double>(statistics.jacobian_evaluations);
  state.counters["lu"] = static_cast<double>(statistics.factorisations);
  state.counters["error/rtol"] = error / relative;
}

#define PF_ODE_BENCH(name, method, problem, outputs)                    \
  BENCHMARK_CAPTURE(solve, name, method, problem, std::size_t{outputs}) \
      ->DenseRange(4, 8, 2)                                             \
      ->Unit(benchmark::kMicrosecond)

#define PF_ODE_BENCH_STIFF(name, problem)                        \
  PF_ODE_BENCH(name##_rodas5p, Method::rodas5p, problem, 0);     \
  PF_ODE_BENCH(name##_automatic, Method::automatic, problem, 0); \
  PF_ODE_BENCH(name##_bdf, Method::bdf, problem, 0)

PF_ODE_BENCH_STIFF(rober, Rober());
PF_ODE_BENCH_STIFF(hires, Hires());
PF_ODE_BENCH_STIFF(orego, Orego());
PF_ODE_BENCH_STIFF(pollution, Pollution());
PF_ODE_BENCH_STIFF(e5, E5());
PF_ODE_BENCH_STIFF(vdp, VanDerPol());
PF_ODE_BENCH(rober_sensitivities, Method::rodas5p, Rober(true), 0);
PF_ODE_BENCH(adiabatic_tsit5, Method::tsit5, AdiabaticSeries(), 0);
PF_ODE_BENCH(adiabatic_automatic, Method::automatic, AdiabaticSeries(), 0);
PF_ODE_BENCH(first_order_1000_tsit5, Method::tsit5, FirstOrder(), 1000);
PF_ODE_BENCH(first_order_1000_automatic, Method::automatic, FirstOrder(), 1000);

}  // namespace
}  // namespace pf::ode::testing
