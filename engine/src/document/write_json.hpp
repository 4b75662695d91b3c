#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace pf::document {

/// How a document is laid out.
enum class Layout {
  compact,  ///< no white space
  pretty,   ///< two spaces of indentation; arrays of numbers and strings stay on one line
};

/// The value as JSON text (RFC 8259, UTF-8). Numbers are the shortest that read back as the same double; a
/// number that is not finite becomes null; bytes that are not UTF-8 become U+FFFD. Much faster on long
/// columns than the library's own writer.
std::string write_json(const nlohmann::ordered_json& value, Layout layout = Layout::compact);

/// JSON Pointers of the numbers that are not finite, in document order, at most `limit` of them.
std::vector<std::string> not_finite(const nlohmann::ordered_json& value, std::size_t limit);

}  // namespace pf::document
