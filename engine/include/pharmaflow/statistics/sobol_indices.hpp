#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pharmaflow/statistics/sobol_sequence.hpp"

namespace pf::statistics {

/// The evaluations that Sobol' indices are estimated from: matrices A and B of `samples` rows, and A with one
/// column taken from B for every input. All rows of one sample stand together: A, AB_1 ... AB_d,
/// (BA_1 ... BA_d for the second order), B.
///
/// The samples are the points of several independent replicates, one after another: the same sequence with
/// shifts of its own. How far they disagree is the error of their mean, which one evenly filled set of points
/// cannot tell.
///
/// @source Saltelli et al. 2010, Comput. Phys. Commun. 181:259; Saltelli 2002, ibid. 145:280; replicates:
/// L'Ecuyer, Nakayama, Owen, Tuffin 2023, Proc. Winter Simulation Conf., 445
class SaltelliDesign {
 public:
  static constexpr std::size_t most_inputs = SobolSequence::largest_dimension / 2;
  static constexpr std::size_t most_replicates = 8;

  /// @param inputs d in [1, most_inputs] @param samples N >= 2, best a power of two
  SaltelliDesign(std::size_t inputs, std::size_t samples, bool second_order, std::uint64_t seed);

  std::size_t inputs() const { return inputs_; }
  std::size_t samples() const { return samples_; }
  bool second_order() const { return second_order_; }
  std::size_t replicates() const { return sequences_.size(); }
  /// First sample of a replicate; that of the one after the last is `samples`.
  std::size_t first_sample(std::size_t replicate) const { return replicate * samples_ / replicates(); }
  std::size_t block() const { return (second_order_ ? 2 : 1) * inputs_ + 2; }  ///< rows of one sample
  std::size_t evaluations() const { return samples_ * block(); }
  /// One row, each coordinate in (0, 1), shape (inputs).
  void row(std::size_t evaluation, std::span<double> coordinates) const;

 private:
  std::size_t inputs_, samples_;
  bool second_order_;
  std::vector<SobolSequence> sequences_;  ///< one for each replicate
};

/// An estimate with its confidence interval.
struct Interval {
  double value = 0.0, low = 0.0, high = 0.0;
};

struct SobolIndices {
  double mean = 0.0, variance = 0.0;  ///< of the output
  std::size_t used = 0;               ///< samples; the others had an evaluation without a value
  std::size_t replicates = 0;         ///< with a sample that was used
  std::vector<Interval> first;        ///< S_i, shape (d)
  std::vector<Interval> total;        ///< S_Ti, shape (d)
  std::vector<Interval> second;  ///< S_ij for i < j, in the order 12, 13 ... 23 ...; empty unless asked for

  /// With fewer samples the intervals no longer hold what they promise (docs/models/sensitivity.md).
  static constexpr std::size_t least_samples = 64, least_replicates = 4;
  bool enough() const { return used >= least_samples && replicates >= least_replicates; }
};

/// First order by S_i = mean(f_B (f_ABi - f_A)) / V (Saltelli 2010), total by S_Ti = mean((f_A - f_ABi)^2) /
/// (2 V) (Jansen 1999), second order by mean(f_BAi f_ABj - f_A f_B) / V - S_i - S_j (Saltelli 2002); outputs
/// are centred first, which makes the products less noisy. Every index is a ratio of sums over the
/// replicates; its interval is that of Student's t with the variance of a ratio (Cochran 1977, Sampling
/// Techniques, 6.3).
/// @param values of all evaluations, shape (samples, block); a sample with a NaN is left out
/// @param confidence of the intervals; with fewer than two replicates used they have no width
/// @return indices of zero variance are zero; `used` = 0 when no sample is whole
SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> values,
                           double confidence = 0.95);

}  // namespace pf::statistics
