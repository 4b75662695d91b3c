#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"

namespace pf::kinetics {

/// One species with its coefficient on one side of an equation, as written (a name may occur twice).
struct EquationTerm {
  double coefficient = 1.0;  ///< > 0
  std::string species;
};

/// A reaction as a chemist types it.
struct Equation {
  std::vector<EquationTerm> reactants;  ///< empty for a source `-> A`
  std::vector<EquationTerm> products;   ///< empty for a sink `A ->`
  std::vector<std::string> catalysts;   ///< over the arrow: neither made nor spent
  bool reversible = false;
};

/// Reads `A + 2 B -> C`, `A <-> B`, `A ⇌ B`, `A = B`, `-> A`, `0.5 A -> B`, `2A -> B`, `A ->{Pd, base} B`, `A
/// → B`. A coefficient may touch its species. @errors invalid_equation (hint shows a correct example), at the
/// first fault
Result<Equation> parse_equation(std::string_view text);

/// Reads a scheme: equations separated by `;` or line ends; a chain `A -> B -> C` is two reactions.
Result<std::vector<Equation>> parse_scheme(std::string_view text);

/// The equation as text in the canonical spelling: `A + 2 B <-> C`.
std::string to_string(const Equation& equation);

}  // namespace pf::kinetics
