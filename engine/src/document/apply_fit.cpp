#include "pharmaflow/document/apply_fit.hpp"

#include <nlohmann/json.hpp>

#include "pharmaflow/base/text.hpp"
#include "write_json.hpp"

namespace pf::document {
namespace {

using Json = nlohmann::ordered_json;

const Json& member(const Json& object, const char* key) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(key);
  return found == object.end() ? nothing : *found;
}

/// "0.1497 1/min", or a bare number where there is no unit.
Json quantity_of(const Json& estimate) {
  const double value = member(estimate, "value").get<double>();
  const Json& unit = member(estimate, "unit");
  if (!unit.is_string() || unit == "" || unit == "1") return value;
  return shortest(value) + " " + unit.get_ref<const std::string&>();
}

void set_value(Json& parameter, const Json& estimate) {
  const Json& one = member(estimate, "experiment");
  const Json& several = member(estimate, "experiments");
  if (one.is_string()) parameter["values"][one.get_ref<const std::string&>()] = quantity_of(estimate);
  if (several.is_array())
    for (const Json& id : several)
      parameter["values"][id.get_ref<const std::string&>()] = quantity_of(estimate);
  if (!one.is_string() && !several.is_array()) parameter["value"] = quantity_of(estimate);
}

}  // namespace

Result<std::string> apply_fit(std::string_view project_json, std::string_view result_json) {
  Json project = Json::parse(project_json, nullptr, false);
  const Json result = Json::parse(result_json, nullptr, false);
  if (!project.is_object() || !member(project, "parameters").is_array())
    return fail("invalid_document", "The project has no parameters.", "");
  if (!member(result, "parameters").is_array())
    return fail("invalid_document", "The result has no estimated parameters.",
                "Run a study of kind \"fit\".");
  for (const Json& estimate : result["parameters"]) {
    if (member(estimate, "estimated") != true || !member(estimate, "value").is_number()) continue;
    for (Json& parameter : project["parameters"])
      if (member(parameter, "id") == member(estimate, "id")) set_value(parameter, estimate);
  }
  return write_json(project, Layout::pretty);
}

}  // namespace pf::document
