#include "json_tree.hpp"

namespace pf::document {

std::string_view to_string(JsonKind kind) {
  switch (kind) {
    case JsonKind::null:
      return "null";
    case JsonKind::boolean:
      return "true or false";
    case JsonKind::number:
      return "a number";
    case JsonKind::string:
      return "a string";
    case JsonKind::array:
      return "an array";
    case JsonKind::object:
      return "an object";
  }
  return "";
}

std::string pointer_token(std::string_view key) {
  std::string token = "/";
  for (const char c : key) {
    if (c == '~')
      token += "~0";
    else if (c == '/')
      token += "~1";
    else
      token += c;
  }
  return token;
}

std::string JsonTree::pointer(std::size_t index) const {
  std::string path;
  std::size_t at = 0;
  while (at != index) {
    const Node& container = nodes_[at];
    const std::size_t first = at + 1;
    if (container.kind == JsonKind::array) {
      // Columns hold scalars only: their elements need no walk.
      const bool flat = container.next - first == container.length;
      std::size_t child = flat ? index : first;
      std::size_t ordinal = flat ? index - first : 0;
      while (nodes_[child].next <= index) {
        child = nodes_[child].next;
        ++ordinal;
      }
      path += '/' + std::to_string(ordinal);
      at = child;
    } else {
      std::size_t key = first;
      while (nodes_[key + 1].next <= index) key = nodes_[key + 1].next;
      path += pointer_token(text(key));
      at = key == index ? index : key + 1;
    }
  }
  return path;
}

std::vector<JsonValue> JsonValue::elements() const {
  std::vector<JsonValue> result;
  result.reserve(size());
  for (std::size_t i = index_ + 1; i < node().next; i = (*tree_)[i].next) result.emplace_back(*tree_, i);
  return result;
}

std::vector<JsonValue::Member> JsonValue::members() const {
  std::vector<Member> result;
  result.reserve(size());
  for (std::size_t i = index_ + 1; i < node().next; i = (*tree_)[i + 1].next)
    result.push_back({tree_->text(i), i, i + 1});
  return result;
}

}  // namespace pf::document
