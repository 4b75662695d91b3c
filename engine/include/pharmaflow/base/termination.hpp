#pragma once

#include <string_view>

namespace pf {

/// Why a computation ended. Everything but `completed` and `event` means that less was reached than was
/// asked.
enum class Termination {
  completed,       ///< all that was asked was done
  event,           ///< a stopping event occurred
  cancelled,       ///< RunContext::poll said cancel
  deadline,        ///< RunContext::poll said that the time is up
  step_too_small,  ///< the step size fell below the spacing of floating-point numbers
  too_many_steps,  ///< the budget of steps is spent
  not_finite,      ///< the right-hand side or the result is not finite
  not_converged,   ///< iterations ended before the tolerance was reached
};

/// True when all that was asked was done (a stopping event is such an end).
constexpr bool succeeded(Termination t) { return t == Termination::completed || t == Termination::event; }

/// The enumerator's name, as it is written in result documents.
std::string_view to_string(Termination t);

}  // namespace pf
