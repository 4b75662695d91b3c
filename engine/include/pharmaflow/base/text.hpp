#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pf {

/// The shortest decimal text that reads back as the same double. Locale-free.
std::string shortest(double value);
/// The same into a buffer of at least 32 characters, without a terminator. @return the length
std::size_t write_shortest(char* buffer, double value);
/// The same number without an exponent: 100000, 0.000025.
std::string shortest_fixed(double value);
/// `digits` (1 to 17) significant digits, trailing zeros kept, scientific below 1e-4 and from 1e6 on.
/// Locale-free.
std::string significant(double value, int digits);
/// Reads a whole text as a decimal number, exactly rounded: JSON's syntax, and what people and instruments
/// write besides (a leading '+', ".5", "5.", leading zeros). Nothing for anything else: blanks, hexadecimal,
/// nan, inf, numbers beyond the range of a double, texts longer than 1024 bytes. What underflows is 0.
std::optional<double> parse_double(std::string_view text);

std::string join(std::span<const std::string> parts, std::string_view separator);
/// The candidate nearest to `word` when it is near enough for a "did you mean", or nothing.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

/// The next code point of UTF-8 text at `position`, which moves on; U+FFFD for a malformed byte.
char32_t next_code_point(std::string_view text, std::size_t& position);
bool is_valid_utf8(std::string_view text);
/// Identifier rule of the document format: starts with a letter of any script, goes on with letters, digits,
/// _ and '.
bool is_letter(char32_t c);
bool is_identifier(std::string_view text);  ///< also at most 64 code points

}  // namespace pf
