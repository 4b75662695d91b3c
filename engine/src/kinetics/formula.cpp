#include "pharmaflow/kinetics/formula.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "atomic_weights.hpp"
#include "limits.hpp"
#include "pharmaflow/base/text.hpp"
#include "scanner.hpp"

namespace pf::kinetics {
namespace {

constexpr const char* example = "For example: \"C10H16O\", \"Fe(CN)6^3-\", \"CuSO4·5H2O\".";

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::unexpected<Error> fault(std::string detail, std::string hint = example) {
  return fail("invalid_formula", std::move(detail), std::move(hint));
}

/// The text in ASCII, with the character of the input at which each byte began.
struct Plain {
  std::string text;
  std::vector<std::size_t> character;
};

/// `SO₄²⁻` becomes `SO4^2-`, the middle dots become `*`.
Result<Plain> plain(std::string_view text) {
  constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
  constexpr std::string_view superscript_ascii = "0123456789+-";
  Plain out;
  bool raised = false;
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    ++number;
    const auto put = [&](char ascii) {
      out.text += ascii;
      out.character.push_back(number);
    };
    const std::size_t super = superscripts.find(c);
    if (super != superscripts.npos) {
      if (!raised) put('^');
      put(superscript_ascii[super]);
    } else if (c >= U'₀' && c <= U'₉') {
      put(static_cast<char>('0' + (c - U'₀')));
    } else if (c == U'·' || c == U'•' || c == U'⋅' || c == U'∙') {
      put('*');
    } else if (c == U'−') {
      put('-');
    } else if (c < 128) {
      put(static_cast<char>(c));
    } else {
      return fault("There is an unexpected character at character " + std::to_string(number) + ".");
    }
    raised = super != superscripts.npos;
  }
  out.character.push_back(number + 1);
  return out;
}

/// What crystallises or forms salts with a compound: after `.n` it is that, not a decimal count.
constexpr std::array<std::string_view, 14> adducts{"H2O",   "D2O",   "HCl",    "HBr",  "HI",
                                                   "HF",    "H2SO4", "H3PO4",  "HNO3", "NH3",
                                                   "CH3OH", "CH4O",  "C2H5OH", "C2H6O"};

using Atoms = std::map<std::string, double>;

class Parser {
 public:
  explicit Parser(const Plain& input) : input_(input), text_(input.text) {}

