#pragma once

#include <cstddef>
#include <string_view>

namespace pf::units {

/// What stands at a place of a unit's text.
struct Scanned {
  enum Kind { symbol, digit, times, slash, open, close, superscript, other };
  Kind kind;
  std::string_view text;  ///< the whole character, one to four bytes
};

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Classifies the character at `position`, which must lie inside the text.
Scanned scan(std::string_view text, std::size_t position);

/// Moves past spaces of every width.
void skip_blanks(std::string_view text, std::size_t& position);
std::string_view trimmed(std::string_view text);

/// The exponent at `position`, which moves past it; 1 when there is none.
struct Exponent {
  double value = 1.0;
  bool well_formed = true;
};
Exponent scan_exponent(std::string_view text, std::size_t& position);

}  // namespace pf::units
