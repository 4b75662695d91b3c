#include "expectation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pf::cases {
namespace {

const Json* find(const Json& list, const char* key, const Json& value) {
  if (!list.is_array()) return nullptr;
  const auto same = [&](const Json& entry) {
    return entry.is_object() && entry.contains(key) && entry[key] == value;
  };
  const auto found = std::find_if(list.begin(), list.end(), same);
  return found == list.end() ? nullptr : &*found;
}

const Json* at(const Json& document, const std::string& pointer) {
  const Json::json_pointer where(pointer);
  return document.contains(where) ? &document[where] : nullptr;
}

const Json* column_value(const Json& entry, const Json& result) {
  const Json* home = &result;
  if (entry.contains("experiment")) {
    const Json* experiments = at(result, "/experiments");
    home = experiments == nullptr ? nullptr : find(*experiments, "id", entry["experiment"]);
  }
  const Json* times = home == nullptr ? nullptr : at(*home, "/series/time/values");
  const Json* columns = home == nullptr ? nullptr : at(*home, "/series/columns");
  const Json* column = columns == nullptr ? nullptr : find(*columns, "id", entry["column"]);
  if (times == nullptr || column == nullptr) return nullptr;
  const double wanted = entry["time"].get<double>();
  for (std::size_t i = 0; i < times->size(); ++i)
    if (std::abs((*times)[i].get<double>() - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted)))
      return &(*column)["values"][i];
  return nullptr;
}

const Json* parameter_value(const Json& entry, const Json& result) {
  const Json* parameters = at(result, "/parameters");
  if (parameters == nullptr) return nullptr;
  for (const Json& parameter : *parameters) {
    const bool named = parameter.value("id", Json()) == entry["parameter"];
    const bool here =
        !entry.contains("experiment") || parameter.value("experiment", Json()) == entry["experiment"];
    const std::string field = entry.value("field", "value");
    if (named && here) return parameter.contains(field) ? &parameter[field] : nullptr;
  }
  return nullptr;
}

const Json* actual_value(const Json& entry, const Json& result) {
  if (entry.contains("column")) return column_value(entry, result);
  if (entry.contains("parameter")) return parameter_value(entry, result);
  return at(result, entry["pointer"].get<std::string>());
}

bool agrees(const Json& entry, const Json& actual) {
  const Json& wanted = entry["value"];
  if (!wanted.is_number() || !actual.is_number()) return wanted == actual;
  const double value = wanted.get<double>();
  const double allowed =
      std::max(entry.value("relative", 0.0) * std::abs(value), entry.value("absolute", 0.0));
  return std::abs(actual.get<double>() - value) <= allowed;
}

/// The faults of a problem document as sorted "pointer code" words: all of them must be expected, and no
/// other.
std::vector<std::string> faults_of(const Json& list) {
  std::vector<std::string> words;
  for (const Json& fault : list) words.push_back(fault.value("pointer", "") + " " + fault.value("code", ""));
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

std::vector<std::string> deviations(const Json& expected, const Json& actual) {
  std::vector<std::string> found;
  const std::string status = expected.value("status", "ok");
  const bool is_problem = actual.contains("errors");
  const std::string reached = is_problem ? "invalid" : actual.value("status", "missing");
  if (reached != status) {
    found.push_back("status is " + reached + ", expected " + status + ": " + actual.dump().substr(0, 2000));
    return found;
  }
  if (expected.contains("faults") &&
      faults_of(expected["faults"]) != faults_of(actual.value("errors", Json::array())))
    found.push_back("faults are " + Json(faults_of(actual["errors"])).dump() + ", expected " +
                    Json(faults_of(expected["faults"])).dump());
  for (const Json& entry : expected.value("expect", Json::array())) {
    const Json* value = actual_value(entry, actual);
    if (value == nullptr)
      found.push_back("missing: " + entry.dump());
    else if (!agrees(entry, *value))
      found.push_back(entry.dump() + " is " + value->dump());
  }
  return found;
}

}  // namespace pf::cases
