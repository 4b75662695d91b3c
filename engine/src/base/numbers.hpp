#pragma once

#include <cstddef>

namespace pf::detail {

/// What std::to_chars gives, character by character, without the 100 kB of tables that libc++'s brings into
/// the WebAssembly module. Only integers beyond 2^53 may differ in their last digits, not in the double that
/// they stand for.
/// @param buffer room for 32 characters
/// @return the length
std::size_t write_shortest_compact(char* buffer, double value);

}  // namespace pf::detail
