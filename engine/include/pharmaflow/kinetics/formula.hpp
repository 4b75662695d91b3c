#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pharmaflow/base/error.hpp"

namespace pf::kinetics {

/// A chemical formula: how many atoms of each element, and the charge.
struct ChemicalFormula {
  std::map<std::string, double> atoms;  ///< element symbol -> count (ordered, so that output is reproducible)
  int charge = 0;
};

/// Reads `C10H16O`, `Fe(CN)6^3-`, `CuSO4.5H2O` (also with a middle dot), `Na+`, `D2O`.
/// @errors invalid_formula with the position, unknown_element with a hint
Result<ChemicalFormula> parse_formula(std::string_view text);

/// Molar mass [kg/mol] from the conventional atomic weights (IUPAC 2021). Electrons are neglected.
double molar_mass(const ChemicalFormula& formula);

}  // namespace pf::kinetics
