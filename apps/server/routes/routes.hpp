#pragma once

#include <chrono>
#include <vector>

#include "http/json.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"
#include "jobs/workers.hpp"
#include "platform/db/database.hpp"
#include "platform/queue/queue.hpp"
#include "store/datasets.hpp"
#include "store/jobs.hpp"
#include "store/projects.hpp"

namespace pf::server {

/// What the routes work with.
struct Services {
  platform::Database& database;
  platform::Events& events;
  Projects& projects;
  Datasets& datasets;
  Jobs& jobs;
  Workers& workers;
  Metrics& metrics;
  const Stopping& stopping;
  std::chrono::milliseconds run_limit{30'000};  ///< of a run that a client waits for
};

/// The registry: every address of the server but the files of the web application. Each must be described in
/// openapi.json. `services` outlives the routes.
std::vector<Route> all_routes(Services& services);

std::vector<Route> system_routes(Services& services);
std::vector<Route> run_routes(Services& services);
std::vector<Route> unit_routes();
std::vector<Route> sample_routes();
std::vector<Route> project_routes(Services& services);
std::vector<Route> version_routes(Services& services);
std::vector<Route> dataset_routes(Services& services);
std::vector<Route> job_routes(Services& services);
std::vector<Route> job_event_routes(Services& services);

/// A project id: 1 to 64 letters, digits, - and _.
bool is_id(const std::string& text);
Problem no_project(const std::string& id);
/// {"id", "title", "version", "etag", "created_at", "updated_at"}
Json to_json(const ProjectSummary& summary);
Json to_json(const Job& job);

}  // namespace pf::server
