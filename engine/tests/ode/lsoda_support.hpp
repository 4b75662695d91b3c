#pragma once

#include <memory>
#include <vector>

#include "problems.hpp"
#include "stepper.hpp"

namespace pf::ode::testing {

/// A stepper with all that it refers to, driven without the Integrator.
struct Driver {
  Driver(System& system, Options chosen, Method method)
      : options(std::move(chosen)), context{system, options, statistics, system.size(), system.parameters()} {
    stepper = make_lsoda(context, method);
  }
  Termination run(double t_end) {
    while (stepper->time() < t_end) {
      const Termination end = stepper->step(t_end);
      if (end != Termination::completed) return end;
    }
    return Termination::completed;
  }
  std::vector<double> state() const { return {stepper->state(), stepper->state() + context.n}; }

  Options options;
  Statistics statistics;
  Context context;
  std::unique_ptr<Stepper> stepper;
};

inline Options tolerance(double relative, std::vector<double> absolute) {
  Options options;
  options.relative_tolerance = relative;
  options.absolute_tolerance = std::move(absolute);
  return options;
}

/// y_0 -> y_1 with rate constant k_1 and back with k_2,
/// of which everything is known in closed form.
class Reversible final : public System {
 public:
  explicit Reversible(double forward = 2.0, double backward = 1.0, bool sensitive = true)
      : k1(forward), k2(backward), sensitive_(sensitive) {}
  std::size_t size() const override { return 2; }
  bool depends_on_time() const override { return false; }
  bool time_derivative(double, const double*, double* d) override {
    d[0] = d[1] = 0.0;
    return true;
  }
  bool rhs(double t, const double* y, double* f) override {
    latest = std::max(latest, t);
    f[0] = -k1 * y[0] + k2 * y[1];
    f[1] = -f[0];
    return true;
  }
  bool jacobian(double, const double*, double* j) override {
    j[0] = -k1, j[1] = k1, j[2] = k2, j[3] = -k2;
    return true;
  }
  std::size_t parameters() const override { return sensitive_ ? 2 : 0; }
  bool parameter_jacobian(double, const double* y, double* p) override {
    p[0] = -y[0], p[1] = y[0], p[2] = y[1], p[3] = -y[1];
    return true;
  }
  /// y_0 from (1, 0).
  double exact(double t) const { return (k2 + k1 * std::exp(-(k1 + k2) * t)) / (k1 + k2); }
  /// d y_0 / d k_1 and d y_0 / d k_2.
  double exact_slope(int parameter, double t) const {
    const double s = k1 + k2, e = std::exp(-s * t);
    if (parameter == 0) return (e - k1 * t * e) / s - (k2 + k1 * e) / (s * s);
    return (1.0 - k1 * t * e) / s - (k2 + k1 * e) / (s * s);
  }

  double k1, k2;
  double latest = 0.0;  ///< the largest time at which f was asked for

 private:
  bool sensitive_;
};

}  // namespace pf::ode::testing
