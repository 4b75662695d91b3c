#pragma once

#include <string>

#include "pharmaflow/base/random.hpp"
#include "pharmaflow/kinetics/expression.hpp"

namespace pf::kinetics {

/// A random syntax tree over species A B C and parameters p q, at most `depth` levels.
inline Formula random_formula(Random& random, int depth) {
  Node node;
  using Kind = Node::Kind;
  const auto sub = [&] { return random_formula(random, depth - 1); };
  if (depth <= 1 || random.below(4) == 0) {
    constexpr const char* species[] = {"A", "B", "C"};
    constexpr const char* parameters[] = {"p", "q"};
    switch (random.below(6)) {
      case 0:
        node.number = random.below(2) == 0 ? static_cast<double>(random.below(5)) : random.uniform(0.0, 1e3);
        break;
      case 1:
        node.kind = Kind::symbol, node.symbol = Symbol::temperature, node.name = "T";
        break;
      case 2:
        node.kind = Kind::symbol, node.symbol = Symbol::parameter, node.name = parameters[random.below(2)];
        break;
      case 3:
        node.kind = Kind::symbol, node.symbol = Symbol::amount, node.name = species[random.below(3)];
        break;
      case 4:
        node.kind = Kind::symbol, node.symbol = Symbol::initial_concentration,
        node.name = species[random.below(3)];
        break;
      default:
        node.kind = Kind::symbol, node.symbol = Symbol::concentration, node.name = species[random.below(3)];
        break;
    }
    return std::make_shared<const Node>(std::move(node));
  }
  constexpr Kind operators[] = {Kind::negate, Kind::add,   Kind::subtract, Kind::multiply,
                                Kind::divide, Kind::power, Kind::function};
  node.kind = operators[random.below(7)];
  node.arguments.push_back(sub());
  if (node.kind == Kind::function) {
    node.function = static_cast<Function>(random.below(13));
    const bool two =
        node.function == Function::min || node.function == Function::max || node.function == Function::pow;
    if (two) node.arguments.push_back(sub());
  } else if (node.kind != Kind::negate) {
    node.arguments.push_back(sub());
  }
  return std::make_shared<const Node>(std::move(node));
}

/// Equality but for positions in the text.
inline bool same(const Formula& x, const Formula& y) {
  if (x->kind != y->kind || x->number != y->number || x->name != y->name) return false;
  if (x->kind == Node::Kind::symbol && x->symbol != y->symbol) return false;
  if (x->kind == Node::Kind::function && x->function != y->function) return false;
  if (x->arguments.size() != y->arguments.size()) return false;
  for (std::size_t i = 0; i < x->arguments.size(); ++i) {
    if (!same(x->arguments[i], y->arguments[i])) return false;
  }
  return true;
}

}  // namespace pf::kinetics
