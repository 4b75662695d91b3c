#pragma once

#include <string_view>

#include "commands.hpp"
#include "pharmaflow/base/error.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::cli {

/// Standard output, with a line feed at the end.
void print_line(std::string_view text);

/// Flushes standard output: what could not be written there is told on standard error.
/// @return `code`, or wrong_input when something is missing from the output
int close_output(int code);

/// Prints a result or problem document as the options ask. @return the exit code
int deliver(const document::Response& response, const OutputOptions& options);

/// Faults that no document run reported (files, arguments, data): the same shape as the engine's, readable on
/// standard error or as a problem document on standard output. @return wrong_input
int refuse(std::string_view title, const Errors& faults, bool json);

}  // namespace pf::cli
