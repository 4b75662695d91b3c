#include <algorithm>
#include <numbers>

#include "graph.hpp"
#include "pharmaflow/base/sort.hpp"

namespace pf::kinetics {
namespace {

using Id = Graph::Id;

/// Adjoints of the nodes below one output; sums grow as contributions arrive.
class Sweep {
 public:
  Sweep(Graph& graph, std::vector<Id>& adjoint) : graph_(graph), adjoint_(adjoint) {}

  Id adjoint(Id id) const { return adjoint_[id]; }
  void accumulate(Id id, Id contribution) {
    if (graph_[id].stage == Stage::constant) return;
    adjoint_[id] = adjoint_[id] == Graph::none ? contribution : graph_.add(adjoint_[id], contribution);
  }
  /// adjoint * partial; where the adjoint may be an exact zero, an infinite partial is not looked at.
  Id chain(Id adjoint, Id partial) {
    if (!graph_[adjoint].gated || graph_.is_constant(partial)) return graph_.multiply(adjoint, partial);
    return graph_.apply(Op::masked, adjoint, partial);
  }
  Id quotient(Id adjoint, Id divisor) {
    if (!graph_[adjoint].gated) return graph_.divide(adjoint, divisor);
    return chain(adjoint, graph_.divide(graph_.constant(1.0), divisor));
  }

