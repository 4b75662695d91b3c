#include "graph.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pf::kinetics {
namespace {

std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 31;
  x *= 0x9E3779B97F4A7C15ULL;
  return x ^ (x >> 29);
}

std::uint64_t hash_of(const Graph::Entry& e) {
  const std::uint64_t head = (std::uint64_t{e.a} << 32 | e.b) * 31 + static_cast<std::uint64_t>(e.op);
  return mix(head + mix(std::bit_cast<std::uint64_t>(e.value) + e.slot));
}

bool same(const Graph::Entry& x, const Graph::Entry& y) {
  return x.op == y.op && x.a == y.a && x.b == y.b && x.slot == y.slot &&
         std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
}

}  // namespace

Graph::Graph(const Slots& slots) : slots_(slots), table_(64, none) { entries_.reserve(32); }

Graph::Id Graph::intern(Entry entry) {
  if (2 * (entries_.size() + 1) > table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash_of(entry) & mask;
  for (; table_[at] != none; at = (at + 1) & mask) {
    if (same(entries_[table_[at]], entry)) return table_[at];
  }
  const Id id = static_cast<Id>(entries_.size());
  table_[at] = id;
  classify(entry);
  entries_.push_back(entry);
  return id;
}

void Graph::grow() {
  table_.assign(2 * table_.size(), none);
  const std::size_t mask = table_.size() - 1;
  for (Id id = 0; id < entries_.size(); ++id) {
    std::size_t at = hash_of(entries_[id]) & mask;
    while (table_[at] != none) at = (at + 1) & mask;
    table_[at] = id;
  }
}

Graph::Id Graph::constant(double value) {
  return intern({.op = Op::constant, .value = value == 0.0 ? 0.0 : value});  // one zero
}

Graph::Id Graph::slot(std::size_t index) {
  const Stage s = index >= slots_.parameter(0)    ? Stage::parameters
                  : index == slots_.temperature() ? Stage::temperature
                                                  : Stage::state;
  return intern({.op = Op::slot, .stage = s, .slot = index});
}

Graph::Id Graph::apply(Op op, Id a, Id b) {
  const Entry& x = entries_[a];
  const Entry& y = b == none ? x : entries_[b];
  if (x.op == Op::constant && y.op == Op::constant) return constant(evaluate(op, x.value, y.value));
  const bool gate = op == Op::not_above || op == Op::masked || x.gated || y.gated;
  return intern({.op = op, .stage = std::max(x.stage, y.stage), .gated = gate, .a = a, .b = b});
}

Graph::Id Graph::negate(Id a) {
  const Entry x = entries_[a];
  if (x.op == Op::negate) return x.a;
  if (x.op == Op::subtract) return subtract(x.b, x.a);
  return apply(Op::negate, a);
}

Graph::Id Graph::add(Id a, Id b) {
  if (is_constant(a, 0.0)) return b;
  if (is_constant(b, 0.0)) return a;
  if (entries_[b].op == Op::negate) return subtract(a, entries_[b].a);
  if (entries_[a].op == Op::negate) return subtract(b, entries_[a].a);
  if (a == b) return multiply(constant(2.0), a);
  return apply(Op::add, std::min(a, b), std::max(a, b));
}

Graph::Id Graph::subtract(Id a, Id b) {
  if (is_constant(b, 0.0)) return a;
  if (is_constant(a, 0.0)) return negate(b);
  if (a == b) return constant(0.0);
  if (entries_[b].op == Op::negate) return add(a, entries_[b].a);
  if (entries_[a].op == Op::negate) return negate(add(entries_[a].a, b));
  return apply(Op::subtract, a, b);
}

bool Graph::is_product_with_lower_stage(Id id, Stage below) const {
  return entries_[id].op == Op::multiply && stage(entries_[id].a) < below;
}

// Canonical form: (what changes seldom) * (what changes often), so that the former is computed seldom, and
// products of concentrations are shared between reactions.
Graph::Id Graph::multiply(Id a, Id b) {
  if (is_constant(a, 0.0) || is_constant(b, 0.0)) return constant(0.0);
  if (is_constant(a, 1.0)) return b;
  if (is_constant(b, 1.0)) return a;
  if (is_constant(a, -1.0)) return negate(b);
  if (is_constant(b, -1.0)) return negate(a);
  if (entries_[a].op == Op::negate) return negate(multiply(entries_[a].a, b));
  if (entries_[b].op == Op::negate) return negate(multiply(a, entries_[b].a));
  if (std::pair(stage(a), a) > std::pair(stage(b), b)) std::swap(a, b);
  const Entry x = entries_[a];
  const Entry y = entries_[b];
  if (y.op == Op::divide && is_constant(y.a, 1.0)) return divide(a, y.b);
  if (y.op == Op::divide && x.stage < y.stage && stage(y.b) < y.stage) return multiply(divide(a, y.b), y.a);
  if (x.op == Op::divide && is_constant(x.a, 1.0)) return divide(b, x.b);
  if (is_product_with_lower_stage(b, y.stage)) {
    if (x.stage < y.stage) return multiply(multiply(a, y.a), y.b);
    if (is_product_with_lower_stage(a, x.stage)) return multiply(multiply(x.a, y.a), multiply(x.b, y.b));
    return multiply(y.a, multiply(a, y.b));
  }
  if (x.stage == y.stage && is_product_with_lower_stage(a, x.stage)) return multiply(x.a, multiply(x.b, b));
  return apply(Op::multiply, a, b);
}

Graph::Id Graph::divide(Id a, Id b) {
  if (is_constant(a, 0.0)) return a;
  if (is_constant(b, 1.0)) return a;
  if (entries_[a].op == Op::negate) return negate(divide(entries_[a].a, b));
  if (entries_[b].op == Op::negate) return negate(divide(a, entries_[b].a));
  const Entry x = entries_[a];
  if (is_product_with_lower_stage(a, x.stage) && stage(b) < x.stage) return multiply(divide(x.a, b), x.b);
  return apply(Op::divide, a, b);
}

Graph::Id Graph::integer_power(Id base, int n) {
  if (n == 0) return constant(1.0);
  if (n < 0) return divide(constant(1.0), integer_power(base, -n));
  if (n == 1) return base;
  const Id half = integer_power(base, n / 2);
  const Id square = multiply(half, half);
  return n % 2 == 0 ? square : multiply(square, base);
}

void Graph::classify(Entry& e) const {
  if (e.op == Op::slot) {
    const std::size_t charged = slots_.initial_concentration(0);
    e.concentration = e.slot < slots_.species || (e.slot >= charged && e.slot < charged + slots_.species);
  } else if (e.op == Op::add) {
    e.concentration = entries_[e.a].concentration && entries_[e.b].concentration;
  } else if (e.op == Op::multiply) {
    e.concentration = is_constant(e.a) && entries_[e.a].value > 0.0 && entries_[e.b].concentration;
    e.has_concentration = entries_[e.a].has_concentration || entries_[e.b].has_concentration;
  } else if (e.op == Op::divide) {
    e.concentration = is_constant(e.b) && entries_[e.b].value > 0.0 && entries_[e.a].concentration;
    e.has_concentration = entries_[e.a].has_concentration;
  }
  e.has_concentration = e.has_concentration || e.concentration;
}

Graph::Id Graph::concentration_power(Id c, Id exponent) {
  if (!is_constant(exponent)) return apply(Op::order, c, exponent);
  const double a = entries_[exponent].value;
  if (a < 0.0) return apply(Op::power, c, exponent);
  // c (c^2 + e^2)^((a - 1)/2), equation (7) of docs/models/kinetics.md
  const Id square = add(multiply(c, c), constant(root_scale * root_scale));
  if (a == 0.5) return divide(c, apply(Op::sqrt, apply(Op::sqrt, square)));
  if (a == 1.5) return multiply(c, apply(Op::sqrt, apply(Op::sqrt, square)));
  return multiply(c, apply(Op::power, square, constant(0.5 * (a - 1.0))));
}

Graph::Id Graph::power(Id base, Id exponent) {
  constexpr double largest_unrolled = 64.0;
  if (is_constant(exponent)) {
    const double n = entries_[exponent].value;
    if (n == std::trunc(n) && std::abs(n) <= largest_unrolled)
      return integer_power(base, static_cast<int>(n));
  }
  if (!entries_[base].has_concentration) return apply(Op::power, base, exponent);
  distributed_.clear();
  return distribute(base, exponent);
}

Graph::Id Graph::distribute(Id base, Id exponent) {
  const Entry e = entries_[base];
  if (e.concentration) return concentration_power(base, exponent);
  if (!e.has_concentration) return apply(Op::power, base, exponent);
  for (const Power& known : distributed_) {
    if (known.base == base) return known.result;
  }
  const Id left = distribute(e.a, exponent);
  const Id right = distribute(e.b, exponent);
  const Id result = e.op == Op::multiply ? multiply(left, right) : divide(left, right);
  distributed_.push_back({base, result});
  return result;
}

Graph::Id Graph::sqrt(Id a) {
  return entries_[a].has_concentration ? power(a, constant(0.5)) : apply(Op::sqrt, a);
}

}  // namespace pf::kinetics
