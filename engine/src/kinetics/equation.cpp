#include "pharmaflow/kinetics/equation.hpp"

#include "limits.hpp"
#include "pharmaflow/base/text.hpp"
#include "scanner.hpp"

namespace pf::kinetics {
namespace {

constexpr const char* example = "For example: \"A + 2 B -> C\", \"A <-> B\" or \"A ->{Pd} B\".";

template <class... Parts>
std::unexpected<Error> fault(std::string hint, const Parts&... parts) {
  std::string detail;
  ((detail += parts), ...);
  return fail("invalid_equation", std::move(detail), std::move(hint));
}

struct Arrow {
  bool reversible = false;
  std::vector<std::string> catalysts;
};

/// A line of one or more arrows: sides[0] arrows[0] sides[1] arrows[1] sides[2] ...
struct Line {
  std::vector<std::vector<EquationTerm>> sides;
  std::vector<Arrow> arrows;
  std::vector<std::size_t> positions;  ///< byte offsets of the arrows
};

/// Moves over an arrow when one is ahead.
std::optional<bool> take_arrow(Scanner& in) {
  constexpr std::array<std::string_view, 5> forward{"→", "⟶", "⇒", "⟹", "⇀"};
  constexpr std::array<std::string_view, 6> both{"⇌", "↔", "⇄", "⇋", "⇔", "⟷"};
  for (const std::string_view token : forward) {
    if (in.take(token)) return false;
  }
  for (const std::string_view token : both) {
    if (in.take(token)) return true;
  }
  // -> --> => ==> <-> <--> <=> <==> and a lone =
  std::size_t length = in.byte() == '<' ? 1 : 0;
  const bool reversible = length == 1;
  const char shaft = in.byte(length);
  if (shaft != '-' && shaft != '=') return std::nullopt;
  while (in.byte(length) == shaft) ++length;
  if (in.byte(length) == '>') {
    in.skip_bytes(length + 1);
    return reversible;
  }
  if (!reversible && shaft == '=' && length == 1) {
    in.skip_bytes(1);
    return true;
  }
  return std::nullopt;
}

bool arrow_ahead(const Scanner& in) {
  Scanner copy = in;
  return take_arrow(copy).has_value();
}

Result<std::string> read_species(Scanner& in, std::string_view expectation) {
  const std::size_t begin = in.position();
  const std::string found = arrow_ahead(in) ? "the arrow" : in.found();
  const std::string_view name = in.take_identifier();
  if (name.empty()) {
    std::string hint = example;
    if (found == "'+'") hint = "A '+' stands between two species; charges are not part of an id. " + hint;
    if (found == "'-'" || found == "'−'")
      hint = "Coefficients are positive; what is consumed stands on the left. " + hint;
    return fault(std::move(hint), "Expected ", expectation, " ", in.where(begin), ", found ", found, ".");
  }
  if (!is_identifier(name)) {
    return fault("An id has at most 64 letters, digits, _ and '.", "The species ", in.where(begin),
                 " has too long a name.");
  }
  return std::string(name);
}

/// A coefficient in front of a species: `2`, `0.5`, `1/2`; 1 when there is none.
Result<double> read_coefficient(Scanner& in) {
  const std::size_t begin = in.position();
  std::string_view digits = in.take_number(false);
  if (digits.empty()) return 1.0;
  std::optional<double> value = number_of(digits);
  Scanner ahead = in;
  ahead.skip_spaces();
  if (ahead.take("/")) {
    ahead.skip_spaces();
    digits = ahead.take_number(false);
    if (digits.empty()) {
      return fault("For example: \"1/2 A -> B\".", "Expected a number after '/' ", ahead.where(), ", found ",
                   ahead.found(), ".");
    }
    const std::optional<double> divisor = number_of(digits);
    value = value && divisor && *divisor > 0.0 ? std::optional(*value / *divisor) : std::nullopt;
    in = ahead;
  }
  if (!value || !(*value >= limits::smallest_coefficient && *value <= limits::largest_coefficient)) {
    return fault("A coefficient lies between 0.0001 and 10000; leave a species out instead of writing 0.",
                 "The coefficient ", in.where(begin), " is not usable.");
  }
  in.skip_spaces();
  if (in.byte() == '*') {
    in.skip();
    in.skip_spaces();
  }
  return *value;
}

/// One side: terms joined by '+'; may be empty, or spelled as nothing: `0`, `∅`.
Result<std::vector<EquationTerm>> read_side(Scanner& in) {
  std::vector<EquationTerm> terms;
  in.skip_spaces();
  Scanner nothing = in;
  if (nothing.take("0") || nothing.take("∅")) {
    nothing.skip_spaces();
    if (nothing.at_end() || arrow_ahead(nothing)) {
      in = nothing;
      return terms;
    }
  }
  if (in.at_end() || arrow_ahead(in)) return terms;
  for (;;) {
    in.skip_spaces();
    const Result<double> coefficient = read_coefficient(in);
    if (!coefficient) return std::unexpected(coefficient.error());
    Result<std::string> species = read_species(in, terms.empty() ? "a species" : "a species after '+'");
    if (!species) return std::unexpected(std::move(species.error()));
    if (terms.size() == limits::largest_terms) {
      return fault("Split it into elementary steps.", "A side of an equation has at most 100 terms.");
    }
    terms.push_back({*coefficient, std::move(*species)});
    in.skip_spaces();
    if (arrow_ahead(in) || !in.take("+")) return terms;
  }
}

Result<std::vector<std::string>> read_catalysts(Scanner& in) {
  std::vector<std::string> names;
  in.skip_spaces();
  if (!in.take("{")) return names;
  for (;;) {
    in.skip_spaces();
    Result<std::string> name = read_species(in, "a catalyst");
    if (!name) return std::unexpected(std::move(name.error()));
    names.push_back(std::move(*name));
    if (names.size() > limits::largest_terms) return fault("", "An arrow carries at most 100 catalysts.");
    in.skip_spaces();
    if (in.take("}")) return names;
    if (!in.take(",")) {
      return fault("For example: \"A ->{Pd, base} B\".", "Expected ',' or '}' ", in.where(), ", found ",
                   in.found(), ".");
    }
  }
}

std::unexpected<Error> unexpected_token(const Scanner& in, bool arrow_seen) {
  std::string hint = example;
  const char c = in.byte();
  if (c == ',') hint = "Separate equations by ';' and species by '+'.";
  if (c == ';') hint = "One equation only here; a scheme takes several.";
  if (c == '<')
    hint = "Write the reaction from left to right: \"A -> B\", or \"A <-> B\" when it is reversible.";
  if (c == '-') hint = "The arrow is written \"->\". " + std::string(example);
  if (c == '{') hint = "Catalysts stand over the arrow: \"A ->{Pd} B\".";
  if (c == '(' || c == '[') hint = "An equation is written in species ids, not in formulas.";
  return fault(std::move(hint), arrow_seen ? "Expected '+' or the end " : "Expected '+' or an arrow ",
               in.where(), ", found ", in.found(), ".");
}

Result<Line> read_line(Scanner in) {
  Line line;
  for (;;) {
    Result<std::vector<EquationTerm>> side = read_side(in);
    if (!side) return std::unexpected(std::move(side.error()));
    line.sides.push_back(std::move(*side));
    in.skip_spaces();
    if (in.at_end()) break;
    const std::size_t position = in.position();
    const std::optional<bool> reversible = take_arrow(in);
    if (!reversible) return unexpected_token(in, !line.arrows.empty());
    Result<std::vector<std::string>> catalysts = read_catalysts(in);
    if (!catalysts) return std::unexpected(std::move(catalysts.error()));
    line.arrows.push_back({*reversible, std::move(*catalysts)});
    line.positions.push_back(position);
  }
  if (line.arrows.empty()) return fault(example, "The equation has no arrow.");
  for (std::size_t i = 0; i < line.arrows.size(); ++i) {
    if (line.sides[i].empty() && line.sides[i + 1].empty()) {
      return fault(example, "There is no species beside the arrow ", in.where(line.positions[i]), ".");
    }
    if (i > 0 && line.sides[i].empty()) {
      return fault("A chain names what is between: \"A -> B -> C\".", "There is no species before the arrow ",
                   in.where(line.positions[i]), ".");
    }
  }
  return line;
}

Result<void> check_text(std::string_view text, std::size_t longest) {
  if (text.size() > longest) {
    return fault("Split it into several.", "The text has more than ", std::to_string(longest), " bytes.");
  }
  if (!is_valid_utf8(text)) return fault("Save the text as UTF-8.", "The text is not valid UTF-8.");
  return {};
}

Equation step_of(const Line& line, std::size_t i) {
  return {line.sides[i], line.sides[i + 1], line.arrows[i].catalysts, line.arrows[i].reversible};
}

void append_side(std::string& out, const std::vector<EquationTerm>& side) {
  for (std::size_t i = 0; i < side.size(); ++i) {
    if (i > 0) out += " + ";
    if (side[i].coefficient != 1.0)
      out += shortest_fixed(side[i].coefficient) + " ";  // an equation holds no exponent
    out += side[i].species;
  }
}

}  // namespace

Result<Equation> parse_equation(std::string_view text) {
  if (const auto sane = check_text(text, limits::longest_equation); !sane)
    return std::unexpected(sane.error());
  const Result<Line> line = read_line(Scanner(text));
  if (!line) return std::unexpected(line.error());
  if (line->arrows.size() > 1) {
    return fault("Make each arrow a reaction of its own: \"" + to_string(step_of(*line, 0)) + "\" and \"" +
                     to_string(step_of(*line, 1)) + "\".",
                 "There is a second arrow ", Scanner(text).where(line->positions[1]), ".");
  }
  return step_of(*line, 0);
}

Result<std::vector<Equation>> parse_scheme(std::string_view text) {
  if (const auto sane = check_text(text, limits::longest_scheme); !sane) return std::unexpected(sane.error());
  std::vector<Equation> steps;
  std::size_t number = 0;  // of the equation, for messages
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t line_end = std::min(text.find('\n', begin), text.size());
    std::string_view row = text.substr(begin, line_end - begin);
    begin = line_end + 1;
    row = row.substr(0, row.find('#'));
    while (!row.empty()) {
      const std::size_t end = std::min(row.find(';'), row.size());
      const std::string_view piece = row.substr(0, end);
      row.remove_prefix(std::min(end + 1, row.size()));
      Scanner in(piece);
      in.skip_spaces();
      if (in.at_end()) continue;
      ++number;
      Result<Line> line = piece.size() > limits::longest_equation
                              ? Result<Line>(fault("Split it into several.", "It is longer than 2000 bytes."))
                              : read_line(Scanner(piece));
      if (!line) {
        line.error().detail = "Equation " + std::to_string(number) + " of the scheme: " + line.error().detail;
        return std::unexpected(std::move(line.error()));
      }
      for (std::size_t i = 0; i < line->arrows.size(); ++i) steps.push_back(step_of(*line, i));
      if (steps.size() > limits::largest_scheme) {
        return fault("Split it into several.", "A scheme has at most 1000 reactions.");
      }
    }
  }
  if (steps.empty()) return fault("For example: \"A -> B; B -> C\".", "The scheme has no reaction.");
  return steps;
}

std::string to_string(const Equation& equation) {
  std::string out;
  append_side(out, equation.reactants);
  if (!out.empty()) out += ' ';
  out += equation.reversible ? "<->" : "->";
  if (!equation.catalysts.empty()) out += "{" + join(equation.catalysts, ", ") + "}";
  if (!equation.products.empty()) out += ' ';
  append_side(out, equation.products);
  return out;
}

}  // namespace pf::kinetics
