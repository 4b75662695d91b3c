#include "pharmaflow/statistics/sobol_sequence.hpp"

#include <bit>

#include "direction_numbers.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::statistics {
namespace {

constexpr std::size_t bits = 32;

/// Direction numbers of one dimension as binary fractions, by the recurrence of its polynomial.
void directions_of(std::size_t dimension, std::uint32_t* v) {
  if (dimension == 0) {  // van der Corput
    for (std::size_t k = 0; k < bits; ++k) v[k] = std::uint32_t{1} << (bits - 1 - k);
    return;
  }
  const DirectionNumbers& numbers = direction_numbers[dimension - 1];
  const auto degree = static_cast<std::size_t>(std::bit_width(numbers.polynomial)) - 1;
  for (std::size_t k = 0; k < degree; ++k)
    v[k] = static_cast<std::uint32_t>(numbers.initial[k]) << (bits - 1 - k);
  for (std::size_t k = degree; k < bits; ++k) {
    v[k] = v[k - degree] ^ (v[k - degree] >> degree);
    for (std::size_t j = 1; j < degree; ++j)
      if ((numbers.polynomial >> (degree - j)) & 1U) v[k] ^= v[k - j];
  }
}

}  // namespace

SobolSequence::SobolSequence(std::size_t dimension, std::uint64_t seed, std::uint64_t stream)
    : shift_(dimension), directions_(dimension * bits) {
  Random random(seed, stream);
  for (std::size_t d = 0; d < dimension; ++d) {
    shift_[d] = static_cast<std::uint32_t>(random.bits() >> 32);
    directions_of(d, &directions_[d * bits]);
  }
}

void SobolSequence::point(std::uint32_t index, std::span<double> coordinates) const {
  const std::uint32_t gray = index ^ (index >> 1);
  for (std::size_t d = 0; d < shift_.size(); ++d) {
    std::uint32_t x = shift_[d];
    for (std::uint32_t left = gray; left != 0; left &= left - 1)
      x ^= directions_[d * bits + static_cast<std::size_t>(std::countr_zero(left))];
    coordinates[d] = (static_cast<double>(x) + 0.5) / 4294967296.0;
  }
}

}  // namespace pf::statistics
