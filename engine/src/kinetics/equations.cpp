#include "equations.hpp"

#include <cmath>

#include "pharmaflow/base/constants.hpp"

namespace pf::kinetics {
namespace {

using Id = ProgramBuilder::Id;

constexpr double c_ref = 1000.0;  // mol/m3

Id exp(ProgramBuilder& b, Id x) { return b.call(Function::exp, std::span(&x, 1)); }
Id inverse_temperature(ProgramBuilder& b) {
  return b.divide(b.constant(1.0), b.slot(b.slots().temperature()));
}
Id over_gas_constant(ProgramBuilder& b, const Parametric& energy) {
  return b.divide(b.value(energy), b.constant(gas_constant));
}

/// exp(-E/R (1/T - 1/T_ref))
Id reference_factor(ProgramBuilder& b, const Parametric& energy, const Parametric& reference_temperature) {
  const Id difference =
      b.subtract(inverse_temperature(b), b.divide(b.constant(1.0), b.value(reference_temperature)));
  return exp(b, b.negate(b.multiply(over_gas_constant(b, energy), difference)));
}

/// prod c_i^alpha_i, or c_ref^nominal (c_i/c_ref)^alpha_i for an order that is a parameter
Id concentration_product(ProgramBuilder& b, const std::vector<Order>& orders) {
  Id product = b.constant(1.0);
  for (const Order& order : orders) {
    const Id alpha = b.value(order.order);
    Id factor = b.power(b.slot(b.slots().concentration(order.species)), alpha);
    if (order.order.is_parameter()) {
      const Id scale = b.power(b.constant(c_ref), b.subtract(b.constant(order.nominal), alpha));
      factor = b.multiply(scale, factor);
    }
    product = b.multiply(product, factor);
  }
  return product;
}

}  // namespace

// Arrhenius: k = A T^n exp(-Ea/(R T)), and k = k_ref exp(-Ea/R (1/T - 1/T_ref))
Id rate_constant(ProgramBuilder& b, const RateConstant& k) {
  if (const auto* plain = std::get_if<Parametric>(&k)) return b.value(*plain);
  if (const auto* reference = std::get_if<ReferenceArrhenius>(&k)) {
    return b.multiply(b.value(reference->k_ref),
                      reference_factor(b, reference->activation_energy, reference->reference_temperature));
  }
  const auto& arrhenius = std::get<Arrhenius>(k);
  const Id boltzmann =
      exp(b, b.negate(b.multiply(over_gas_constant(b, arrhenius.activation_energy), inverse_temperature(b))));
  const Id power_of_t = b.power(b.slot(b.slots().temperature()), b.value(arrhenius.temperature_exponent));
  return b.multiply(b.multiply(b.value(arrhenius.pre_exponential_factor), power_of_t), boltzmann);
}

// van 't Hoff: K = K_ref exp(-dH/R (1/T - 1/T_ref))
Id equilibrium_constant(ProgramBuilder& b, const EquilibriumConstant& K) {
  if (const auto* plain = std::get_if<Parametric>(&K)) return b.value(*plain);
  const auto& hoff = std::get<VantHoff>(K);
  return b.multiply(b.value(hoff.k_ref), reference_factor(b, hoff.enthalpy, hoff.reference_temperature));
}

// r = k prod c^alpha - k/K prod c^beta
Id rate(ProgramBuilder& b, const PowerLaw& law) {
  const Id k = rate_constant(b, law.k);
  const Id forward = b.multiply(k, concentration_product(b, law.orders));
  if (!law.equilibrium) return forward;
  const Id k_reverse = b.divide(k, equilibrium_constant(b, *law.equilibrium));
  return b.subtract(forward, b.multiply(k_reverse, concentration_product(b, law.orders_reverse)));
}

// r = vmax s / (km (1 + sum_c i/ki) + s (1 + sum_u i/ki))
Id rate(ProgramBuilder& b, const MichaelisMenten& law) {
  const Id s = b.slot(b.slots().concentration(law.substrate));
  Id on_km = b.constant(1.0);
  Id on_s = b.constant(1.0);
  for (const MichaelisMenten::Inhibitor& inhibitor : law.inhibitors) {
    const bool substrate = inhibitor.type == Inhibition::substrate;
    const Id i = substrate ? s : b.slot(b.slots().concentration(inhibitor.species));
    const Id ratio = b.divide(i, b.value(inhibitor.ki));
    const bool competes =
        inhibitor.type == Inhibition::competitive || inhibitor.type == Inhibition::noncompetitive;
    if (competes) on_km = b.add(on_km, ratio);
    if (inhibitor.type != Inhibition::competitive) on_s = b.add(on_s, ratio);
  }
  const Id denominator = b.add(b.multiply(b.value(law.km), on_km), b.multiply(s, on_s));
  return b.divide(b.multiply(rate_constant(b, law.vmax), s), denominator);
}

// r = k prod c^alpha / (1 + sum K_i c_i)^n
Id rate(ProgramBuilder& b, const LangmuirHinshelwood& law) {
  Id sites = b.constant(1.0);
  for (const LangmuirHinshelwood::Adsorption& adsorption : law.adsorption) {
    const Id c = b.slot(b.slots().concentration(adsorption.species));
    sites = b.add(sites, b.multiply(equilibrium_constant(b, adsorption.constant), c));
  }
  const Id forward = b.multiply(rate_constant(b, law.k), concentration_product(b, law.orders));
  return b.divide(forward, b.power(sites, b.value(law.exponent)));
}

}  // namespace pf::kinetics
