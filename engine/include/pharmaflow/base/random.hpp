#pragma once

#include <array>
#include <cstdint>

namespace pf {

/// Reproducible random numbers: the same seed gives the same stream on every platform.
///
/// xoshiro256++ seeded by splitmix64 (Blackman & Vigna 2021, ACM Trans. Math. Softw. 47:36). The
/// distributions are ours as well, because those of the standard library differ between implementations.
class Random {
 public:
  /// Streams of one seed are independent: give every start, chain or data set its own.
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

  std::uint64_t bits();                          ///< 64 uniform bits
  double uniform();                              ///< uniform on [0, 1), 53 bits
  double uniform(double low, double high);       ///< uniform on [low, high)
  double normal();                               ///< standard normal
  double normal(double mean, double deviation);  ///< normal with the given moments
  std::uint64_t below(std::uint64_t bound);      ///< uniform integer in [0, bound), bound > 0, without bias

 private:
  std::array<std::uint64_t, 4> state_;
};

}  // namespace pf
