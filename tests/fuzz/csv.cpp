// Whatever the bytes are, a CSV becomes a document that reads without faults (but for too few data), or is
// refused with faults that say where and what.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "pharmaflow/document/csv.hpp"
#include "pharmaflow/document/run.hpp"

namespace {

void require_valid(const std::string& document) {
  const auto response = pf::document::check(document);
  if (response.outcome == pf::document::Outcome::ok) return;
  // More unknowns than values is a fault of the data, not of the conversion.
  const auto problem = nlohmann::json::parse(response.json, nullptr, false);
  for (const auto& fault : problem["errors"])
    if (fault["code"] != "too_few_observations") std::abort();
}

void require_told(const pf::Errors& faults) {
  if (faults.empty()) std::abort();
  for (const pf::Error& fault : faults)
    if (fault.code.empty() || fault.detail.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string csv(reinterpret_cast<const char*>(data), size);
  for (const char* initial : {"", "A=1 M"}) {
    const auto document = pf::document::project_from_csv({"A + B <-> C; C -> D", csv, initial, "fuzz"});
    if (document)
      require_valid(*document);
    else
      require_told(document.error());
  }
  return 0;
}
