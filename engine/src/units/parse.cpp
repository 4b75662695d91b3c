#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/units/unit.hpp"
#include "scan.hpp"
#include "symbols.hpp"

namespace pf::units {
namespace {

constexpr std::size_t longest_text = 256;
constexpr int deepest_nesting = 16;
constexpr double largest_exponent = 30.0;
constexpr double largest_total_exponent = 100.0;

/// A product of powers: factor = top / bottom * 10^decade. Divisors are gathered, so that 1/min is rounded
/// once.
struct Product {
  Dimension dimension;
  double top = 1.0;
  double bottom = 1.0;
  double decade = 0.0;
  double zero = 0.0;  ///< of a temperature symbol that stands alone
  bool alone = true;  ///< no factor so far, or exactly one with exponent 1
  bool empty = true;
};

/// base^exponent for exponent >= 0, by multiplication where it is a whole number.
double raise(double base, double exponent) {
  if (base == 1.0) return 1.0;
  if (exponent != std::floor(exponent)) return std::pow(base, exponent);
  double result = 1.0;
  for (int i = 0; i < static_cast<int>(exponent); ++i) result *= base;
  return result;
}

void multiply(Product& into, const Product& factor, double exponent) {
  const bool first = into.empty;
  into.dimension = into.dimension * power(factor.dimension, exponent);
  const double size = std::abs(exponent);
  (exponent < 0.0 ? into.bottom : into.top) *= raise(factor.top, size);
  (exponent < 0.0 ? into.top : into.bottom) *= raise(factor.bottom, size);
  into.decade += factor.decade * exponent;
  into.alone = first && factor.alone && exponent == 1.0;
  into.zero = into.alone ? factor.zero : 0.0;
  into.empty = false;
}

/// top / bottom * 10^decade with as few roundings as possible: powers of ten up to 10^22 are exact.
double factor_of(const Product& p) {
  const double tens = raise(10.0, std::min(std::abs(p.decade), 400.0));
  return p.decade < 0.0 ? p.top / (p.bottom * tens) : p.top * tens / p.bottom;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Product> whole() {
    Result<Product> result = product(0);
    if (result && position_ < text_.size()) return invalid("has a ')' without its '('");
    // rpm and 1/s count revolutions of a stirrer: an angle per time beside them would be wrong by 2 pi.
    if (result && angle_ && result->dimension == dimension::frequency)
      return invalid("is ambiguous: it counts an angle where speeds of stirrers count revolutions",
                     "Write rpm or 1/s, which count revolutions: 1 rad/s is 9.549 rpm.");
    return result;
  }

 private:
  enum class Join { none, times, divided_by };

  // product := factor { ( blank | "*" | "." | "/" ) factor }
  Result<Product> product(int depth) {
    if (depth > deepest_nesting)
      return invalid("nests parentheses more than " + std::to_string(deepest_nesting) + " deep");
    Product result;
    Join join = Join::none;
    bool divided = false;
    for (;;) {
      skip_blanks(text_, position_);
      if (position_ == text_.size() || text_[position_] == ')') break;
      const Scanned c = scan(text_, position_);
      if (c.kind == Scanned::times || c.kind == Scanned::slash) {
        if (join != Join::none || result.empty)
          return invalid("lacks a factor before '" + std::string(c.text) + "'",
                         "A reciprocal is written \"1/s\".");
        join = c.kind == Scanned::times ? Join::times : Join::divided_by;
        position_ += c.text.size();
        continue;
      }
      const Result<Power> next = factor(depth);
      if (!next) return std::unexpected(next.error());
      if (divided && join != Join::divided_by && next->exponent > 0.0)
        return invalid("is ambiguous: it does not say whether what follows the first '/' is divided as well",
                       "Use parentheses, as in \"J/(mol K)\", or negative powers, as in \"J mol-1 K-1\".");
      divided = divided || join == Join::divided_by;
      multiply(result, next->base, join == Join::divided_by ? -next->exponent : next->exponent);
      for (const double e : result.dimension.exponent)
        if (std::abs(e) > largest_total_exponent) return invalid("has an absurdly large exponent");
      join = Join::none;
    }
    if (join != Join::none) return invalid("ends where a factor is missing");
    return result;
  }

  struct Power {
    Product base;
    double exponent = 1.0;
  };

  // factor := "1" | ( symbol | "(" product ")" ) [ exponent ]
  Result<Power> factor(int depth) {
    const Scanned c = scan(text_, position_);
    if (c.kind == Scanned::digit) {
      std::size_t end = position_;
      while (end < text_.size() && (is_ascii_digit(text_[end]) || text_[end] == '.')) ++end;
      if (text_.substr(position_, end - position_) != "1")
        return invalid("contains the number " + std::string(text_.substr(position_, end - position_)),
                       "A unit has no numbers but exponents and the 1 of \"1/s\".");
      position_ = end;
      Product one;
      one.alone = false;
      return Power{one, 1.0};
    }
    Power result;
    if (c.kind == Scanned::open) {
      ++position_;
      Result<Product> inner = product(depth + 1);
      if (!inner) return std::unexpected(inner.error());
      if (position_ == text_.size()) return invalid("has a '(' without its ')'");
      if (inner->empty) return invalid("has empty parentheses");
      ++position_;
      result.base = *inner;
    } else if (c.kind == Scanned::symbol) {
      Result<Product> symbol = this->symbol();
      if (!symbol) return std::unexpected(symbol.error());
      result.base = *symbol;
    } else {
      return invalid("has an unexpected '" + std::string(c.text) + "'");
    }
    const Result<double> power = exponent();
    if (!power) return std::unexpected(power.error());
    result.exponent = *power;
    return result;
  }

  Result<Product> symbol() {
    const std::size_t start = position_;
    while (position_ < text_.size()) {
      const Scanned c = scan(text_, position_);
      if (c.kind != Scanned::symbol) break;
      position_ += c.text.size();
    }
    const std::string_view name = text_.substr(start, position_ - start);
    const PrefixedSymbol found = find_symbol(name);
    if (!found.symbol) return unknown(name);
    angle_ = angle_ || name == "rad" || name == "deg";
    Product result;
    for (std::size_t i = 0; i < Dimension::count; ++i)
      result.dimension.exponent[i] = found.symbol->exponents[i];
    result.top = found.symbol->mantissa;
    result.bottom = found.symbol->divisor;
    result.decade = found.symbol->decade + found.decade;
    result.zero = found.symbol->zero;
    result.empty = false;
    return result;
  }

  // exponent := [ "^" | "**" ] number | ("^" | "**") "(" number [ "/" number ] ")" | superscript digits
  Result<double> exponent() {
    const Exponent e = scan_exponent(text_, position_);
    if (!e.well_formed)
      return invalid("has an exponent that is not a number", "Write \"m2\", \"m^-2\" or \"L^0.5\".");
    if (std::abs(e.value) > largest_exponent)
      return invalid("has an exponent beyond " + shortest(largest_exponent));
    return e.value;
  }

  /// A syntax fault; says where the reading stopped, counted in characters from 1.
  std::unexpected<Error> invalid(const std::string& what, std::string hint = {}) const {
    std::size_t character = 1;
    for (std::size_t i = 0; i < position_;) {
      next_code_point(text_, i);
      ++character;
    }
    return fail(
        "invalid_unit",
        "The unit '" + std::string(text_) + "' " + what + " (character " + std::to_string(character) + ").",
        std::move(hint));
  }

  std::unexpected<Error> unknown(std::string_view name) const {
    std::string detail = "'" + std::string(name) + "' is not a known unit";
    if (name != text_) detail += " (in '" + std::string(text_) + "')";
    return fail("unknown_unit", detail + ".", advice(name));
  }

  static std::string advice(std::string_view name) {
    if (const std::string_view known = advice_for_confusion(name); !known.empty()) return std::string(known);
    std::vector<std::string> candidates;
    // Among the equally near a symbol without prefix is the likelier one, so these come first.
    for (const Symbol& s : symbols) candidates.emplace_back(s.name);
    for (const Symbol& s : symbols)
      for (const char p : s.prefixes) candidates.push_back(p + std::string(s.name));
    if (const auto near = nearest(name, candidates)) return "Did you mean '" + *near + "'?";
    return "Units are SI with prefixes, and M, L, min, h, d, degC, bar, atm, cal, rpm and the like.";
  }

  std::string_view text_;
  std::size_t position_ = 0;
  bool angle_ = false;
};

}  // namespace

Result<Unit> parse_unit(std::string_view text) {
  text = trimmed(text);
  if (text.size() > longest_text)
    return fail("invalid_unit", "A unit has at most " + std::to_string(longest_text) +
                                    " bytes; this one has " + std::to_string(text.size()) + ".");
  if (!is_valid_utf8(text)) return fail("invalid_unit", "The unit is not valid UTF-8 text.");
  const Result<Product> product = Parser(text).whole();
  if (!product) return std::unexpected(product.error());
  const double factor = factor_of(*product);
  if (!std::isnormal(factor))
    return fail("invalid_unit", "The unit '" + std::string(text) + "' is beyond the range of numbers.");
  const double zero = product->alone ? product->zero : 0.0;
  return Unit{.text = std::string(text),
              .dimension = product->dimension,
              .factor = factor,
              .offset = zero * product->top / product->bottom,
              .scale = {product->top, product->bottom, product->decade, zero}};
}

}  // namespace pf::units
