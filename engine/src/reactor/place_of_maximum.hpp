#pragma once

#include <cmath>

namespace pf::reactor {

/// Where a function with one maximum in [a, b] has it: golden-section search.
template <class Function>
double place_of_maximum(const Function& f, double a, double b) {
  constexpr double golden = 0.6180339887498949;
  double left = b - golden * (b - a), right = a + golden * (b - a);
  double f_left = f(left), f_right = f(right);
  for (int k = 0; k < 60 && b - a > 1e-14 * std::abs(b); ++k) {
    if (f_left > f_right) {
      b = right, right = left, f_right = f_left;
      left = b - golden * (b - a), f_left = f(left);
    } else {
      a = left, left = right, f_left = f_right;
      right = a + golden * (b - a), f_right = f(right);
    }
  }
  return 0.5 * (a + b);
}

}  // namespace pf::reactor
