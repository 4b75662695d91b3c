#include "lsoda_coefficients.hpp"

#include <algorithm>
#include <cmath>

namespace pf::ode {
namespace {

/// p(x) <- p(x) (a x + b), degree before the product given.
void multiply(Polynomial& p, int degree, double a, double b) {
  p[degree + 1] = a * p[degree];
  for (int j = degree; j >= 1; --j) p[j] = b * p[j] + a * p[j - 1];
  p[0] *= b;
}

/// Integral of x^shift p(x) over [-1, 0], shift = 0 or 1.
double integral(const Polynomial& p, int degree, int shift) {
  double sum = 0.0;
  double sign = shift == 0 ? 1.0 : -1.0;
  for (int j = 0; j <= degree; ++j, sign = -sign) sum += sign * p[j] / (j + 1 + shift);
  return sum;
}

// Derivative of the corrected minus the predicted interpolant: a multiple of P(x) = prod_{i<q} (x + xi_i), as
// both agree with f at t_{n-1} ... t_{n-q+1}. Hence Lambda(x) = int_{-1}^x P / int_{-1}^0 P, which is 0 at
// t_{n-1} and 1 at t_n.
void adams(int q, Coefficients& c) {
  Polynomial p{};
  p[0] = 1.0;
  double lower = 1.0;
  for (int i = 1; i < q; ++i) {
    if (i == q - 1) lower = integral(p, i - 1, 1);
    multiply(p, i - 1, 1.0, c.xi[i]);
  }
  const double total = integral(p, q - 1, 0);
  const double reciprocal = 1.0 / total;
  c.l[0] = 1.0;
  for (int j = 1; j <= q; ++j) c.l[j] = p[j - 1] * reciprocal / j;

  // e = D int P and the divided difference of order q of the slopes is D / xi_q; the error of the corrector
  // is that difference times int x P(x) dx. One order up and down alike.
  c.error = std::abs(integral(p, q - 1, 1)) / (c.xi[q] * total);
  c.lower = q > 1 ? q * std::abs(lower) : 0.0;
  c.difference = (q + 1) * c.xi[q] * total;
  multiply(p, q - 1, 1.0, c.xi[q]);
  c.higher = std::abs(integral(p, q, 1)) * (q + 1) / (c.xi[q + 1] * c.difference);
}

// Lambda(x) = (1 + x/xi*) prod_{i<q} (1 + x/xi_i) with xi* such that Lambda'(0) = 1 + 1/2 + ... + 1/q: the
// fixed leading coefficient. The Newton matrix then depends on the grid only through h.
void bdf(int q, Coefficients& c) {
  Polynomial& l = c.l;
  l[0] = 1.0;
  for (int j = 1; j <= q; ++j) l[j] = 0.0;
  double harmonic = 0.0;  // 1 + 1/2 + ... + 1/(q-1)
  double sum = 0.0;       // 1/xi_1 + ... + 1/xi_{q-1}
  double product = 1.0;   // xi_1 ... xi_{q-1}
  for (int i = 1; i < q; ++i) {
    const double inverse = 1.0 / c.xi[i];
    harmonic += 1.0 / i;
    sum += inverse;
    product *= c.xi[i];
    multiply(l, i - 1, inverse, 1.0);
  }
  c.lower = product * std::abs(1.0 + sum - harmonic);
  const double leading = harmonic + 1.0 / q;
  multiply(l, q - 1, leading - sum, 1.0);

  sum += 1.0 / c.xi[q];
  // When the step shrinks fast, a1 passes through zero and the estimate would vanish with it; a quarter of
  // its value on an even grid is kept.
  const double a1 = std::max(0.25, 1.0 + sum - leading);
  const double a2 = 1.0 + q * a1;
  c.error = a1 / a2;
  c.difference = a2 * product * c.xi[q];
  const double a3 = std::max(0.25, 1.0 + sum + 1.0 / c.xi[q + 1] - leading - 1.0 / (q + 1));
  c.higher = a3 * c.xi[q + 1] / (a2 * (q + 2));
}

}  // namespace

void compute_coefficients(Family family, int order, double h, const StepHistory& past, Coefficients& c) {
  double span = h;
  c.xi[1] = 1.0;
  const double reciprocal = 1.0 / h;
  for (int i = 2; i <= order + 1; ++i) {
    span += past[static_cast<std::size_t>(i - 2)];
    c.xi[i] = span * reciprocal;
  }
  if (family == Family::adams)
    adams(order, c);
  else
    bdf(order, c);
}

Polynomial order_change_polynomial(Family family, int degree, const Polynomial& xi) {
  Polynomial p{};
  if (family == Family::bdf) {
    p[2] = 1.0;
    for (int i = 1; i <= degree - 2; ++i) multiply(p, i + 1, 1.0, xi[i]);
    return p;
  }
  p[1] = 1.0;
  for (int i = 1; i <= degree - 2; ++i) multiply(p, i, 1.0, xi[i]);
  for (int j = degree; j >= 1; --j) p[j] = p[j - 1] * degree / j;
  p[0] = 0.0;
  return p;
}

double error_constant(Family family, int order) {
  if (family == Family::bdf) return 1.0 / (order + 1);
  // gamma*_q: the coefficients of the Adams-Moulton formulas, Hairer, Norsett & Wanner (1993), sec. III.1.
  Polynomial gamma{};
  for (int k = 0; k <= order; ++k) {
    gamma[k] = k == 0 ? 1.0 : 0.0;
    for (int i = 0; i < k; ++i) gamma[k] -= gamma[i] / (k - i + 1);
  }
  return std::abs(gamma[order]);
}

}  // namespace pf::ode
