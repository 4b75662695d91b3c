#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pharmaflow/base/error.hpp"

/// From the bytes of a file to text, whatever the instrument or the spreadsheet wrote.
namespace pf::document {

/// Largest CSV that is read.
inline constexpr std::size_t csv_bytes_limit = std::size_t{64} << 20;

/// The text as UTF-8 without byte order mark: from UTF-8 with or without one, and from UTF-16 of either byte
/// order with or without one. @errors limit_exceeded, invalid_csv (not text; the line and the way out)
Result<std::string> decode_csv(std::string_view bytes);

/// Without the blanks at both ends: spaces, tabs, no-break spaces.
std::string_view trim_cell(std::string_view text);

/// ASCII letters in lower case.
std::string lower_case(std::string_view text);

}  // namespace pf::document
