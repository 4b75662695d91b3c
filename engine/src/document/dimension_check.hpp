#pragma once

#include <optional>
#include <string_view>

#include "object_reader.hpp"
#include "pharmaflow/kinetics/expression.hpp"

namespace pf::document {

/// Which names a formula may use.
enum class Scope {
  parameters,  ///< derived parameters: other parameters only
  rate,        ///< rate laws: [A], [A]_0, T, V, t, T_jacket and parameters
  everything,  ///< observables and events: also rate(r), n(A), conversion(A), heat_flow
};

struct TypedFormula {
  kinetics::Formula formula;
  std::optional<units::Dimension> dimension;  ///< absent: a fault (told already) leaves it open
};

/// Reads a formula, resolves its names and infers its dimension: numbers are dimensionless, sums and
/// arguments of abs, min and max are homogeneous, arguments of the transcendental functions dimensionless,
/// and a quantity with a dimension is raised to constant powers only.
/// @param user begins sentences: "Reaction r2", "The observable X"
/// @return nothing when the text is no formula
std::optional<TypedFormula> read_formula(Reading& reading, JsonValue value, Scope scope,
                                         const std::string& user);

/// The same for a piece of a text; faults point to `where`.
std::optional<TypedFormula> check_formula(Reading& reading, JsonValue where, const kinetics::Formula& formula,
                                          Scope scope, const std::string& user);

/// `left > right` with a formula on the left and a formula or a quantity on the right (or the other way
/// round).
/// @return a formula that is positive where the condition holds, in SI; nothing after a fault
std::optional<kinetics::Formula> read_condition(Reading& reading, JsonValue value, const std::string& user);

/// Whether a symbol occurs.
bool mentions(const kinetics::Formula& formula, kinetics::Symbol symbol);

/// A formula of one symbol.
kinetics::Formula symbol_formula(kinetics::Symbol symbol, std::string_view name = {});

}  // namespace pf::document
