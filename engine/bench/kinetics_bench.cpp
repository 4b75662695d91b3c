// Time per evaluation and per gradient of compiled rate laws.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/compile.hpp"

namespace {

using namespace pf::kinetics;

/// Random second-order mass action: A_i + A_j -> A_k, k a parameter or an Arrhenius constant.
Network network_of(std::size_t reactions, bool arrhenius) {
  pf::Random random(1);
  Network network;
  const std::size_t species = reactions / 2 + 3;
  for (std::size_t i = 0; i < species; ++i) network.species.push_back({"S" + std::to_string(i), {}, {}});
  for (std::size_t j = 0; j < reactions; ++j) {
    network.parameters.push_back("k" + std::to_string(j));
    const auto k = pf::Parametric::of_parameter(j);
    PowerLaw law;
    law.k = arrhenius ? RateConstant(ReferenceArrhenius{k, 298.15, 4e4 + 1e3 * static_cast<double>(j)})
                      : RateConstant(k);
    law.orders = {{random.below(species), 1.0}};
    if (j % 2 == 0) law.orders.push_back({random.below(species), 1.0});
    Reaction reaction;
    reaction.id = "r" + std::to_string(j);
    reaction.law = law;
    network.reactions.push_back(reaction);
  }
  return network;
}

struct Case {
  Network network;
  Slots slots;
  Program program;
  std::vector<double> x, values, derivatives;

  Case(std::size_t reactions, bool arrhenius)
      : network(network_of(reactions, arrhenius)),
        slots(slots_of(network)),
        program(compile_rates(network)),
        x(slots.count(), 1.3),
        values(program.outputs()),
        derivatives(program.columns().size()) {
    x[slots.temperature()] = 310.0;
  }
  void step() { x[0] += 1e-9; }
};

void per_reaction(benchmark::State& state, std::size_t reactions) {
  state.counters["per reaction"] =
      benchmark::Counter(static_cast<double>(state.iterations() * reactions),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void evaluate(benchmark::State& state) {
  const auto reactions = static_cast<std::size_t>(state.range(0));
  Case c(reactions, false);
  for (auto _ : state) {
    c.step();
    benchmark::DoNotOptimize(c.program.evaluate(c.x.data(), c.values.data()));
  }
  per_reaction(state, reactions);
}

void state_gradient(benchmark::State& state) {
  const auto reactions = static_cast<std::size_t>(state.range(0));
  Case c(reactions, false);
  for (auto _ : state) {
    c.step();
    benchmark::DoNotOptimize(c.program.state_gradient(c.x.data(), c.values.data(), c.derivatives.data()));
  }
  per_reaction(state, reactions);
}

void gradient(benchmark::State& state) {
  const auto reactions = static_cast<std::size_t>(state.range(0));
  Case c(reactions, false);
  for (auto _ : state) {
    c.step();
    benchmark::DoNotOptimize(c.program.gradient(c.x.data(), c.values.data(), c.derivatives.data()));
  }
  per_reaction(state, reactions);
}

void arrhenius_at_changing_temperature(benchmark::State& state) {
  Case c(15, true);
  for (auto _ : state) {
    c.step();
    c.x[c.slots.temperature()] += 1e-9;
    benchmark::DoNotOptimize(c.program.evaluate(c.x.data(), c.values.data()));
  }
  per_reaction(state, 15);
}

void compile(benchmark::State& state) {
  const Network network = network_of(static_cast<std::size_t>(state.range(0)), false);
  for (auto _ : state) benchmark::DoNotOptimize(compile_rates(network));
}

BENCHMARK(evaluate)->Arg(3)->Arg(20)->Arg(200);
BENCHMARK(state_gradient)->Arg(3)->Arg(20)->Arg(200);
BENCHMARK(gradient)->Arg(3)->Arg(20)->Arg(200);
BENCHMARK(arrhenius_at_changing_temperature);
BENCHMARK(compile)->Arg(1)->Arg(3)->Arg(20)->Arg(200);

}  // namespace
