#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "pharmaflow/base/constants.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "pharmaflow/reactor/simulate.hpp"

/// A model that owns its parts, built in a few lines from a scheme.
namespace pf::reactor::test {

inline constexpr double minute = 60.0;
inline constexpr double litre = 1e-3;
inline constexpr double molar = 1e3;  ///< mol/m3

struct Vessel {
  kinetics::Network network;
  Medium medium{1000.0, 4180.0};
  Recipe recipe;
  std::vector<double> parameters;
  kinetics::Program rates, observables;
  std::vector<std::string> formulas;
  Options options;

  explicit Vessel(const std::string& scheme) {
    const auto equations = kinetics::parse_scheme(scheme);
    for (const kinetics::Equation& equation : *equations) {
      kinetics::Reaction reaction;
      reaction.id = "r" + std::to_string(network.reactions.size() + 1);
      reaction.equation = equation;
      const auto index_of = [&](std::string_view id) { return species(id); };
      reaction.stoichiometry = kinetics::net_stoichiometry(equation, index_of);
      kinetics::PowerLaw law;
      for (const kinetics::EquationTerm& term : equation.reactants)
        law.orders.push_back({species(term.species), term.coefficient, term.coefficient});
      if (equation.reversible) {
        law.equilibrium = Parametric(1.0);
        for (const kinetics::EquationTerm& term : equation.products)
          law.orders_reverse.push_back({species(term.species), term.coefficient, term.coefficient});
      }
      reaction.law = law;
      network.reactions.push_back(std::move(reaction));
    }
    recipe.charge.volume = litre;
    recipe.charge.temperature = Parametric(298.15);
    recipe.stages = {Stage{std::nullopt, Isothermal{}}};
    recipe.duration = 600.0;
    options.ode.relative_tolerance = 1e-9;
    options.ode.absolute_tolerance = {1e-9};
  }

  std::size_t species(std::string_view id) {
    for (std::size_t i = 0; i < network.species.size(); ++i)
      if (network.species[i].id == id) return i;
    network.species.push_back({std::string(id), std::nullopt, std::nullopt});
    return network.species.size() - 1;
  }
  kinetics::PowerLaw& law(std::size_t reaction) {
    return std::get<kinetics::PowerLaw>(network.reactions[reaction].law);
  }
  void rate(std::size_t reaction, kinetics::RateConstant k) { law(reaction).k = std::move(k); }
  Parametric parameter(double value) {
    parameters.push_back(value);
    network.parameters.push_back("p" + std::to_string(parameters.size()));
    return Parametric::of_parameter(parameters.size() - 1);
  }
  void charge(std::string_view id, Parametric concentration) {
    recipe.charge.contents.push_back({species(id), concentration, 1.0, Content::Basis::concentration});
  }
  void observe(const std::string& formula) { formulas.push_back(formula); }
  void control(Control c) { recipe.stages = {Stage{std::nullopt, std::move(c)}}; }

  Model model(std::span<const double> directions = {}, std::size_t unknowns = 0) {
    rates = kinetics::compile_rates(network);
    std::vector<kinetics::Formula> parsed;
    for (const std::string& f : formulas) parsed.push_back(*kinetics::parse_expression(f));
    observables = kinetics::compile_formulas(network, parsed);
    Model m;
    m.network = &network;
    m.rates = &rates;
    m.observables = &observables;
    m.medium = &medium;
    m.recipe = &recipe;
    m.parameters = parameters;
    m.directions = directions;
    m.unknowns = unknowns;
    return m;
  }
  Result run(std::vector<double> times = {}) {
    options.times = times.empty() ? std::vector<double>{recipe.duration.value(parameters)} : std::move(times);
    auto result = simulate(model(), options, {});
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().detail);
    EXPECT_TRUE(!result || succeeded(result->termination)) << result->reason;
    return result ? std::move(*result) : Result{};
  }
  /// Concentration at the last output [mol/L].
  double last(const Result& result, std::string_view id) {
    return result.series
               .concentration[(result.series.time.size() - 1) * network.species.size() + species(id)] /
           molar;
  }
};

}  // namespace pf::reactor::test
