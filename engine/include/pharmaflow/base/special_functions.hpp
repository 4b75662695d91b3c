#pragma once

namespace pf {

double normal_cdf(double x);                           ///< standard normal distribution function
double normal_quantile(double p);                      ///< its inverse, p in (0, 1)
double student_t_cdf(double t, double dof);            ///< Student's t distribution function, dof > 0
double student_t_quantile(double p, double dof);       ///< its inverse, p in (0, 1), to 1e-12 relative
double incomplete_beta(double a, double b, double x);  ///< regularised I_x(a, b)
double incomplete_gamma(double a, double x);           ///< regularised lower P(a, x)
double chi_squared_cdf(double x, double dof);          ///< chi-squared distribution function
double f_cdf(double f, double dof1, double dof2);      ///< Fisher's F distribution function
double log_gamma(double x);                            ///< ln |Gamma(x)|, re-entrant

}  // namespace pf
