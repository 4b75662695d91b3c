#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"

namespace pf::kinetics {

/// What a name in a formula refers to. The document decides which names are in scope where.
enum class Symbol {
  concentration,          ///< [A]
  initial_concentration,  ///< [A]_0, in the charge
  temperature,            ///< T
  volume,                 ///< V
  time,                   ///< t
  jacket_temperature,     ///< T_jacket
  parameter,              ///< any parameter id
  rate,                   ///< rate(r1)
  amount,                 ///< n(A)
  conversion,             ///< conversion(A)
  heat_flow,              ///< heat_flow
};

enum class Function { exp, ln, log10, sqrt, abs, min, max, pow, sin, cos, tan, atan, tanh };

/// The syntax tree of a formula. Immutable, shared.
struct Node {
  enum class Kind { number, symbol, negate, add, subtract, multiply, divide, power, function };
  Kind kind = Kind::number;
  double number = 0.0;  ///< Kind::number
  Symbol symbol{};      ///< Kind::symbol
  std::string name{};   ///< Kind::symbol: the species, parameter or reaction id as written
  Function function{};  ///< Kind::function
  std::vector<std::shared_ptr<const Node>> arguments{};
  std::size_t position = 0;  ///< byte offset in the text, for messages
};
using Formula = std::shared_ptr<const Node>;

/// Reads a formula: `+ - * / ^` (right associative, binds tighter than unary minus), parentheses, the
/// functions above
/// (`log` = `ln`), `[A]`, `[A]_0`, `T V t T_jacket heat_flow`, `rate(r1) n(A) conversion(A)`, any other
/// identifier is a parameter. Nesting deeper than 200 is refused.
/// @errors invalid_expression with position and what was expected, unknown_function (hint: did you mean)
Result<Formula> parse_expression(std::string_view text);

/// The formula as text, with the fewest parentheses.
std::string to_string(const Formula& formula);

}  // namespace pf::kinetics
