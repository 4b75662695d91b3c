// Projects: the document that a client keeps here. It may have faults that the engine would find: a draft is
// kept as well.
#include "http/conditional.hpp"
#include "http/json.hpp"
#include "http/url.hpp"
#include "routes/routes.hpp"
#include "store/clock.hpp"

namespace pf::server {
namespace {

constexpr std::size_t longest_title = 500;

/// The title of a document that can be kept, or why it cannot.
std::expected<std::string, Problem> title_of(const std::string& body) {
  const auto document = parse_json(body);
  if (!document) return std::unexpected(document.error());
  if (text_of(*document, "format") != "pharmaflow/1")
    return std::unexpected(
        Problem{422,
                "not_a_project",
                "This is no project document",
                {{"/format", "not_a_project", "The body is not an object with \"format\": \"pharmaflow/1\".",
                  "Send a project document; GET /api/v1/schema describes it."}}});
  const std::string title = text_of(*document, "title");
  if (title.size() <= longest_title) return title;
  std::size_t end = longest_title;
  while (end > 0 && (static_cast<unsigned char>(title[end]) & 0xc0) == 0x80)
    --end;  // a character has several bytes
  return title.substr(0, end);
}

Response refused(const Projects::Refused& why, const std::string& id) {
  using Why = Projects::Refused::Why;
  if (why.why == Why::missing) return problem_reply(no_project(id));
  const ProjectSummary& present = *why.present;
  const std::string now =
      "It is at version " + std::to_string(present.version) + " of " + present.updated_at + ".";
  Problem problem{412,
                  "changed_meanwhile",
                  "The project was changed meanwhile",
                  {{"", "changed_meanwhile", now,
                    "Read the present version, carry your changes over and send its ETag in If-Match."}}};
  if (why.why == Why::exists)
    problem = {412,
               "exists_already",
               "The project exists already",
               {{"", "exists_already", now, "Send its ETag in If-Match to change it, or take another id."}}};
  Response response = problem_reply(problem);
  // What the client needs to go on, beside the problem.
  Json body = Json::parse(*response.body, nullptr, false);
  body["current"] = to_json(present);
  response.body = std::make_shared<const std::string>(dump(body));
  response.set("ETag", present.etag);
  return response;
}

Response saved_reply(const Projects::Saved& saved) {
  Response response = json_reply(saved.made ? 201 : 200, dump(to_json(saved.summary)));
  if (saved.made) response.set("Location", "/api/v1/projects/" + url_encoded(saved.summary.id));
  response.set("ETag", saved.summary.etag);
  return response;
}

Response save(Services& services, const std::string& id, const std::string& body, const Precondition& asked) {
  const auto title = title_of(body);
  if (!title) return problem_reply(title.error());
  const auto outcome = services.projects.save(id, *title, body, asked);
  if (!outcome) return problem_reply(outcome.error());
  return *outcome ? saved_reply(**outcome) : refused(outcome->error(), id);
}

Response put(Services& services, const Request& request) {
  const std::string& id = request.parameter("id");
  if (!is_id(id))
    return problem_reply(
        bad_request("'" + id + "' is no id.", "An id has 1 to 64 letters, digits, - and _."));
  Precondition asked{request.header("if-match"), request.header("if-none-match") == "*"};
  if (asked.if_match.empty() && !asked.must_be_new)
    return problem_reply(
        {428,
         "precondition_required",
         "Say which version you change",
         {{"", "precondition_required", "The request has neither If-Match nor If-None-Match: *.",
           "Send the ETag that came with the document in If-Match; If-None-Match: * makes a new project."}}});
  return save(services, id, request.body, asked);
}

Response get(Services& services, const Request& request) {
  auto found = services.projects.find(request.parameter("id"));
  if (!found) return problem_reply(found.error());
  if (!*found) return problem_reply(no_project(request.parameter("id")));
  const ProjectSummary& summary = (*found)->summary;
  Response response = json_reply(200, std::move((*found)->document));
  response.set("Project-Version", std::to_string(summary.version));
  return conditional(request, std::move(response), summary.etag, "no-cache");
}

Response list(Services& services, const Request& request) {
  const auto page = page_of(request);
  if (!page) return problem_reply(page.error());
  auto found = services.projects.list(*page, request.value("q"));
  if (!found) return problem_reply(found.error());
  Json next = nullptr;
  if (found->size() > static_cast<std::size_t>(page->limit)) {
    found->pop_back();
    next = cursor(found->back().updated_at, found->back().id);
  }
  Json projects = Json::array();
  for (const ProjectSummary& one : *found) projects.push_back(to_json(one));
  return json_reply(200, dump({{"projects", std::move(projects)}, {"next_cursor", std::move(next)}}));
}

Response remove(Services& services, const Request& request) {
  const std::string& id = request.parameter("id");
  const auto outcome = services.projects.remove(id, {request.header("if-match"), false});
  if (!outcome) return problem_reply(outcome.error());
  if (!*outcome) return refused(outcome->error(), id);
  return **outcome ? no_content() : problem_reply(no_project(id));
}

}  // namespace

Json to_json(const ProjectSummary& summary) {
  return {{"id", summary.id},     {"title", summary.title},           {"version", summary.version},
          {"etag", summary.etag}, {"created_at", summary.created_at}, {"updated_at", summary.updated_at}};
}

std::vector<Route> project_routes(Services& services) {
  return {
      {"POST", "/api/v1/projects", Lane::store,
       [&](const Request& request) { return save(services, new_id(), request.body, {"", true}); }},
      {"GET", "/api/v1/projects", Lane::store,
       [&](const Request& request) { return list(services, request); }},
      {"GET", "/api/v1/projects/{id}", Lane::store,
       [&](const Request& request) { return get(services, request); }},
      {"PUT", "/api/v1/projects/{id}", Lane::store,
       [&](const Request& request) { return put(services, request); }},
      {"DELETE", "/api/v1/projects/{id}", Lane::store,
       [&](const Request& request) { return remove(services, request); }},
  };
}

}  // namespace pf::server
