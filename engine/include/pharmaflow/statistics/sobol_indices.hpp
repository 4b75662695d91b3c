#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "pharmaflow/statistics/sobol_sequence.hpp"

namespace pf::statistics {

/// The evaluations that Sobol' indices are estimated from: matrices A and B of `samples` rows, and A with one
/// column taken from B for every input. All rows of one sample stand together: A, AB_1 ... AB_d,
/// (BA_1 ... BA_d for the second order), B.
///
/// @source Saltelli et al. 2010, Comput. Phys. Commun. 181:259; Saltelli 2002, ibid. 145:280
class SaltelliDesign {
 public:
  static constexpr std::size_t most_inputs = SobolSequence::largest_dimension / 2;

  /// @param inputs d in [1, most_inputs] @param samples N >= 2, best a power of two
  SaltelliDesign(std::size_t inputs, std::size_t samples, bool second_order, std::uint64_t seed);

  std::size_t inputs() const { return inputs_; }
  std::size_t samples() const { return samples_; }
  bool second_order() const { return second_order_; }
  std::size_t block() const { return (second_order_ ? 2 : 1) * inputs_ + 2; }  ///< rows of one sample
  std::size_t evaluations() const { return samples_ * block(); }
  /// One row, each coordinate in (0, 1), shape (inputs).
  void row(std::size_t evaluation, std::span<double> coordinates) const;

 private:
  std::size_t inputs_, samples_;
  bool second_order_;
  SobolSequence sequence_;
};

/// An estimate with its confidence interval by the bootstrap over samples (percentile method).
struct Interval {
  double value = 0.0, low = 0.0, high = 0.0;
};

struct SobolIndices {
  double mean = 0.0, variance = 0.0;  ///< of the output
  std::size_t used = 0;               ///< samples; the others had an evaluation without a value
  std::vector<Interval> first;        ///< S_i, shape (d)
  std::vector<Interval> total;        ///< S_Ti, shape (d)
  std::vector<Interval> second;  ///< S_ij for i < j, in the order 12, 13 ... 23 ...; empty unless asked for
};

struct BootstrapOptions {
  double confidence = 0.95;
  std::size_t resamples = 200;
  std::uint64_t seed = 1;
  std::function<bool()> go_on = {};  ///< asked before every resample; false ends the bootstrap there
};

/// First order by S_i = mean(f_B (f_ABi - f_A)) / V (Saltelli 2010), total by S_Ti = mean((f_A - f_ABi)^2) /
/// (2 V) (Jansen 1999), second order by mean(f_BAi f_ABj - f_A f_B) / V - S_i - S_j (Saltelli 2002); outputs
/// are centred first, which makes the products less noisy.
/// @param values of all evaluations, shape (samples, block); a sample with a NaN is left out
/// @return indices of zero variance are zero; `used` = 0 when no sample is whole
SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> values,
                           const BootstrapOptions& options);

}  // namespace pf::statistics
