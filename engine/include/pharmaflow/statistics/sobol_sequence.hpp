#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pf::statistics {

/// Points that fill the unit cube evenly: the sequence of Sobol' with the direction numbers of Joe & Kuo,
/// randomised by a digital shift, so that no coordinate is 0 or 1 and the error can be estimated by another
/// seed.
///
/// @source Sobol' 1967, USSR Comput. Math. Math. Phys. 7:86; Joe & Kuo 2008, SIAM J. Sci. Comput. 30:2635
/// (new-joe-kuo-6); Owen 2022, MCQMC 2020, 71 (powers of two, the first point)
class SobolSequence {
 public:
  static constexpr std::size_t largest_dimension = 128;

  /// @param dimension in [1, largest_dimension] @param seed of the shift @param stream of its random numbers:
  /// the shifts of two streams are independent
  SobolSequence(std::size_t dimension, std::uint64_t seed, std::uint64_t stream = 0);

  std::size_t dimension() const { return shift_.size(); }
  /// Point number `index` < 2^32, shape (dimension), each coordinate in (0, 1). Powers of two of them, from
  /// 0, are balanced.
  void point(std::uint32_t index, std::span<double> coordinates) const;

 private:
  std::vector<std::uint32_t> shift_;
  std::vector<std::uint32_t> directions_;  ///< shape (dimension, 32)
};

}  // namespace pf::statistics
