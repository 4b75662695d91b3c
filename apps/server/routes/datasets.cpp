// Raw files of a project and the records of how they were read.
#include <algorithm>

#include "http/conditional.hpp"
#include "http/json.hpp"
#include "http/url.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

constexpr std::size_t longest_name = 255;

Json to_json(const Dataset& one) {
  const Json record = one.import_record.empty() ? Json() : Json::parse(one.import_record, nullptr, false);
  return {{"name", one.name},       {"version", one.version},       {"sha256", one.sha256},
          {"size", one.size},       {"media_type", one.media_type}, {"created_at", one.created_at},
          {"import_record", record}};
}

std::string address(const Dataset& one) {
  return "/api/v1/projects/" + url_encoded(one.project) + "/datasets/" + url_encoded(one.name);
}

Problem no_dataset(const Request& request) {
  return not_found("Project '" + request.parameter("id") + "' has no file '" + request.parameter("name") +
                   "' of this version.");
}

/// What a browser would run when it opened the file is not said of it.
std::string harmless(const std::string& media_type) {
  const bool plain = std::ranges::all_of(media_type, [](char c) { return c >= 0x20 && c < 0x7f; });
  return media_type.empty() || !plain || media_type.size() > 100 ? "application/octet-stream" : media_type;
}

Response save(Services& services, const Request& request, const std::string& name) {
  // "." and ".." are the address of something else to every client.
  if (name.empty() || name == "." || name == ".." || name.size() > longest_name ||
      name.find('/') != name.npos)
    return problem_reply(
        bad_request("'" + name + "' is no name of a file.",
                    "Give a name of 1 to 255 bytes without a slash, neither . nor .., in ?name= or in the "
                    "address."));
  const auto before = services.datasets.find(request.parameter("id"), name, 0);
  if (!before) return problem_reply(before.error());
  const auto saved = services.datasets.save(request.parameter("id"), name,
                                            harmless(request.header("content-type")), request.body);
  if (!saved) return problem_reply(saved.error());
  if (!*saved) return problem_reply(no_project(request.parameter("id")));
  const bool made = !*before || (*before)->version != (*saved)->version;
  Response response = json_reply(made ? 201 : 200, dump(to_json(**saved)));
  response.set("Location", address(**saved));
  response.set("ETag", "\"" + (*saved)->sha256 + "\"");
  return response;
}

Response list(Services& services, const Request& request) {
  const std::string& id = request.parameter("id");
  const auto project = services.projects.find(id);
  if (!project) return problem_reply(project.error());
  if (!*project) return problem_reply(no_project(id));
  const auto found = services.datasets.list(id);
  if (!found) return problem_reply(found.error());
  Json datasets = Json::array();
  for (const Dataset& one : *found) datasets.push_back(to_json(one));
  return json_reply(200, dump({{"datasets", std::move(datasets)}}));
}

/// The version that ?version= asks for; the last without it.
std::expected<Dataset, Problem> pick(Services& services, const Request& request) {
  std::int64_t version = 0;
  if (const std::string asked = request.value("version"); !asked.empty()) {
    const auto number = whole_number(asked, 1, INT64_MAX);
    if (!number)
      return std::unexpected(bad_request("version is '" + asked + "'.", "Give a whole number from 1."));
    version = *number;
  }
  auto found = services.datasets.find(request.parameter("id"), request.parameter("name"), version);
  if (!found) return std::unexpected(found.error());
  if (!*found) return std::unexpected(no_dataset(request));
  return std::move(**found);
}

Response raw(Services& services, const Request& request) {
  const auto found = pick(services, request);
  if (!found) return problem_reply(found.error());
  auto bytes = services.datasets.bytes(*found);
  if (!bytes) return problem_reply(bytes.error());
  Response response = reply(200, found->media_type, std::move(*bytes));
  // Never shown as a page of this server, whatever it holds.
  response.set("Content-Disposition", "attachment; filename*=UTF-8''" + url_encoded(found->name));
  response.set("Content-Security-Policy", "sandbox; default-src 'none'");
  return conditional(request, std::move(response), "\"" + found->sha256 + "\"", "no-cache");
}

Response record(Services& services, const Request& request) {
  const auto found = pick(services, request);
  if (!found) return problem_reply(found.error());
  return json_reply(200, dump(to_json(*found)));
}

Response note_import(Services& services, const Request& request) {
  const auto given = parse_json(request.body);
  if (!given) return problem_reply(given.error());
  if (!given->is_object())
    return problem_reply({422,
                          "not_an_object",
                          "An import record is a JSON object",
                          {{"", "not_an_object", "The body is JSON, but no object.", "Send {...}."}}});
  auto found = pick(services, request);
  if (!found) return problem_reply(found.error());
  found->import_record = dump(*given);
  if (const auto noted = services.datasets.note_import(*found, found->import_record); !noted)
    return problem_reply(noted.error());
  return json_reply(200, dump(to_json(*found)));
}

}  // namespace

std::vector<Route> dataset_routes(Services& services) {
  const std::string all = "/api/v1/projects/{id}/datasets", one = all + "/{name}";
  return {
      {"GET", all, Lane::store, [&](const Request& request) { return list(services, request); }},
      {"POST", all, Lane::store,
       [&](const Request& request) { return save(services, request, request.value("name")); }},
      {"GET", one, Lane::store, [&](const Request& request) { return raw(services, request); }},
      {"PUT", one, Lane::store,
       [&](const Request& request) { return save(services, request, request.parameter("name")); }},
      {"GET", one + "/record", Lane::store,
       [&](const Request& request) { return record(services, request); }},
      {"PUT", one + "/record", Lane::store,
       [&](const Request& request) { return note_import(services, request); }},
  };
}

}  // namespace pf::server
