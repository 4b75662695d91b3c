#include "safety_heat.hpp"

#include <algorithm>
#include <cmath>

namespace pf::study {
namespace {

/// Largest extent that the amounts allow [mol]; 0 where nothing is consumed.
double possible_extent(const kinetics::Reaction& reaction, const std::vector<double>& amounts) {
  double extent = HUGE_VAL;
  for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
    if (s.coefficient < 0) extent = std::min(extent, amounts[s.species] / -s.coefficient);
  return std::isfinite(extent) ? std::max(extent, 0.0) : 0.0;
}

}  // namespace

double potential_heat(const kinetics::Network& network, std::span<const double> heats,
                      std::vector<double> amounts) {
  for (double& n : amounts) n = std::max(n, 0.0);
  double sum = 0.0, highest = 0.0;
  for (std::size_t pass = 0; pass < network.reactions.size(); ++pass) {
    bool any = false;
    for (std::size_t j = 0; j < network.reactions.size(); ++j) {
      const kinetics::Reaction& reaction = network.reactions[j];
      const double extent = possible_extent(reaction, amounts);
      if (!(extent > 0)) continue;
      for (const kinetics::Stoichiometry& s : reaction.stoichiometry) {
        amounts[s.species] += s.coefficient * extent;
        if (s.coefficient < 0 && amounts[s.species] < 1e-12 * extent) amounts[s.species] = 0.0;
      }
      sum -= heats[j] * extent;
      highest = std::max(highest, sum);
      any = true;
    }
    if (!any) break;
  }
  return highest;
}

}  // namespace pf::study
