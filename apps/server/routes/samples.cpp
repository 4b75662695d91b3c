// The sample projects that come with the program.
#include "http/conditional.hpp"
#include "http/json.hpp"
#include "resources.hpp"
#include "routes/routes.hpp"

namespace pf::server {
namespace {

struct Kept {
  Body document;
  std::string etag;
};

std::string list_of(const std::vector<Sample>& all) {
  Json list = Json::array();
  for (const Sample& sample : all) {
    const Json document = Json::parse(sample.document, nullptr, false);
    list.push_back({{"id", sample.id}, {"title", text_of(document, "title")}});
  }
  return dump({{"samples", std::move(list)}});
}

}  // namespace

std::vector<Route> sample_routes() {
  const std::vector<Sample> all = samples();
  const auto list = std::make_shared<const std::string>(list_of(all));
  const std::string list_etag = etag_of(*list);
  std::map<std::string, Kept> kept;
  for (const Sample& sample : all)
    kept[std::string(sample.id)] = {std::make_shared<const std::string>(sample.document),
                                    etag_of(sample.document)};

  return {
      {"GET", "/api/v1/samples", Lane::io,
       [=](const Request& request) {
         return conditional(request, reply(200, json_type, list), list_etag, "no-cache");
       }},
      {"GET", "/api/v1/samples/{id}", Lane::io,
       [=](const Request& request) {
         const auto found = kept.find(request.parameter("id"));
         if (found == kept.end())
           return problem_reply(not_found("There is no sample '" + request.parameter("id") + "'."));
         return conditional(request, reply(200, json_type, found->second.document), found->second.etag,
                            "no-cache");
       }},
  };
}

}  // namespace pf::server
