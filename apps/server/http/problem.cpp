#include "http/problem.hpp"

#include <algorithm>

#include "http/json.hpp"

namespace pf::server {
namespace {

constexpr std::string_view problem_type = "application/problem+json";

}  // namespace

Response problem_reply(const Problem& problem) {
  std::string slug = problem.code;
  std::replace(slug.begin(), slug.end(), '_', '-');
  Json errors = Json::array();
  for (const Error& fault : problem.errors) {
    Json entry{{"pointer", fault.pointer}, {"code", fault.code}, {"detail", fault.detail}};
    if (!fault.hint.empty()) entry["hint"] = fault.hint;
    errors.push_back(std::move(entry));
  }
  const Json body{{"type", "https://pharmaflow.dev/problems/" + slug},
                  {"code", problem.code},
                  {"status", problem.status},
                  {"title", problem.title},
                  {"errors", std::move(errors)}};
  return reply(problem.status, problem_type, dump(body));
}

Response engine_problem(std::string json) { return reply(422, problem_type, std::move(json)); }

void name_request(Response& response, const std::string& request_id) {
  const bool is_problem = std::ranges::any_of(response.headers, [](const auto& header) {
    return header.first == "Content-Type" && header.second == problem_type;
  });
  if (!is_problem || !response.body || !response.body->starts_with('{')) return;
  // Spliced in: a document with ten thousand faults need not be read again.
  const std::string member = "{\"request_id\":" + dump(Json(request_id)) + ",";
  response.body = std::make_shared<const std::string>(member + response.body->substr(1));
}

Problem bad_request(const std::string& detail, const std::string& hint) {
  return {400, "bad_request", "The request is not understood", {{"", "bad_request", detail, hint}}};
}

Problem not_found(const std::string& what) {
  return {404, "not_found", "There is no such thing here", {{"", "not_found", what, ""}}};
}

}  // namespace pf::server
