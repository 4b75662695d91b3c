#include "pharmaflow/base/termination.hpp"

namespace pf {

std::string_view to_string(Termination t) {
  switch (t) {
    case Termination::completed:
      return "completed";
    case Termination::event:
      return "event";
    case Termination::cancelled:
      return "cancelled";
    case Termination::deadline:
      return "deadline";
    case Termination::step_too_small:
      return "step_too_small";
    case Termination::too_many_steps:
      return "too_many_steps";
    case Termination::not_finite:
      return "not_finite";
    case Termination::not_converged:
      return "not_converged";
  }
  return "unknown";
}

}  // namespace pf
