#pragma once

#include <cstddef>

/// What the parsers refuse, so that hostile text costs neither memory nor stack.
namespace pf::kinetics::limits {

inline constexpr std::size_t longest_equation = 2'000;  ///< bytes
inline constexpr std::size_t longest_scheme = 200'000;  ///< bytes
inline constexpr std::size_t largest_scheme = 1'000;    ///< reactions
inline constexpr std::size_t largest_terms = 100;       ///< on one side, over one arrow
inline constexpr double smallest_coefficient = 1e-4;
inline constexpr double largest_coefficient = 1e4;

inline constexpr std::size_t longest_formula = 1'000;  ///< bytes of a chemical formula
inline constexpr std::size_t deepest_formula = 32;     ///< nested groups
inline constexpr double largest_count = 1e6;           ///< atoms of one element
inline constexpr int largest_charge = 1'000;

inline constexpr std::size_t longest_expression = 10'000;  ///< bytes
inline constexpr std::size_t deepest_nesting = 200;        ///< parentheses, calls, signs and exponents
inline constexpr std::size_t deepest_tree = 500;           ///< levels of the syntax tree: `a + b + c` has two

}  // namespace pf::kinetics::limits
