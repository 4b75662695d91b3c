#include <algorithm>

#include "function_table.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/expression.hpp"

namespace pf::kinetics {
namespace {

using Kind = Node::Kind;

/// Binding strength; an operand that binds less than its place asks for is put in parentheses.
enum Strength { weakest = 1, product = 2, sign = 3, power = 4, primary = 5 };

Strength strength_of(const Node& node) {
  switch (node.kind) {
    case Kind::add:
    case Kind::subtract:
      return weakest;
    case Kind::multiply:
    case Kind::divide:
      return product;
    case Kind::negate:
      return sign;
    case Kind::power:
      return power;
    case Kind::number:
      return node.number < 0.0 ? sign : primary;
    default:
      return primary;
  }
}

void append(std::string& out, const Node& node);

void append_operand(std::string& out, const Node& operand, Strength needed) {
  const bool parentheses = strength_of(operand) < needed;
  if (parentheses) out += '(';
  append(out, operand);
  if (parentheses) out += ')';
}

void append_binary(std::string& out, const Node& node, std::string_view sign_text, Strength left,
                   Strength right) {
  append_operand(out, *node.arguments[0], left);
  out += sign_text;
  append_operand(out, *node.arguments[1], right);
}

void append_symbol(std::string& out, const Node& node) {
  switch (node.symbol) {
    case Symbol::concentration:
      out += "[" + node.name + "]";
      return;
    case Symbol::initial_concentration:
      out += "[" + node.name + "]_0";
      return;
    case Symbol::parameter:
      out += node.name;
      return;
    default:
      break;
  }
  for (const StateEntry& entry : state_table) {
    if (entry.symbol == node.symbol) out += entry.name;
  }
  for (const StateEntry& entry : query_table) {
    if (entry.symbol == node.symbol) out += std::string(entry.name) + "(" + node.name + ")";
  }
}

void append_call(std::string& out, const Node& node) {
  out += std::ranges::find(function_table, node.function, &FunctionEntry::function)->name;
  for (std::size_t i = 0; i < node.arguments.size(); ++i) {
    out += i == 0 ? "(" : ", ";
    append(out, *node.arguments[i]);
  }
  out += ')';
}

void append(std::string& out, const Node& node) {
  switch (node.kind) {
    case Kind::number:
      out += shortest(node.number);
      return;
    case Kind::symbol:
      append_symbol(out, node);
      return;
    case Kind::negate:
      out += '-';
      append_operand(out, *node.arguments[0], sign);
      return;
    case Kind::add:
      append_binary(out, node, " + ", weakest, product);
      return;
    case Kind::subtract:
      append_binary(out, node, " - ", weakest, product);
      return;
    case Kind::multiply:
      append_binary(out, node, " * ", product, sign);
      return;
    case Kind::divide:
      append_binary(out, node, " / ", product, sign);
      return;
    case Kind::power:
      append_binary(out, node, "^", primary, sign);
      return;
    case Kind::function:
      append_call(out, node);
      return;
  }
}

}  // namespace

std::string to_string(const Formula& formula) {
  std::string out;
  append(out, *formula);
  return out;
}

}  // namespace pf::kinetics
