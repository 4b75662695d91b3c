#include "exponential.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace pf::kinetics {
namespace {

/// Added to a number of moderate size it leaves the nearest integer in the lowest bits.
constexpr double rounder = 0x1.8p52;
constexpr double log2_e = 0x1.71547652b82fep0;
constexpr double ln2_high = 0x1.62e42fefa0000p-1;  // 35 bits: its products with the exponent are exact
constexpr double ln2_low = 0x1.cf79abc9e3b39p-40;
constexpr double below_all = -750.0, above_all = 710.0;  ///< where exp is 0 and infinite for certain

/// Without a branch, so that the compiler makes vectors of it.
inline double exponential_of(double x) {
  x = x < below_all ? below_all : x;
  x = x > above_all ? above_all : x;
  const double shifted = x * log2_e + rounder;
  const double exponent = shifted - rounder;
  const double r = (x - exponent * ln2_high) - exponent * ln2_low;  // |r| <= ln 2 / 2
  // e^r - 1 - r, its terms in pairs that do not wait for each other
  const double r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  const double a = 1.0 / 2 + r * (1.0 / 6);
  const double b = 1.0 / 24 + r * (1.0 / 120);
  const double c = 1.0 / 720 + r * (1.0 / 5040);
  const double d = 1.0 / 40320 + r * (1.0 / 362880);
  const double e = 1.0 / 3628800 + r * (1.0 / 39916800);
  const double f = 1.0 / 479001600 + r * (1.0 / 6227020800);
  const double mantissa = 1.0 + (r + r2 * ((a + r2 * b) + r4 * (c + r2 * d) + r8 * (e + r2 * f)));
  // 2^exponent in two factors, so that subnormal results are reached
  const std::uint64_t n =
      std::bit_cast<std::uint64_t>(shifted) - std::bit_cast<std::uint64_t>(rounder) + 2048;
  const std::uint64_t half = n >> 1;
  return mantissa * std::bit_cast<double>((half - 1) << 52) * std::bit_cast<double>((n - half - 1) << 52);
}

constexpr std::size_t width = 4;

inline void exponentials_of(const double* x, double* to) {
  for (std::size_t i = 0; i < width; ++i) to[i] = exponential_of(x[i]);
}

}  // namespace

void exponentials(std::size_t count, const std::uint32_t* from, const double* r, double* to) {
  std::array<double, width> x{};
  std::size_t i = 0;
  for (; i + width <= count; i += width) {
    for (std::size_t k = 0; k < width; ++k) x[k] = r[from[i + k]];
    exponentials_of(x.data(), to + i);
  }
  for (; i < count; ++i) to[i] = exponential_of(r[from[i]]);
}

double exponential(double x) { return exponential_of(x); }

}  // namespace pf::kinetics
