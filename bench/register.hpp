#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <vector>

namespace pf::bench {

/// Adds the minimum over the passes to the statistics of Google Benchmark.
inline benchmark::internal::Benchmark* with_statistics(benchmark::internal::Benchmark* b) {
  return b->ComputeStatistics("min",
                              [](const std::vector<double>& v) { return *std::ranges::min_element(v); });
}

/// Names are "case/what/solver"; the summary compares the solvers of one "case/what".
void register_simulations();
void register_documents();

}  // namespace pf::bench
