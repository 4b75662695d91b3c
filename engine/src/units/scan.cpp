#include "scan.hpp"

#include <optional>

#include "pharmaflow/base/text.hpp"

namespace pf::units {
namespace {

constexpr char32_t superscript_minus = 0x207B;

/// The length of the blank at `position`, 0 when there is none. Word processors set no-break and thin spaces.
std::size_t blank_length(std::string_view text, std::size_t position) {
  if (position >= text.size()) return 0;
  const char c = text[position];
  if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
  for (const std::string_view blank : {"\u00A0", "\u2009", "\u202F"})
    if (text.substr(position).starts_with(blank)) return blank.size();
  return 0;
}

std::optional<int> superscript_digit(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2) return 2;
  if (c == 0xB3) return 3;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return static_cast<int>(c - 0x2070);
  return std::nullopt;
}

/// A signed decimal number, ASCII or with the minus sign of typography. The point belongs to it only when a
/// digit follows: in "m2.s" it multiplies.
std::optional<double> scan_number(std::string_view text, std::size_t& position) {
  std::size_t i = position;
  constexpr std::string_view minus_sign = "\u2212";
  bool negative = false;
  if (text.substr(i).starts_with(minus_sign)) {
    negative = true;
    i += minus_sign.size();
  } else if (i < text.size() && (text[i] == '-' || text[i] == '+')) {
    negative = text[i] == '-';
    ++i;
  }
  const std::size_t start = i;
  const auto digits = [&] {
    while (i < text.size() && is_ascii_digit(text[i])) ++i;
  };
  digits();
  if (i == start) return std::nullopt;
  if (i + 1 < text.size() && text[i] == '.' && is_ascii_digit(text[i + 1])) {
    ++i;
    digits();
  }
  const std::optional<double> value = parse_double(text.substr(start, i - start));
  if (!value) return std::nullopt;
  position = i;
  return negative ? -*value : *value;
}

/// "(number)" or "(number/number)", whose opening parenthesis is behind `position`.
std::optional<double> scan_fraction(std::string_view text, std::size_t& position) {
  skip_blanks(text, position);
  std::optional<double> value = scan_number(text, position);
  if (!value) return std::nullopt;
  skip_blanks(text, position);
  if (position < text.size() && text[position] == '/') {
    skip_blanks(text, ++position);
    const std::optional<double> divisor = scan_number(text, position);
    if (!divisor || *divisor == 0.0) return std::nullopt;
    value = *value / *divisor;
    skip_blanks(text, position);
  }
  if (position == text.size() || text[position] != ')') return std::nullopt;
  ++position;
  return value;
}

std::optional<double> scan_superscripts(std::string_view text, std::size_t& position) {
  std::size_t next = position;
  const bool negative = next_code_point(text, next) == superscript_minus;
  if (negative) position = next;
  double value = 0.0;
  int count = 0;
  while (position < text.size()) {
    next = position;
    const std::optional<int> digit = superscript_digit(next_code_point(text, next));
    if (!digit) break;
    value = 10.0 * value + *digit;
    if (++count > 4) return std::nullopt;
    position = next;
  }
  if (count == 0) return std::nullopt;
  return negative ? -value : value;
}

Exponent checked(std::optional<double> value) { return {value.value_or(1.0), value.has_value()}; }

}  // namespace

Scanned scan(std::string_view text, std::size_t position) {
  std::size_t next = position;
  const char32_t c = next_code_point(text, next);
  const std::string_view bytes = text.substr(position, next - position);
  const auto kind = [&] {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%') return Scanned::symbol;
    if (c >= '0' && c <= '9') return Scanned::digit;
    switch (c) {
      case '*':
      case '.':
      case 0xB7:    // middle dot
      case 0x22C5:  // dot operator
      case 0xD7:    // multiplication sign
        return Scanned::times;
      case '/':
      case 0x2215:  // division slash
        return Scanned::slash;
      case '(':
        return Scanned::open;
      case ')':
        return Scanned::close;
      case superscript_minus:
        return Scanned::superscript;
      default:
        break;
    }
    if (superscript_digit(c)) return Scanned::superscript;
    return c >= 0x80 && blank_length(text, position) == 0 && c != 0x2212 ? Scanned::symbol : Scanned::other;
  }();
  return {kind, bytes};
}

void skip_blanks(std::string_view text, std::size_t& position) {
  while (const std::size_t length = blank_length(text, position)) position += length;
}

std::string_view trimmed(std::string_view text) {
  std::size_t start = 0;
  skip_blanks(text, start);
  text.remove_prefix(start);
  for (std::size_t end = text.size(); end > 0;) {
    std::size_t last = end - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (blank_length(text, last) != end - last) break;
    end = last;
    text = text.substr(0, end);
  }
  return text;
}

Exponent scan_exponent(std::string_view text, std::size_t& position) {
  if (position >= text.size()) return {};
  const std::string_view rest = text.substr(position);
  const bool caret = rest.starts_with('^');
  if (caret || rest.starts_with("**")) {
    position += caret ? 1 : 2;
    if (position < text.size() && text[position] == '(') return checked(scan_fraction(text, ++position));
    return checked(scan_number(text, position));
  }
  const bool signed_number = rest.starts_with('-') || rest.starts_with('+') || rest.starts_with("\u2212");
  if (signed_number || is_ascii_digit(rest.front())) return checked(scan_number(text, position));
  if (scan(text, position).kind == Scanned::superscript) return checked(scan_superscripts(text, position));
  return {};
}

}  // namespace pf::units