  Result<ChemicalFormula> whole() {
    ChemicalFormula formula;
    if (text_ == "e-" || text_ == "e^-") {  // the electron
      formula.charge = -1;
      return formula;
    }
    for (;;) {
      double multiplier = 1.0;
      const std::size_t begin = at_;
      if (is_digit(peek())) {
        const Result<double> count = read_count(true);
        if (!count) return std::unexpected(count.error());
        multiplier = *count;
      }
      Atoms part;
      if (const auto done = read_units(part, 0); !done) return std::unexpected(done.error());
      if (part.empty()) return expected("an element");
      if (begin == 0 && multiplier != 1.0) {
        return fault("A formula does not begin with a number.",
                     "Coefficients belong to the equation, not to the species.");
      }
      add(formula.atoms, part, multiplier);
      if (peek() != '.' && peek() != '*') break;
      ++at_;
    }
    const Result<int> charge = read_charge();
    if (!charge) return std::unexpected(charge.error());
    formula.charge = *charge;
    if (at_ < text_.size()) return expected("an element, a group or a charge");
    for (const auto& [symbol, count] : formula.atoms) {
      if (count > limits::largest_count)
        return fault("The formula has more than 1000000 atoms of " + symbol + ".", "");
    }
    return formula;
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::string where(std::size_t at) const { return "at character " + std::to_string(input_.character[at]); }

  std::unexpected<Error> expected(const std::string& what) const {
    const std::string found = at_ < text_.size() ? "'" + std::string(1, text_[at_]) + "'" : "the end";
    return fault("Expected " + what + " " + where(at_) + ", found " + found + ".");
  }

  static void add(Atoms& to, const Atoms& from, double multiplier) {
    for (const auto& [symbol, count] : from) to[symbol] += multiplier * count;
  }

  /// Elements and groups with their counts, up to a closing bracket, a dot, a charge or the end.
  Result<void> read_units(Atoms& atoms, std::size_t depth) {
    if (depth > limits::deepest_formula)
      return fault("The groups are nested too deeply " + where(at_) + ".", "At most 32 levels.");
    for (;;) {
      Atoms unit;
      if (is_upper(peek())) {
        if (const auto done = read_element(unit); !done) return done;
      } else if (peek() == '(' || peek() == '[') {
        const char close = peek() == '(' ? ')' : ']';
        const std::size_t open_at = at_++;
        if (const auto done = read_units(unit, depth + 1); !done) return done;
        if (peek() != close)
          return expected(std::string("'") + close + "' for the bracket " + where(open_at));
        if (unit.empty()) return fault("The group " + where(open_at) + " is empty.");
        ++at_;
      } else if (is_lower(peek())) {
        return fault("Expected an element " + where(at_) + ", found '" + std::string(1, peek()) + "'.",
                     "Element symbols begin with a capital letter.");
      } else {
        return {};
      }
      double count = 1.0;
      if (is_digit(peek())) {
        const Result<double> read = read_count(false);
        if (!read) return std::unexpected(read.error());
        count = *read;
      }
      add(atoms, unit, count);
    }
  }

  Result<void> read_element(Atoms& unit) {
    const std::size_t begin = at_++;
    if (is_lower(peek())) ++at_;
    std::string symbol(text_.substr(begin, at_ - begin));
    if (!atomic_weight(symbol))
      return fail("unknown_element", "There is no element '" + symbol + "' (" + where(begin) + ").",
                  element_hint(symbol));
    unit[symbol] += 1.0;
    return {};
  }

  static std::string element_hint(const std::string& symbol) {
    if (symbol.size() == 2 && atomic_weight(symbol.substr(0, 1))) {
      const std::string second(1, static_cast<char>(symbol[1] - 'a' + 'A'));
      if (atomic_weight(second))
        return "Did you mean " + symbol.substr(0, 1) + second + "? Symbols begin with a capital letter.";
    }
    if (symbol == "R" || symbol == "X" || symbol == "Me" || symbol == "Et" || symbol == "Ph" ||
        symbol == "Ac" || symbol == "Bn") {
      return "Abbreviated groups are not known; write out their atoms.";
    }
    return "Elements have one or two letters, the first a capital, the second small: Na, Cl, Br.";
  }

  /// True when the dot ahead begins an adduct (`.5H2O`) rather than decimals.
  bool adduct_ahead() const {
    std::size_t at = at_ + 1;
    while (at < text_.size() && is_digit(text_[at])) ++at;
    const std::size_t end = std::min(text_.find_first_of(".*^+-", at), text_.size());
    return std::ranges::find(adducts, std::string_view(text_).substr(at, end - at)) != adducts.end();
  }

  Result<double> read_count(bool of_adduct) {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1)) && (of_adduct || !adduct_ahead())) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    const std::optional<double> count = number_of(text_.substr(begin, at_ - begin));
    if (!count || !(*count > 0.0) || *count > limits::largest_count) {
      return fault("The count " + where(begin) + " is not usable.",
                   "Counts are positive numbers up to 1000000.");
    }
    return *count;
  }

  /// `^3-`, `^+`, or `+`, `-`, `++` directly at the end.
  Result<int> read_charge() {
    const std::size_t begin = at_;
    int size = 0;
    if (peek() == '^') {
      ++at_;
      while (is_digit(peek()) && size <= limits::largest_charge) size = 10 * size + (text_[at_++] - '0');
      if (at_ == begin + 1) size = 1;
      if (peek() != '+' && peek() != '-') return expected("the sign of the charge, as in ^2+,");
      const bool negative = text_[at_++] == '-';
      if (size == 0 || size > limits::largest_charge)
        return fault("The charge " + where(begin) + " is not usable.");
      return negative ? -size : size;
    }
    const char sign = peek();
    if (sign != '+' && sign != '-') return 0;
    if (ambiguous_count()) {
      return fault(
          "The number before '" + std::string(1, sign) + "' " + where(at_) + " may be a count or a charge.",
          "Write the charge behind ^: Fe^2+, I3^-, SO4^2-.");
    }
    while (peek() == sign && size <= limits::largest_charge) ++size, ++at_;
    if (size > limits::largest_charge) return fault("The charge " + where(begin) + " is not usable.");
    return sign == '-' ? -size : size;
  }

  /// `Fe2+` and `SO42-` mean a charge to their writers and a count by the rules; `NH4+` does not.
  bool ambiguous_count() const {
    std::size_t first = at_;
    while (first > 0 && is_digit(text_[first - 1])) --first;
    const bool single_element = std::ranges::none_of(
        text_.substr(0, first).substr(std::min<std::size_t>(first, 1)), [](char c) { return !is_lower(c); });
    return first < at_ && (single_element || at_ - first > 1);
  }

  const Plain& input_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

Result<ChemicalFormula> parse_formula(std::string_view text) {
  if (text.size() > limits::longest_formula) return fault("The formula has more than 1000 bytes.");
  if (!is_valid_utf8(text)) return fault("The formula is not valid UTF-8.");
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (text.empty()) return fault("The formula is empty.");
  const Result<Plain> input = plain(text);
  if (!input) return std::unexpected(input.error());
  return Parser(*input).whole();
}

double molar_mass(const ChemicalFormula& formula) {
  constexpr double kilograms_per_gram = 1e-3;
  double mass = 0.0;
  for (const auto& [symbol, count] : formula.atoms) mass += count * atomic_weight(symbol).value_or(0.0);
  return mass * kilograms_per_gram;
}

}  // namespace pf::kinetics
