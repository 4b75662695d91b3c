#pragma once

#include <complex>
#include <vector>

namespace pf::reactor {

/// Eigenvalues of a real matrix, in no order; complex ones in exactly conjugate pairs.
///
/// Balanced by powers of two (Parlett & Reinsch 1969), brought to Hessenberg form by reflections, then QR
/// steps with the double shift of Francis (1961); Golub & Van Loan (2013), Matrix Computations, 7.4 and 7.5.
/// @param a shape (n, n), finite
/// @return empty when the iteration does not converge
std::vector<std::complex<double>> eigenvalues(std::vector<double> a, std::size_t n);

}  // namespace pf::reactor
