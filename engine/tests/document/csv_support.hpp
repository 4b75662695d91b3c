#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "pharmaflow/document/csv.hpp"

namespace pf::document::test {

inline std::string text_of(const Errors& faults) {
  std::string text;
  for (const Error& fault : faults)
    text += "  " + fault.code + ": " + fault.detail + " | " + fault.hint + "\n";
  return text;
}

/// The project document of an accepted CSV.
inline nlohmann::json project(const std::string& csv, const std::string& scheme = "A -> B -> C",
                              const std::string& initial = "") {
  const auto document = project_from_csv({scheme, csv, initial, "test"});
  if (!document) {
    ADD_FAILURE() << "refused:\n" << text_of(document.error()) << csv;
    return nlohmann::json::object();
  }
  return nlohmann::json::parse(*document, nullptr, false);
}

/// The faults of a refused one.
inline Errors faults(const std::string& csv, const std::string& scheme = "A -> B -> C",
                     const std::string& initial = "") {
  const auto document = project_from_csv({scheme, csv, initial, "test"});
  if (document) {
    ADD_FAILURE() << "accepted:\n" << csv;
    return {};
  }
  return document.error();
}

}  // namespace pf::document::test
