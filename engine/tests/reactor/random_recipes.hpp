#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "recipes.hpp"

/// Random chemistry: networks that conserve an element and whose heats of reaction are differences of
/// enthalpies, with rate constants over twenty decades. What a chemist would not write, but could.
namespace pf::reactor::test {

class RandomRecipe {
 public:
  explicit RandomRecipe(std::uint64_t seed) : random_(seed), vessel("A -> B") {
    vessel.network = {};
    make_species();
    const std::size_t reactions = 1 + random_.below(20);
    for (std::size_t r = 0; r < reactions; ++r) make_reaction(r);
    make_recipe();
  }

 private:
  Random random_;

 public:
  Vessel vessel;
  bool mass_action = true;   ///< every rate follows its equation
  std::vector<double> size;  ///< units of the one element in a molecule, shape (n_species)

  bool one_in(std::uint64_t n) { return random_.below(n) == 0; }
  double decades(double low, double high) { return std::pow(10.0, random_.uniform(low, high)); }

 private:
  void make_species() {
    const std::size_t n = 2 + random_.below(11);
    for (std::size_t i = 0; i < n; ++i) {
      vessel.species("S" + std::to_string(i + 1));
      size.push_back(i == 0 ? 1.0 : static_cast<double>(1 + random_.below(3)));
      vessel.network.species[i].formula = kinetics::ChemicalFormula{{{"C", size[i]}}, 0};
      enthalpy_.push_back(random_.uniform(-50e3, 50e3));
    }
  }
  std::size_t any() { return random_.below(size.size()); }

  /// One to three molecules; then products of the same number of units, S1 filling up what no other fits.
  void make_reaction(std::size_t index) {
    std::vector<std::size_t> from, to;
    double units = 0.0;
    for (std::size_t molecules = 1 + random_.below(3); from.size() < molecules; units += size[from.back()])
      from.push_back(any());
    while (units > 0.0) {
      const std::size_t product = any();
      to.push_back(size[product] <= units ? product : 0);
      units -= size[to.back()];
    }
    kinetics::Reaction reaction;
    reaction.id = "r" + std::to_string(index + 1);
    kinetics::PowerLaw law;
    double order = 0.0;
    add(reaction.equation.reactants, law.orders, from, order);
    double reverse = 0.0;
    std::vector<kinetics::Order> back;
    add(reaction.equation.products, back, to, reverse);
    if (reverse <= 3.0 && one_in(4)) {
      reaction.equation.reversible = true;
      law.equilibrium = Parametric(decades(-4.0, 4.0) * std::pow(1e3, reverse - order));
      law.orders_reverse = back;
    } else {
      change_orders(law, order);
    }
    const double k = decades(-10.0, 10.0) * std::pow(1e3, 1.0 - order);  // from litres, moles and seconds
    if (one_in(2))
      law.k = kinetics::ReferenceArrhenius{k, 298.15, random_.uniform(0.0, 120e3)};
    else
      law.k = Parametric(k);
    const auto index_of = [&](std::string_view id) { return vessel.species(id); };
    reaction.stoichiometry = kinetics::net_stoichiometry(reaction.equation, index_of);
    double heat = 0.0;
    for (const kinetics::Stoichiometry& s : reaction.stoichiometry)
      heat += s.coefficient * enthalpy_[s.species];
    reaction.heat = Parametric(heat);
    reaction.law = std::move(law);
    vessel.network.reactions.push_back(std::move(reaction));
  }

  void add(std::vector<kinetics::EquationTerm>& terms, std::vector<kinetics::Order>& orders,
           const std::vector<std::size_t>& molecules, double& order) {
    for (std::size_t i = 0; i < size.size(); ++i) {
      const auto count = static_cast<double>(std::count(molecules.begin(), molecules.end(), i));
      if (count == 0.0) continue;
      terms.push_back({count, vessel.network.species[i].id});
      orders.push_back({i, count, count});
      order += count;
    }
  }

  /// Some rates do not follow the equation: zero order in a reactant, half an order, a catalyst.
  void change_orders(kinetics::PowerLaw& law, double& order) {
    if (!one_in(5)) return;
    kinetics::Order& changed = law.orders[random_.below(law.orders.size())];
    const double now = 0.5 * static_cast<double>(random_.below(4));
    order += now - changed.nominal;
    mass_action = mass_action && now == changed.nominal;
    changed.order = now;
    changed.nominal = now;
  }

  void make_recipe() {
    Recipe& recipe = vessel.recipe;
    recipe.charge.contents.clear();
    for (std::size_t i = 0; i < size.size(); ++i)
      if (i == 0 || one_in(2))
        recipe.charge.contents.push_back({i, decades(-3.0, 0.5) * molar, 1.0, Content::Basis::concentration});
    recipe.duration = decades(0.0, 6.0);
    if (one_in(3)) vessel.control(Adiabatic{});
    if (one_in(3)) make_feed();
  }

  void make_feed() {
    const double duration = vessel.recipe.duration.value({});
    Feed feed;
    feed.id = "feed";
    feed.start = Parametric(duration * random_.uniform(0.0, 0.4));
    feed.end = Parametric(duration * random_.uniform(0.5, 0.9));
    feed.rate = Parametric(decades(-2.0, 0.3) * litre / duration);
    feed.contents = {{any(), decades(-1.0, 1.0) * molar, 1.0, Content::Basis::concentration}};
    vessel.recipe.feeds = {feed};
  }

  std::vector<double> enthalpy_;  ///< of formation [J/mol], by species
};

}  // namespace pf::reactor::test
