#include <cmath>
#include <limits>

#include "pharmaflow/base/special_functions.hpp"

namespace pf {

double normal_cdf(double x) {
  // Phi(x) = erfc(-x / sqrt 2) / 2. In the far tail the rounding of x / sqrt 2 would cost x^2 units in the
  // last place; the slope of erfc gives it back.
  constexpr double inverse_root = 0.7071067811865476;
  constexpr double inverse_root_rest = -4.8336466567264628885e-17;
  constexpr double two_over_root_pi = 1.12837916709551257390;
  if (std::isinf(x)) return x > 0.0 ? 1.0 : 0.0;
  const double z = -x * inverse_root;
  const double lost = std::fma(-x, inverse_root, -z) - x * inverse_root_rest;
  return 0.5 * (std::erfc(z) - two_over_root_pi * std::exp(-z * z) * lost);
}

// Algorithm AS 241, PPND16 (Wichura 1988, Appl. Statist. 37:477): three rational approximations, about 1e-16.
double normal_quantile(double p) {
  if (!(p >= 0.0 && p <= 1.0)) return std::numeric_limits<double>::quiet_NaN();
  if (p == 0.0 || p == 1.0) return (p - 0.5) * std::numeric_limits<double>::infinity();
  const auto ratio = [](const double(&numerator)[8], const double(&denominator)[8], double r) {
    double top = numerator[7];
    double bottom = denominator[7];
    for (int i = 6; i >= 0; --i) {
      top = top * r + numerator[i];
      bottom = bottom * r + denominator[i];
    }
    return top / bottom;
  };

  const double q = p - 0.5;
  if (std::abs(q) <= 0.425) {
    constexpr double a[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                            1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                            3.3430575583588128105e4, 2.5090809287301226727e3};
    constexpr double b[] = {1.0,
                            4.2313330701600911252e1,
                            6.8718700749205790830e2,
                            5.3941960214247511077e3,
                            2.1213794301586595867e4,
                            3.9307895800092710610e4,
                            2.8729085735721942674e4,
                            5.2264952788528545610e3};
    return q * ratio(a, b, 0.180625 - q * q);
  }
  const double r = std::sqrt(-std::log(q < 0.0 ? p : 1.0 - p));
  double x = 0.0;
  if (r <= 5.0) {
    constexpr double c[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                            3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                            2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double d[] = {1.0,
                            2.05319162663775882187e0,
                            1.67638483018380384940e0,
                            6.89767334985100004550e-1,
                            1.48103976427480074590e-1,
                            1.51986665636164571966e-2,
                            5.47593808499534494600e-4,
                            1.05075007164441684324e-9};
    x = ratio(c, d, r - 1.6);
  } else {
    constexpr double e[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double f[] = {1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15};
    x = ratio(e, f, r - 5.0);
  }
  return q < 0.0 ? -x : x;
}

}  // namespace pf
