// Accepted formulas read back as they were written, compile and evaluate.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pharmaflow/kinetics/compile.hpp"

namespace {

using namespace pf::kinetics;

bool same(const Node& x, const Node& y) {
  if (x.kind != y.kind || x.number != y.number || x.name != y.name || x.symbol != y.symbol ||
      x.function != y.function) {
    return false;
  }
  return std::ranges::equal(x.arguments, y.arguments,
                            [](const Formula& a, const Formula& b) { return same(*a, *b); });
}

/// Declares every name that the formula uses.
void declare(const Node& node, Network& network) {
  const auto add = [&](std::vector<std::string>& ids) {
    if (std::ranges::find(ids, node.name) == ids.end()) ids.push_back(node.name);
  };
  if (node.kind == Node::Kind::symbol) {
    if (node.symbol == Symbol::parameter) add(network.parameters);
    if (node.symbol == Symbol::rate &&
        std::ranges::find(network.reactions, node.name, &Reaction::id) == network.reactions.end()) {
      network.reactions.push_back(
          {.id = node.name, .equation = {}, .stoichiometry = {}, .law = PowerLaw{}, .heat = 0.0});
    }
    const bool is_species = node.symbol == Symbol::concentration ||
                            node.symbol == Symbol::initial_concentration || node.symbol == Symbol::amount ||
                            node.symbol == Symbol::conversion;
    if (is_species && std::ranges::find(network.species, node.name, &Species::id) == network.species.end()) {
      network.species.push_back({node.name, {}, {}});
    }
  }
  for (const Formula& argument : node.arguments) declare(*argument, network);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto formula = parse_expression(text);
  if (!formula) return 0;
  const std::string canonical = to_string(*formula);
  const auto again = parse_expression(canonical);
  // Blanks around operators make the canonical text longer, parentheses that were needed stay.
  if (!again && canonical.size() > 10000) return 0;
  if (!again || !same(**formula, **again)) std::abort();

  Network network;
  declare(**formula, network);
  const Formula formulas[] = {*formula};
  const Program program = compile_formulas(network, formulas);
  for (const double level : {0.7, 0.0, -1e-13}) {
    std::vector<double> slots(slots_of(network).count(), level), derivatives(program.columns().size());
    double value = 0.0, again_value = 0.0;
    const bool finite = program.evaluate(slots.data(), &value);
    program.gradient(slots.data(), &again_value, derivatives.data());
    if (finite && value != again_value) std::abort();
  }
  return 0;
}
