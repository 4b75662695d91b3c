#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "pharmaflow/base/parametric.hpp"

namespace pf::reactor {

/// A number of the recipe with its gradient with respect to the unknowns theta; an empty gradient is zero.
/// Used while a run is set up, never in its inner loop.
struct Jet {
  double v = 0.0;
  std::vector<double> d;

  Jet() = default;
  Jet(double value) : v(value) {}  // NOLINT: a number is a constant
  double gradient(std::size_t k) const { return d.empty() ? 0.0 : d[k]; }
};

namespace detail {
/// a x + b y on gradients, where an empty one is zero.
inline std::vector<double> combine(double a, const std::vector<double>& x, double b,
                                   const std::vector<double>& y) {
  std::vector<double> z = x.empty() ? std::vector<double>(y.size(), 0.0) : x;
  for (double& zi : z) zi *= a;
  if (!y.empty())
    for (std::size_t k = 0; k < z.size(); ++k) z[k] += b * y[k];
  return z;
}
}  // namespace detail

inline Jet make_jet(double v, std::vector<double> d) {
  Jet j(v);
  j.d = std::move(d);
  return j;
}
inline Jet operator+(const Jet& a, const Jet& b) {
  return make_jet(a.v + b.v, detail::combine(1, a.d, 1, b.d));
}
inline Jet operator-(const Jet& a, const Jet& b) {
  return make_jet(a.v - b.v, detail::combine(1, a.d, -1, b.d));
}
inline Jet operator*(const Jet& a, const Jet& b) {
  return make_jet(a.v * b.v, detail::combine(b.v, a.d, a.v, b.d));
}
inline Jet operator/(const Jet& a, const Jet& b) {
  const double q = a.v / b.v;
  return make_jet(q, detail::combine(1 / b.v, a.d, -q / b.v, b.d));
}

/// Turns the quantities of a recipe into jets under given parameter values and directions.
class JetMaker {
 public:
  /// @param parameters values [SI], shape (n_parameters)
  /// @param directions d parameter / d theta, shape (n_parameters, unknowns) column-major; empty when
  /// unknowns = 0
  JetMaker(std::span<const double> parameters, std::span<const double> directions, std::size_t unknowns)
      : parameters_(parameters), directions_(directions), unknowns_(unknowns) {}

  Jet operator()(const Parametric& p) const {
    Jet j(p.value(parameters_));
    if (p.is_parameter() && unknowns_ > 0) {
      const auto row = static_cast<std::size_t>(p.parameter);
      bool any = false;
      for (std::size_t k = 0; k < unknowns_; ++k) any = any || direction(row, k) != 0.0;
      if (any) {
        j.d.resize(unknowns_);
        for (std::size_t k = 0; k < unknowns_; ++k) j.d[k] = direction(row, k);
      }
    }
    return j;
  }
  double direction(std::size_t parameter, std::size_t k) const {
    return directions_[parameter + parameters_.size() * k];
  }
  std::size_t unknowns() const { return unknowns_; }
  std::span<const double> parameters() const { return parameters_; }

 private:
  std::span<const double> parameters_, directions_;
  std::size_t unknowns_;
};

}  // namespace pf::reactor
