#include "pharmaflow/document/progress.hpp"

#include <cmath>
#include <utility>

#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "write_json.hpp"

namespace pf::document {

std::string best_json(std::span<const BestValue> best) {
  Json list = Json::array();
  for (const BestValue& one : best) {
    Json entry{{"id", one.id}, {"value", one.value}, {"unit", one.unit}};
    if (one.experiments.size() == 1) entry["experiment"] = one.experiments.front();
    if (one.experiments.size() > 1) {
      Json ids = Json::array();
      for (const std::string_view id : one.experiments) ids.push_back(id);
      entry["experiments"] = std::move(ids);
    }
    list.push_back(std::move(entry));
  }
  return write_json(list);
}

std::string progress_json(std::span<const NamedValue> values, std::string_view best) {
  std::string json = "{";
  for (const auto& [name, value] : values) {  // names of the engine: nothing in them needs escaping
    if (json.size() > 1) json += ',';
    json.append("\"").append(name).append("\":").append(std::isfinite(value) ? shortest(value) : "null");
  }
  if (!best.empty()) json.append(json.size() > 1 ? "," : "").append("\"parameters\":").append(best);
  return json + '}';
}

}  // namespace pf::document
