#include "pharmaflow/statistics/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/special_functions.hpp"

namespace pf::statistics {

SaltelliDesign::SaltelliDesign(std::size_t inputs, std::size_t samples, bool second_order, std::uint64_t seed)
    : inputs_(inputs), samples_(samples), second_order_(second_order) {
  for (std::size_t r = 0; r < std::min(most_replicates, samples); ++r)
    sequences_.emplace_back(2 * inputs, seed, r);
}

void SaltelliDesign::row(std::size_t evaluation, std::span<double> coordinates) const {
  const std::size_t sample = evaluation / block(), k = evaluation % block();
  const std::size_t replicate = ((sample + 1) * replicates() - 1) / samples_;
  std::vector<double> both(2 * inputs_);
  sequences_[replicate].point(static_cast<std::uint32_t>(sample - first_sample(replicate)), both);
  const double *a = both.data(), *b = a + inputs_;
  const bool from_a = k <= inputs_;
  std::copy_n(from_a ? a : b, inputs_, coordinates.begin());
  if (k >= 1 && k <= inputs_) coordinates[k - 1] = b[k - 1];
  if (second_order_ && k > inputs_ && k <= 2 * inputs_) coordinates[k - inputs_ - 1] = a[k - inputs_ - 1];
}

namespace {

/// What is summed over samples: f^2 of A and B, then the numerators of all indices in the order S_1 ... S_d,
/// S_T1 ... S_Td, S_12 ... All indices are numerators over the first sum.
class Sums {
 public:
  explicit Sums(const SaltelliDesign& design)
      : d_(design.inputs()), second_order_(design.second_order()), numerators_(count_of(design)) {}

  static std::size_t count_of(const SaltelliDesign& design) {
    const std::size_t d = design.inputs();
    return 2 * d + (design.second_order() ? d * (d - 1) / 2 : 0);
  }

  /// @param f the outputs of one sample, centred, shape (block)
  void add(const double* f) {
    const double a = f[0], b = f[second_order_ ? 2 * d_ + 1 : d_ + 1];
    squares_ += 0.5 * (a * a + b * b);
    ++samples_;
    for (std::size_t i = 0; i < d_; ++i) {
      const double ab = f[1 + i];
      numerators_[i] += b * (ab - a);
      numerators_[d_ + i] += 0.5 * (a - ab) * (a - ab);
    }
    if (!second_order_) return;
    for (std::size_t i = 0, pair = 2 * d_; i < d_; ++i)
      for (std::size_t j = i + 1; j < d_; ++j, ++pair)
        numerators_[pair] += f[1 + d_ + i] * f[1 + j] - a * b - b * (f[1 + i] - a) - b * (f[1 + j] - a);
  }
  void add(const Sums& other) {
    squares_ += other.squares_;
    samples_ += other.samples_;
    for (std::size_t k = 0; k < numerators_.size(); ++k) numerators_[k] += other.numerators_[k];
  }

  std::size_t samples() const { return samples_; }
  double squares() const { return squares_; }
  double numerator(std::size_t k) const { return numerators_[k]; }
  double index(std::size_t k) const { return squares_ > 0.0 ? numerators_[k] / squares_ : 0.0; }
  double variance() const { return samples_ > 0 ? squares_ / static_cast<double>(samples_) : 0.0; }

 private:
  std::size_t d_;
  bool second_order_;
  std::size_t samples_ = 0;
  double squares_ = 0.0;
  std::vector<double> numerators_;
};

bool whole(const double* row, std::size_t block) {
  return std::all_of(row, row + block, [](double f) { return std::isfinite(f); });
}

/// Of A and B in the samples that are whole.
double mean_of(const SaltelliDesign& design, std::span<const double> values, std::size_t& used) {
  const std::size_t block = design.block();
  double sum = 0.0;
  used = 0;
  for (std::size_t s = 0; s < design.samples(); ++s) {
    const double* row = &values[s * block];
    if (!whole(row, block)) continue;
    sum += row[0] + row[block - 1];
    ++used;
  }
  return used > 0 ? sum / (2.0 * static_cast<double>(used)) : 0.0;
}

/// One replicate, centred on the mean of all.
Sums sums_of(const SaltelliDesign& design, std::span<const double> values, double mean,
             std::size_t replicate) {
  const std::size_t block = design.block();
  Sums sums(design);
  std::vector<double> centred(block);
  for (std::size_t s = design.first_sample(replicate); s < design.first_sample(replicate + 1); ++s) {
    const double* row = &values[s * block];
    if (!whole(row, block)) continue;
    std::transform(row, row + block, centred.begin(), [&](double f) { return f - mean; });
    sums.add(centred.data());
  }
  return sums;
}

/// Of the ratio of two sums over independent replicates: the squares of what each lacks to the ratio.
Interval interval(const Sums& all, const std::vector<Sums>& replicates, std::size_t k, double quantile) {
  const double ratio = all.index(k), count = static_cast<double>(replicates.size());
  if (replicates.size() < 2 || !(all.squares() > 0.0)) return {ratio, ratio, ratio};
  double squares = 0.0;
  for (const Sums& r : replicates) {
    const double lack = r.numerator(k) - ratio * r.squares();
    squares += lack * lack;
  }
  const double half = quantile * std::sqrt(count / (count - 1.0) * squares) / all.squares();
  return {ratio, ratio - half, ratio + half};
}

}  // namespace

SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> values, double confidence) {
  const std::size_t d = design.inputs();
  SobolIndices result;
  result.mean = mean_of(design, values, result.used);
  Sums all(design);
  std::vector<Sums> replicates;
  for (std::size_t r = 0; r < design.replicates(); ++r) {
    Sums sums = sums_of(design, values, result.mean, r);
    if (sums.samples() == 0) continue;
    all.add(sums);
    replicates.push_back(std::move(sums));
  }
  result.replicates = replicates.size();
  result.variance = all.variance();
  const double freedom = static_cast<double>(std::max<std::size_t>(replicates.size(), 2) - 1);
  const double quantile = student_t_quantile(0.5 + 0.5 * confidence, freedom);
  for (std::size_t k = 0; k < Sums::count_of(design); ++k) {
    std::vector<Interval>& list = k < d ? result.first : k < 2 * d ? result.total : result.second;
    list.push_back(interval(all, replicates, k, quantile));
  }
  return result;
}

}  // namespace pf::statistics
