// Accepted chemical formulas have finite masses and do not depend on blanks around them.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "pharmaflow/kinetics/formula.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto formula = pf::kinetics::parse_formula(text);
  if (!formula) return 0;
  const double mass = pf::kinetics::molar_mass(*formula);
  if (!std::isfinite(mass) || mass < 0.0) std::abort();
  for (const auto& [element, count] : formula->atoms) {
    if (element.empty() || !(count > 0.0)) std::abort();
  }
  // The Hill-like rewriting of the counts reads back.
  std::string plain;
  for (const auto& [element, count] : formula->atoms) {
    if (count != std::floor(count)) return 0;
    plain += element + std::to_string(static_cast<long>(count));
  }
  if (plain.empty()) return 0;
  const auto again = pf::kinetics::parse_formula(plain);
  if (!again || again->atoms != formula->atoms) std::abort();
  return 0;
}
