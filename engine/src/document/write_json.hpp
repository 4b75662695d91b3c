#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace pf::document {

/// How a document is laid out.
enum class Layout {
  compact,  ///< no white space
  pretty,   ///< two spaces of indentation; arrays of numbers and strings stay on one line
};

/// A long column as one value, number_at(i) for i < count: an array would hold each number as a value of its
/// own. Only the functions below know it, by its type `binary`; it is written as an array.
template <class NumberAt>
nlohmann::ordered_json number_column(std::size_t count, NumberAt number_at) {
  nlohmann::ordered_json::binary_t::container_type bytes(count * sizeof(double));
  for (std::size_t i = 0; i < count; ++i) {
    const double number = number_at(i);
    std::memcpy(bytes.data() + i * sizeof number, &number, sizeof number);
  }
  return nlohmann::ordered_json::binary(std::move(bytes));
}

/// The value as JSON text (RFC 8259, UTF-8). Numbers are the shortest that read back as the same double; a
/// number that is not finite becomes null; bytes that are not UTF-8 become U+FFFD. Much faster on long
/// columns than the library's own writer.
std::string write_json(const nlohmann::ordered_json& value, Layout layout = Layout::compact);

/// JSON Pointers of the numbers that are not finite, in document order, at most `limit` of them.
std::vector<std::string> not_finite(const nlohmann::ordered_json& value, std::size_t limit);

}  // namespace pf::document
