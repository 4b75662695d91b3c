// measure_scaling WHAT SIZE [THREADS]: one measurement as a line of JSON. Times are minima over repetitions
// [s].
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "cli/pool.hpp"
#include "models.hpp"
#include "pharmaflow/document/run.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/study/fit.hpp"
#include "pharmaflow/study/simulate.hpp"
#include "reactor/balances.hpp"
#include "reactor/timeline.hpp"
#include "study/binding.hpp"
#include "study/experiment_run.hpp"
#include "study/run_options.hpp"

namespace pf::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Numbers = std::map<std::string, double>;

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(1);
}

/// The least time of one call [s], over about half a second of them; at least three unless they are long.
template <class Work>
double least_time(Work&& work) {
  double least = std::numeric_limits<double>::infinity();
  const Clock::time_point begin = Clock::now();
  const auto spent = [&] { return Clock::now() - begin; };
  using std::chrono::milliseconds;
  for (int k = 0;
       k == 0 || (k < 3 && spent() < milliseconds(2000)) || (k < 1000 && spent() < milliseconds(500)); ++k) {
    const Clock::time_point start = Clock::now();
    work();
    least = std::min(least, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return least;
}

reactor::Result simulated(const study::Project& project, std::size_t points) {
  auto result = study::simulate(project, simulation_of(points), {});
  if (!result || !succeeded(result->termination)) fail("a simulation failed");
  return std::move(*result);
}

/// The means over three random networks of so many species: a study, the solve in it without the books, and
/// its parts.
Numbers species(std::size_t n, std::size_t) {
  Numbers sum;
  constexpr int seeds = 3;
  for (int seed = 1; seed <= seeds; ++seed) {
    const study::Project project = random_network(n, static_cast<std::uint64_t>(seed));
    const auto add = [&](const char* name, double value) { sum[name] += value / seeds; };
    add("study", least_time([&] { simulated(project, 11); }));
    add("compile", least_time([&] { (void)kinetics::compile_rates(project.network); }));

    const kinetics::Program rates = kinetics::compile_rates(project.network);
    reactor::Model model;
    model.network = &project.network;
    model.rates = &rates;
    model.medium = &project.medium;
    model.recipe = &project.experiments.front().recipe;
    reactor::Options options = study::run_options(
        {}, ode::Method::automatic, study::simulate_relative_tolerance, study::simulate_absolute_tolerance);
    options.times = study::equally_spaced(100.0, 11);
    options.balances = false;
    add("solve", least_time([&] {
          const auto ran = reactor::simulate(model, options, {});
          if (!ran || !succeeded(ran->termination)) fail("a solve failed");
          sum["steps"] = static_cast<double>(ran->solver.steps + ran->solver.rejected_steps);
        }));
    add("all_steps", sum["steps"]);

    const auto timeline = reactor::make_timeline(model);
    if (!timeline) fail(timeline.error().detail);
    reactor::BalanceSystem balances(model, nullptr);
    balances.bind(model, *timeline);
    std::vector<double> y, s, f(n), jacobian(n * n);
    balances.start(y, s);
    for (std::size_t k = 0; timeline->marks[k].time.v <= 0.0; ++k) balances.activate(k);
    const auto elsewhere = [&] { y[0] += 1e-9; };  // the same point again would cost nothing
    add("rhs", least_time([&] {
                 for (int k = 0; k < 100; ++k) elsewhere(), balances.rhs(0.0, y.data(), f.data());
               }) / 100);
    add("jacobian", least_time([&] { elsewhere(), balances.jacobian(0.0, y.data(), jacobian.data()); }));
  }
  sum["steps"] = sum["all_steps"];
  sum.erase("all_steps");
  return sum;
}

/// A fit, from the project to the report. `threads` of 0: without a pool.
Numbers fitted(const study::Project& project, std::size_t threads) {
  const study::Fit study = fit_of(project);
  cli::Pool pool(std::max<std::size_t>(threads, 1));
  RunContext context;
  if (threads > 0)
    context.for_each = [&](std::size_t count, const std::function<void(std::size_t)>& job) {
      pool.for_each(count, job);
    };
  std::size_t evaluations = 0;
  const double time = least_time([&] {
    const auto result = study::fit(project, study, context);
    if (!result || result->termination != Termination::completed)
      fail("a fit failed: " + (result ? result->reason : result.error().detail));
    evaluations = result->estimation.evaluations;
  });
  return {{"fit", time}, {"evaluations", static_cast<double>(evaluations)}};
}

/// Jobs of nothing but arithmetic on so many threads: what the machine gives to any program.
Numbers arithmetic(std::size_t count, std::size_t threads) {
  cli::Pool pool(threads);
  std::vector<double> sums(count);
  return {{"time", least_time([&] {
             pool.for_each(count, [&](std::size_t i) {
               double sum = 0.0;
               for (int k = 1; k < 100'000; ++k) sum += std::sqrt(static_cast<double>(k)) / (0.5 + k);
               sums[i] = sum;
             });
           })}};
}

Numbers experiments(std::size_t count, std::size_t threads) {
  return fitted(chain({.species = 5, .parameters = 4, .experiments = count, .times = 20}), threads);
}

/// One experiment with so many values of three species, two unknowns.
Numbers observations(std::size_t count, std::size_t threads) {
  return fitted(chain({.species = 3, .parameters = 2, .times = std::max<std::size_t>(count / 3, 2)}),
                threads);
}

/// One solve with sensitivities beside a plain one, and the whole fit; 51 species, 1020 values.
Numbers parameters(std::size_t count, std::size_t threads) {
  const study::Project project = chain({.species = 51, .parameters = count, .times = 20});
  Numbers found = fitted(project, threads);
  const study::Fit study = fit_of(project);
  const study::Binding binding(project, study.estimate, study.experiments);
  const kinetics::Program rates = kinetics::compile_rates(project.network);
  study::ExperimentRun run(project, 0, study, binding, rates);
  std::vector<double> theta;
  for (const study::Parameter& p : project.parameters) theta.push_back(p.value);
  const auto solve = [&](bool sensitive) {
    return least_time([&] {
      theta[0] *= 1.0 + 1e-6;  // the same values again would cost nothing
      const auto ended = run.run(theta, sensitive, {});
      if (!ended || !succeeded(*ended)) fail("a solve failed");
    });
  };
  found["plain"] = solve(false);
  found["sensitive"] = solve(true);
  return found;
}

/// A -> B at so many output times: the study alone, and from a document's text to its result's.
Numbers outputs(std::size_t count, std::size_t) {
  const study::Project project = chain({.species = 2, .parameters = 1, .times = 2});
  const std::string document =
      R"({"format":"pharmaflow/1","species":[{"id":"A"},{"id":"B"}],"reactions":[{"id":"r","equation":"A -> B",)"
      R"("rate":{"law":"power","k":"0.1 1/min"}}],"studies":[{"id":"run","kind":"simulate","recipe":{"reactor":)"
      R"("batch","charge":{"volume":"1 L","temperature":"25 degC","concentrations":{"A":"1 mol/L"}},"duration":)"
      R"("10 min"},"output":{"points":)" +
      std::to_string(count) + "}}]}";
  Numbers found;
  found["study"] = least_time([&] { simulated(project, count); });
  found["document"] = least_time([&] {
    if (document::run(document, "", {}).outcome != document::Outcome::ok) fail("a document failed");
  });
  return found;
}

/// Accepted steps and the process's largest memory [bytes] after one long run with eleven outputs.
Numbers memory(std::size_t duration, std::size_t) {
  const reactor::Result result = simulated(oscillator(static_cast<double>(duration)), 11);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return {{"steps", static_cast<double>(result.solver.steps)},
          {"memory", 1024.0 * static_cast<double>(usage.ru_maxrss)}};
}

int run(int argc, char** argv) {
  const std::map<std::string, Numbers (*)(std::size_t, std::size_t)> all{
      {"species", species},       {"experiments", experiments},
      {"arithmetic", arithmetic}, {"observations", observations},
      {"parameters", parameters}, {"outputs", outputs},
      {"memory", memory}};
  const auto found = argc > 2 ? all.find(argv[1]) : all.end();
  if (found == all.end()) fail("measure_scaling WHAT SIZE [THREADS]");
  const Numbers numbers =
      found->second(std::strtoull(argv[2], nullptr, 10), argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0);
  std::printf("{\"size\":%s", argv[2]);
  for (const auto& [name, value] : numbers) std::printf(",\"%s\":%.6g", name.c_str(), value);
  std::puts("}");
  return 0;
}

}  // namespace
}  // namespace pf::bench

int main(int argc, char** argv) { return pf::bench::run(argc, argv); }
