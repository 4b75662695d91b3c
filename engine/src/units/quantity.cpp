#include <cmath>
#include <string>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/units/unit.hpp"
#include "scan.hpp"

namespace pf::units {
namespace {

constexpr std::size_t longest_text = 512;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// The length of the number at the start of the text: sign, digits, point, and an exponent only if it has
/// digits
/// ("5 eV" and "5eq" have none).
std::size_t number_length(std::string_view text) {
  std::size_t i = 0;
  const auto sign = [&](std::size_t at) { return at < text.size() && (text[at] == '+' || text[at] == '-'); };
  const auto digit = [&](std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); };
  if (sign(i)) ++i;
  while (digit(i) || (i < text.size() && text[i] == '.')) ++i;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    const std::size_t first = i + (sign(i + 1) ? 2 : 1);
    if (digit(first)) {
      i = first;
      while (digit(i)) ++i;
    }
  }
  return i;
}

bool is_not_finite_word(std::string_view text) {
  while (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  std::string word;
  for (const char c : text.substr(0, text.find(' '))) word += static_cast<char>(c | 0x20);
  return word == "nan" || word == "inf" || word == "infinity";
}

std::unexpected<Error> out_of_range(std::string_view text) {
  return fail("not_finite", quoted(text) + " is beyond the range of numbers.", "Give a finite number.");
}

/// Why the text does not begin with a number that is followed by a blank and a unit.
std::unexpected<Error> not_a_quantity(std::string_view text, std::size_t length) {
  if (text.empty()) return fail("invalid_quantity", "The quantity is empty.", "For example \"25 degC\".");
  if (is_not_finite_word(text))
    return fail("not_finite", quoted(text) + " is not a finite number.", "Give a finite number.");
  const std::string_view number = text.substr(0, length);
  const std::string_view rest = text.substr(length);
  if (length > 0 && rest.starts_with(','))
    return fail("invalid_quantity", quoted(text) + " has a comma in its number.",
                "Write a decimal point, as in \"1.5 L\", and no thousands separators.");
  if (length > 0 && parse_double(number))
    return fail("invalid_quantity", quoted(text) + " has no space between number and unit.",
                "Write \"" + std::string(number) + " " + std::string(rest) + "\".");
  return fail("invalid_quantity", quoted(text) + " does not start with a number.",
              "A quantity is a number, a space and a unit, as in \"25 degC\".");
}

}  // namespace

Result<Quantity> parse_quantity(std::string_view text) {
  if (text.size() > longest_text)
    return fail("invalid_quantity", "A quantity has at most " + std::to_string(longest_text) +
                                        " bytes; this one has " + std::to_string(text.size()) + ".");
  text = trimmed(text);
  const std::size_t length = number_length(text);
  const std::string_view number = text.substr(0, length);
  std::size_t unit_start = length;
  skip_blanks(text, unit_start);
  const std::string_view unit_text = text.substr(unit_start);
  // Only the percent sign may touch its number.
  const bool separated = unit_start > length || unit_text.empty() || unit_text == "%";
  if (length == 0 || !separated) return not_a_quantity(text, length);

  const std::optional<double> value = parse_double(number);
  if (!value) {
    // Digits that are no number are too many, or have two points.
    const bool digits = number.find_first_of("0123456789") != std::string_view::npos;
    const std::size_t point = number.find('.');
    const bool two_points =
        point != std::string_view::npos && number.find('.', point + 1) != std::string_view::npos;
    return digits && !two_points ? out_of_range(text) : not_a_quantity(text, 0);
  }
  Result<Unit> unit = parse_unit(unit_text);
  if (!unit) return std::unexpected(std::move(unit.error()));
  Quantity quantity{*value, std::move(*unit)};
  if (!std::isfinite(quantity.si())) return out_of_range(text);
  return quantity;
}

Error unit_mismatch(std::string_view found_text, const Dimension& found, const Dimension& wanted) {
  const std::string fitting = unit_for(wanted);
  const std::string what = trimmed(found_text).empty()
                               ? "A number without unit is given"
                               : quoted(trimmed(found_text)) + " is " + describe(found);
  if (wanted.dimensionless())
    return {{}, "unit_mismatch", what + ", but a number without unit is needed.", "Leave the unit out."};
  return {{},
          "unit_mismatch",
          what + ", but " + describe(wanted) + " is needed.",
          "A unit that fits is \"" + fitting + "\"."};
}

Result<double> parse_si(std::string_view text, const Dimension& wanted) {
  const Result<Quantity> quantity = parse_quantity(text);
  if (!quantity) return std::unexpected(quantity.error());
  if (quantity->unit.dimension == wanted) return quantity->si();
  const Error fault = unit_mismatch(text, quantity->unit.dimension, wanted);
  return fail(fault.code, fault.detail, fault.hint);
}

}  // namespace pf::units
