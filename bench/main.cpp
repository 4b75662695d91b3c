#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "register.hpp"
#include "summary.hpp"

int main(int argc, char** argv) {
  // Interleaved passes: what disturbs the machine for a while disturbs every solver alike. Arguments
  // override.
  std::vector<std::string> defaults{argv[0], "--benchmark_repetitions=7", "--benchmark_min_time=0.05",
                                    "--benchmark_enable_random_interleaving=true"};
  std::vector<char*> arguments;
  for (std::string& argument : defaults) arguments.push_back(argument.data());
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  arguments.push_back(nullptr);
  int count = static_cast<int>(arguments.size()) - 1;

  pf::bench::register_simulations();
  pf::bench::register_documents();
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
  pf::bench::Summary summary;
  benchmark::RunSpecifiedBenchmarks(&summary);
  benchmark::Shutdown();
  return 0;
}
