#pragma once

#include <array>
#include <cstddef>
#include <utility>

namespace pf::ode {

/// A row of a tableau as a type: its length is known to the compiler and its zeros cost nothing. Row i of the
/// matrix of a Runge-Kutta method has i entries, so the size tells the stage.
template <const auto& Values>
struct Row {
  static constexpr std::size_t size = Values.size();
};

/// out = base + h * sum_j Values[j] k_j over `count` numbers; k_j = k + j * count. `base` may be null for
/// zero.
///
/// The sum over stages is unrolled, the loop over components is the one that vectorises. `out` may not
/// overlap.
template <const auto& Values, bool Base>
inline void combine_row(std::size_t count, const double* __restrict base, double h,
                        const double* __restrict k, double* __restrict out) {
  [&]<std::size_t... J>(std::index_sequence<J...>) {
    const std::array<double, sizeof...(J)> c{h * Values[J]...};
    for (std::size_t i = 0; i < count; ++i) {
      double sum = 0.0;
      const auto add = [&]<std::size_t At>() {
        if constexpr (Values[At] != 0.0) sum += c[At] * k[i + At * count];
      };
      (add.template operator()<J>(), ...);
      if constexpr (Base) {
        out[i] = base[i] + sum;
      } else {
        out[i] = sum;
      }
    }
  }(std::make_index_sequence<Values.size()>{});
}

/// out = base + h * sum_j Values[j] k_j.
template <const auto& Values>
inline void combine(std::size_t count, const double* base, double h, Row<Values>, const double* k,
                    double* out) {
  combine_row<Values, true>(count, base, h, k, out);
}

/// out = h * sum_j Values[j] k_j.
template <const auto& Values>
inline void weighted_sum(std::size_t count, double h, const double* k, double* out) {
  combine_row<Values, false>(count, nullptr, h, k, out);
}

}  // namespace pf::ode
