#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pharmaflow/kinetics/program.hpp"

namespace pf::kinetics {

/// Operations of the graph. The last ones exist for derivatives and compiled code only.
enum class Op : std::uint8_t {
  constant,
  slot,
  add,
  subtract,
  multiply,
  divide,
  negate,
  power,       ///< a^b, not finite for a < 0 and b not an integer
  order,       ///< c^a of a concentration with an order a known only at run time, see order_power()
  order_by_c,  ///< its derivative by c
  order_by_a,  ///< its derivative by a
  value_log,   ///< v ln x, 0 where v = 0: the derivative of v = x^b by b
  exp,
  ln,
  log10,
  sqrt,
  abs,
  sign,  ///< 1 for x >= 0, else -1
  sin,
  cos,
  tan,
  atan,
  tanh,
  min,
  max,
  not_above,  ///< 1 where a <= b, else 0
  masked,     ///< a b, but 0 where a = 0 even if b is not finite
  multiply3,  ///< a b c, made by the code generator
  multiply4,  ///< (a b) c d, made by the code generator
};

/// How often the value of a node changes: it is computed again only when an input of its stage or below did.
enum class Stage : std::uint8_t { constant, parameters, temperature, state };

/// Expressions as a graph in which equal subexpressions are one node. Nodes are numbered so that arguments
/// come first.
class Graph {
 public:
  using Id = std::uint32_t;
  static constexpr Id none = ~Id{0};

  struct Entry {
    Op op = Op::constant;
    Stage stage = Stage::constant;
    bool gated = false;  ///< a factor may be an exact zero that hides an infinite one, see Op::masked
    Id a = none, b = none;
    double value = 0.0;              ///< Op::constant
    std::size_t slot = 0;            ///< Op::slot
    bool concentration = false;      ///< a concentration, or a sum of positive multiples of concentrations
    bool has_concentration = false;  ///< a product or quotient with such a factor above the line
  };

  explicit Graph(const Slots& slots);

  const Slots& slots() const { return slots_; }
  const Entry& operator[](Id id) const { return entries_[id]; }
  std::size_t size() const { return entries_.size(); }
  bool is_constant(Id id) const { return entries_[id].op == Op::constant; }
  bool is_constant(Id id, double value) const { return is_constant(id) && entries_[id].value == value; }

  Id constant(double value);
  Id slot(std::size_t index);
  Id add(Id a, Id b);
  Id subtract(Id a, Id b);
  Id multiply(Id a, Id b);
  Id divide(Id a, Id b);
  Id negate(Id a);
  /// a^b by the rules of docs/models/kinetics.md: concentrations continue through zero.
  Id power(Id base, Id exponent);
  /// base^n by repeated multiplication for |n| <= 64.
  Id integer_power(Id base, int n);
  /// The square root; of concentrations by the rule of power().
  Id sqrt(Id a);
  /// Any other operation of one or two arguments, folded when they are constants.
  Id apply(Op op, Id a, Id b = none);

 private:
  Id intern(Entry entry);
  void grow();
  void classify(Entry& entry) const;
  Stage stage(Id id) const { return entries_[id].stage; }
  bool is_product_with_lower_stage(Id id, Stage below) const;
  Id concentration_power(Id base, Id exponent);
  Id distribute(Id base, Id exponent);

  Slots slots_;
  std::vector<Entry> entries_;
  std::vector<Id> table_;  ///< open addressing, size a power of two
  struct Power {
    Id base, result;
  };
  std::vector<Power> distributed_;  ///< of one distribute(), so that shared factors are visited once
};

/// The value of one operation; the one definition that folding and compiled code share.
double evaluate(Op op, double a, double b);

/// Below this concentration [mol/m3] a root is replaced by a line through zero (1e-12 mol/L).
inline constexpr double root_scale = 1e-9;

struct Partial {
  std::size_t slot;
  Graph::Id derivative;
};

/// Reverse mode on the graph: new nodes are at most a small multiple of the output's own. Keeps its memory
/// between calls.
class Differentiator {
 public:
  explicit Differentiator(Graph& graph) : graph_(graph) {}

  /// d output / d slot for every slot on which the output depends, ascending by slot; derivatives that vanish
  /// identically are left out. Valid until the next call.
  std::span<const Partial> operator()(Graph::Id output);

 private:
  void collect(Graph::Id output);

  Graph& graph_;
  std::vector<Graph::Id> adjoint_;  ///< by node, Graph::none between calls
  std::vector<char> seen_;          ///< by node, false between calls
  std::vector<Graph::Id> found_;
  std::vector<Partial> partials_;
};

}  // namespace pf::kinetics
