#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "pharmaflow/base/parametric.hpp"
#include "pharmaflow/kinetics/expression.hpp"

namespace pf::kinetics {

/// Where the inputs of a program stand in its argument vector ("slots"). One layout for rates and observables.
struct Slots {
  std::size_t species = 0;     ///< n_species
  std::size_t reactions = 0;   ///< n_reactions
  std::size_t parameters = 0;  ///< n_parameters

  // order: [c] T V t T_jacket [c_0] [supplied] [rate] heat_flow [parameters]
  std::size_t concentration(std::size_t i) const { return i; }                      ///< [mol/m3]
  std::size_t temperature() const { return species; }                               ///< [K]
  std::size_t volume() const { return species + 1; }                                ///< [m3]
  std::size_t time() const { return species + 2; }                                  ///< [s]
  std::size_t jacket_temperature() const { return species + 3; }                    ///< [K]
  std::size_t initial_concentration(std::size_t i) const { return species + 4 + i; }///< [mol/m3], in the charge
  std::size_t supplied(std::size_t i) const { return 2 * species + 4 + i; }         ///< charged + fed so far [mol]
  std::size_t rate(std::size_t j) const { return 3 * species + 4 + j; }             ///< [mol/(m3 s)]
  std::size_t heat_flow() const { return 3 * species + 4 + reactions; }             ///< by reaction, > 0 exothermic [W]
  std::size_t parameter(std::size_t k) const { return 3 * species + 5 + reactions + k; }
  std::size_t count() const { return 3 * species + 5 + reactions + parameters; }
};

/// Collects formulas as one graph with shared subexpressions, then compiles them. Builders are cheap and short-lived.
class ProgramBuilder {
 public:
  using Id = std::size_t;  ///< a node of the graph

  explicit ProgramBuilder(const Slots& slots);
  ~ProgramBuilder();

  const Slots& slots() const;
  Id constant(double value);
  Id slot(std::size_t index);
  Id value(const Parametric& p);  ///< a constant or a parameter's slot
  Id add(Id a, Id b);
  Id subtract(Id a, Id b);
  Id multiply(Id a, Id b);
  Id divide(Id a, Id b);
  Id power(Id base, Id exponent);
  Id negate(Id a);
  Id call(Function f, std::span<const Id> arguments);

  /// Index by symbol and name; called for every symbol of a formula. Names were checked before: it always succeeds.
  using Resolver = std::function<std::size_t(Symbol, std::string_view name)>;
  /// Lowers a syntax tree; amount and conversion become [A] V and 1 - [A] V / supplied(A).
  Id lower(const Formula& formula, const Resolver& index_of);

  void output(Id id);  ///< appends an output of the program

 private:
  friend class Program;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A flat program of scalar outputs over the slots, with exact first derivatives.
///
/// Thread-compatible: evaluation uses a workspace of the object; copy the program for another thread.
class Program {
 public:
  Program();
  explicit Program(ProgramBuilder&& builder);
  Program(const Program& other);
  Program(Program&&) noexcept;
  Program& operator=(const Program& other);
  Program& operator=(Program&&) noexcept;
  ~Program();

  std::size_t outputs() const;

  /// Sparsity of the derivatives by output: the slots on which output j depends are
  /// columns()[row_begin()[j] .. row_begin()[j + 1]), ascending.
  std::span<const std::size_t> row_begin() const;  ///< shape (outputs + 1)
  std::span<const std::size_t> columns() const;

  /// @param slots shape (Slots::count())
  /// @param values shape (outputs)
  /// @return false when a value is not finite
  bool evaluate(const double* slots, double* values) const;

  /// Values and derivatives d output_j / d slot, in the order of columns(). Exact; at a kink (abs, min, max) the
  /// derivative of the branch taken. c^a at c = 0 has derivative 0 for a > 1, 1 for a = 1, and for 0 < a < 1 the
  /// derivative of the regularised root (documented in docs/models/kinetics.md); c^a for c < 0 and a not an integer
  /// is -|c|^a ... see there: rates must continue smoothly through the small negative values that solvers visit.
  /// @return false when one is not finite
  bool gradient(const double* slots, double* values, double* derivatives) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pf::kinetics
