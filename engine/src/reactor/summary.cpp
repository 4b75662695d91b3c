#include "summary.hpp"
#include "pharmaflow/base/sort.hpp"

#include <Eigen/QR>
#include <algorithm>
#include <cmath>
#include <deque>

namespace pf::reactor {
namespace {

constexpr double tie = 1e-9;  ///< two reactants in the stoichiometric ratio to this are both limiting

/// Largest extent that `amount` allows the reaction [mol]; none when it consumes nothing or one reactant is
/// absent.
std::optional<double> possible_extent(const kinetics::Reaction& reaction, const std::vector<double>& amount) {
  double extent = HUGE_VAL;
  for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
    if (s.coefficient < 0) extent = std::min(extent, amount[s.species] / -s.coefficient);
  if (!std::isfinite(extent) || !(extent > 0)) return std::nullopt;
  return extent;
}

/// Moles of `reactant` that one mole of each species stands for, along the shortest way through the
/// reactions.
std::vector<std::optional<double>> equivalents(const kinetics::Network& network, std::size_t reactant) {
  std::vector<std::optional<double>> moles(network.species.size());
  moles[reactant] = 1.0;
  std::deque<std::size_t> queue{reactant};
  while (!queue.empty()) {
    const std::size_t from = queue.front();
    queue.pop_front();
    for (const kinetics::Reaction& reaction : network.reactions) {
      const auto consumed =
          std::ranges::find(reaction.stoichiometry, from, &kinetics::Stoichiometry::species);
      if (consumed == reaction.stoichiometry.end() || consumed->coefficient >= 0) continue;
      for (const kinetics::Stoichiometry& s : reaction.stoichiometry) {
        if (s.coefficient <= 0 || moles[s.species]) continue;
        moles[s.species] = *moles[from] * -consumed->coefficient / s.coefficient;
        queue.push_back(s.species);
      }
    }
  }
  return moles;
}

/// Heat that what is left would still set free: the irreversible reactions, one after another, to their ends
/// [J].
double remaining_heat(const kinetics::Network& network, const BalanceSystem& balances,
                      std::vector<double> amount) {
  double heat = 0.0;
  for (std::size_t pass = 0; pass < network.reactions.size(); ++pass) {
    bool any = false;
    for (std::size_t j = 0; j < network.reactions.size(); ++j) {
      const kinetics::Reaction& reaction = network.reactions[j];
      if (reaction.equation.reversible) continue;
      const auto extent = possible_extent(reaction, amount);
      if (!extent) continue;
      for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
        amount[s.species] += s.coefficient * *extent;
      for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
        if (s.coefficient < 0 && amount[s.species] < 1e-12 * *extent) amount[s.species] = 0.0;
      heat -= balances.heat(j).v * *extent;
      any = true;
    }
    if (!any) break;
  }
  return heat;
}

/// Moles made of each species: what is there and was withdrawn, less what was supplied.
std::vector<double> formed_moles(const BalanceSystem& balances, const Books& books, const double* y) {
  std::vector<double> formed(books.supplied().size());
  for (std::size_t i = 0; i < formed.size(); ++i)
    formed[i] = y[i] * balances.volume_of(y) + books.withdrawn()[i] - books.supplied()[i];
  return formed;
}

/// The extents that belong to these moles where the stoichiometry determines them; else those of the books,
/// which carry the error of their quadrature.
std::vector<double> final_extents(const kinetics::Network& network, const Books& books,
                                  const std::vector<double>& formed) {
  const auto rows = static_cast<Eigen::Index>(formed.size()),
             columns = static_cast<Eigen::Index>(network.reactions.size());
  if (columns == 0 || columns > rows) return books.extents();
  Eigen::MatrixXd nu = Eigen::MatrixXd::Zero(rows, columns);
  for (Eigen::Index j = 0; j < columns; ++j)
    for (const kinetics::Stoichiometry& s : network.reactions[static_cast<std::size_t>(j)].stoichiometry)
      nu(static_cast<Eigen::Index>(s.species), j) = s.coefficient;
  const Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(nu);
  if (qr.rank() < columns) return books.extents();
  const Eigen::VectorXd extents = qr.solve(Eigen::Map<const Eigen::VectorXd>(formed.data(), rows));
  return {extents.begin(), extents.end()};
}

void add_fractions(Summary& summary, const kinetics::Network& network, const Books& books,
                   const std::vector<double>& formed, std::size_t reactant) {
  std::vector<bool> is_product(network.species.size());
  for (const kinetics::Reaction& reaction : network.reactions)
    for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
      is_product[s.species] = is_product[s.species] || s.coefficient > 0;
  const double supplied = books.supplied()[reactant], converted = -formed[reactant];
  summary.conversion.push_back({reactant, reactant, converted / supplied});
  const auto moles = equivalents(network, reactant);
  for (std::size_t p = 0; p < formed.size(); ++p) {
    if (p == reactant || !is_product[p] || !moles[p]) continue;
    summary.yield.push_back({p, reactant, formed[p] * *moles[p] / supplied});
    if (converted > 1e-9 * supplied)
      summary.selectivity.push_back({p, reactant, formed[p] * *moles[p] / converted});
  }
}

/// The reaction whose reactants can accumulate: all supplied, the most heat at full conversion (else the
/// first).
std::optional<std::size_t> main_reaction(const kinetics::Network& network, const BalanceSystem& balances,
                                         const Books& books) {
  std::optional<std::size_t> best;
  double most = -1.0;
  for (std::size_t j = 0; j < network.reactions.size(); ++j) {
    const auto extent = possible_extent(network.reactions[j], books.supplied());
    if (!extent) continue;
    if (const double heat = std::abs(balances.heat(j).v) * *extent; heat > most) {
      most = heat;
      best = j;
    }
  }
  return best;
}

}  // namespace

std::vector<std::size_t> limiting_reactants(const kinetics::Network& network,
                                            const std::vector<double>& supplied) {
  std::vector<std::size_t> limiting;
  const auto is_made = [&](std::size_t species) {
    return std::ranges::any_of(network.reactions, [&](const kinetics::Reaction& reaction) {
      return std::ranges::any_of(reaction.stoichiometry, [&](const kinetics::Stoichiometry& s) {
        return s.species == species && s.coefficient > 0;
      });
    });
  };
  for (const kinetics::Reaction& reaction : network.reactions) {
    const auto extent = possible_extent(reaction, supplied);
    if (!extent) continue;
    for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
      if (s.coefficient < 0 && supplied[s.species] / -s.coefficient <= *extent * (1 + tie) &&
          !is_made(s.species) && std::ranges::find(limiting, s.species) == limiting.end())
        limiting.push_back(s.species);
  }
  sort_small(limiting);
  return limiting;
}

Summary summarise(const kinetics::Network& network, const BalanceSystem& balances, const Books& books,
                  const double* y, std::span<const std::size_t> reactants) {
  Summary summary;
  summary.final_temperature = balances.temperature_of(y);
  summary.maximum_temperature = books.maximum_temperature();
  summary.final_volume = balances.volume_of(y);
  const std::vector<double> formed = formed_moles(balances, books, y);
  const std::vector<double> extents = final_extents(network, books, formed);
  std::vector<std::size_t> reported = limiting_reactants(network, books.supplied());
  for (const std::size_t reactant : reactants)
    if (books.supplied()[reactant] > 0 && std::ranges::find(reported, reactant) == reported.end())
      reported.push_back(reactant);
  for (const std::size_t reactant : reported) add_fractions(summary, network, books, formed, reactant);

  bool exothermic = false;
  double released = 0.0;
  for (std::size_t j = 0; j < network.reactions.size(); ++j) {
    exothermic = exothermic || balances.heat(j).v != 0.0;
    released -= balances.heat(j).v * extents[j];
  }
  if (exothermic) {
    summary.peak_heat_flow = books.peak_heat_flow();
    std::vector<double> amount(network.species.size());
    for (std::size_t i = 0; i < amount.size(); ++i) amount[i] = std::max(0.0, y[i] * summary.final_volume);
    const double capacity = balances.heat_capacity(summary.final_volume);
    if (balances.rho_cp() > 0)
      summary.adiabatic_temperature_rise =
          (released + remaining_heat(network, balances, std::move(amount))) / capacity;
  }
  if (const auto main = main_reaction(network, balances, books)) {
    const double total = *possible_extent(network.reactions[*main], books.supplied());
    summary.maximum_accumulation = Peak{books.potential(*main).value / total, books.potential(*main).time};
  }
  return summary;
}

}  // namespace pf::reactor
