#include "dimension_check.hpp"

namespace pf::document {
namespace {

using kinetics::Node;

struct Side {
  kinetics::Formula formula;
  std::optional<units::Dimension> dimension;
};

/// A formula, else a quantity ("538 K" is no formula, for a formula has no units).
std::optional<Side> read_side(Reading& reading, JsonValue where, std::string_view text,
                              const std::string& user) {
  auto formula = kinetics::parse_expression(text);
  if (formula) {
    const auto typed = check_formula(reading, where, *formula, Scope::everything, user);
    return Side{typed->formula, typed->dimension};
  }
  const auto quantity = units::parse_quantity(text);
  if (quantity) {
    auto node = std::make_shared<Node>();
    node->number = quantity->si();
    return Side{std::move(node), quantity->unit.dimension};
  }
  const std::size_t first = text.find_first_not_of(' ');
  const bool number =
      first != text.npos && ((text[first] >= '0' && text[first] <= '9') || text[first] == '.');
  // What begins with a number was probably meant as a quantity: its fault says more.
  const Error& error =
      number && quantity.error().code != "invalid_quantity" ? quantity.error() : formula.error();
  reading.faults.add(
      where, number && quantity.error().code != "invalid_quantity" ? error.code : "invalid_expression",
      user + ": " + error.detail, error.hint);
  return std::nullopt;
}

std::string side_unit(const units::Dimension& d) {
  return d.dimensionless() ? std::string("no unit") : units::unit_for(d);
}

}  // namespace

std::optional<kinetics::Formula> read_condition(Reading& reading, JsonValue value, const std::string& user) {
  if (!expect(reading, value, JsonKind::string, "A condition")) return std::nullopt;
  const std::string_view text = value.text();
  const std::size_t at = text.find_first_of("<>");
  const bool twice = at != text.npos && text.find_first_of("<>", at + 1) != text.npos;
  if (at == text.npos || twice) {
    reading.faults.add(value, "invalid_expression", user + ": " + quote(text) + " is not a condition.",
                       "Write a formula, one of > >= < <=, and a formula or a quantity: \"T > 60 degC\".");
    return std::nullopt;
  }
  const bool equal = at + 1 < text.size() && text[at + 1] == '=';
  const auto left = read_side(reading, value, text.substr(0, at), user);
  const auto right = read_side(reading, value, text.substr(at + (equal ? 2 : 1)), user);
  if (!left || !right) return std::nullopt;
  if (left->dimension && right->dimension && !(*left->dimension == *right->dimension)) {
    reading.faults.add(
        value, "unit_mismatch",
        user + " compares " + side_unit(*left->dimension) + " with " + side_unit(*right->dimension) + ".",
        "Give the right side as a quantity, for example: \"1 " + units::unit_for(*left->dimension) + "\".");
    return std::nullopt;
  }
  auto difference = std::make_shared<Node>();
  difference->kind = Node::Kind::subtract;
  const bool greater = text[at] == '>';
  difference->arguments = {greater ? left->formula : right->formula,
                           greater ? right->formula : left->formula};
  return difference;
}

}  // namespace pf::document
