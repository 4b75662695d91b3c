#pragma once

#include <functional>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/statistics/morris.hpp"

namespace pf::statistics {

/// Percentile intervals about estimates (Efron & Tibshirani 1993, chapter 13).
/// @param count of what is drawn from; below two there is nothing to draw, and the interval is the estimate
/// @param estimate computes all estimates from one resample, in the same order
std::vector<Interval> bootstrap(
    const std::vector<double>& estimates, std::size_t count, const BootstrapOptions& options,
    const std::function<void(Random& random, std::vector<double>& out)>& estimate);

}  // namespace pf::statistics
