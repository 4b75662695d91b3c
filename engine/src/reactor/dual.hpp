#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace pf::reactor {

/// A value with N directional derivatives, carried through the energy balance in one pass (forward mode,
/// exact).
template <std::size_t N>
struct Dual {
  double v = 0.0;
  std::array<double, N> d{};

  Dual() = default;
  Dual(double value) : v(value) {}  // NOLINT: a number is a constant
  static Dual variable(double value, std::size_t lane) {
    Dual x(value);
    x.d[lane] = 1.0;
    return x;
  }
};

namespace detail {
template <std::size_t N>
Dual<N> chain(double v, double da, const Dual<N>& a) {
  Dual<N> z(v);
  for (std::size_t k = 0; k < N; ++k) z.d[k] = da * a.d[k];
  return z;
}
template <std::size_t N>
Dual<N> chain(double v, double da, const Dual<N>& a, double db, const Dual<N>& b) {
  Dual<N> z(v);
  for (std::size_t k = 0; k < N; ++k) z.d[k] = da * a.d[k] + db * b.d[k];
  return z;
}
}  // namespace detail

template <std::size_t N>
Dual<N> operator+(const Dual<N>& a, const Dual<N>& b) {
  return detail::chain(a.v + b.v, 1, a, 1, b);
}
template <std::size_t N>
Dual<N> operator-(const Dual<N>& a, const Dual<N>& b) {
  return detail::chain(a.v - b.v, 1, a, -1, b);
}
template <std::size_t N>
Dual<N> operator*(const Dual<N>& a, const Dual<N>& b) {
  return detail::chain(a.v * b.v, b.v, a, a.v, b);
}
template <std::size_t N>
Dual<N> operator/(const Dual<N>& a, const Dual<N>& b) {
  const double q = a.v / b.v;
  return detail::chain(q, 1 / b.v, a, -q / b.v, b);
}
template <std::size_t N>
Dual<N> tanh(const Dual<N>& a) {
  const double y = std::tanh(a.v);
  return detail::chain(y, 1 - y * y, a);
}

inline double value_of(double x) { return x; }
template <std::size_t N>
double value_of(const Dual<N>& x) {
  return x.v;
}

}  // namespace pf::reactor
