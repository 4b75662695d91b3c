#include "safety_decomposition.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/compile.hpp"

namespace pf::study {
namespace {

/// Where A exp(-Ea/RT) is written as a power at one temperature [K]: in the range where decompositions run.
constexpr double usual_temperature = 400.0;

/// A decomposition that is never exhausted counts as run away when its power has grown so many times.
constexpr double run_away = 1e4;

/// A zero-order one as spent when no more than this share is left.
constexpr double spent = 1e-6;

struct Powers {
  std::span<const double> parameters;
  double energy;

  safety::Decomposition operator()(const kinetics::Arrhenius& k) const {
    const double ea = k.activation_energy.value(parameters);
    const double rate =
        k.pre_exponential_factor.value(parameters) * std::exp(-ea / (gas_constant * usual_temperature));
    return {rate * energy, usual_temperature, ea, {}, 0.0};
  }
  safety::Decomposition operator()(const kinetics::ReferenceArrhenius& k) const {
    return {k.k_ref.value(parameters) * energy,
            k.reference_temperature.value(parameters),
            k.activation_energy.value(parameters),
            {},
            0.0};
  }
  safety::Decomposition operator()(const MeasuredPower& q) const {
    return {q.power.value(parameters),
            q.temperature.value(parameters),
            q.activation_energy.value(parameters),
            {},
            0.0};
  }
};

/// An id that nothing in the network has.
std::string free_id(const kinetics::Network& network) {
  std::string id = "decomposition";
  const auto taken = [&] {
    const auto same = [&](const auto& one) { return one.id == id; };
    return std::ranges::any_of(network.species, same) || std::ranges::any_of(network.reactions, same) ||
           std::ranges::find(network.parameters, id) != network.parameters.end();
  };
  while (taken()) id += '_';
  return id;
}

void add_mass(std::vector<reactor::Content>& contents, std::size_t species, double amount,
              reactor::Content::Basis basis) {
  contents.push_back({species, amount, 1.0, basis});
}

}  // namespace

pf::Result<safety::Decomposition> decomposition_of(const DecompositionModel& model,
                                                   std::span<const double> parameters) {
  const std::optional<double> energy =
      model.energy ? std::optional(model.energy->value(parameters)) : std::nullopt;
  safety::Decomposition d = std::visit(Powers{parameters, energy.value_or(0.0)}, model.rate);
  d.energy = energy;
  d.order = model.order;
  if (!(d.reference_power > 0) || !(d.reference_temperature > 0) || !(d.activation_energy > 0) ||
      (energy && !(*energy > 0)))
    return fail("out_of_range",
                "A decomposition needs a rate, a temperature, an activation energy and an energy above zero.",
                "Correct the decomposition, or the standard errors of its parameters.");
  return d;
}

DecomposingNetwork with_decomposition(const kinetics::Network& network, const safety::Decomposition& d,
                                      double density) {
  DecomposingNetwork result{network, network.species.size(), {}};
  const std::string id = free_id(network);
  result.network.species.push_back({id, {}, {}});
  result.reaction = id + "_";

  // 1 mol of it for each kg: r = k rho (c / rho)^n, and the heat of a mol is that of a kg.
  const double heat = d.energy.value_or(1.0);
  const double order = d.energy ? d.order : 0.0;
  kinetics::Reaction reaction;
  reaction.id = result.reaction;
  kinetics::PowerLaw law;
  law.k = kinetics::ReferenceArrhenius{d.reference_power / heat * std::pow(density, 1.0 - order),
                                       d.reference_temperature, d.activation_energy};
  law.orders = {{result.species, order, order}};
  reaction.law = std::move(law);
  reaction.heat = -heat;
  if (d.energy) {
    reaction.equation.reactants = {{1.0, id}};
    reaction.stoichiometry = {{result.species, -1.0}};
  }
  result.network.reactions.push_back(std::move(reaction));
  return result;
}

reactor::Recipe with_decomposing_mass(reactor::Recipe recipe, std::span<const double> parameters,
                                      std::size_t species, double density) {
  using Basis = reactor::Content::Basis;
  add_mass(recipe.charge.contents, species, density, Basis::concentration);
  for (reactor::Feed& feed : recipe.feeds) add_mass(feed.contents, species, density, Basis::concentration);
  for (reactor::Dose& dose : recipe.doses)
    add_mass(dose.contents, species, density * dose.volume.value(parameters), Basis::amount);
  return recipe;
}

MaximumRate maximum_rate(const DecomposingNetwork& network, const safety::Decomposition& d, double density,
                         double capacity, double specific_heat_capacity, double hottest) {
  const std::string left = "[" + network.network.species[network.species].id + "]";
  MaximumRate result;
  result.event.id = "maximum_rate";
  std::string text;
  if (!d.energy) {
    const double reciprocal = 1.0 / hottest - gas_constant * std::log(run_away) / d.activation_energy;
    double end = safety::inflection_temperature(d);
    if (reciprocal > 0) end = std::min(end, 1.0 / reciprocal);
    end = std::max(end, hottest + 1.0);
    result.time_beyond = specific_heat_capacity * gas_constant * end * end /
                         (safety::specific_power(d, end) * d.activation_energy);
    text = "T - " + shortest(end);
    result.event.stop = true;
  } else if (d.order == 0.0) {
    text = shortest_fixed(spent) + " - " + left + " / " + shortest(density);
    result.event.stop = true;
  } else {
    text = shortest(d.order) + " * rate(" + network.reaction + ") / " + left + " - " +
           shortest(d.activation_energy / gas_constant / capacity) + " * heat_flow / T^2";
  }
  if (auto formula = kinetics::parse_expression(text)) result.event.when = std::move(*formula);
  return result;
}

}  // namespace pf::study
