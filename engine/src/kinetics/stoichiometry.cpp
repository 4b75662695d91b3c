#include <algorithm>
#include <cmath>
#include <map>

#include "pharmaflow/kinetics/compile.hpp"

namespace pf::kinetics {
namespace {

/// Totals of one side: element -> atoms, with the charge under its own name.
using Totals = std::map<std::string, double>;

/// Coefficients are typed with few digits (0.333); what is left over of a whole atom is an imbalance.
constexpr double atom_tolerance = 1e-3;
/// Molar masses are given to about 0.01 g/mol; a lost hydrogen is 1 g/mol.
constexpr double mass_tolerance = 5e-5;  // kg/mol
constexpr double relative_mass_tolerance = 1e-4;

const Species* find(const Network& network, std::string_view id) {
  const auto it = std::ranges::find(network.species, id, &Species::id);
  return it == network.species.end() ? nullptr : &*it;
}

template <class Known>
bool all_known(const Network& network, const Equation& equation, Known known) {
  const auto is_known = [&](const EquationTerm& term) {
    const Species* species = find(network, term.species);
    return species != nullptr && known(*species);
  };
  return std::ranges::all_of(equation.reactants, is_known) &&
         std::ranges::all_of(equation.products, is_known);
}

Totals totals_of(const Network& network, const std::vector<EquationTerm>& side) {
  Totals totals;
  for (const EquationTerm& term : side) {
    const ChemicalFormula& formula = *find(network, term.species)->formula;
    for (const auto& [element, count] : formula.atoms) totals[element] += term.coefficient * count;
    if (formula.charge != 0) totals["charge"] += term.coefficient * formula.charge;
  }
  return totals;
}

double mass_of(const Network& network, const std::vector<EquationTerm>& side) {
  double mass = 0.0;
  for (const EquationTerm& term : side) mass += term.coefficient * *find(network, term.species)->molar_mass;
  return mass;
}

std::vector<Imbalance> atom_imbalances(const Network& network, const Equation& equation) {
  const Totals left = totals_of(network, equation.reactants);
  const Totals right = totals_of(network, equation.products);
  std::map<std::string, std::pair<double, double>> both;
  for (const auto& [what, total] : left) both[what].first = total;
  for (const auto& [what, total] : right) both[what].second = total;
  std::vector<Imbalance> found;
  for (const auto& [what, sides] : both) {
    const double scale = std::max({1.0, std::abs(sides.first), std::abs(sides.second)});
    if (std::abs(sides.first - sides.second) > atom_tolerance * scale) {
      found.push_back({what, sides.first, sides.second});
    }
  }
  return found;
}

}  // namespace

std::vector<Stoichiometry> net_stoichiometry(const Equation& equation,
                                             const std::function<std::size_t(std::string_view)>& index_of) {
  std::map<std::size_t, double> net;
  for (const EquationTerm& term : equation.reactants) net[index_of(term.species)] -= term.coefficient;
  for (const EquationTerm& term : equation.products) net[index_of(term.species)] += term.coefficient;
  std::vector<Stoichiometry> result;
  for (const auto& [species, coefficient] : net) {
    if (coefficient != 0.0) result.push_back({species, coefficient});
  }
  return result;
}

std::vector<Imbalance> imbalances(const Network& network, const Reaction& reaction) {
  const Equation& equation = reaction.equation;
  // A source or a sink exchanges matter with the surroundings on purpose.
  if (equation.reactants.empty() || equation.products.empty()) return {};
  if (all_known(network, equation, [](const Species& s) { return s.formula.has_value(); })) {
    return atom_imbalances(network, equation);
  }
  if (!all_known(network, equation, [](const Species& s) { return s.molar_mass.has_value(); })) return {};
  const double left = mass_of(network, equation.reactants);
  const double right = mass_of(network, equation.products);
  const double tolerance = std::max(mass_tolerance, relative_mass_tolerance * std::max(left, right));
  if (std::abs(left - right) <= tolerance) return {};
  return {{"mass", left, right}};
}

}  // namespace pf::kinetics
