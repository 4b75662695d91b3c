// The engine over HTTP: a project document in, a result document or a problem document out.
#include "jobs/computation.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

Response answer(document::Response response) {
  if (response.outcome == document::Outcome::invalid) return engine_problem(std::move(response.json));
  return json_reply(200, std::move(response.json));  // failed and cancelled say so themselves
}

Response run(const Services& services, const Request& request) {
  Computation how;
  how.limit = services.run_limit;
  how.cancelled = [&] { return services.stopping.urgent.load(); };
  return answer(compute(request.body, request.value("study"), how));
}

}  // namespace

std::vector<Route> run_routes(Services& services) {
  return {
      {"POST", "/api/v1/run", Lane::engine, [&](const Request& request) { return run(services, request); }},
      {"POST", "/api/v1/check", Lane::engine,
       [](const Request& request) { return answer(document::check(request.body)); }},
  };
}

}  // namespace pf::server
