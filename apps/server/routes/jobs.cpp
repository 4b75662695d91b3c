// Jobs: studies that the server computes while nobody waits.
#include "http/json.hpp"
#include "pharmaflow/document/run.hpp"
#include "routes/routes.hpp"
#include "store/clock.hpp"

namespace pf::server {
namespace {

Problem invalid_job(const std::string& pointer, const std::string& detail, const std::string& hint) {
  return {422, "invalid_job", "The job cannot be taken", {{pointer, "invalid_job", detail, hint}}};
}

Problem no_job(const std::string& id) { return not_found("There is no job '" + id + "'."); }

/// The document that the job computes: its own, or that of a project as it is now or was in a version.
std::expected<std::string, Problem> document_of(Services& services, const Json& asked, Job& job) {
  const Json& document = member(asked, "document");
  job.project_id = text_of(asked, "project");
  if (document.is_object() == !job.project_id.empty())
    return std::unexpected(invalid_job("", "A job has either a \"document\" or a \"project\".",
                                       "Send a project document, or the id of a project that is kept here."));
  if (document.is_object()) return dump(document);
  const Json& version = member(asked, "version");
  if (!version.is_null() && !version.is_number_integer())
    return std::unexpected(
        invalid_job("/version", "It is no whole number.", "Leave it out for the present version."));
  auto found = version.is_null() ? services.projects.find(job.project_id)
                                 : services.projects.version(job.project_id, version.get<std::int64_t>());
  if (!found) return std::unexpected(found.error());
  if (!*found)
    return std::unexpected(
        invalid_job("/project", "There is no such project or version.", "GET /api/v1/projects lists them."));
  job.project_version = (*found)->summary.version;
  return std::move((*found)->document);
}

/// Whether the document has the study; empty asks for the first.
bool has_study(const Json& summary, const std::string& study) {
  const Json& studies = member(summary, "studies");
  if (study.empty()) return !studies.empty();
  for (const Json& one : studies)
    if (text_of(one, "id") == study) return true;
  return false;
}

Response full() {
  Response response = problem_reply({429,
                                     "queue_full",
                                     "The queue of jobs is full",
                                     {{"", "queue_full", "As many jobs wait as the server takes.",
                                       "Wait for one to end, or cancel one."}}});
  response.set("Retry-After", "10");
  return response;
}

Response add(Services& services, const Request& request) {
  const auto asked = parse_json(request.body);
  if (!asked) return problem_reply(asked.error());
  Job job;
  job.id = new_id();
  job.status = "queued";
  job.created_at = now_text();
  job.study = text_of(*asked, "study");
  job.priority = member(*asked, "priority").is_null() ? "normal" : text_of(*asked, "priority");
  if (!priority_of(job.priority))
    return problem_reply(
        invalid_job("/priority", "It is none of low, normal and high.", "Leave it out for normal."));
  const auto document = document_of(services, *asked, job);
  if (!document) return problem_reply(document.error());

  // What is wrong with it is said now, not when its turn comes.
  document::Response checked = document::check(*document);
  if (checked.outcome != document::Outcome::ok) return engine_problem(std::move(checked.json));
  if (!has_study(Json::parse(checked.json, nullptr, false), job.study))
    return problem_reply(invalid_job("/study", "The document has no study '" + job.study + "'.",
                                     "Give the id of one of its studies."));
  const auto added = services.workers.add(job, *document);
  if (!added) return problem_reply(added.error());
  if (!*added) return full();
  Response response = json_reply(202, dump(to_json(job)));
  response.set("Location", "/api/v1/jobs/" + job.id);
  return response;
}

Response list(Services& services, const Request& request) {
  const auto page = page_of(request);
  if (!page) return problem_reply(page.error());
  auto found = services.jobs.list(*page);
  if (!found) return problem_reply(found.error());
  Json next = nullptr;
  if (found->size() > static_cast<std::size_t>(page->limit)) {
    found->pop_back();
    next = cursor(found->back().created_at, found->back().id);
  }
  Json jobs = Json::array();
  for (const Job& one : *found) jobs.push_back(to_json(one));
  return json_reply(200, dump({{"jobs", std::move(jobs)}, {"next_cursor", std::move(next)}}));
}

Response show(const std::expected<std::optional<Job>, Problem>& job, const Request& request) {
  if (!job) return problem_reply(job.error());
  if (!*job) return problem_reply(no_job(request.parameter("id")));
  return json_reply(200, dump(to_json(**job)));
}

Response result(Services& services, const Request& request) {
  const std::string& id = request.parameter("id");
  auto end = services.jobs.end_of(id);
  if (!end) return problem_reply(end.error());
  if (end->status.empty()) return problem_reply(no_job(id));
  if (!end->result.empty()) return json_reply(200, std::move(end->result));
  if (!end->problem.empty()) return engine_problem(std::move(end->problem));
  const bool waits = end->status == "queued" || end->status == "running";
  const std::string detail =
      "The job is " + end->status + "." + (end->reason.empty() ? "" : " " + end->reason);
  return problem_reply({409,
                        "no_result",
                        "The job has no result",
                        {{"", "no_result", detail, waits ? "Wait until it has ended." : "Send it again."}}});
}

}  // namespace

Json to_json(const Job& job) {
  const auto optional = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  return {{"id", job.id},
          {"status", job.status},
          {"priority", job.priority},
          {"study", job.study},
          {"project", optional(job.project_id)},
          {"version", job.project_version == 0 ? Json() : Json(job.project_version)},
          {"attempts", job.attempts},
          {"reason", optional(job.reason)},
          {"created_at", job.created_at},
          {"started_at", optional(job.started_at)},
          {"finished_at", optional(job.finished_at)}};
}

std::vector<Route> job_routes(Services& services) {
  return {
      {"POST", "/api/v1/jobs", Lane::engine, [&](const Request& request) { return add(services, request); }},
      {"GET", "/api/v1/jobs", Lane::store, [&](const Request& request) { return list(services, request); }},
      {"GET", "/api/v1/jobs/{id}", Lane::store,
       [&](const Request& request) { return show(services.jobs.find(request.parameter("id")), request); }},
      {"GET", "/api/v1/jobs/{id}/result", Lane::store,
       [&](const Request& request) { return result(services, request); }},
      {"POST", "/api/v1/jobs/{id}/cancel", Lane::store,
       [&](const Request& request) {
         return show(services.workers.cancel(request.parameter("id")), request);
       }},
  };
}

}  // namespace pf::server
