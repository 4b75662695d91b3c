// What happens to a job, as it happens, over a WebSocket.
#include "http/json.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

Response no_upgrade() {
  Response response =
      problem_reply({426,
                     "websocket_needed",
                     "This address speaks WebSocket",
                     {{"", "websocket_needed", "The request does not ask for a WebSocket.",
                       "Open it with new WebSocket(...), or ask GET /api/v1/jobs/{id} now and then."}}});
  response.set("Upgrade", "websocket");
  return response;
}

/// Tells a client of a job until it has ended.
std::shared_ptr<void> follow(Services& services, const std::string& id,
                             const std::shared_ptr<Socket>& socket) {
  const std::weak_ptr<Socket> client = socket;
  auto subscription = services.events.listen(id, [client](const std::string& event, bool last) {
    const auto listening = client.lock();
    if (!listening) return;
    listening->send(event, !last);
    if (last) listening->close();
  });
  // Looked up after listening has begun: an end in between is heard, at worst twice.
  const auto job = services.jobs.find(id);
  if (job && *job && (*job)->finished()) {
    socket->send(end_event(id, (*job)->status, (*job)->reason), false);
    socket->close();
  } else if (job && *job && (*job)->status == "queued") {
    socket->send(state_event(id, "queued"), true);
  }
  return subscription;
}

Response events(Services& services, const Request& request) {
  const std::string id = request.parameter("id");
  const auto job = services.jobs.find(id);
  if (!job) return problem_reply(job.error());
  if (!*job) return problem_reply(not_found("There is no job '" + id + "'."));
  if (!request.wants_websocket) return no_upgrade();
  Response response;
  response.status = 101;
  response.websocket = [&services, id](const std::shared_ptr<Socket>& socket) {
    return follow(services, id, socket);
  };
  return response;
}

}  // namespace

std::vector<Route> job_event_routes(Services& services) {
  return {{"GET", "/api/v1/jobs/{id}/events", Lane::store,
           [&](const Request& request) { return events(services, request); }}};
}

}  // namespace pf::server
