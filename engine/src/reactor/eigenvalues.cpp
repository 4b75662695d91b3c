#include "eigenvalues.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace pf::reactor {
namespace {

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// The matrix while it is taken apart. Indices are signed, because windows end before row 0.
class Francis {
 public:
  Francis(std::vector<double> a, std::size_t n) : a_(std::move(a)), n_(static_cast<std::ptrdiff_t>(n)) {}
  std::vector<std::complex<double>> solve();

 private:
  using Index = std::ptrdiff_t;

  double& at(Index row, Index column) { return a_[static_cast<std::size_t>(row + column * n_)]; }
  void balance();
  void reduce();
  Index last_split(Index high);
  void step(Index low, Index high, int count);
  void pair(Index row);
  /// I - 2 v v^T / |v|^2 from both sides on rows and columns first ... first + size - 1, within a window.
  void reflect(const double* v, Index first, Index size, Index columns_from, Index columns_to,
               Index rows_from, Index rows_to);

  std::vector<double> a_;
  Index n_;
  std::vector<std::complex<double>> found_;
};

/// Rows and columns of like size: rates per concentration and per kelvin differ by orders of magnitude.
void Francis::balance() {
  for (bool changed = true; changed;) {
    changed = false;
    for (Index i = 0; i < n_; ++i) {
      double row = 0.0, column = 0.0;
      for (Index j = 0; j < n_; ++j) {
        if (j == i) continue;
        row += std::abs(at(i, j));
        column += std::abs(at(j, i));
      }
      if (row == 0.0 || column == 0.0) continue;
      const double factor = std::exp2(std::round(0.5 * std::log2(row / column)));
      if (!(column * factor + row / factor < 0.95 * (column + row))) continue;
      for (Index j = 0; j < n_; ++j) at(j, i) *= factor;
      for (Index j = 0; j < n_; ++j) at(i, j) /= factor;
      changed = true;
    }
  }
}

void Francis::reflect(const double* v, Index first, Index size, Index columns_from, Index columns_to,
                      Index rows_from, Index rows_to) {
  double squares = 0.0;
  for (Index i = 0; i < size; ++i) squares += v[i] * v[i];
  if (squares == 0.0) return;
  for (Index j = columns_from; j <= columns_to; ++j) {
    double sum = 0.0;
    for (Index i = 0; i < size; ++i) sum += v[i] * at(first + i, j);
    sum *= 2.0 / squares;
    for (Index i = 0; i < size; ++i) at(first + i, j) -= sum * v[i];
  }
  for (Index j = rows_from; j <= rows_to; ++j) {
    double sum = 0.0;
    for (Index i = 0; i < size; ++i) sum += v[i] * at(j, first + i);
    sum *= 2.0 / squares;
    for (Index i = 0; i < size; ++i) at(j, first + i) -= sum * v[i];
  }
}

/// v becomes the vector whose reflection takes it to a multiple of the first unit vector.
void to_reflector(double* v, std::ptrdiff_t size) {
  double largest = 0.0, squares = 0.0;
  for (std::ptrdiff_t i = 0; i < size; ++i) largest = std::max(largest, std::abs(v[i]));
  if (largest == 0.0) return;
  for (std::ptrdiff_t i = 0; i < size; ++i) v[i] /= largest, squares += v[i] * v[i];
  v[0] += std::copysign(std::sqrt(squares), v[0]);
}

/// To Hessenberg form.
void Francis::reduce() {
  std::vector<double> v(static_cast<std::size_t>(n_));
  for (Index k = 0; k + 2 < n_; ++k) {
    const Index size = n_ - k - 1;
    for (Index i = 0; i < size; ++i) v[static_cast<std::size_t>(i)] = at(k + 1 + i, k);
    to_reflector(v.data(), size);
    reflect(v.data(), k + 1, size, k, n_ - 1, 0, n_ - 1);
    for (Index i = k + 2; i < n_; ++i) at(i, k) = 0.0;
  }
}

/// The first row of the block that ends at `high`: the entry left of it is negligible.
Francis::Index Francis::last_split(Index high) {
  for (Index low = high; low > 0; --low) {
    const double beside = std::abs(at(low - 1, low - 1)) + std::abs(at(low, low));
    double& entry = at(low, low - 1);
    if (std::abs(entry) > epsilon * beside) continue;
    entry = 0.0;
    return low;
  }
  return 0;
}

/// The eigenvalues of the two by two block that begins at `row`.
void Francis::pair(Index row) {
  const double a = at(row, row), b = at(row, row + 1), c = at(row + 1, row), d = at(row + 1, row + 1);
  const double half = 0.5 * (a - d), middle = d + half, discriminant = half * half + b * c;
  if (discriminant < 0.0) {
    const double imaginary = std::sqrt(-discriminant);
    found_.emplace_back(middle, imaginary);
    found_.emplace_back(middle, -imaginary);
    return;
  }
  // The one farther from d without cancellation, the other through their product about d.
  const double far = half + std::copysign(std::sqrt(discriminant), half);
  found_.emplace_back(d + far, 0.0);
  found_.emplace_back(far == 0.0 ? d : d - b * c / far, 0.0);
}

/// One double step on the block low ... high.
void Francis::step(Index low, Index high, int count) {
  double trace = at(high - 1, high - 1) + at(high, high);
  double determinant = at(high - 1, high - 1) * at(high, high) - at(high - 1, high) * at(high, high - 1);
  if (count % 10 == 0) {  // a cycle is left by shifts of no meaning
    const double size = std::abs(at(high, high - 1)) + std::abs(at(high - 1, high - 2));
    trace = 1.5 * size;
    determinant = size * size;
  }
  const double below = at(low + 1, low);
  double v[3] = {at(low, low) * at(low, low) + at(low, low + 1) * below - trace * at(low, low) + determinant,
                 below * (at(low, low) + at(low + 1, low + 1) - trace), below * at(low + 2, low + 1)};
  for (Index k = low; k < high; ++k) {
    const Index size = std::min<Index>(3, high - k + 1);
    to_reflector(v, size);
    reflect(v, k, size, std::max(low, k - 1), high, low, std::min(high, k + 3));
    if (k > low) at(k + 1, k - 1) = 0.0;
    if (k > low && size == 3) at(k + 2, k - 1) = 0.0;
    for (Index i = 0; i < 3; ++i) v[i] = k + 1 + i <= high ? at(k + 1 + i, k) : 0.0;
  }
}

std::vector<std::complex<double>> Francis::solve() {
  constexpr int most_steps = 60;
  balance();
  reduce();
  int count = 0;
  for (Index high = n_ - 1; high >= 0;) {
    const Index low = last_split(high);
    if (high - low >= 2) {
      if (++count > most_steps) return {};
      step(low, high, count);
      continue;
    }
    if (low == high)
      found_.emplace_back(at(high, high), 0.0);
    else
      pair(low);
    high = low - 1;
    count = 0;
  }
  return std::move(found_);
}

}  // namespace

std::vector<std::complex<double>> eigenvalues(std::vector<double> a, std::size_t n) {
  // Products of entries neither overflow nor vanish when the largest is 1.
  double largest = 0.0;
  for (const double entry : a) largest = std::max(largest, std::abs(entry));
  if (largest == 0.0) return std::vector<std::complex<double>>(n);
  for (double& entry : a) entry /= largest;
  std::vector<std::complex<double>> values = Francis(std::move(a), n).solve();
  for (std::complex<double>& value : values) value *= largest;
  return values;
}

}  // namespace pf::reactor
