#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "gamma_terms.hpp"
#include "pharmaflow/base/special_functions.hpp"

namespace pf {
namespace {

/// I_x(a, b) and its complement, both to full relative precision as far as they are the smaller one.
struct Tails {
  double lower, upper;
};

/// I_x(a, b) below the mean: x^a y^b / B(a, b) times the continued fraction (9) of Didonato & Morris (1992,
/// ACM Trans. Math. Softw. 18:360), by Lentz's method. It takes the distance from the mean as given, so that
/// x near 1 costs no digits.
double beta_fraction(double a, double b, double x, double y) {
  constexpr double epsilon = std::numeric_limits<double>::epsilon();
  const double n = a + b;
  // a - n x = n y - b; the smaller of x and y is the one that is known precisely.
  const double distance = y < x ? n * y - b : a - n * x;
  const double exponent = detail::stirling_error(n) - detail::stirling_error(a) - detail::stirling_error(b) -
                          detail::deviance(a, n * x, distance) - detail::deviance(b, n * y, -distance);
  const double front = std::exp(exponent) * std::sqrt(a / n * b / (2.0 * std::numbers::pi));

  const auto away_from_zero = [](double v) { return std::abs(v) < 1e-300 ? 1e-300 : v; };
  double fraction = away_from_zero(a * (distance + 1.0) / (a + 1.0));
  double c = fraction;
  double d = 0.0;
  for (double m = 1.0;; m += 1.0) {
    const double at = a + 2.0 * m - 1.0;
    const double down = m * (b - m) * x / at;
    const double alpha = (a + m - 1.0) * (n + m - 1.0) / at * x * down;
    const double beta = m + down + (a + m) / (at + 2.0) * (distance + 1.0 + m * (1.0 + y));
    d = 1.0 / away_from_zero(beta + alpha * d);
    c = away_from_zero(beta + alpha / c);
    fraction *= c * d;
    if (!(std::abs(c * d - 1.0) > epsilon)) break;
  }
  return front / fraction;
}

/// Both tails of the beta distribution at x = 1 - y; a, b > 0.
Tails beta_tails(double a, double b, double x, double y) {
  if (std::isnan(a + b + x) || !(a > 0.0 && b > 0.0)) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan};
  }
  if (x <= 0.0) return {0.0, 1.0};
  if (y <= 0.0) return {1.0, 0.0};
  if (x <= (a + 1.0) / (a + b + 2.0)) {
    const double lower = beta_fraction(a, b, x, y);
    return {lower, 1.0 - lower};
  }
  const double upper = beta_fraction(b, a, y, x);
  return {1.0 - upper, upper};
}

/// P(0 < T <= t) and P(T > t) of Student's distribution, t >= 0.
struct StudentHalves {
  double centre, tail;
};

StudentHalves student_halves(double t, double dof) {
  const double z = t / std::sqrt(dof);
  const double z2 = z * z;
  const double x = z > 1e100 ? 1.0 / z / z : 1.0 / (1.0 + z2);
  const double y = z > 1e100 ? 1.0 : z2 / (1.0 + z2);
  const Tails tails = beta_tails(0.5 * dof, 0.5, x, y);
  return {0.5 * tails.upper, 0.5 * tails.lower};
}

/// ln of Gamma((dof + 1)/2) / (sqrt(pi) Gamma(dof/2)), the constant of Student's density times sqrt(dof).
double log_student_constant(double dof) {
  return log_gamma(0.5 * dof + 0.5) - log_gamma(0.5 * dof) - 0.5 * std::log(std::numbers::pi);
}

double student_density(double t, double dof, double log_constant) {
  const double z = t / std::sqrt(dof);
  return std::exp(log_constant - 0.5 * (dof + 1.0) * std::log1p(z * z)) / std::sqrt(dof);
}

/// The t > 0 with P(0 < T <= t) = mass, mass <= 1/4. The function is concave, so Newton's method from the
/// left of the root climbs to it without overshooting.
double student_quantile_from_centre(double mass, double dof) {
  const double log_constant = log_student_constant(dof);
  double t = mass / student_density(0.0, dof, log_constant);
  for (int i = 0; i < 100; ++i) {
    const double step = (mass - student_halves(t, dof).centre) / student_density(t, dof, log_constant);
    t += step;
    if (!(std::abs(step) > 1e-14 * t)) break;
  }
  return t;
}

/// The t > 0 with P(T > t) = mass, mass < 1/4. The logarithm of the tail is concave in ln t: from a point
/// left of the root Newton's method overshoots once and comes back monotonically.
double student_quantile_from_tail(double mass, double dof) {
  const double log_constant = log_student_constant(dof);
  // With z = t / sqrt dof the tail is at least a constant times (1 + z^2)^(-dof/2), and at least the normal
  // one: two points left of the root.
  const double log_root = (log_constant - std::log(dof) - std::log(mass)) / dof;  // of sqrt(1 + z^2)
  // From z = 1e8 on the power law is exact in double precision.
  if (log_root > 18.5) return std::exp(log_root + 0.5 * std::log(dof));
  const double power_tail = std::sqrt(std::max(std::expm1(2.0 * log_root), 0.0) * dof);
  double t = std::max(power_tail, -normal_quantile(mass));
  for (int i = 0; i < 100; ++i) {
    const double tail = student_halves(t, dof).tail;
    const double step = std::log(tail / mass) * tail / (t * student_density(t, dof, log_constant));
    t *= std::exp(step);
    if (!(std::abs(step) > 1e-14)) break;
  }
  return t;
}

}  // namespace

double incomplete_beta(double a, double b, double x) { return beta_tails(a, b, x, 1.0 - x).lower; }

double f_cdf(double f, double dof1, double dof2) {
  if (f <= 0.0) return 0.0;
  if (std::isinf(f)) return 1.0;
  const double odds = f * (dof1 / dof2);
  const double x = odds > 1e100 ? 1.0 : odds / (1.0 + odds);
  return beta_tails(0.5 * dof1, 0.5 * dof2, x, 1.0 / (1.0 + odds)).lower;
}

double student_t_cdf(double t, double dof) {
  if (std::isinf(dof)) return normal_cdf(t);
  if (t == 0.0) return 0.5;
  if (std::isinf(t)) return t > 0.0 ? 1.0 : 0.0;
  const StudentHalves halves = student_halves(std::abs(t), dof);
  if (t < 0.0) return halves.tail;
  return halves.tail < 0.25 ? 1.0 - halves.tail : 0.5 + halves.centre;
}

double student_t_quantile(double p, double dof) {
  if (!(p >= 0.0 && p <= 1.0 && dof > 0.0)) return std::numeric_limits<double>::quiet_NaN();
  if (p == 0.0 || p == 1.0) return (p - 0.5) * std::numeric_limits<double>::infinity();
  if (std::isinf(dof)) return normal_quantile(p);
  const double from_centre = std::abs(p - 0.5);
  if (from_centre == 0.0) return 0.0;
  const double t = from_centre <= 0.25 ? student_quantile_from_centre(from_centre, dof)
                                       : student_quantile_from_tail(std::min(p, 1.0 - p), dof);
  return p < 0.5 ? -t : t;
}

}  // namespace pf
