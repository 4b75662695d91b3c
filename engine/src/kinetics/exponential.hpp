#pragma once

#include <cstddef>
#include <cstdint>

namespace pf::kinetics {

/// to[i] = exp(r[from[i]]) for i < count, four at a time: the exponentials are most of the work of a
/// non-isothermal right-hand side.
///
/// Within one unit in the last place of exp, correct at overflow (infinity), underflow (gradual, then 0) and
/// for what is not a number; the same bits on every machine. Reduction by Cody & Waite (1980), Software
/// Manual for the Elementary Functions, ch. 6, and the Taylor polynomial of degree 13.
void exponentials(std::size_t count, const std::uint32_t* from, const double* r, double* to);

/// One of them.
double exponential(double x);

}  // namespace pf::kinetics
