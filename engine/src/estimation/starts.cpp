#include "starts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "coordinates.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::estimation {

namespace {

struct Range {
  double low, high;  // ln x for Scale::log
};

Range range_of(const Parameter& p) {
  if (p.scale == Scale::log) {
    const double decades = 2.0 * std::log(10.0), center = std::log(p.start);
    return {p.lower > 0.0 ? std::log(p.lower) : center - decades,
            std::isfinite(p.upper) ? std::log(p.upper) : std::max(center + decades, center)};
  }
  const double reach = 2.0 * typical_size(p);
  return {std::isfinite(p.lower) ? p.lower : p.start - reach,
          std::isfinite(p.upper) ? p.upper : p.start + reach};
}

}  // namespace

Eigen::MatrixXd starting_points(std::span<const Parameter> parameters, std::size_t count,
                                std::uint64_t seed) {
  const auto p = static_cast<Eigen::Index>(parameters.size());
  Eigen::MatrixXd points(p, static_cast<Eigen::Index>(count));
  const std::size_t drawn = count - 1;
  std::vector<std::size_t> strata(drawn);
  for (Eigen::Index j = 0; j < p; ++j) {
    const Parameter& parameter = parameters[static_cast<std::size_t>(j)];
    points(j, 0) = parameter.start;
    const Range range = range_of(parameter);
    // A stream for each parameter: another parameter in the model does not change the starts of this one.
    Random random(seed, static_cast<std::uint64_t>(j));
    std::iota(strata.begin(), strata.end(), std::size_t{0});
    for (std::size_t i = drawn; i > 1; --i) std::swap(strata[i - 1], strata[random.below(i)]);
    for (std::size_t i = 0; i < drawn; ++i) {
      const double share = (static_cast<double>(strata[i]) + random.uniform()) / static_cast<double>(drawn);
      const double value = range.low + share * (range.high - range.low);
      points(j, static_cast<Eigen::Index>(i) + 1) = std::clamp(
          parameter.scale == Scale::log ? std::exp(value) : value, parameter.lower, parameter.upper);
    }
  }
  return points;
}

}  // namespace pf::estimation
