#include "http/router.hpp"

#include <algorithm>
#include <optional>

#include "http/problem.hpp"

namespace pf::server {
namespace {

using Parameters = std::map<std::string, std::string>;

std::string_view next_segment(std::string_view& path) {
  path.remove_prefix(1);  // the slash
  const std::size_t end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

std::optional<Parameters> fits(std::string_view pattern, std::string_view path) {
  Parameters parameters;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = next_segment(pattern), found = next_segment(path);
    if (wanted.starts_with('{')) {
      if (found.empty()) return std::nullopt;
      parameters.emplace(wanted.substr(1, wanted.size() - 2), found);
    } else if (wanted != found) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return parameters;
}

Response refusal(const std::string& method, const std::string& path,
                 const std::vector<std::string>& allowed) {
  if (allowed.empty()) return problem_reply(not_found("No address of this server is '" + path + "'."));
  std::string list;
  for (const std::string& one : allowed) list += (list.empty() ? "" : ", ") + one;
  Response response =
      problem_reply({405,
                     "method_not_allowed",
                     "This address does not know that method",
                     {{"", "method_not_allowed", "'" + path + "' does not answer " + method + ".",
                       "It answers " + list + "."}}});
  response.set("Allow", list);
  return response;
}

}  // namespace

Match Router::match(const std::string& method, const std::string& path) const {
  const std::string& wanted = method == "HEAD" ? "GET" : method;
  std::vector<std::string> allowed;
  for (const Route& route : routes_) {
    auto parameters = fits(route.pattern, path);
    if (!parameters) continue;
    if (route.method == wanted) return {&route, std::move(*parameters), {}};
    allowed.push_back(route.method);
    if (route.method == "GET") allowed.emplace_back("HEAD");
  }
  return {nullptr, {}, refusal(method, path, allowed)};
}

}  // namespace pf::server
