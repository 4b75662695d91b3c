#include "safety_heat.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "linear_programme.hpp"

namespace pf::study {
namespace {

/// Largest extent that the amounts allow [mol]; 0 where nothing is consumed.
double possible_extent(const kinetics::Reaction& reaction, const std::vector<double>& amounts) {
  double extent = HUGE_VAL;
  for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
    if (s.coefficient < 0) extent = std::min(extent, amounts[s.species] / -s.coefficient);
  return std::isfinite(extent) ? std::max(extent, 0.0) : 0.0;
}

/// A reaction forwards (+1) or backwards (-1).
struct Course {
  const kinetics::Reaction* reaction;
  std::size_t index;
  double direction;
};

/// All that can run. Courses from nothing have no end of their own and are left out.
std::vector<Course> courses_of(const kinetics::Network& network, std::span<const double> heats) {
  std::vector<Course> courses;
  for (std::size_t j = 0; j < heats.size(); ++j) {
    const kinetics::Reaction& reaction = network.reactions[j];
    for (const double direction : {1.0, -1.0}) {
      if (direction < 0.0 && !reaction.equation.reversible) continue;
      const bool consumes = std::ranges::any_of(
          reaction.stoichiometry,
          [&](const kinetics::Stoichiometry& s) { return direction * s.coefficient < 0.0; });
      if (consumes) courses.push_back({&reaction, j, direction});
    }
  }
  return courses;
}

double heat_in_order(const kinetics::Network& network, std::span<const double> heats,
                     std::vector<double> amounts) {
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

}  // namespace

double potential_heat(const kinetics::Network& network, std::span<const double> heats,
                      std::vector<double> amounts) {
  for (double& n : amounts) n = std::max(n, 0.0);
  const auto species = static_cast<Eigen::Index>(amounts.size());
  const std::vector<Course> courses = courses_of(network, heats);
  Eigen::MatrixXd consumed = Eigen::MatrixXd::Zero(species, static_cast<Eigen::Index>(courses.size()));
  Eigen::VectorXd released(static_cast<Eigen::Index>(courses.size()));
  for (std::size_t c = 0; c < courses.size(); ++c) {
    const auto column = static_cast<Eigen::Index>(c);
    for (const kinetics::Stoichiometry& s : courses[c].reaction->stoichiometry)
      consumed(static_cast<Eigen::Index>(s.species), column) -= courses[c].direction * s.coefficient;
    released[column] = -courses[c].direction * heats[courses[c].index];
  }
  const auto highest =
      largest_value(consumed, Eigen::Map<const Eigen::VectorXd>(amounts.data(), species), released);
  // Heats that do not cancel around a cycle of reactions: what one pass through them releases.
  return highest ? std::max(*highest, 0.0) : heat_in_order(network, heats, std::move(amounts));
}

}  // namespace pf::study
