#include "reaction_times.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/kinetics/compile.hpp"

namespace pf::study {
namespace {

/// A species that is nearly used up counts at this share of its highest concentration: rates of an order
/// below one would else have no shortest time.
constexpr double least_share = 0.01;

/// Slots that a run's series do not tell.
bool needs_history(const kinetics::Program& rates, const kinetics::Slots& slots, std::size_t reaction) {
  for (std::size_t e = rates.row_begin()[reaction]; e < rates.row_begin()[reaction + 1]; ++e) {
    const std::size_t column = rates.columns()[e];
    if (column >= slots.supplied(0) && column < slots.parameter(0)) return true;
  }
  return false;
}

double net_coefficient(const kinetics::Reaction& reaction, std::size_t species) {
  for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
    if (s.species == species) return s.coefficient;
  return 0.0;
}

}  // namespace

std::vector<scaleup::Answer> reaction_times(const kinetics::Network& network, const kinetics::Program& rates,
                                            std::span<const double> parameters, const reactor::Series& run) {
  const kinetics::Slots slot = kinetics::slots_of(network);
  const std::size_t n = network.species.size(), count = network.reactions.size();
  std::vector<double> highest(n, 0.0);
  for (std::size_t row = 0; row < run.time.size(); ++row)
    for (std::size_t i = 0; i < n; ++i) highest[i] = std::max(highest[i], run.concentration[row * n + i]);

  std::vector<double> slots(slot.count(), 0.0), values(count), slopes(rates.columns().size());
  std::vector<double> fastest(count, 0.0);
  std::ranges::copy(parameters, slots.begin() + static_cast<std::ptrdiff_t>(slot.parameter(0)));
  for (std::size_t i = 0; i < n && !run.time.empty(); ++i)
    slots[slot.initial_concentration(i)] = run.concentration[i];
  for (std::size_t row = 0; row < run.time.size(); ++row) {
    for (std::size_t i = 0; i < n; ++i)
      slots[slot.concentration(i)] = std::max(run.concentration[row * n + i], least_share * highest[i]);
    slots[slot.temperature()] = run.temperature[row];
    slots[slot.volume()] = run.volume[row];
    slots[slot.time()] = run.time[row];
    slots[slot.jacket_temperature()] =
        run.jacket_temperature.empty() ? run.temperature[row] : run.jacket_temperature[row];
    rates.gradient(slots.data(), values.data(), slopes.data());
    for (std::size_t j = 0; j < count; ++j)
      for (std::size_t e = rates.row_begin()[j]; e < rates.row_begin()[j + 1]; ++e) {
        const std::size_t species = rates.columns()[e];
        if (species >= n) break;
        const double speed = -net_coefficient(network.reactions[j], species) * slopes[e];
        if (std::isfinite(speed)) fastest[j] = std::max(fastest[j], speed);
      }
  }

  std::vector<scaleup::Answer> times;
  for (std::size_t j = 0; j < count; ++j) {
    if (needs_history(rates, slot, j))
      times.push_back(scaleup::not_applicable("The rate of " + network.reactions[j].id +
                                              " depends on what was fed before."));
    else if (fastest[j] > 0)
      times.push_back(1.0 / fastest[j]);
    else
      times.push_back(scaleup::not_applicable("Reaction " + network.reactions[j].id + " uses nothing up."));
  }
  return times;
}

}  // namespace pf::study
