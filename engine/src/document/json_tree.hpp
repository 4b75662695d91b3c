#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"

/// JSON as it is read: one flat array of nodes in document order over the borrowed text.
///
/// A tree of maps costs an allocation per value and forgets where a value stood. This one keeps the order,
/// finds duplicate keys, and reads a column of a million numbers in the time that its digits take.
namespace pf::document {

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

/// "a number", "an object" ...: for messages.
std::string_view to_string(JsonKind kind);

class JsonTree {
 public:
  struct Node {
    double number = 0.0;      ///< number; 0 or 1 for a boolean
    std::uint32_t begin = 0;  ///< string: offset in the text, or index of the unescaped string
    std::uint32_t length =
        0;  ///< string: bytes; array: elements; object: members (key and value are two nodes)
    std::uint32_t next = 0;  ///< the node after this one and all that is in it
    JsonKind kind = JsonKind::null;
    bool escaped = false;
  };

  static constexpr std::size_t maximum_bytes = std::size_t{64} << 20;
  static constexpr std::size_t maximum_depth = 64;
  static constexpr std::size_t maximum_values = 16'000'000;

  /// Reads RFC 8259 text (a byte order mark is skipped). The text is borrowed and must outlive the tree.
  /// @errors invalid_json with line and column (in code points, from 1), limit_exceeded with the limit.
  /// Pointer "".
  static Result<JsonTree> parse(std::string_view text);

  const Node& operator[](std::size_t index) const { return nodes_[index]; }
  std::string_view text(std::size_t index) const {
    const Node& node = nodes_[index];
    return node.escaped ? std::string_view(unescaped_[node.begin]) : source_.substr(node.begin, node.length);
  }
  /// RFC 6901 pointer of a value.
  std::string pointer(std::size_t index) const;
  /// Faults that leave the rest readable: duplicate_key, and numbers beyond the range of a double
  /// (out_of_range).
  struct Fault {
    std::size_t node;
    const char* code;
  };
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  friend class JsonParser;
  std::string_view source_;
  std::vector<Node> nodes_;
  std::deque<std::string> unescaped_;
  std::vector<Fault> faults_;
};

/// A value of the tree: a light handle, valid as long as the tree.
class JsonValue {
 public:
  JsonValue() = default;
  JsonValue(const JsonTree& tree, std::size_t index)
      : tree_(&tree), index_(static_cast<std::uint32_t>(index)) {}

  JsonKind kind() const { return node().kind; }
  bool is(JsonKind wanted) const { return kind() == wanted; }
  double number() const { return node().number; }
  bool boolean() const { return node().number != 0.0; }
  std::string_view text() const { return tree_->text(index_); }
  std::size_t size() const { return node().length; }
  std::size_t index() const { return index_; }
  std::string pointer() const { return tree_->pointer(index_); }
  const JsonTree& tree() const { return *tree_; }

  struct Member {
    std::string_view key;
    std::size_t key_index;
    std::size_t value_index;
  };
  std::vector<JsonValue> elements() const;  ///< of an array
  std::vector<Member> members() const;      ///< of an object, in document order
  JsonValue at(std::size_t node) const { return {*tree_, node}; }

 private:
  const JsonTree::Node& node() const { return (*tree_)[index_]; }
  const JsonTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

/// One reference token of RFC 6901 with "/" before it.
std::string pointer_token(std::string_view key);

}  // namespace pf::document
