#include "bootstrap.hpp"

#include <algorithm>

#include "pharmaflow/statistics/propagate.hpp"

namespace pf::statistics {

std::vector<Interval> bootstrap(
    const std::vector<double>& estimates, std::size_t count, const BootstrapOptions& options,
    const std::function<void(Random& random, std::vector<double>& out)>& estimate) {
  std::vector<Interval> intervals;
  for (const double value : estimates) intervals.push_back({value, value, value});
  if (count < 2 || options.resamples == 0) return intervals;

  std::vector<std::vector<double>> drawn(estimates.size());
  std::vector<double> one;
  Random random(options.seed);
  for (std::size_t r = 0; r < options.resamples; ++r) {
    if (options.go_on && !options.go_on()) return intervals;
    estimate(random, one);
    for (std::size_t k = 0; k < one.size(); ++k) drawn[k].push_back(one[k]);
  }
  const double tail = 0.5 * (1.0 - options.confidence);
  for (std::size_t k = 0; k < intervals.size(); ++k) {
    std::sort(drawn[k].begin(), drawn[k].end());
    intervals[k].low = quantile(drawn[k], tail);
    intervals[k].high = quantile(drawn[k], 1.0 - tail);
  }
  return intervals;
}

}  // namespace pf::statistics
