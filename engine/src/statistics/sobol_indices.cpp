#include "pharmaflow/statistics/sobol_indices.hpp"

#include <algorithm>
#include <cmath>

#include "bootstrap.hpp"
#include "pharmaflow/base/random.hpp"

namespace pf::statistics {

SaltelliDesign::SaltelliDesign(std::size_t inputs, std::size_t samples, bool second_order, std::uint64_t seed)
    : inputs_(inputs), samples_(samples), second_order_(second_order), sequence_(2 * inputs, seed) {}

void SaltelliDesign::row(std::size_t evaluation, std::span<double> coordinates) const {
  const std::size_t sample = evaluation / block(), k = evaluation % block();
  std::vector<double> both(2 * inputs_);
  sequence_.point(static_cast<std::uint32_t>(sample), both);
  const double *a = both.data(), *b = a + inputs_;
  const bool from_a = k <= inputs_;
  std::copy_n(from_a ? a : b, inputs_, coordinates.begin());
  if (k >= 1 && k <= inputs_) coordinates[k - 1] = b[k - 1];
  if (second_order_ && k > inputs_ && k <= 2 * inputs_) coordinates[k - inputs_ - 1] = a[k - inputs_ - 1];
}

namespace {

/// Sums of one set of samples, from which all indices follow.
class Sums {
 public:
  explicit Sums(const SaltelliDesign& design)
      : d_(design.inputs()),
        second_order_(design.second_order()),
        first_(d_),
        total_(d_),
        second_(second_order_ ? d_ * (d_ - 1) / 2 : 0) {}

  /// @param f the outputs of one sample, centred, shape (block)
  void add(const double* f) {
    const double a = f[0], b = f[second_order_ ? 2 * d_ + 1 : d_ + 1];
    sum_ += a + b;
    squares_ += a * a + b * b;
    ++count_;
    for (std::size_t i = 0; i < d_; ++i) {
      const double ab = f[1 + i];
      first_[i] += b * (ab - a);
      total_[i] += (a - ab) * (a - ab);
    }
    if (!second_order_) return;
    for (std::size_t i = 0, pair = 0; i < d_; ++i)
      for (std::size_t j = i + 1; j < d_; ++j, ++pair) second_[pair] += f[1 + d_ + i] * f[1 + j] - a * b;
  }

  double mean() const { return sum_ / (2.0 * count()); }
  double variance() const { return std::max(0.0, squares_ / (2.0 * count()) - mean() * mean()); }

  /// S_1 ... S_d, S_T1 ... S_Td, S_12 ...
  void indices(std::vector<double>& out) const {
    out.clear();
    const double v = variance() * count(), scale = v > 0.0 ? 1.0 / v : 0.0;
    for (const double sum : first_) out.push_back(sum * scale);
    for (const double sum : total_) out.push_back(0.5 * sum * scale);
    if (!second_order_) return;
    for (std::size_t i = 0, pair = 0; i < d_; ++i)
      for (std::size_t j = i + 1; j < d_; ++j, ++pair) out.push_back(second_[pair] * scale - out[i] - out[j]);
  }

 private:
  double count() const { return static_cast<double>(count_); }
  std::size_t d_;
  bool second_order_;
  std::size_t count_ = 0;
  double sum_ = 0.0, squares_ = 0.0;
  std::vector<double> first_, total_, second_;
};

/// Whole samples, centred on the mean of A and B; shape (used, block).
std::vector<double> whole_samples(const SaltelliDesign& design, std::span<const double> values,
                                  double& mean) {
  const std::size_t block = design.block();
  std::vector<double> kept;
  double sum = 0.0;
  for (std::size_t s = 0; s < design.samples(); ++s) {
    const double* row = &values[s * block];
    if (!std::all_of(row, row + block, [](double f) { return std::isfinite(f); })) continue;
    kept.insert(kept.end(), row, row + block);
    sum += row[0] + row[block - 1];
  }
  mean = kept.empty() ? 0.0 : sum / (2.0 * static_cast<double>(kept.size() / block));
  for (double& f : kept) f -= mean;
  return kept;
}

}  // namespace

SobolIndices sobol_indices(const SaltelliDesign& design, std::span<const double> values,
                           const BootstrapOptions& options) {
  const std::size_t d = design.inputs(), block = design.block();
  SobolIndices result;
  const std::vector<double> samples = whole_samples(design, values, result.mean);
  result.used = samples.size() / block;
  Sums all(design);
  for (std::size_t s = 0; s < result.used; ++s) all.add(&samples[s * block]);
  std::vector<double> estimates;
  if (result.used > 0) {
    result.variance = all.variance();
    all.indices(estimates);
  } else {
    estimates.assign(2 * d + (design.second_order() ? d * (d - 1) / 2 : 0), 0.0);
  }
  const auto intervals =
      bootstrap(estimates, result.used, options, [&](Random& random, std::vector<double>& out) {
        Sums drawn(design);
        for (std::size_t s = 0; s < result.used; ++s) drawn.add(&samples[random.below(result.used) * block]);
        drawn.indices(out);
      });
  const auto middle = intervals.begin() + static_cast<std::ptrdiff_t>(d);
  result.first.assign(intervals.begin(), middle);
  result.total.assign(middle, middle + static_cast<std::ptrdiff_t>(d));
  result.second.assign(middle + static_cast<std::ptrdiff_t>(d), intervals.end());
  return result;
}

}  // namespace pf::statistics
