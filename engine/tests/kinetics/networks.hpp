#pragma once

#include <string>
#include <vector>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/compile.hpp"

namespace pf::kinetics {

/// A network over species A B C D E with one reaction per law and the parameters p0 p1 ...
inline Network network_of(std::vector<RateLaw> laws, std::size_t parameters) {
  Network network;
  for (const char* id : {"A", "B", "C", "D", "E"}) network.species.push_back({id, {}, {}});
  for (std::size_t i = 0; i < parameters; ++i) network.parameters.push_back("p" + std::to_string(i));
  for (std::size_t j = 0; j < laws.size(); ++j) {
    Reaction reaction;
    reaction.id = "r" + std::to_string(j + 1);
    reaction.law = std::move(laws[j]);
    network.reactions.push_back(std::move(reaction));
  }
  return network;
}

inline Parametric parameter(std::size_t index) { return Parametric::of_parameter(index); }

/// Slots with plausible random numbers: concentrations 0.1 to 3 mol/L, 280 to 380 K; parameters as given.
inline std::vector<double> random_slots(const Slots& s, Random& random,
                                        const std::vector<double>& parameters) {
  std::vector<double> x(s.count());
  for (double& value : x) value = random.uniform(0.5, 2.0);
  for (std::size_t i = 0; i < s.species; ++i) x[s.concentration(i)] = random.uniform(100.0, 3000.0);
  for (std::size_t i = 0; i < s.species; ++i) x[s.initial_concentration(i)] = random.uniform(100.0, 3000.0);
  for (std::size_t i = 0; i < s.species; ++i) x[s.supplied(i)] = random.uniform(2000.0, 9000.0);
  x[s.temperature()] = random.uniform(280.0, 380.0);
  x[s.jacket_temperature()] = random.uniform(280.0, 380.0);
  for (std::size_t k = 0; k < parameters.size(); ++k) x[s.parameter(k)] = parameters[k];
  return x;
}

inline std::vector<double> values_of(const Program& program, const std::vector<double>& slots) {
  std::vector<double> values(program.outputs());
  program.evaluate(slots.data(), values.data());
  return values;
}

/// The sparse derivatives of a program as a dense matrix, shape (outputs, slots) row-major.
inline std::vector<double> dense_gradient(const Program& program, std::size_t slots, const double* x) {
  std::vector<double> values(program.outputs()), entries(program.columns().size());
  program.gradient(x, values.data(), entries.data());
  std::vector<double> dense(program.outputs() * slots, 0.0);
  for (std::size_t j = 0; j < program.outputs(); ++j) {
    for (std::size_t e = program.row_begin()[j]; e < program.row_begin()[j + 1]; ++e) {
      dense[j * slots + program.columns()[e]] = entries[e];
    }
  }
  return dense;
}

}  // namespace pf::kinetics
