#pragma once

#include <algorithm>
#include <cmath>

#include "sign_guard.hpp"
#include "step_control.hpp"

namespace pf::ode {

/// What a one-step method remembers between steps about their size.
struct StepLoop {
  double next = 0.0;              ///< size to try next
  int crossings = 0;              ///< attempts in a row, or in steps in a row, that SignGuard refused
  bool undefined_nearby = false;  ///< the last step was preceded by attempts that met an undefined point

  void start(double step_hint) {
    next = step_hint;
    crossings = 0;
    undefined_nearby = false;
  }

  /// Tries steps from t, smaller and smaller, until one is accepted.
  ///
  /// @param attempt   double(StepSize): the error measure, <= 1 to be accepted; not finite where a function
  /// is
  ///                  not
  /// @param shrink    double(error): the factor of the next attempt's size after a rejection
  /// @param grow      double(error, StepSize, rejected): the factor of the next step's size
  /// @param crossed   bool(): whether the attempt took a state below zero that cannot get there, see
  /// SignGuard
  /// @param accept    void(StepSize): makes the step the present one
  template <class Attempt, class Shrink, class Grow, class Crossed, class Accept>
  Termination step(Context& context, double t, double t_limit, Attempt attempt, Shrink shrink, Grow grow,
                   Crossed crossed, Accept accept) {
    bool rejected = false;
    bool undefined = false;
    bool crossing = false;
    StepSize last;
    double last_error = 0.0;
    for (;;) {
      if (!context.budget_left()) return Termination::too_many_steps;
      const StepSize size = fit_step(next, t, t_limit, context.options.maximum_step);
      if (size.h < smallest_step(t))
        return undefined || undefined_nearby ? Termination::not_finite : Termination::step_too_small;
      const double error = attempt(size);
      const bool finite = std::isfinite(error);
      const bool may_shrink = crossings < SignGuard::most_rejections && 0.25 * size.h > smallest_step(t);
      if (finite && error <= 1.0 && may_shrink && crossed()) {
        ++crossings;
        crossing = true;
        ++context.statistics.rejected_steps;
        next = 0.25 * size.h;
        continue;
      }
      if (finite && error <= 1.0) {
        const double proposed = size.h * grow(error, size, rejected);
        next = size.cut ? std::max(next, proposed) : proposed;
        undefined_nearby = undefined;
        if (!crossing) crossings = 0;
        accept(size);
        return Termination::completed;
      }
      ++context.statistics.rejected_steps;
      double factor = finite ? shrink(error) : 0.25;
      if (finite && rejected && std::isfinite(last_error))
        factor = std::min(factor, observed(last.h / size.h, last_error / error, error));
      next = size.h * factor;
      last = size;
      last_error = error;
      rejected = true;
      undefined = undefined || !finite;
    }
  }

 private:
  /// In a fast transient the error falls far more slowly with the step than the order promises, and a step
  /// that trusts the order is rejected again and again: the order that the last two attempts showed tells how
  /// far to go.
  /// @param steps, errors  those of the last attempt but one divided by those of the last
  static double observed(double steps, double errors, double error) {
    const double order = std::log(errors) / std::log(steps);
    return order > slowest ? std::max(smallest_factor, step_power(0.8 / error, 1.0 / order))
                           : smallest_factor;
  }
  static constexpr double slowest = 0.3, smallest_factor = 0.1;
};

}  // namespace pf::ode
