#include "outcome.hpp"

namespace pf::document {

Outcome outcome_of(Termination termination) {
  if (succeeded(termination)) return Outcome::ok;
  return termination == Termination::cancelled ? Outcome::cancelled : Outcome::failed;
}

std::string reason_of(Termination termination, const std::string& reason) {
  if (!reason.empty()) return reason;
  switch (termination) {
    case Termination::completed:
    case Termination::event:
      return "";
    case Termination::cancelled:
      return "The computation was cancelled.";
    case Termination::deadline:
      return "The time limit was reached.";
    case Termination::step_too_small:
      return "The step size became too small to go on.";
    case Termination::too_many_steps:
      return "The budget of steps is spent.";
    case Termination::not_finite:
      return "A value is not finite.";
    case Termination::not_converged:
      return "The iterations ended before the tolerance was reached.";
  }
  return "";
}

}  // namespace pf::document
