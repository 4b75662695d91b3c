#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "pharmaflow/base/parametric.hpp"
#include "pharmaflow/kinetics/expression.hpp"

namespace pf::kinetics {

/// Where the inputs of a program stand in its argument vector ("slots"). One layout for rates and
/// observables.
struct Slots {
  std::size_t species = 0;     ///< n_species
  std::size_t reactions = 0;   ///< n_reactions
  std::size_t parameters = 0;  ///< n_parameters

  // order: [c] T V t T_jacket [c_0] [supplied] [rate] heat_flow [parameters]
  /// [mol/m3]
  std::size_t concentration(std::size_t i) const { return i; }
  /// [K]
  std::size_t temperature() const { return species; }
  /// [m3]
  std::size_t volume() const { return species + 1; }
  /// [s]
  std::size_t time() const { return species + 2; }
  /// [K]
  std::size_t jacket_temperature() const { return species + 3; }
  /// [mol/m3], in the charge
  std::size_t initial_concentration(std::size_t i) const { return species + 4 + i; }
  /// charged + fed so far [mol]
  std::size_t supplied(std::size_t i) const { return 2 * species + 4 + i; }
  /// [mol/(m3 s)]
  std::size_t rate(std::size_t j) const { return 3 * species + 4 + j; }
  /// by reaction, > 0 exothermic [W]
  std::size_t heat_flow() const { return 3 * species + 4 + reactions; }
  std::size_t parameter(std::size_t k) const { return 3 * species + 5 + reactions + k; }
  std::size_t count() const { return 3 * species + 5 + reactions + parameters; }
};

/// Collects formulas as one graph with shared subexpressions, then compiles them. Builders are cheap and
/// short-lived.
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

  /// Index by symbol and name; called for every symbol of a formula. Names were checked before: it always
  /// succeeds.
  using Resolver = std::function<std::size_t(Symbol, std::string_view name)>;
  /// Lowers a syntax tree; amount and conversion become [A] V and 1 - [A] V / supplied(A).
  Id lower(const Formula& formula, const Resolver& index_of);

  void output(Id id);  ///< appends an output of the program

 private:
  friend class Program;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Which inputs of a program may differ from those of the call before.
enum class Inputs {
  all,
  state,  ///< not the parameters: they are not even looked at
};

/// A flat program of scalar outputs over the slots, with exact first derivatives.
///
/// What depends on parameters only, or on the temperature and parameters, is computed again only when those
/// differ from the call before: an isothermal run evaluates no exponential. The values do not depend on the
/// history of calls.
///
/// Thread-compatible: evaluation uses a workspace of the object; copy the program for another thread. No call
/// after the construction allocates.
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
  bool evaluate(const double* slots, double* values, Inputs changed = Inputs::all) const;

  /// Values and derivatives d output_j / d slot, in the order of columns(). Exact.
  ///
  /// At a kink (abs, min, max) it is the derivative of the branch taken. Powers of concentrations with a real
  /// exponent continue smoothly and increasing through c = 0: c^a is c (c^2 + e^2)^((a-1)/2) with e = 1e-9
  /// mol/m3 for a > 0 that is not a constant integer, so its derivative at 0 is e^(a-1); c^0 is 1 everywhere;
  /// constant integer powers are plain (c^2 > 0 for c < 0); negative orders are plain and not finite at c =
  /// 0. See docs/models/kinetics.md, "At the edges".
  ///
  /// @param derivatives shape (columns().size())
  /// @return false when a value or a derivative is not finite (the numbers are there nevertheless)
  bool gradient(const double* slots, double* values, double* derivatives, Inputs changed = Inputs::all) const;

  /// The part of columns() that changes during a run: concentrations, T, V, t and T_jacket. The same layout.
  std::span<const std::size_t> state_row_begin() const;  ///< shape (outputs + 1)
  std::span<const std::size_t> state_columns() const;

  /// As gradient(), for state_columns() only: what a solver's Jacobian needs, without the derivatives by
  /// parameters.
  bool state_gradient(const double* slots, double* values, double* derivatives,
                      Inputs changed = Inputs::all) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pf::kinetics
