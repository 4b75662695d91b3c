#include "dimension_check.hpp"

#include <cmath>

#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

using kinetics::Formula;
using kinetics::Function;
using kinetics::Node;
using kinetics::Symbol;
using units::Dimension;
namespace dim = units::dimension;

/// The value of a formula of numbers only.
std::optional<double> literal(const Node& node) {
  const auto argument = [&](std::size_t i) { return literal(*node.arguments[i]); };
  if (node.kind == Node::Kind::number) return node.number;
  if (node.kind == Node::Kind::symbol || node.kind == Node::Kind::function) return std::nullopt;
  const auto a = argument(0);
  if (!a) return std::nullopt;
  if (node.kind == Node::Kind::negate) return -*a;
  const auto b = argument(1);
  if (!b) return std::nullopt;
  switch (node.kind) {
    case Node::Kind::add:
      return *a + *b;
    case Node::Kind::subtract:
      return *a - *b;
    case Node::Kind::multiply:
      return *a * *b;
    case Node::Kind::divide:
      return *a / *b;
    case Node::Kind::power:
      return std::pow(*a, *b);
    default:
      return std::nullopt;
  }
}

/// Beyond this no unit has a meaning.
constexpr double largest_exponent = 30.0;

std::string unit_text(const Dimension& d) {
  return d.dimensionless() ? std::string("no unit") : units::unit_for(d);
}

class Checker {
 public:
  Checker(Reading& reading, JsonValue where, Scope scope, const std::string& user)
      : reading_(reading), where_(where), scope_(scope), user_(user) {}

  /// Tells all names that are unknown or out of scope, each once.
  void check_names(const Node& node) {
    if (node.kind == Node::Kind::symbol) check_name(node);
    for (const Formula& argument : node.arguments) check_names(*argument);
  }

  /// The dimension; nothing after the first fault or where it cannot be known.
  std::optional<Dimension> infer(const Node& node) {
    switch (node.kind) {
      case Node::Kind::number:
        return Dimension{};
      case Node::Kind::symbol:
        return of_symbol(node);
      case Node::Kind::negate:
        return infer(*node.arguments[0]);
      case Node::Kind::add:
      case Node::Kind::subtract:
        return homogeneous(node, node.kind == Node::Kind::add ? "+" : "-");
      case Node::Kind::multiply:
      case Node::Kind::divide: {
        const auto a = infer(*node.arguments[0]), b = infer(*node.arguments[1]);
        if (!a || !b) return std::nullopt;
        return node.kind == Node::Kind::multiply ? *a * *b : *a / *b;
      }
      case Node::Kind::power:
        return raised(*node.arguments[0], *node.arguments[1]);
      case Node::Kind::function:
        return of_function(node);
    }
    return std::nullopt;
  }

  std::size_t faults() const { return faults_; }

 private:
  void fault(std::string code, std::string detail, std::string hint = {}) {
    ++faults_;
    reading_.faults.add(where_, std::move(code), std::move(detail), std::move(hint));
  }

  void check_name(const Node& node) {
    for (const auto& [symbol, name] : seen_)
      if (symbol == node.symbol && name == node.name) return;
    seen_.emplace_back(node.symbol, node.name);
    const std::size_t before = reading_.faults.count();
    const bool state = node.symbol != Symbol::parameter;
    const bool observed = node.symbol == Symbol::rate || node.symbol == Symbol::amount ||
                          node.symbol == Symbol::conversion || node.symbol == Symbol::heat_flow;
    if ((state && scope_ == Scope::parameters) || (observed && scope_ == Scope::rate)) {
      const std::string written = kinetics::to_string(symbol_formula(node.symbol, node.name));
      fault("invalid_expression", user_ + " cannot use " + written + ".",
            scope_ == Scope::parameters ? "A derived parameter is a formula over other parameters."
                                        : "A rate is a formula over [A], parameters, T, t and V.");
      return;
    }
    switch (node.symbol) {
      case Symbol::concentration:
      case Symbol::initial_concentration:
      case Symbol::amount:
      case Symbol::conversion:
        resolve_species(reading_, where_, node.name, user_);
        break;
      case Symbol::parameter:
        resolve_parameter(reading_, where_, node.name);
        break;
      case Symbol::rate:
        resolve_reaction(reading_, where_, node.name);
        break;
      default:
        break;
    }
    faults_ += reading_.faults.count() - before;
  }

  std::optional<Dimension> of_symbol(const Node& node) const {
    switch (node.symbol) {
      case Symbol::concentration:
      case Symbol::initial_concentration:
        return dim::concentration;
      case Symbol::temperature:
      case Symbol::jacket_temperature:
        return dim::temperature;
      case Symbol::volume:
        return dim::volume;
      case Symbol::time:
        return dim::time;
      case Symbol::rate:
        return dim::rate;
      case Symbol::amount:
        return dim::amount;
      case Symbol::conversion:
        return Dimension{};
      case Symbol::heat_flow:
        return dim::power;
      case Symbol::parameter:
        break;
    }
    const auto index = reading_.names.find(IdKind::parameter, node.name);
    return index ? reading_.parameters[*index].dimension : std::nullopt;
  }

