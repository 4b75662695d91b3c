#pragma once

#include <cstddef>

namespace pf::ode {

/// dy/dt = f(t, y; theta), with exact derivatives. Arrays are dense; matrices are column-major.
///
/// n = size(), m = parameters(). Between two calls of Integrator::start the functions must be smooth in t and
/// y. Every function returns false where it is not defined (a logarithm of a negative number, an overflow):
/// the integrator then retries with a smaller step. Functions must be pure: the same arguments give the same
/// values.
class System {
 public:
  virtual ~System() = default;

  virtual std::size_t size() const = 0;
  virtual bool rhs(double t, const double* y, double* dydt) = 0;

  /// df/dy, shape (n, n), column-major: jacobian[i + n * j] = d f_i / d y_j. Every entry must be written.
  virtual bool jacobian(double t, const double* y, double* jacobian) = 0;

  /// False when f does not depend on t explicitly.
  virtual bool depends_on_time() const { return true; }
  /// df/dt at constant y, shape (n). Called only when depends_on_time().
  virtual bool time_derivative(double t, const double* y, double* dfdt) = 0;

  /// Number m of parameters whose forward sensitivities dy/dtheta are wanted; 0 for none.
  virtual std::size_t parameters() const { return 0; }
  /// df/dtheta at constant y, shape (n, m), column-major. Called only when parameters() > 0.
  virtual bool parameter_jacobian(double /*t*/, const double* /*y*/, double* /*dfdtheta*/) { return true; }

  /// f, df/dy and df/dtheta at one point, for systems where they share work; each as its own function says.
  /// `dydt` and `dfdtheta` may be null: then they are not wanted.
  virtual bool linearise(double t, const double* y, double* dydt, double* jacobian_out, double* dfdtheta) {
    return (dydt == nullptr || rhs(t, y, dydt)) && jacobian(t, y, jacobian_out) &&
           (dfdtheta == nullptr || parameter_jacobian(t, y, dfdtheta));
  }

  /// Whether the equations keep state i from becoming negative: a step that takes it there has left the
  /// neighbourhood of the solution, however small its error estimate. Asked once, by the integrator's
  /// constructor.
  virtual bool nonnegative(std::size_t /*i*/) const { return false; }

  /// Number of event functions g(t, y); an event is a root of one of them.
  virtual std::size_t events() const { return 0; }
  /// g, shape (events()).
  virtual void event_values(double /*t*/, const double* /*y*/, double* /*g*/) {}
};

}  // namespace pf::ode
