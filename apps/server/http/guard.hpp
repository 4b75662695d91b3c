#pragma once

#include <optional>

#include "http/message.hpp"
#include "http/problem.hpp"

namespace pf::server {

/// Keeps web pages of others from using a server that trusts whoever reaches it.
///
/// Bound to this machine, the server answers to its own names only: a foreign name that was made to point
/// here (DNS rebinding) is refused. What changes something, and a WebSocket, must not come from a page of
/// another origin.
std::optional<Problem> refuse_foreign(const Request& request, bool bound_to_loopback);

}  // namespace pf::server
