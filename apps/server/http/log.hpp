#pragma once

#include <string>

#include "http/json.hpp"

/// The log of the server: one JSON object a line.
namespace pf::server::log {

/// @param file "-" is standard error; others are begun anew at 10 MB, with three predecessors kept
/// @return false: the file cannot be written
bool open(const std::string& file);
/// Writes what still waits.
void close();

/// {"time", "level", "event", ...members}. Returns at once; under a flood the oldest that wait are dropped.
void info(const char* event, Json members);
void error(const char* event, Json members);

}  // namespace pf::server::log
