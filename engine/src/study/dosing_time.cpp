#include "dosing_time.hpp"

#include <cmath>

namespace pf::study {
namespace {

constexpr double resolution = 0.002;   ///< of the dosing time, relative
constexpr std::size_t most_runs = 40;  ///< bisection alone needs 13 from 1 to 1000

}  // namespace

StretchSearch shortest_dosing(const Excess& excess, double largest) {
  StretchSearch search;
  const auto first = excess(1.0);
  if (!first) {
    search.ended = true;
    return search;
  }
  search.at_recipe = *first;
  if (*first <= 0.0) {
    search.factor = 1.0;
    return search;
  }
  if (!(largest > 1.0)) {
    search.at_longest = *first;
    return search;
  }
  const auto last = excess(largest);
  if (!last) {
    search.ended = true;
    return search;
  }
  if (*last > 0.0) {
    search.at_longest = *last;
    return search;
  }
  // Illinois: false position whose lazy end is halved, so that both ends close in.
  double low = 0.0, high = std::log(largest), above = *first, below = *last;
  int side = 0;
  for (std::size_t run = 0; run < most_runs && high - low > resolution; ++run) {
    double middle = (low * below - high * above) / (below - above);
    const double margin = 0.25 * resolution;
    middle = std::fmin(std::fmax(middle, low + margin), high - margin);
    const auto value = excess(std::exp(middle));
    if (!value) {
      search.ended = true;
      return search;
    }
    if (*value > 0.0) {
      low = middle;
      above = *value;
      if (side == 1) below /= 2;
      side = 1;
    } else {
      high = middle;
      below = *value;
      if (side == -1) above /= 2;
      side = -1;
    }
  }
  search.factor = std::exp(high);
  return search;
}

}  // namespace pf::study
