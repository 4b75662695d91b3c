#include "routes/routes.hpp"

#include <algorithm>

namespace pf::server {

std::vector<Route> all_routes(Services& services) {
  std::vector<Route> all;
  for (auto& some : {system_routes(services), run_routes(services), unit_routes(), sample_routes(),
                     project_routes(services), version_routes(services), dataset_routes(services),
                     job_routes(services), job_event_routes(services)})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

Problem no_project(const std::string& id) { return not_found("There is no project '" + id + "'."); }

}  // namespace pf::server
