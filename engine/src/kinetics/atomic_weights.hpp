#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pf::kinetics {

struct Element {
  std::string_view symbol;
  double weight;  ///< [g/mol]
};

/// Conventional atomic weights, ordered by atomic number, with D and T last.
///
/// Where the table gives an interval (H, Li, B, C, N, O, Mg, Si, S, Cl, Ar, Br, Tl, Pb) its conventional
/// value stands. Elements without a stable isotope have the mass number of their longest-lived one; D and T
/// are isotopic masses.
/// @source T. Prohaska et al. (2022), Standard atomic weights of the elements 2021 (IUPAC Technical Report),
///         Pure Appl. Chem. 94:573; D and T: M. Wang et al. (2021), AME 2020, Chin. Phys. C 45:030003
std::span<const Element> elements();

/// Atomic weight [g/mol] of a symbol.
std::optional<double> atomic_weight(std::string_view symbol);

}  // namespace pf::kinetics