 private:
  Graph& graph_;
  std::vector<Id>& adjoint_;
};

/// x > 0 whatever the inputs are: c^2 + e^2.
bool is_positive(const Graph& g, Id id) {
  const Graph::Entry& e = g[id];
  if (e.op == Op::constant) return e.value > 0.0;
  if (e.op != Op::add) return false;
  const auto is_square = [&g](Id i) { return g[i].op == Op::multiply && g[i].a == g[i].b; };
  return (is_positive(g, e.a) && (is_square(e.b) || is_positive(g, e.b))) ||
         (is_positive(g, e.b) && is_square(e.a));
}

void propagate_power(Graph& g, Sweep& sweep, Id id, Id bar) {
  const Graph::Entry e = g[id];
  if (g[e.a].stage != Stage::constant) {
    // b x^(b-1); b x^b / x saves the second power where x cannot be zero.
    const Id reduced =
        is_positive(g, e.a) ? g.divide(id, e.a) : g.apply(Op::power, e.a, g.subtract(e.b, g.constant(1.0)));
    sweep.accumulate(e.a, sweep.chain(bar, g.multiply(e.b, reduced)));
  }
  if (g[e.b].stage != Stage::constant)
    sweep.accumulate(e.b, sweep.chain(bar, g.apply(Op::value_log, id, e.a)));
}

void propagate_extremum(Graph& g, Sweep& sweep, Id id, Id bar) {
  const Graph::Entry e = g[id];
  const Id first = g.apply(Op::not_above, e.a, e.b);
  const Id second = g.subtract(g.constant(1.0), first);
  sweep.accumulate(e.op == Op::min ? e.a : e.b, g.apply(Op::masked, first, bar));
  sweep.accumulate(e.op == Op::min ? e.b : e.a, g.apply(Op::masked, second, bar));
}

void propagate(Graph& g, Sweep& sweep, Id id) {
  const Graph::Entry e = g[id];
  const Id bar = sweep.adjoint(id);
  switch (e.op) {
    case Op::add:
      sweep.accumulate(e.a, bar);
      sweep.accumulate(e.b, bar);
      return;
    case Op::subtract:
      sweep.accumulate(e.a, bar);
      sweep.accumulate(e.b, g.negate(bar));
      return;
    case Op::multiply:
      sweep.accumulate(e.a, sweep.chain(bar, e.b));
      sweep.accumulate(e.b, sweep.chain(bar, e.a));
      return;
    case Op::divide: {
      const Id share = sweep.quotient(bar, e.b);
      sweep.accumulate(e.a, share);
      if (g[e.b].stage != Stage::constant) sweep.accumulate(e.b, g.negate(sweep.chain(share, id)));
      return;
    }
    case Op::negate:
      return sweep.accumulate(e.a, g.negate(bar));
    case Op::power:
      return propagate_power(g, sweep, id, bar);
    case Op::order:
      sweep.accumulate(e.a, sweep.chain(bar, g.apply(Op::order_by_c, e.a, e.b)));
      sweep.accumulate(e.b, sweep.chain(bar, g.apply(Op::order_by_a, e.a, e.b)));
      return;
    case Op::exp:
      return sweep.accumulate(e.a, sweep.chain(bar, id));
    case Op::ln:
      return sweep.accumulate(e.a, sweep.quotient(bar, e.a));
    case Op::log10:
      return sweep.accumulate(e.a, sweep.quotient(bar, g.multiply(g.constant(std::numbers::ln10), e.a)));
    case Op::sqrt:
      return sweep.accumulate(e.a, sweep.quotient(bar, g.multiply(g.constant(2.0), id)));
    case Op::abs:
      return sweep.accumulate(e.a, sweep.chain(bar, g.apply(Op::sign, e.a)));
    case Op::sin:
      return sweep.accumulate(e.a, sweep.chain(bar, g.apply(Op::cos, e.a)));
    case Op::cos:
      return sweep.accumulate(e.a, g.negate(sweep.chain(bar, g.apply(Op::sin, e.a))));
    case Op::tan:
      return sweep.accumulate(e.a, sweep.chain(bar, g.add(g.constant(1.0), g.multiply(id, id))));
    case Op::atan:
      return sweep.accumulate(e.a, sweep.quotient(bar, g.add(g.constant(1.0), g.multiply(e.a, e.a))));
    case Op::tanh:
      return sweep.accumulate(e.a, sweep.chain(bar, g.subtract(g.constant(1.0), g.multiply(id, id))));
    case Op::min:
    case Op::max:
      return propagate_extremum(g, sweep, id, bar);
    // Leaves, and operations that occur only in derivatives.
    case Op::constant:
    case Op::slot:
    case Op::order_by_c:
    case Op::order_by_a:
    case Op::value_log:
    case Op::sign:
    case Op::not_above:
    case Op::masked:
    case Op::multiply3:
    case Op::multiply4:
      return;
  }
}

}  // namespace

/// The nodes on which `output` depends, itself included, arguments after their users.
void Differentiator::collect(Id output) {
  found_.assign(1, output);
  seen_[output] = true;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Graph::Entry& e = graph_[found_[i]];
    for (const Id argument : {e.a, e.b}) {
      if (argument == Graph::none || seen_[argument]) continue;
      seen_[argument] = true;
      found_.push_back(argument);
    }
  }
  sort_small(found_, std::greater<>());
}

std::span<const Partial> Differentiator::operator()(Id output) {
  partials_.clear();
  if (graph_[output].stage == Stage::constant) return partials_;
  if (adjoint_.size() < graph_.size()) {
    adjoint_.resize(graph_.size(), Graph::none);
    seen_.resize(graph_.size(), false);
  }
  collect(output);
  Sweep sweep(graph_, adjoint_);
  sweep.accumulate(output, graph_.constant(1.0));
  for (const Id id : found_) {
    const Id bar = adjoint_[id];
    if (bar == Graph::none || graph_.is_constant(bar, 0.0)) continue;
    if (graph_[id].op == Op::slot) {
      partials_.push_back({graph_[id].slot, bar});
    } else {
      propagate(graph_, sweep, id);
    }
  }
  for (const Id id : found_) {
    adjoint_[id] = Graph::none;
    seen_[id] = false;
  }
  sort_small(partials_, [](const Partial& a, const Partial& b) { return a.slot < b.slot; });
  return partials_;
}

}  // namespace pf::kinetics
