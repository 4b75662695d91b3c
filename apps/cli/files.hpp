#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "pharmaflow/base/error.hpp"

namespace pf::cli {

/// The bytes of a file; `-` is standard input. @errors unreadable_file
Result<std::string> read_file(const std::string& path);

/// Writes a whole file; `-` is standard output. @errors unwritable_file
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace pf::cli