  std::optional<Dimension> homogeneous(const Node& node, std::string_view joined_by) {
    std::optional<Dimension> first;
    bool open = false;
    for (std::size_t i = 0; i < node.arguments.size(); ++i) {
      const auto d = infer(*node.arguments[i]);
      if (!d)
        open = true;
      else if (!first)
        first = d;
      else if (!(*first == *d)) {
        if (faults_ == 0)
          fault("unit_mismatch",
                user_ + ": in " + kinetics::to_string(std::make_shared<Node>(node)) + " (position " +
                    std::to_string(node.position + 1) + ") the parts joined by " + std::string(joined_by) +
                    " have " + unit_text(*first) + " and " + unit_text(*d) + ".",
                "Only quantities of one dimension can be added or compared; numbers have no unit.");
        return std::nullopt;
      }
    }
    return open ? std::nullopt : first;
  }

  /// Nothing when the argument has a dimension (told) or an unknown one.
  bool dimensionless(const Node& node, const std::string& role) {
    const auto d = infer(node);
    if (!d) return false;
    if (d->dimensionless()) return true;
    if (faults_ == 0)
      fault("unit_mismatch",
            user_ + ": " + role + " must have no unit, but " +
                kinetics::to_string(std::make_shared<Node>(node)) + " has " + unit_text(*d) + ".",
            "Divide by a reference quantity of the same dimension.");
    return false;
  }

  std::optional<Dimension> raised(const Node& base, const Node& exponent) {
    const auto b = infer(base);
    if (!dimensionless(exponent, "an exponent") || !b) return std::nullopt;
    if (b->dimensionless()) return b;
    if (const auto value = literal(exponent); value && std::abs(*value) <= largest_exponent)
      return units::power(*b, *value);
    if (exponent.kind == Node::Kind::symbol && exponent.symbol == Symbol::parameter) {
      const auto index = reading_.names.find(IdKind::parameter, exponent.name);
      if (index && is_constant_parameter(reading_, *index) && reading_.parameters[*index].has_value)
        return units::power(*b, reading_.document.project.parameters[*index].value);
    }
    if (faults_ == 0)
      fault(
          "unit_mismatch",
          user_ + ": " + kinetics::to_string(std::make_shared<Node>(base)) + " has " + unit_text(*b) +
              " and is raised to a power that is no plain number up to 30, so the result has no fixed unit.",
          "Divide by a reference quantity first, or use a number as the exponent.");
    return std::nullopt;
  }

  std::optional<Dimension> of_function(const Node& node) {
    switch (node.function) {
      case Function::abs:
      case Function::min:
      case Function::max:
        return homogeneous(node, "min or max");
      case Function::sqrt: {
        const auto d = infer(*node.arguments[0]);
        return d ? std::optional(units::power(*d, 0.5)) : std::nullopt;
      }
      case Function::pow:
        return raised(*node.arguments[0], *node.arguments[1]);
      default:
        break;
    }
    bool good = true;
    for (const Formula& argument : node.arguments)
      good = dimensionless(*argument, "the argument of a transcendental function") && good;
    return good ? std::optional(Dimension{}) : std::nullopt;
  }

  Reading& reading_;
  JsonValue where_;
  Scope scope_;
  const std::string& user_;
  std::size_t faults_ = 0;
  std::vector<std::pair<Symbol, std::string>> seen_;
};

}  // namespace

std::optional<TypedFormula> check_formula(Reading& reading, JsonValue where, const Formula& formula,
                                          Scope scope, const std::string& user) {
  Checker checker(reading, where, scope, user);
  checker.check_names(*formula);
  TypedFormula result{formula, std::nullopt};
  if (mentions(formula, Symbol::temperature)) reading.temperature_matters = true;
  if (checker.faults() == 0) result.dimension = checker.infer(*formula);
  return result;
}

std::optional<TypedFormula> read_formula(Reading& reading, JsonValue value, Scope scope,
                                         const std::string& user) {
  if (!expect(reading, value, JsonKind::string, "A formula")) return std::nullopt;
  auto formula = kinetics::parse_expression(value.text());
  if (!formula) {
    Error& error = formula.error();
    reading.faults.add(value, "invalid_expression", user + ": " + error.detail, std::move(error.hint));
    return std::nullopt;
  }
  return check_formula(reading, value, *formula, scope, user);
}

bool mentions(const Formula& formula, Symbol symbol) {
  if (formula->kind == Node::Kind::symbol && formula->symbol == symbol) return true;
  for (const Formula& argument : formula->arguments)
    if (mentions(argument, symbol)) return true;
  return false;
}

Formula symbol_formula(Symbol symbol, std::string_view name) {
  auto node = std::make_shared<Node>();
  node->kind = Node::Kind::symbol;
  node->symbol = symbol;
  node->name = std::string(name);
  return node;
}

}  // namespace pf::document
