#pragma once

#include <array>
#include <cstddef>

namespace pf::ode {

/// The two families of linear multistep methods between which LSODA chooses.
enum class Family { adams, bdf };

inline constexpr int kMaximumAdamsOrder = 12;
inline constexpr int kMaximumBdfOrder = 5;

constexpr int maximum_order(Family f) { return f == Family::adams ? kMaximumAdamsOrder : kMaximumBdfOrder; }

/// Coefficients of a polynomial of the scaled time x = (t - t_n) / h, entry j belongs to x^j.
using Polynomial = std::array<double, kMaximumAdamsOrder + 3>;

/// Both families use the true past grid: variable coefficients for Adams, a fixed leading coefficient for
/// BDF. Measured against coefficients of an even grid (quasi-constant steps, as LSODE has them), BDF costs
/// the same within 1 %, but Adams of high order loses its stability when the step changes often (an eccentric
/// orbit at 1e-9 was lost).
///
/// What one step of order q from t_{n-1} to t_n = t_{n-1} + h needs to know about its grid.
///
/// With e = y_n - (predicted y_n), the Nordsieck array z_j = h^j y^(j) / j! is corrected by z_j += l_j e. The
/// local errors of the present and the neighbouring orders are estimated as
///
///   order q    : error  |e_n|
///   order q - 1: lower  |z_q|                     (z corrected)
///   order q + 1: higher |e_n - ratio e_{n-1}|,    ratio = (difference_n / difference_{n-1}) (h_n /
///   h_{n-1})^(q+1)
///
/// and e / difference is the leading coefficient z_{q+1} of the polynomial of the next order.
///
/// @source Byrne & Hindmarsh (1975), ACM TOMS 1:71; Brown, Byrne & Hindmarsh (1989), SIAM J. Sci. Stat.
/// Comput. 10:1038
struct Coefficients {
  Polynomial l{};
  Polynomial xi{};  ///< xi_i = (t_n - t_{n-i}) / h for i = 1 ... q + 1
  double error = 0.5;
  double lower = 0.0;
  double higher = 0.0;
  double difference = 2.0;
};

/// The most recent accepted step sizes, newest first: [0] = t_{n-1} - t_{n-2}.
using StepHistory = std::array<double, kMaximumAdamsOrder + 1>;

/// @param order 1 ... maximum_order(family)
void compute_coefficients(Family family, int order, double h, const StepHistory& past, Coefficients& c);

/// The polynomial of degree `degree` and leading coefficient 1 by which interpolants of that order and of the
/// order below differ when both keep y_n, f_n and what the family remembers: past values (BDF) or past slopes
/// (Adams).
///
/// @param xi as in Coefficients, for the step that ended at t_n
Polynomial order_change_polynomial(Family family, int degree, const Polynomial& xi);

/// |error constant| of order q on an even grid: the local error is about constant h^(q+1) y^(q+1). For BDF it
/// is that of the difference formula, 1 / (q + 1), as Coefficients::error has it.
double error_constant(Family family, int order);

}  // namespace pf::ode
