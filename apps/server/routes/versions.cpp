// Earlier states of a project.
#include "http/conditional.hpp"
#include "http/json.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

Response list(Services& services, const Request& request) {
  const auto found = services.projects.versions(request.parameter("id"));
  if (!found) return problem_reply(found.error());
  if (found->empty()) return problem_reply(no_project(request.parameter("id")));
  Json versions = Json::array();
  for (const ProjectSummary& one : *found)
    versions.push_back(
        {{"version", one.version}, {"title", one.title}, {"etag", one.etag}, {"created_at", one.created_at}});
  return json_reply(200, dump({{"versions", std::move(versions)}}));
}

Response get(Services& services, const Request& request) {
  const std::string& id = request.parameter("id");
  const auto number = whole_number(request.parameter("version"), 1, INT64_MAX);
  if (!number)
    return problem_reply(not_found("'" + request.parameter("version") + "' is no number of a version."));
  auto found = services.projects.version(id, *number);
  if (!found) return problem_reply(found.error());
  if (!*found)
    return problem_reply(
        not_found("There is no version " + std::to_string(*number) + " of project '" + id + "'."));
  const std::string etag = (*found)->summary.etag;
  return conditional(request, json_reply(200, std::move((*found)->document)), etag, "no-cache");
}

}  // namespace

std::vector<Route> version_routes(Services& services) {
  return {
      {"GET", "/api/v1/projects/{id}/versions", Lane::store,
       [&](const Request& request) { return list(services, request); }},
      {"GET", "/api/v1/projects/{id}/versions/{version}", Lane::store,
       [&](const Request& request) { return get(services, request); }},
  };
}

}  // namespace pf::server
