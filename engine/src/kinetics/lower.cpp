#include <vector>

#include "pharmaflow/kinetics/program.hpp"

namespace pf::kinetics {
namespace {

using Id = ProgramBuilder::Id;

Id lower_symbol(ProgramBuilder& b, const Node& node, std::size_t index) {
  const Slots& s = b.slots();
  switch (node.symbol) {
    case Symbol::concentration:
      return b.slot(s.concentration(index));
    case Symbol::initial_concentration:
      return b.slot(s.initial_concentration(index));
    case Symbol::temperature:
      return b.slot(s.temperature());
    case Symbol::volume:
      return b.slot(s.volume());
    case Symbol::time:
      return b.slot(s.time());
    case Symbol::jacket_temperature:
      return b.slot(s.jacket_temperature());
    case Symbol::parameter:
      return b.slot(s.parameter(index));
    case Symbol::rate:
      return b.slot(s.rate(index));
    case Symbol::heat_flow:
      return b.slot(s.heat_flow());
    case Symbol::amount:
    case Symbol::conversion:
      break;
  }
  const Id amount = b.multiply(b.slot(s.concentration(index)), b.slot(s.volume()));
  if (node.symbol == Symbol::amount) return amount;
  return b.subtract(b.constant(1.0), b.divide(amount, b.slot(s.supplied(index))));
}

}  // namespace

Id ProgramBuilder::lower(const Formula& formula, const Resolver& index_of) {
  const Node& node = *formula;
  std::vector<Id> x;
  x.reserve(node.arguments.size());
  for (const Formula& argument : node.arguments) x.push_back(lower(argument, index_of));
  switch (node.kind) {
    case Node::Kind::number:
      return constant(node.number);
    case Node::Kind::symbol:
      return lower_symbol(*this, node, index_of(node.symbol, node.name));
    case Node::Kind::negate:
      return negate(x[0]);
    case Node::Kind::add:
      return add(x[0], x[1]);
    case Node::Kind::subtract:
      return subtract(x[0], x[1]);
    case Node::Kind::multiply:
      return multiply(x[0], x[1]);
    case Node::Kind::divide:
      return divide(x[0], x[1]);
    case Node::Kind::power:
      return power(x[0], x[1]);
    case Node::Kind::function:
      return call(node.function, x);
  }
  return constant(0.0);
}

}  // namespace pf::kinetics
