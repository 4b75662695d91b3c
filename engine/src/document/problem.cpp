#include "problem.hpp"

#include <string>

#include "write_json.hpp"

namespace pf::document {

Response problem(const Errors& faults, std::string_view subject) {
  using Json = nlohmann::ordered_json;
  Json errors = Json::array();
  for (const Error& fault : faults) {
    Json entry{{"pointer", fault.pointer}, {"code", fault.code}, {"detail", fault.detail}};
    if (!fault.hint.empty()) entry["hint"] = fault.hint;
    errors.push_back(std::move(entry));
  }
  const std::string count = std::to_string(faults.size()) + (faults.size() == 1 ? " fault" : " faults");
  const Json document{{"type", "https://pharmaflow.dev/problems/invalid-document"},
                      {"code", "invalid_document"},
                      {"status", 422},
                      {"title", std::string(subject) + " has " + count},
                      {"errors", std::move(errors)}};
  return {Outcome::invalid, write_json(document)};
}

}  // namespace pf::document
