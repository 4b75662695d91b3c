#pragma once

#include <vector>

#include "ode/problems.hpp"
#include "pharmaflow/ode/integrator.hpp"

namespace pf::ode::testing {

/// Keeps all that an integrator reports.
class Recorder : public Observer {
 public:
  struct Output {
    std::size_t index;
    double t;
    std::vector<double> y, s;
  };
  struct Event {
    std::size_t index;
    int direction;
    double t;
    std::vector<double> y;
  };
  explicit Recorder(const System& system) : n_(system.size()), nm_(system.size() * system.parameters()) {}

  void output(std::size_t index, double t, const double* y, const double* s) override {
    outputs.push_back({index, t, {y, y + n_}, s ? std::vector<double>(s, s + nm_) : std::vector<double>{}});
    calls.push_back(t);
  }
  void step(const Step& step) override { ends.push_back(step.end()); }
  bool event(std::size_t index, int direction, double t, const double* y) override {
    events.push_back({index, direction, t, {y, y + n_}});
    calls.push_back(t);
    return events.size() == stop_after;
  }

  std::vector<Output> outputs;
  std::vector<Event> events;
  std::vector<double> calls;  ///< times of outputs and events in the order of the calls
  std::vector<double> ends;   ///< ends of the steps
  std::size_t stop_after = 0;

 private:
  std::size_t n_, nm_;
};

/// The result of one run from t = 0.
struct Solution {
  Termination termination;
  std::vector<double> y, s;
  Statistics statistics;
};

inline Options options_for(Method method, double relative) {
  Options options;
  options.method = method;
  options.relative_tolerance = relative;
  options.absolute_tolerance = {relative * 1e-3};
  return options;
}

inline Solution run(System& system, const std::vector<double>& y0, double t_end, const Options& options) {
  Integrator integrator(system, options);
  integrator.start(0.0, y0);
  Observer nobody;
  const Termination end = integrator.advance(t_end, {}, nobody, {});
  return {end,
          {integrator.state().begin(), integrator.state().end()},
          {integrator.sensitivity().begin(), integrator.sensitivity().end()},
          integrator.statistics()};
}

inline Solution run(Problem& problem, Method method, double relative) {
  Options options = options_for(method, relative);
  options.absolute_tolerance = problem.absolute(relative);
  return run(problem, problem.y0, problem.t_end, options);
}

/// Steps of fixed size: every error is accepted.
inline Options fixed_steps(Method method, double h) {
  Options options = options_for(method, 1e6);
  options.absolute_tolerance = {1e6};
  options.initial_step = h;
  options.maximum_step = h;
  return options;
}

}  // namespace pf::ode::testing
