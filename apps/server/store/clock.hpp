#pragma once

#include <string>

namespace pf::server {

/// "2026-11-22T14:05:09.123456Z": sorts as text as it does in time.
std::string now_text();

/// A new random UUID (version 4).
std::string new_id();

}  // namespace pf::server
