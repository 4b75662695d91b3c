#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pharmaflow/base/parametric.hpp"
#include "pharmaflow/kinetics/equation.hpp"
#include "pharmaflow/kinetics/expression.hpp"
#include "pharmaflow/kinetics/formula.hpp"

namespace pf::kinetics {

struct Species {
  std::string id;
  std::optional<double> molar_mass;  ///< [kg/mol]
  std::optional<ChemicalFormula> formula;
};

/// k = A T^n exp(-Ea / (R T)), the plain Arrhenius curve for n = 0.
struct Arrhenius {
  Parametric pre_exponential_factor;  ///< A [SI unit of k / K^n]
  Parametric activation_energy;       ///< Ea [J/mol]
  Parametric temperature_exponent;    ///< n
};

/// k = k_ref exp(-Ea/R (1/T - 1/T_ref)).
struct ReferenceArrhenius {
  Parametric k_ref;                  ///< [SI unit of k]
  Parametric reference_temperature;  ///< T_ref [K]
  Parametric activation_energy;      ///< Ea [J/mol]
};

using RateConstant = std::variant<Parametric, Arrhenius, ReferenceArrhenius>;

/// K = K_ref exp(-dH/R (1/T - 1/T_ref)), van 't Hoff with constant reaction enthalpy.
struct VantHoff {
  Parametric k_ref;                  ///< K_ref [SI]
  Parametric reference_temperature;  ///< T_ref [K]
  Parametric enthalpy;               ///< dH [J/mol]
};

using EquilibriumConstant = std::variant<Parametric, VantHoff>;

/// The order of a rate in one species. For an order that is a parameter, the rate is
/// c_ref^nominal (c / c_ref)^order with c_ref = 1 mol/L, so that k keeps its unit while the order is
/// estimated.
struct Order {
  std::size_t species = 0;
  Parametric order = 1.0;
  double nominal = 1.0;  ///< the value that fixed the unit of k; used only when `order` is a parameter
};

/// r = k prod c^orders - k / K_eq prod c^orders_reverse.
struct PowerLaw {
  RateConstant k;
  std::vector<Order> orders;
  std::optional<EquilibriumConstant> equilibrium;
  std::vector<Order> orders_reverse;
};

enum class Inhibition { competitive, uncompetitive, noncompetitive, substrate };

/// r = vmax s / (km (1 + sum_c i/ki) + s (1 + sum_u i/ki)); a noncompetitive inhibitor is in both sums,
/// substrate inhibition puts s/ki into the second.
struct MichaelisMenten {
  RateConstant vmax;  ///< [mol/(m3 s)]
  Parametric km;      ///< [mol/m3]
  std::size_t substrate = 0;
  struct Inhibitor {
    std::size_t species = 0;
    Inhibition type = Inhibition::competitive;
    Parametric ki;  ///< [mol/m3]
  };
  std::vector<Inhibitor> inhibitors;
};

/// r = k prod c^orders / (1 + sum K_i c_i)^exponent.
struct LangmuirHinshelwood {
  RateConstant k;
  std::vector<Order> orders;
  struct Adsorption {
    std::size_t species = 0;
    EquilibriumConstant constant;  ///< K_i [m3/mol]
  };
  std::vector<Adsorption> adsorption;
  Parametric exponent = 1.0;
};

/// r = formula, in SI.
struct ExpressionLaw {
  Formula formula;
};

using RateLaw = std::variant<PowerLaw, MichaelisMenten, LangmuirHinshelwood, ExpressionLaw>;

struct Stoichiometry {
  std::size_t species = 0;
  double coefficient =
      0.0;  ///< nu, negative for what is consumed; a species on both sides has its net coefficient
};

struct Reaction {
  std::string id;
  Equation equation;                         ///< as written
  std::vector<Stoichiometry> stoichiometry;  ///< net, without zero entries, ascending species
  RateLaw law;
  Parametric heat = 0.0;  ///< heat of reaction per mole of extent [J/mol], negative = exothermic
};

/// Species, reactions and the names of the parameters that they refer to.
struct Network {
  std::vector<Species> species;
  std::vector<Reaction> reactions;
  std::vector<std::string> parameters;  ///< ids, in the order of every parameter vector
};

}  // namespace pf::kinetics
