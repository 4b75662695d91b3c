#include "pharmaflow/safety/criticality.hpp"

namespace pf::safety {

int criticality_class(const CriticalTemperatures& t) {
  const bool decomposes = t.td24 <= t.mtsr;
  if (decomposes) return t.technical < t.td24 ? 4 : 5;
  if (t.technical <= t.mtsr) return 3;
  return t.technical < t.td24 ? 1 : 2;
}

std::string_view class_words(int stoessel_class) {
  switch (stoessel_class) {
    case 1:
      return "After a cooling failure neither the technical limit nor the decomposition is reached.";
    case 2:
      return "After a cooling failure the technical limit is not reached; if the mass is held hot for long, "
             "the decomposition is, and no technical limit comes before it.";
    case 3:
      return "A cooling failure reaches the technical limit, but not the decomposition: boiling or the "
             "pressure relief must take the heat.";
    case 4:
      return "A cooling failure reaches the technical limit, and the decomposition if the limit does not "
             "hold: boiling or the pressure relief is the only barrier.";
    case 5:
      return "A cooling failure starts the decomposition, and no technical limit comes before it: the "
             "process "
             "must be changed.";
    default:
      return "";
  }
}

}  // namespace pf::safety
