#include "http/application.hpp"

#include <algorithm>
#include <optional>

#include "http/guard.hpp"
#include "http/log.hpp"
#include "http/problem.hpp"
#include "http/url.hpp"
#include "store/clock.hpp"

namespace pf::server {
namespace {

constexpr std::size_t longest_line_of_store = 4096, longest_line_of_engine = 64;

/// A client's own id is taken over when it can do no harm in a log.
bool is_sane(const std::string& id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

/// Methods as labels: what a client makes up must not become a series of its own.
std::string label(const std::string& method) {
  constexpr std::string_view known[] = {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"};
  return std::ranges::find(known, method) == std::end(known) ? "other" : method;
}

Response busy() {
  Response response =
      problem_reply({429,
                     "busy",
                     "The server has as much to do as it takes",
                     {{"", "busy", "Too many requests wait already.", "Try again in a second."}}});
  response.set("Retry-After", "1");
  return response;
}

Response call(const Handler& handler, const Request& request) {
  // What a library throws ends this request, not the server.
  try {
    return handler(request);
  } catch (const std::exception& fault) {
    log::error("handler", {{"request_id", request.id}, {"fault", fault.what()}});
    return problem_reply(
        {500,
         "internal_error",
         "The server failed at this request",
         {{"", "internal_error", "The fault is in the server's log under the id of this request.",
           "Try again; if it stays, report it with the id."}}});
  }
}

}  // namespace

struct Application::Exchange {
  Request request;
  Done done;
  Clock::time_point begin = Clock::now();
  Handler handler;
  Lane lane = Lane::io;
  bool writes = false;
  std::string route = "unmatched";
  std::optional<Response> refusal;
};

Application::Application(std::vector<Route> routes, Handler files, Metrics& metrics, Stopping& stopping,
                         const Threads& threads)
    : router_(std::move(routes)),
      files_{"GET", "files", Lane::io, std::move(files)},
      metrics_(metrics),
      stopping_(stopping),
      readers_(threads.readers, longest_line_of_store),
      writers_(threads.writers, longest_line_of_store),
      engine_(threads.engine, longest_line_of_engine) {
  metrics_.gauge("pharmaflow_requests_waiting", "Requests that wait for a thread.", [this] {
    return static_cast<double>(readers_.waiting() + writers_.waiting() + engine_.waiting());
  });
}

void Application::answer(Request request, Done done) {
  const auto exchange = std::make_shared<Exchange>();
  exchange->request = std::move(request);
  exchange->done = std::move(done);
  dispatch(exchange);
  if (exchange->refusal) return finish(*exchange, std::move(*exchange->refusal));
  const auto work = [this, exchange] { finish(*exchange, call(exchange->handler, exchange->request)); };
  if (exchange->lane == Lane::io) return work();
  if (!lane_of(*exchange).submit(work)) finish(*exchange, busy());
}

WorkLane& Application::lane_of(const Exchange& exchange) {
  if (exchange.lane == Lane::engine) return engine_;
  return exchange.writes ? writers_ : readers_;
}

void Application::dispatch(const std::shared_ptr<Exchange>& exchange) {
  Request& request = exchange->request;
  const std::string& given = request.header("x-request-id");
  request.id = is_sane(given) ? given : new_id();
  auto target = parse_target(request.target);
  if (!target) {
    exchange->refusal = problem_reply(bad_request("The address cannot be read.",
                                                  "Send a path that begins with / and "
                                                  "escapes what is no letter or digit."));
    return;
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  if (const auto foreign = refuse_foreign(request, loopback_)) {
    exchange->refusal = problem_reply(*foreign);
    return;
  }
  Match match = router_.match(request.method, request.path);
  const bool in_api = request.path == "/api" || request.path.starts_with("/api/");
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const Route* route = match.route;
  if (!route && match.refusal.status == 404 && !in_api && reads) route = &files_;
  if (!route) {
    exchange->refusal = std::move(match.refusal);
    return;
  }
  request.parameters = std::move(match.parameters);
  exchange->handler = route->handler;
  exchange->lane = route->lane;
  exchange->writes = !reads;
  exchange->route = route->pattern;
}

void Application::finish(Exchange& exchange, Response response) {
  const Request& request = exchange.request;
  name_request(response, request.id);
  response.set("X-Request-Id", request.id);
  response.set("X-Content-Type-Options", "nosniff");
  response.set("Referrer-Policy", "no-referrer");
  const double seconds = std::chrono::duration<double>(Clock::now() - exchange.begin).count();
  metrics_.request(label(request.method), exchange.route, response.status, seconds);
  log::info("request", {{"request_id", request.id},
                        {"method", request.method},
                        {"path", request.path},
                        {"route", exchange.route},
                        {"status", response.status},
                        {"bytes", response.size()},
                        {"milliseconds", 1e3 * seconds}});
  exchange.done(std::move(response));
}

Response Application::refuse(int status, const std::string& code, const std::string& detail) {
  const std::string id = new_id();
  Response response = problem_reply({status, code, "The request was not taken", {{"", code, detail, ""}}});
  name_request(response, id);
  response.set("X-Request-Id", id);
  response.set("X-Content-Type-Options", "nosniff");
  metrics_.request("other", "unmatched", status, 0.0);
  log::info("refused", {{"request_id", id}, {"status", status}, {"detail", detail}});
  return response;
}

}  // namespace pf::server
