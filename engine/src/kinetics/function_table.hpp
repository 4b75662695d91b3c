#pragma once

#include <array>
#include <string_view>

#include "pharmaflow/kinetics/expression.hpp"

namespace pf::kinetics {

/// A function of the formula language: the canonical spelling comes first.
struct FunctionEntry {
  std::string_view name;
  Function function;
  std::size_t fewest, most;  ///< arguments
};

inline constexpr std::size_t any_count = 64;

inline constexpr std::array<FunctionEntry, 14> function_table{{
    {"exp", Function::exp, 1, 1},
    {"ln", Function::ln, 1, 1},
    {"log", Function::ln, 1, 1},
    {"log10", Function::log10, 1, 1},
    {"sqrt", Function::sqrt, 1, 1},
    {"abs", Function::abs, 1, 1},
    {"min", Function::min, 2, any_count},
    {"max", Function::max, 2, any_count},
    {"pow", Function::pow, 2, 2},
    {"sin", Function::sin, 1, 1},
    {"cos", Function::cos, 1, 1},
    {"tan", Function::tan, 1, 1},
    {"atan", Function::atan, 1, 1},
    {"tanh", Function::tanh, 1, 1},
}};

/// Names without arguments that are part of the state.
struct StateEntry {
  std::string_view name;
  Symbol symbol;
};
inline constexpr std::array<StateEntry, 5> state_table{{
    {"T", Symbol::temperature},
    {"V", Symbol::volume},
    {"t", Symbol::time},
    {"T_jacket", Symbol::jacket_temperature},
    {"heat_flow", Symbol::heat_flow},
}};

/// Names that take a species or a reaction in parentheses.
inline constexpr std::array<StateEntry, 3> query_table{{
    {"rate", Symbol::rate},
    {"n", Symbol::amount},
    {"conversion", Symbol::conversion},
}};

}  // namespace pf::kinetics
