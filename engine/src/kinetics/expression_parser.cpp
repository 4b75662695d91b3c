#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "function_table.hpp"
#include "limits.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/expression.hpp"
#include "scanner.hpp"

namespace pf::kinetics {
namespace {

using Kind = Node::Kind;

/// A subtree with its number of levels: deep trees are refused because everybody walks them by recursion.
struct Tree {
  Formula node;
  std::size_t levels = 1;
};

std::unexpected<Error> fault(std::string detail, std::string hint = {}) {
  return fail("invalid_expression", std::move(detail), std::move(hint));
}

Tree leaf(Node node) { return {std::make_shared<const Node>(std::move(node)), 1}; }

/// Recursive descent; every function leaves the scanner behind what it read.
class Parser {
 public:
  explicit Parser(std::string_view text) : in_(text) {}

  Result<Tree> whole() {
    Result<Tree> tree = sum();
    if (!tree) return tree;
    in_.skip_spaces();
    if (!in_.at_end()) return std::unexpected(unexpected_token());
    return tree;
  }

 private:
  Result<Tree> sum() {
    Result<Tree> left = product();
    while (left) {
      in_.skip_spaces();
      const std::size_t at = in_.position();
      Kind kind = Kind::add;
      if (in_.take("-") || in_.take("−")) {
        kind = Kind::subtract;
      } else if (!in_.take("+")) {
        break;
      }
      left = join(kind, at, std::move(left), product());
    }
    return left;
  }

  Result<Tree> product() {
    Result<Tree> left = sign();
    while (left) {
      in_.skip_spaces();
      const std::size_t at = in_.position();
      if (in_.byte() == '*' && in_.byte(1) == '*') break;
      Kind kind = Kind::multiply;
      if (in_.take("/") || in_.take("÷")) {
        kind = Kind::divide;
      } else if (!in_.take("*") && !in_.take("·") && !in_.take("×")) {
        break;
      }
      left = join(kind, at, std::move(left), sign());
    }
    return left;
  }

  Result<Tree> sign() {
    const Nesting nesting(*this);
    if (nesting.too_deep()) return too_deep();
    in_.skip_spaces();
    const std::size_t at = in_.position();
    if (in_.take("+")) return sign();
    if (!in_.take("-") && !in_.take("−")) return power();
    Result<Tree> operand = sign();
    if (!operand) return operand;
    return parent({.kind = Kind::negate, .position = at}, std::span(&*operand, 1));
  }

  Result<Tree> power() {
    Result<Tree> base = primary();
    if (!base) return base;
    in_.skip_spaces();
    const std::size_t at = in_.position();
    if (!in_.take("^")) return base;
    return join(Kind::power, at, std::move(base), sign());
  }

  Result<Tree> primary() {
    in_.skip_spaces();
    const std::size_t at = in_.position();
    if (const std::string_view digits = in_.take_number(true); !digits.empty()) {
      const std::optional<double> value = number_of(digits);
      if (!value) return fault("The number " + in_.where(at) + " is beyond the range of numbers.");
      return leaf({.kind = Kind::number, .number = *value, .position = at});
    }
    if (in_.take("(")) {
      Result<Tree> inner = sum();
      if (!inner) return inner;
      in_.skip_spaces();
      if (!in_.take(")")) return expected("')' for the '(' " + in_.where(at));
      return inner;
    }
    if (in_.byte() == '[') return concentration(at);
    const std::string_view name = in_.take_identifier();
    if (name.empty()) return expected("a number, a name, [species] or '('");
    if (!is_identifier(name)) {
      return fault("The name " + in_.where(at) + " is too long.", "An id has at most 64 characters.");
    }
    return named(at, name);
  }

  /// [A] and [A]_0.
  Result<Tree> concentration(std::size_t at) {
    in_.skip();
    in_.skip_spaces();
    const std::string_view species = in_.take_identifier();
    if (species.empty()) return expected("a species id after '['");
    in_.skip_spaces();
    if (!in_.take("]")) return expected("']' after the species");
    Node node{
        .kind = Kind::symbol, .symbol = Symbol::concentration, .name = std::string(species), .position = at};
    if (in_.byte() == '_') {
      Scanner ahead = in_;
      ahead.skip();
      const bool initial = ahead.take("0") && ahead.byte() != '_' && ahead.take_number(false).empty() &&
                           ahead.take_identifier().empty();
      if (!initial) {
        return fault("Unexpected '_' " + in_.where() + ".",
                     "The concentration in the charge is [" + node.name + "]_0.");
      }
      in_.skip_bytes(2);
      node.symbol = Symbol::initial_concentration;
    }
    return leaf(std::move(node));
  }

  Result<Tree> named(std::size_t at, std::string_view name) {
    Scanner ahead = in_;
    ahead.skip_spaces();
    if (ahead.byte() != '(') {
      Node node{.kind = Kind::symbol, .symbol = Symbol::parameter, .name = std::string(name), .position = at};
      for (const StateEntry& entry : state_table) {
        if (entry.name == name) node.symbol = entry.symbol;
      }
      return leaf(std::move(node));
    }
    ahead.skip();
    for (const StateEntry& entry : query_table) {
      if (entry.name == name) {
        in_ = ahead;
        return query(at, entry);
      }
    }
    const auto entry = std::ranges::find(function_table, name, &FunctionEntry::name);
    if (entry == function_table.end()) return std::unexpected(unknown_function(at, name));
    in_ = ahead;
    return call(at, *entry);
  }

