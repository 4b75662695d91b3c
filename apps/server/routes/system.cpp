// What the server says about itself.
#include "http/conditional.hpp"
#include "pharmaflow/document/run.hpp"
#include "resources.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

/// Text that is part of the program: the same until the next version of it.
Handler embedded(std::string_view media_type, std::string_view text) {
  const auto bytes = std::make_shared<const std::string>(text);
  const std::string etag = etag_of(text);
  return [=](const Request& request) {
    return conditional(request, reply(200, media_type, bytes), etag, "no-cache");
  };
}

Response ready(Services& services) {
  const auto asked = services.database.read([](platform::Session& session) -> platform::DbResult<void> {
    auto rows = session.run("SELECT 1");
    if (!rows) return std::unexpected(rows.error());
    return {};
  });
  if (asked && !services.stopping.asked) return json_reply(200, R"({"status":"ready"})");
  const std::string why = asked ? "The server is stopping." : "The database does not answer.";
  return problem_reply(
      {503, "not_ready", "The server takes no work", {{"", "not_ready", why, "Try again later."}}});
}

}  // namespace

std::vector<Route> system_routes(Services& services) {
  const std::string version = dump({{"name", "pharmaflow"}, {"version", document::version()}});
  return {
      {"GET", "/api/v1/version", Lane::io, [version](const Request&) { return json_reply(200, version); }},
      {"GET", "/api/v1/health", Lane::io,
       [](const Request&) { return json_reply(200, R"({"status":"ok"})"); }},
      {"GET", "/api/v1/ready", Lane::store, [&](const Request&) { return ready(services); }},
      {"GET", "/api/v1/openapi.json", Lane::io, embedded(json_type, openapi())},
      {"GET", "/api/v1/schema", Lane::io, embedded("application/schema+json", document::schema())},
      {"GET", "/metrics", Lane::store,
       [&](const Request&) { return reply(200, "text/plain; version=0.0.4", services.metrics.text()); }},
  };
}

}  // namespace pf::server
