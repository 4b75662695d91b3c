#include "http/guard.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace pf::server {
namespace {

std::string without_port(const std::string& host) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.rfind(':');
  if (colon == host.npos || (bracket != host.npos && colon < bracket)) return host;
  return host.substr(0, colon);
}

bool is_loopback(const std::string& host) {
  constexpr std::array<std::string_view, 3> names = {"localhost", "127.0.0.1", "[::1]"};
  std::string name = without_port(host);
  for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return std::ranges::find(names, name) != names.end();
}

bool changes_something(const Request& request) {
  return request.wants_websocket || !(request.method == "GET" || request.method == "HEAD");
}

bool from_elsewhere(const Request& request) {
  const std::string& site = request.header("sec-fetch-site");
  if (site == "cross-site" || site == "same-site") return true;
  const std::string& origin = request.header("origin");
  if (origin.empty()) return false;  // no browser
  const std::size_t scheme = origin.find("://");
  return scheme == origin.npos || origin.substr(scheme + 3) != request.header("host");
}

}  // namespace

std::optional<Problem> refuse_foreign(const Request& request, bool bound_to_loopback) {
  const std::string& host = request.header("host");
  if (bound_to_loopback && !is_loopback(host))
    return Problem{421,
                   "foreign_host",
                   "This server answers to this machine only",
                   {{"", "foreign_host", "The request is for the host '" + host + "'.",
                     "Open http://127.0.0.1 or http://localhost with the port of the server, or start it "
                     "with --host."}}};
  if (changes_something(request) && from_elsewhere(request))
    return Problem{403,
                   "foreign_origin",
                   "A page of another site may not change anything here",
                   {{"", "foreign_origin",
                     "The request comes from a page at '" + request.header("origin") + "', the server is '" +
                         host + "'.",
                     "Use the workbench that this server serves."}}};
  return std::nullopt;
}

}  // namespace pf::server
