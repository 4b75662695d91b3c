#include "http/conditional.hpp"

#include "platform/blob/sha256.hpp"

namespace pf::server {

bool names_tag(std::string_view list, std::string_view etag, bool weak) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    std::string_view tag = list.substr(0, end);
    list.remove_prefix(std::min(end + 1, list.size()));
    while (tag.starts_with(' ') || tag.starts_with('\t')) tag.remove_prefix(1);
    while (tag.ends_with(' ') || tag.ends_with('\t')) tag.remove_suffix(1);
    if (weak && tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == "*" || tag == etag) return true;
  }
  return false;
}

Response conditional(const Request& request, Response response, const std::string& etag,
                     std::string_view cache_control) {
  if (names_tag(request.header("if-none-match"), etag, true)) {
    response = Response();
    response.status = 304;
  }
  response.set("ETag", etag);
  response.set("Cache-Control", std::string(cache_control));
  return response;
}

std::string etag_of(std::string_view bytes) { return "\"" + platform::sha256(bytes).substr(0, 32) + "\""; }

}  // namespace pf::server
