#pragma once

#include <cmath>

namespace pf::units {

/// A number of twice the digits of a double: high + low, |low| at most half a unit in the last place of high
/// (Dekker 1971; Knuth, TAOCP 2, 4.2.2). Integers below 2^106 are exact in it.
struct DoubleDouble {
  double high = 0.0, low = 0.0;

  friend DoubleDouble operator+(DoubleDouble a, DoubleDouble b) {
    const DoubleDouble highs = sum(a.high, b.high), lows = sum(a.low, b.low);
    const DoubleDouble first = sum(highs.high, highs.low + lows.high);
    return sum(first.high, first.low + lows.low);
  }
  friend DoubleDouble operator*(DoubleDouble a, DoubleDouble b) {
    const double highs = a.high * b.high;
    return sum(highs, std::fma(a.high, b.high, -highs) + (a.high * b.low + a.low * b.high));
  }
  friend DoubleDouble operator/(DoubleDouble a, DoubleDouble b) {
    const double first = a.high / b.high;
    const DoubleDouble rest = a + b * DoubleDouble{-first};
    return sum(first, rest.high / b.high);
  }

  /// a + b without rounding.
  static DoubleDouble sum(double a, double b) {
    const double rounded = a + b, part = rounded - a;
    return {rounded, (a - (rounded - part)) + (b - part)};
  }
};

}  // namespace pf::units
