#include "pharmaflow/safety/adiabatic.hpp"

namespace pf::safety {

Result<double> adiabatic_rise(double heat, double heat_capacity) {
  if (!(heat_capacity > 0))
    return fail("out_of_range", "An adiabatic rise needs a heat capacity above zero.",
                "Give the heat capacity of what is heated.");
  return heat / heat_capacity;
}

Severity severity(double rise) {
  if (rise < 50.0) return Severity::low;
  return rise <= 200.0 ? Severity::medium : Severity::high;
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::low:
      return "low";
    case Severity::medium:
      return "medium";
    case Severity::high:
      break;
  }
  return "high";
}

}  // namespace pf::safety
