// Accepted equations and schemes read back as what they were written as.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pharmaflow/kinetics/equation.hpp"

namespace {

bool same(const std::vector<pf::kinetics::EquationTerm>& x,
          const std::vector<pf::kinetics::EquationTerm>& y) {
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i].species != y[i].species || x[i].coefficient != y[i].coefficient) return false;
  }
  return true;
}

void require_round_trip(const pf::kinetics::Equation& equation) {
  const auto again = pf::kinetics::parse_equation(pf::kinetics::to_string(equation));
  // The canonical spelling is longer than `2A->B`, so the limit on the length may cut in.
  if (!again && pf::kinetics::to_string(equation).size() > 2000) return;
  if (!again || again->reversible != equation.reversible || again->catalysts != equation.catalysts ||
      !same(again->reactants, equation.reactants) || !same(again->products, equation.products)) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto equation = pf::kinetics::parse_equation(text)) require_round_trip(*equation);
  if (const auto scheme = pf::kinetics::parse_scheme(text)) {
    for (const pf::kinetics::Equation& equation : *scheme) require_round_trip(equation);
  }
  return 0;
}
