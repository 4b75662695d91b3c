#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace pf::server {

/// Whether a list of entity tags, as in If-Match and If-None-Match, names this one. `*` names any. Weak tags
/// count as their strong twins only when `weak`.
bool names_tag(std::string_view list, std::string_view etag, bool weak);

/// The answer to a GET that carries an ETag: 304 without a body when the client has it already.
Response conditional(const Request& request, Response response, const std::string& etag,
                     std::string_view cache_control);

/// An ETag of bytes: the head of their SHA-256, in quotes.
std::string etag_of(std::string_view bytes);

}  // namespace pf::server