  /// rate(r1), n(A), conversion(A), behind the parenthesis.
  Result<Tree> query(std::size_t at, const StateEntry& entry) {
    in_.skip_spaces();
    const std::string_view name = in_.take_identifier();
    const std::string what = entry.symbol == Symbol::rate ? "a reaction id" : "a species id";
    if (name.empty()) return expected(what + " in " + std::string(entry.name) + "( )");
    in_.skip_spaces();
    if (!in_.take(")")) return expected("')' after the id in " + std::string(entry.name) + "( )");
    return leaf({.kind = Kind::symbol, .symbol = entry.symbol, .name = std::string(name), .position = at});
  }

  /// A function's arguments, behind the parenthesis.
  Result<Tree> call(std::size_t at, const FunctionEntry& entry) {
    std::vector<Tree> arguments;
    for (;;) {
      Result<Tree> argument = sum();
      if (!argument) return argument;
      arguments.push_back(std::move(*argument));
      in_.skip_spaces();
      if (in_.take(")")) break;
      if (!in_.take(",")) return expected("',' or ')' in " + std::string(entry.name) + "( )");
      if (arguments.size() > entry.most) break;
    }
    if (arguments.size() < entry.fewest || arguments.size() > entry.most) {
      const std::string count = entry.most == any_count ? "two or more arguments"
                                : entry.most == 1       ? "one argument"
                                                        : "two arguments";
      return fault("The function " + std::string(entry.name) + " " + in_.where(at) + " takes " + count + ".");
    }
    return parent({.kind = Kind::function, .function = entry.function, .position = at}, arguments);
  }

  Result<Tree> join(Kind kind, std::size_t at, Result<Tree> left, Result<Tree> right) {
    if (!left) return left;
    if (!right) return right;
    const std::array<Tree, 2> both{std::move(*left), std::move(*right)};
    return parent({.kind = kind, .position = at}, both);
  }

  Result<Tree> parent(Node node, std::span<const Tree> arguments) {
    Tree tree;
    for (const Tree& argument : arguments) {
      node.arguments.push_back(argument.node);
      tree.levels = std::max(tree.levels, argument.levels + 1);
    }
    if (tree.levels > limits::deepest_tree) return too_deep();
    tree.node = std::make_shared<const Node>(std::move(node));
    return tree;
  }

  Result<Tree> expected(const std::string& what) {
    std::string hint;
    if (in_.byte() == '[' || in_.byte() == ']') hint = "A concentration is written [A].";
    if (in_.at_end() && what.starts_with("a number")) hint = "The formula stops too early.";
    return fault("Expected " + what + " " + in_.where() + ", found " + in_.found() + ".", std::move(hint));
  }

  Result<Tree> too_deep() {
    return fault("The formula is nested too deeply " + in_.where() + ".",
                 "At most 200 nested parentheses and 500 operations in one chain; name parts of it as "
                 "parameters or observables.");
  }

  Error unexpected_token() {
    std::string hint = "Operators are + - * / ^.";
    const char c = in_.byte();
    if (c == '*') {
      hint = "Powers are written with ^: [A]^2.";
    } else if (c == ')') {
      hint = "There is no '(' for it.";
    } else if (c == ',') {
      hint = "A comma separates the arguments of a function; decimals are written with a point.";
    } else if (!in_.at_end() &&
               (c == '(' || c == '[' || c == '.' || (c >= '0' && c <= '9') || is_letter(in_.peek()))) {
      hint = "Write products with *: 2 * [A].";
    }
    return fault("Expected an operator or the end " + in_.where() + ", found " + in_.found() + ".",
                 std::move(hint))
        .error();
  }

  Error unknown_function(std::size_t at, std::string_view name) {
    std::vector<std::string> names;
    for (const FunctionEntry& entry : function_table) names.emplace_back(entry.name);
    for (const StateEntry& entry : query_table) names.emplace_back(entry.name);
    const std::optional<std::string> near = nearest(name, names);
    std::string hint = near ? "Did you mean " + *near + "?"
                            : "Functions: " + pf::join(names, ", ") + ". A product is written " +
                                  std::string(name) + " * ( ).";
    return fail("unknown_function",
                "There is no function '" + std::string(name) + "' (" + in_.where(at) + ").", std::move(hint))
        .error();
  }

  /// Counts the recursion.
  class Nesting {
   public:
    explicit Nesting(Parser& parser) : parser_(parser) { ++parser_.nesting_; }
    ~Nesting() { --parser_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool too_deep() const { return parser_.nesting_ > limits::deepest_nesting; }

   private:
    Parser& parser_;
  };

  Scanner in_;
  std::size_t nesting_ = 0;
};

}  // namespace

Result<Formula> parse_expression(std::string_view text) {
  if (text.size() > limits::longest_expression) {
    return fault("The formula has more than 10000 bytes.", "Name parts of it as parameters or observables.");
  }
  if (!is_valid_utf8(text)) return fault("The formula is not valid UTF-8.");
  Result<Tree> tree = Parser(text).whole();
  if (!tree) return std::unexpected(std::move(tree.error()));
  return std::move(tree->node);
}

}  // namespace pf::kinetics
