#include "builder.hpp"

#include <cassert>

namespace pf::kinetics {
namespace {

Graph::Id to_graph(ProgramBuilder::Id id) { return static_cast<Graph::Id>(id); }

Op operation_of(Function f) {
  switch (f) {
    case Function::exp:
      return Op::exp;
    case Function::ln:
      return Op::ln;
    case Function::log10:
      return Op::log10;
    case Function::abs:
      return Op::abs;
    case Function::min:
      return Op::min;
    case Function::max:
      return Op::max;
    case Function::sin:
      return Op::sin;
    case Function::cos:
      return Op::cos;
    case Function::tan:
      return Op::tan;
    case Function::atan:
      return Op::atan;
    case Function::tanh:
      return Op::tanh;
    case Function::sqrt:
      return Op::sqrt;
    case Function::pow:
      return Op::power;
  }
  return Op::constant;
}

}  // namespace

ProgramBuilder::ProgramBuilder(const Slots& slots) : impl_(new Impl{Graph(slots), {}}) {}
ProgramBuilder::~ProgramBuilder() = default;

const Slots& ProgramBuilder::slots() const { return impl_->graph.slots(); }
ProgramBuilder::Id ProgramBuilder::constant(double value) { return impl_->graph.constant(value); }
ProgramBuilder::Id ProgramBuilder::slot(std::size_t index) {
  assert(index < slots().count());
  return impl_->graph.slot(index);
}
ProgramBuilder::Id ProgramBuilder::value(const Parametric& p) {
  return p.is_parameter() ? slot(slots().parameter(static_cast<std::size_t>(p.parameter)))
                          : constant(p.constant);
}
ProgramBuilder::Id ProgramBuilder::add(Id a, Id b) { return impl_->graph.add(to_graph(a), to_graph(b)); }
ProgramBuilder::Id ProgramBuilder::subtract(Id a, Id b) {
  return impl_->graph.subtract(to_graph(a), to_graph(b));
}
ProgramBuilder::Id ProgramBuilder::multiply(Id a, Id b) {
  return impl_->graph.multiply(to_graph(a), to_graph(b));
}
ProgramBuilder::Id ProgramBuilder::divide(Id a, Id b) {
  return impl_->graph.divide(to_graph(a), to_graph(b));
}
ProgramBuilder::Id ProgramBuilder::power(Id a, Id b) { return impl_->graph.power(to_graph(a), to_graph(b)); }
ProgramBuilder::Id ProgramBuilder::negate(Id a) { return impl_->graph.negate(to_graph(a)); }

ProgramBuilder::Id ProgramBuilder::call(Function f, std::span<const Id> arguments) {
  assert(!arguments.empty());
  const Graph::Id first = to_graph(arguments[0]);
  if (f == Function::sqrt) return impl_->graph.sqrt(first);
  if (f == Function::pow) return impl_->graph.power(first, to_graph(arguments[1]));
  if (f != Function::min && f != Function::max) return impl_->graph.apply(operation_of(f), first);
  Graph::Id result = first;
  for (const Id argument : arguments.subspan(1)) {
    if (to_graph(argument) != result)
      result = impl_->graph.apply(operation_of(f), result, to_graph(argument));
  }
  return result;
}

void ProgramBuilder::output(Id id) { impl_->outputs.push_back(to_graph(id)); }

}  // namespace pf::kinetics
