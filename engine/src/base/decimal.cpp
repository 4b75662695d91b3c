// Doubles to decimals and back, exactly rounded, with little code: the WebAssembly module has no room for the
// tables of to_chars (100 kB), and finding the shortest by trial took its C library about 30 us a number. A
// power of ten of 128 bits decides nearly every case (Steele & White 1990; Clinger 1990; Lemire 2021 for the
// width that this needs); where it is too short to tell, whole integers are compared.
#include "decimal.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "big_integer.hpp"

namespace pf::detail {
namespace {

constexpr int stride = 27;  // 5^27 is the highest power of five below 2^63
constexpr int lowest = -13, highest = 12;

/// (high * 2^64 + low) * 2^exponent, the highest bit set, rounded down.
struct Wide {
  std::uint64_t high, low;
  int exponent;
};

template <std::size_t limbs>
constexpr Wide leading_bits(const BigInteger<limbs>& number, int exponent) {
  const int bits = number.bits();
  return {number.word(bits - 64), number.word(bits - 128), bits - 128 + exponent};
}

/// 5^(27 i) for i from `lowest` to `highest`.
constexpr auto coarse_powers = [] {
  std::array<Wide, highest - lowest + 1> table{};
  constexpr int bits = 1024;  // 2^1024 / 5^351 has 209 bits
  BigInteger<36> up(1), down(1);
  down.shift_left(bits);
  table[-lowest] = leading_bits(up, 0);
  for (std::size_t i = 1; i <= -lowest; ++i) {
    up.multiply_by_five_to(stride);
    for (int k = 0; k < 3; ++k) down.divide(1953125);  // 5^9
    table[-lowest - i] = leading_bits(down, -bits);
    if (i <= highest) table[-lowest + i] = leading_bits(up, 0);
  }
  return table;
}();

constexpr auto fine_powers = [] {
  std::array<std::uint64_t, stride> table{};
  std::uint64_t power = 1;
  for (std::uint64_t& entry : table) entry = power, power *= 5;
  return table;
}();

constexpr auto tens = [] {
  std::array<std::uint64_t, 20> table{};
  std::uint64_t power = 1;
  for (std::uint64_t& entry : table) entry = power, power *= 10;
  return table;
}();

struct Product {
  std::uint64_t high, low;
};

Product multiply(std::uint64_t a, std::uint64_t b) {
  const std::uint64_t a0 = a & 0xFFFF'FFFF, a1 = a >> 32, b0 = b & 0xFFFF'FFFF, b1 = b >> 32;
  const std::uint64_t low = a0 * b0, cross = a1 * b0 + (low >> 32);
  const std::uint64_t middle = a0 * b1 + (cross & 0xFFFF'FFFF);
  return {a1 * b1 + (cross >> 32) + (middle >> 32), middle << 32 | (low & 0xFFFF'FFFF)};
}

/// n * power, n > 0: at most 10 units of the lowest bit too small where the power is at most 4 of them too
/// small.
Wide multiply(const Wide& power, std::uint64_t n) {
  const int zeros = std::countl_zero(n);
  const Product top = multiply(power.high, n << zeros), bottom = multiply(power.low, n << zeros);
  Wide out{top.high, top.low + bottom.high, power.exponent - zeros + 64};
  if (out.low < bottom.high) ++out.high;
  if ((out.high >> 63) == 0) {
    out.high = out.high << 1 | out.low >> 63;
    out.low <<= 1;
    --out.exponent;
  }
  return out;
}

/// 10^k for k from -351 to 350, at most 4 units of the lowest bit too small.
Wide power_of_ten(int k) {
  const int i = (k - lowest * stride) / stride;
  Wide power = multiply(coarse_powers[static_cast<std::size_t>(i)],
                        fine_powers[static_cast<std::size_t>(k - (i + lowest) * stride)]);
  power.exponent += k;
  return power;
}

/// All that a text of 1024 digits needs, times or over what a double's exponent asks for: 4540 bits.
using Exact = BigInteger<160>;

/// The sign of a * 10^k - n * 2^e.
int compare(Exact a, int k, std::uint64_t n, int e) {
  Exact b(n);
  (k > 0 ? a : b).multiply_by_five_to(std::abs(k));
  const int twos = k - e;
  (twos > 0 ? a : b).shift_left(std::abs(twos));
  return a.compare(b);
}

/// n * 2^e * 10^k, for comparison with integers.
class Scaled {
 public:
  Scaled(std::uint64_t n, int e, int k, const Wide& power) : n_(n), e_(e), k_(k) {
    const Wide product = multiply(power, n);
    const int shift =
        -(product.exponent + 64 + e);  // of the high word, to its ones; 1 to 63 for what is below
    whole_ = product.high >> shift;
    part_ = product.high << (64 - shift) | product.low >> shift;
  }

  /// The largest integer that is not above; one less where that is in doubt.
  std::uint64_t floor() const { return whole_; }

  /// The sign of this number minus the integer c.
  int against(std::uint64_t c) const {
    // The number is in [whole + part, whole + part + error).
    constexpr std::uint64_t error = 16;
    if (c < whole_ || (c == whole_ && part_ > 0)) return 1;
    if (c > whole_ + 1 || (c == whole_ + 1 && part_ < 0 - error)) return -1;
    return -compare(Exact(c), -k_, n_, e_);
  }

 private:
  std::uint64_t n_;
  int e_, k_;
  std::uint64_t whole_, part_;
};

/// m * 2^e = value, and the power of ten that takes it into [10^16, 10^18).
struct Binary {
  explicit Binary(double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const int field = static_cast<int>(bits >> 52 & 0x7FF);
    m = bits & ((std::uint64_t{1} << 52) - 1);
    if (field > 0) m |= std::uint64_t{1} << 52;
    e = std::max(field, 1) - 1075;
    first_of_binade = m == std::uint64_t{1} << 52 && field > 1;
    constexpr double log10_of_2 = 0.30102999566398119521;
    k = 16 - static_cast<int>(std::floor((63 - std::countl_zero(m) + e) * log10_of_2));
    power = power_of_ten(k);
  }

  /// n * 2^-shift * value / m
  Scaled scaled(std::uint64_t n, int shift) const { return {n, e - shift, k, power}; }

  std::uint64_t m;
  int e, k;
  bool first_of_binade;  ///< the doubles below are twice as dense
  Wide power;
};

bool is_odd(std::uint64_t n) { return (n & 1) != 0; }

/// What a decimal number says: the sum of digits * 10^exponent, `rest` where digits beyond 19 were left out.
struct Written {
  explicit Written(std::string_view text);
  /// All the digits, as an integer.
  Exact all() const;

  std::string_view text;
  std::uint64_t digits = 0;
  int count = 0, exponent = 0;
  bool rest = false;
  int last_place = 0;  ///< exponent of the last digit written
};

Written::Written(std::string_view whole) : text(whole.substr(0, whole.find_first_of("eE"))) {
  bool fraction = false;
  for (const char c : text) {
    if (c == '.') {
      fraction = true;
      continue;
    }
    if (fraction) --last_place;
    if (digits == 0 && c == '0') continue;
    if (count < 19)
      digits = 10 * digits + static_cast<std::uint64_t>(c - '0'), ++count;
    else
      ++exponent, rest = rest || c != '0';
  }
  if (text.size() < whole.size()) {
    std::size_t at = text.size() + 1;
    const bool negative = whole[at] == '-';
    if (negative || whole[at] == '+') ++at;
    int written = 0;
    for (; at < whole.size(); ++at) written = std::min(10 * written + (whole[at] - '0'), 100000);
    last_place += negative ? -written : written;
  }
  exponent += last_place;
}

Exact Written::all() const {
  Exact number(0);
  std::uint32_t factor = 1, group = 0;
  for (const char c : text) {
    if (c == '.') continue;
    factor *= 10, group = 10 * group + static_cast<std::uint32_t>(c - '0');
    if (factor == 1000000000) number.multiply_add(factor, group), factor = 1, group = 0;
  }
  number.multiply_add(factor, group);
  return number;
}

}  // namespace

Decimal shortest_decimal(double value) {
  const Binary v(value);
  const bool closed = !is_odd(v.m);  // a number halfway to a neighbour reads back as the even one
  const Scaled low = v.first_of_binade ? v.scaled(4 * v.m - 1, 2) : v.scaled(4 * v.m - 2, 2);
  const Scaled high = v.scaled(4 * v.m + 2, 2);
  const auto inside = [&](const Scaled& bound, std::uint64_t c, int side) {
    const int sign = side * bound.against(c);
    return sign < 0 || (closed && sign == 0);
  };
  const std::uint64_t floor = v.scaled(v.m, 0).floor();

  // A multiple of a power of ten within the bounds, the higher the fewer digits it has.
  std::uint64_t unit = 1, below = 0;
  bool takes_below = false, takes_above = false;
  int zeros = -1;
  for (std::uint64_t next = 1; zeros < 18; next *= 10) {
    const std::uint64_t multiple = floor - floor % next;
    const bool lower = inside(low, multiple, 1), upper = inside(high, multiple + next, -1);
    if (!lower && !upper) break;
    unit = next, below = multiple, takes_below = lower, takes_above = upper;
    ++zeros;
  }
  if (takes_below && takes_above) {
    const int side = v.scaled(2 * v.m, 0).against(2 * below + unit);
    takes_below = side < 0 || (side == 0 && !is_odd(below / unit));
  }
  return {below / unit + (takes_below ? 0 : 1), zeros - v.k};
}

Decimal rounded_decimal(double value, int count) {
  const Binary v(value);
  const std::uint64_t floor = v.scaled(v.m, 0).floor();
  const int zeros = (floor < tens[17] ? 17 : 18) - count;
  const std::uint64_t unit = tens[static_cast<std::size_t>(zeros)];
  Decimal out{floor / unit, zeros - v.k};
  const int side = v.scaled(2 * v.m, 0).against((2 * out.digits + 1) * unit);
  if (side > 0 || (side == 0 && is_odd(out.digits))) ++out.digits;
  if (out.digits == tens[static_cast<std::size_t>(count)]) out.digits /= 10, ++out.exponent;
  return out;
}

double read_decimal(std::string_view text) {
  const Written written(text);
  const int magnitude =
      written.exponent + written.count;  // the number is below 10^magnitude, by less than 10
  if (written.digits == 0 || magnitude < -323) return 0.0;
  if (magnitude > 309) return std::numeric_limits<double>::infinity();

  const Wide product = multiply(power_of_ten(written.exponent), written.digits);
  const int unit = std::max(product.exponent + 127 - 52, -1074);  // exponent of the last bit of the double
  const int shift = unit - product.exponent - 64;                 // of the high word
  std::uint64_t m = shift < 64 ? product.high >> shift : 0;
  bool up = false, known = shift < 64;
  if (known) {
    const std::uint64_t rest = product.high << (64 - shift) | product.low >> shift,
                        half = std::uint64_t{1} << 63;
    // How much the product may be too small, in units of the rest: its own error, and the digits left out,
    // which are below one unit of at least 10^18.
    const std::uint64_t error = written.rest ? std::uint64_t{32} << (64 - shift) : 32;
    up = rest > half;
    known = up || rest < half - error;
  }
  if (!known) {
    const int side = compare(written.all(), written.last_place, 2 * m + 1, unit - 1);
    up = side > 0 || (side == 0 && is_odd(m));
  }
  return std::ldexp(static_cast<double>(up ? m + 1 : m), unit);
}

}  // namespace pf::detail
