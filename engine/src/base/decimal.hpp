#pragma once

#include <cstdint>
#include <string_view>

namespace pf::detail {

/// digits * 10^exponent
struct Decimal {
  std::uint64_t digits;
  int exponent;
};

/// The decimal with the fewest digits that reads back as the same double, of those the nearest to it.
/// @param value finite, > 0
Decimal shortest_decimal(double value);

/// The value rounded to a number of significant digits (1 to 17), ties to even.
/// @param value finite, > 0
/// @return with exactly `count` digits
Decimal rounded_decimal(double value, int count);

/// The double nearest to an unsigned decimal number, ties to even; infinite when that is beyond all doubles.
/// @param text digits with at most one point and an optional exponent, at most 1024 characters
double read_decimal(std::string_view text);

}  // namespace pf::detail
