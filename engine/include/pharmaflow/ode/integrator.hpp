#pragma once

#include <memory>
#include <span>

#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/base/termination.hpp"
#include "pharmaflow/ode/options.hpp"
#include "pharmaflow/ode/result.hpp"
#include "pharmaflow/ode/system.hpp"

namespace pf::ode {

/// The solution over one accepted step, valid during the call that receives it.
class Step {
 public:
  virtual ~Step() = default;
  virtual double begin() const = 0;
  virtual double end() const = 0;
  /// y(t) for t in [begin, end], to the order of the method, shape (n). Exact at both ends.
  virtual void state(double t, double* y) const = 0;
  /// y at several times of the step, ascending; shape (n, times), one column after the other.
  virtual void states(std::span<const double> times, std::size_t n, double* y) const {
    for (std::size_t i = 0; i < times.size(); ++i) state(times[i], y + i * n);
  }
  /// dy/dtheta(t), shape (n, m), column-major.
  virtual void sensitivity(double t, double* s) const = 0;
};

/// Hears of the solution while it is made. Every call is made in the order of time.
class Observer {
 public:
  virtual ~Observer() = default;
  /// The solution at output_times[index]. s is nullptr when the system has no parameters.
  virtual void output(std::size_t /*index*/, double /*t*/, const double* /*y*/, const double* /*s*/) {}
  /// The solution at the output_times from `first` on, all within one step: y of shape (n, times), s of shape
  /// (n, m, times) or nullptr. For observers that take many at a time.
  virtual void outputs(std::size_t first, std::span<const double> times, const double* y, const double* s,
                       std::size_t n, std::size_t nm) {
    for (std::size_t i = 0; i < times.size(); ++i)
      output(first + i, times[i], y + i * n, s == nullptr ? nullptr : s + i * nm);
  }
  /// An accepted step (cut at a stopping event), for quadratures beside the state. Comes after the outputs
  /// and events that lie within it.
  virtual void step(const Step& /*step*/) {}
  /// Event function `index` has a root at t (to round-off of t). direction: +1 rising, -1 falling.
  /// Returns true to stop the run there.
  virtual bool event(std::size_t /*index*/, int /*direction*/, double /*t*/, const double* /*y*/) {
    return false;
  }
};

/// Integrates one system through any number of smooth pieces. The workspace is allocated at construction;
/// nothing is allocated per step (a change of method by `automatic` allocates, once for each method).
///
///   Integrator integrator(system, options);
///   integrator.start(t0, y0, s0);
///   integrator.advance(t1, outputs, observer, context);   // lands on t1 exactly, never evaluates f beyond
///   it
///   ... change y (a dose), then start(t1, y, s) and advance again ...
///
/// start() forgets the history (the function behind it may have a kink or a jump at t0) but keeps what is
/// still useful: the workspace, the step size of the last piece as a hint, the method that `automatic` had
/// chosen.
class Integrator {
 public:
  Integrator(System& system, const Options& options);
  ~Integrator();
  Integrator(const Integrator&) = delete;
  Integrator& operator=(const Integrator&) = delete;

  /// @param y shape (n)
  /// @param s shape (n, m) column-major, empty for zero
  void start(double t, std::span<const double> y, std::span<const double> s = {});

  /// Integrates to `t_end` (> the present time), reporting outputs (sorted, within [present, t_end]) on the
  /// way. On any end the present state is that of the last accepted step, or of the stopping event.
  /// @return completed, event, or why it could not go on
  Termination advance(double t_end, std::span<const double> output_times, Observer& observer,
                      const RunContext& context);

  /// Begins another run of the same system: the budget of steps, the counters and the hint of the step size
  /// are those of a new integrator. The chosen method stays.
  void reset();

  /// For RunContext::poll: the fraction reported runs from first to last over this span of time.
  void report_progress_over(double first, double last);

  double time() const;
  std::span<const double> state() const;        ///< shape (n)
  std::span<const double> sensitivity() const;  ///< shape (n, m) column-major
  const Statistics& statistics() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pf::ode
