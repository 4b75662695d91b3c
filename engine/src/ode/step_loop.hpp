#pragma once

#include <cmath>

#include "step_control.hpp"

namespace pf::ode {

/// What a one-step method remembers between steps about their size.
struct StepLoop {
  double next = 0.0;              ///< size to try next
  bool undefined_nearby = false;  ///< the last step was preceded by attempts that met an undefined point

  void start(double step_hint) {
    next = step_hint;
    undefined_nearby = false;
  }

  /// Tries steps from t, smaller and smaller, until one is accepted.
  ///
  /// @param attempt   double(StepSize): the error measure, <= 1 to be accepted; not finite where a function
  /// is
  ///                  not
  /// @param shrink    double(error): the factor of the next attempt's size after a rejection
  /// @param grow      double(error, StepSize, rejected): the factor of the next step's size
  /// @param accept    void(StepSize): makes the step the present one
  template <class Attempt, class Shrink, class Grow, class Accept>
  Termination step(Context& context, double t, double t_limit, Attempt attempt, Shrink shrink, Grow grow,
                   Accept accept) {
    bool rejected = false;
    bool undefined = false;
    for (;;) {
      if (!context.budget_left()) return Termination::too_many_steps;
      const StepSize size = fit_step(next, t, t_limit, context.options.maximum_step);
      if (size.h < smallest_step(t))
        return undefined || undefined_nearby ? Termination::not_finite : Termination::step_too_small;
      const double error = attempt(size);
      const bool finite = std::isfinite(error);
      if (finite && error <= 1.0) {
        const double proposed = size.h * grow(error, size, rejected);
        next = size.cut ? std::max(next, proposed) : proposed;
        undefined_nearby = undefined;
        accept(size);
        return Termination::completed;
      }
      ++context.statistics.rejected_steps;
      next = size.h * (finite ? shrink(error) : 0.25);
      rejected = true;
      undefined = undefined || !finite;
    }
  }
};

}  // namespace pf::ode
