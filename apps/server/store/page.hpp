#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>

#include "http/problem.hpp"

namespace pf::server {

/// Which part of a list is asked for: newest first, after the entry that `cursor` names.
struct Page {
  std::int64_t limit = 50;
  std::string after_time, after_id;  ///< of the cursor; empty: from the start
};

/// Reads ?limit= (1 to 500) and ?cursor=.
std::expected<Page, Problem> page_of(const Request& request);

std::string cursor(const std::string& time, const std::string& id);

/// A whole number within bounds; nothing else.
std::optional<std::int64_t> whole_number(const std::string& text, std::int64_t least, std::int64_t most);

}  // namespace pf::server
