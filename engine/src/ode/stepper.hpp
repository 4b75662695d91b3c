#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "pharmaflow/base/termination.hpp"
#include "pharmaflow/ode/integrator.hpp"

namespace pf::ode {

/// What every method needs and shares: the problem, the options, the counters. Owned by the Integrator.
struct Context {
  System& system;
  const Options& options;
  Statistics& statistics;
  std::size_t n = 0;  ///< system.size()
  std::size_t m = 0;  ///< system.parameters()

  /// Absolute tolerance of component i.
  double absolute(std::size_t i) const {
    return options.absolute_tolerance.size() == 1 ? options.absolute_tolerance[0]
                                                  : options.absolute_tolerance[i];
  }
  bool budget_left() const { return statistics.steps + statistics.rejected_steps < options.maximum_steps; }
};

/// What a method has learned about the problem, for `automatic`.
struct Stiffness {
  enum class Verdict { unknown, non_stiff, stiff } verdict = Verdict::unknown;
  std::string_view reason;  ///< static text, in words
};

/// One method: makes one accepted step after another. All memory is taken in the constructor.
class Stepper : public Step {
 public:
  using Step::sensitivity;
  using Step::state;

  /// Begins a smooth piece. step_hint > 0: the step size to try first; 0: estimate it.
  /// @param s shape (n, m) column-major; ignored when m = 0
  virtual void start(double t, const double* y, const double* s, double step_hint, double t_end) = 0;

  /// Makes one accepted step, at most to t_limit, on which it lands exactly when it gets there.
  /// @return completed, or why there is no step (step_too_small, too_many_steps, not_finite); the present
  /// point stays
  virtual Termination step(double t_limit) = 0;

  virtual double time() const = 0;
  virtual const double* state() const = 0;        ///< shape (n), at time()
  virtual const double* sensitivity() const = 0;  ///< shape (n, m), at time()
  virtual double next_step() const = 0;           ///< size that the method would try next
  virtual Method method() const = 0;              ///< the method in use now
  virtual Stiffness stiffness() const { return {}; }
};

std::unique_ptr<Stepper> make_tsit5(Context& context);
std::unique_ptr<Stepper> make_dop853(Context& context);
std::unique_ptr<Stepper> make_rodas5p(Context& context);
/// @param method lsoda (switches by itself), bdf or adams
std::unique_ptr<Stepper> make_lsoda(Context& context, Method method);
/// Chooses among the above and changes during a run.
std::unique_ptr<Stepper> make_automatic(Context& context);
/// The stepper of any method.
std::unique_ptr<Stepper> make_stepper(Context& context, Method method);

}  // namespace pf::ode
