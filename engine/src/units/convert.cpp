// Numbers typed with few digits stay so: -5 degC is 23 degF, not 22.99999999999999. Doubles would be rounded
// at each step, and the zeros of two temperature scales cancel most of their digits. So the map is one
// fraction of integers, the number the shortest decimal that it stands for, and only the last step rounds to
// a double.
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "double_double.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/units/unit.hpp"

namespace pf::units {
namespace {

/// digits * 10^exponent
struct Decimal {
  DoubleDouble digits;
  int exponent = 0;
};

/// The shortest decimal that the double stands for; 0 has the exponent 0.
Decimal decimal(double value) {
  char buffer[32];
  const std::string_view text(buffer, write_shortest(buffer, std::abs(value)));
  double high = 0.0, low = 0.0, decade = 1.0;  // the first digits and, beyond 15, the others
  int count = 0, exponent = 0;
  bool fraction = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'e'; ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    const double digit = text[i] - '0';
    if (count < 15)
      high = 10.0 * high + digit;
    else
      low = 10.0 * low + digit, decade *= 10.0;
    if (high > 0.0) ++count;
    if (fraction) --exponent;
  }
  if (i < text.size()) exponent += static_cast<int>(*parse_double(text.substr(i + 1)));
  const DoubleDouble digits = DoubleDouble{high} * DoubleDouble{decade} + DoubleDouble{low};
  return {value < 0.0 ? digits * DoubleDouble{-1.0} : digits, high > 0.0 ? exponent : 0};
}

DoubleDouble times_ten_to(DoubleDouble number, int exponent) {
  constexpr int exact = 22;  // 10^22 is the highest power that a double holds exactly
  for (; exponent > exact; exponent -= exact) number = number * DoubleDouble{1e22};
  double power = 1.0;
  for (; exponent > 0; --exponent) power *= 10.0;
  return number * DoubleDouble{power};
}

/// (value + zero) * from / to - zero, with the units' tops and bottoms crosswise so that it is divided once.
double mapped(double value, const Unit::Scale& from, const Unit::Scale& to) {
  const int decade = static_cast<int>(from.decade - to.decade);
  const DoubleDouble over = DoubleDouble{from.top} * DoubleDouble{to.bottom};
  const DoubleDouble under = DoubleDouble{from.bottom} * DoubleDouble{to.top};
  Decimal terms[] = {decimal(value), decimal(from.zero), decimal(-to.zero)};
  int lowest = 0;
  for (Decimal& term : terms) {
    const bool of_target = &term == &terms[2];
    term.digits = term.digits * (of_target ? under : over);
    if (!of_target) term.exponent += decade;
    lowest = std::min(lowest, term.exponent);
  }
  DoubleDouble sum;
  for (const Decimal& term : terms)
    if (term.digits.high != 0.0) sum = sum + times_ten_to(term.digits, term.exponent - lowest);
  return (sum / times_ten_to(under, -lowest)).high;
}

bool is_moderate(double value) {
  const double size = std::abs(value);
  return value == 0.0 || (size > 1e-60 && size < 1e60);
}

/// Near the ends of the range of doubles, and between units of fractional powers of ten (mm^0.5), a step of
/// the map may overflow or is no decimal: there the plain map serves.
bool is_decimal_map(double value, const Unit::Scale& from, const Unit::Scale& to) {
  const double decade = from.decade - to.decade;
  return decade == std::floor(decade) && std::abs(decade) <= 60.0 && is_moderate(value) &&
         is_moderate(from.top) && is_moderate(from.bottom) && is_moderate(to.top) && is_moderate(to.bottom);
}

Result<double> checked(double value, const Quantity& from) {
  if (std::isfinite(value)) return value;
  return fail("not_finite",
              "'" + shortest(from.value) + " " + from.unit.text + "' is beyond the range of numbers.",
              "Give a finite number.");
}

Result<double> of_one_dimension(const Quantity& from, const Unit& to, Unit::Scale of_from, Unit::Scale of_to,
                                double plain) {
  if (!(from.unit.dimension == to.dimension)) {
    const std::string target =
        to.text.empty() ? "a number without unit" : "'" + to.text + "', " + describe(to.dimension);
    const std::string source = from.unit.text.empty()
                                   ? "A number without unit"
                                   : "'" + from.unit.text + "', " + describe(from.unit.dimension) + ",";
    return fail("unit_mismatch", source + " cannot be converted to " + target + ".",
                "A unit that fits is \"" + unit_for(from.unit.dimension) + "\".");
  }
  if (of_from == of_to) return checked(from.value, from);
  return checked(is_decimal_map(from.value, of_from, of_to) ? mapped(from.value, of_from, of_to) : plain,
                 from);
}

}  // namespace

Result<double> convert(const Quantity& from, const Unit& to) {
  return of_one_dimension(from, to, from.unit.scale, to.scale, to.from_si(from.si()));
}

Result<double> convert_difference(const Quantity& from, const Unit& to) {
  Unit::Scale of_from = from.unit.scale, of_to = to.scale;
  of_from.zero = of_to.zero = 0.0;
  return of_one_dimension(from, to, of_from, of_to,
                          to.difference_from_si(from.unit.difference_to_si(from.value)));
}

}  // namespace pf::units
