#include "pharmaflow/base/random.hpp"

#include <cmath>

#include "pharmaflow/base/special_functions.hpp"
#include "xoshiro256.hpp"

namespace pf {

Random::Random(std::uint64_t seed, std::uint64_t stream) {
  // Stream 0 is the customary seeding. Others start at hashed points: distinct for every stream of a seed,
  // because mix64 is a bijection, and 2^256 states are too many for the sequences to meet.
  std::uint64_t start = seed;
  if (stream != 0) start = detail::mix64(detail::mix64(seed + 0x9E3779B97F4A7C15U) + stream);
  for (std::uint64_t& word : state_) word = detail::splitmix64(start);
}

std::uint64_t Random::bits() { return detail::xoshiro256pp(state_); }

double Random::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

double Random::uniform(double low, double high) {
  const double value = low + (high - low) * uniform();
  return value < high ? value : std::nextafter(high, low);  // the product may round up to the open end
}

double Random::normal() {
  // Inversion: one draw of bits per number, no cached partner, and increasing in the bits. The midpoints
  // (k + 1/2) 2^-52 are exact, symmetric about 1/2, and never 0 or 1.
  return normal_quantile((static_cast<double>(bits() >> 12) + 0.5) * 0x1p-52);
}

double Random::normal(double mean, double deviation) { return mean + deviation * normal(); }

std::uint64_t Random::below(std::uint64_t bound) {
  // The first 2^64 mod bound values are dropped, so that every remainder is equally frequent.
  const std::uint64_t dropped = (0 - bound) % bound;
  std::uint64_t draw = bits();
  while (draw < dropped) draw = bits();
  return draw % bound;
}

}  // namespace pf
