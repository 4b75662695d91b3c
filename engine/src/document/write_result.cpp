#include "write_result.hpp"

#include <utility>

#include "pharmaflow/base/text.hpp"
#include "write_columns.hpp"
#include "write_json.hpp"

namespace pf::document {
namespace {

std::string_view status(Outcome outcome) {
  switch (outcome) {
    case Outcome::ok:
      return "ok";
    case Outcome::cancelled:
      return "cancelled";
    case Outcome::failed:
    case Outcome::invalid:
      return "failed";
  }
  return "failed";
}

/// The computations refuse values that are not finite. Should one slip through, it is null in the result and
/// said so.
void report_not_finite(const Json& members, std::vector<Warning>& warnings) {
  constexpr std::size_t named = 5;
  const std::vector<std::string> found = not_finite(members, named + 1);
  if (found.empty()) return;
  const bool more = found.size() > named;
  const std::span shown(found.data(), more ? named : found.size());
  warnings.push_back({"not_finite",
                      "Values of the result are not finite and were written as null: " + join(shown, ", ") +
                          (more ? " and more." : "."),
                      ""});
}

}  // namespace

Json warnings_json(const std::vector<Warning>& warnings) {
  Json list = Json::array();
  for (const Warning& warning : warnings) {
    Json entry{{"code", warning.code}, {"message", warning.message}};
    if (!warning.path.empty()) entry["path"] = warning.path;
    list.push_back(std::move(entry));
  }
  return list;
}

Response write_result(std::string_view kind, std::string_view study, KindResult result,
                      const Provenance& provenance) {
  report_not_finite(result.members, result.warnings);

  Json document = object_of(result.members.size() + 7);
  document["format"] = "pharmaflow-result/1";
  document["kind"] = kind;
  document["study"] = study;
  document["status"] = status(result.outcome);
  if (result.outcome != Outcome::ok) document["reason"] = result.reason;
  for (auto member = result.members.begin(); member != result.members.end(); ++member)
    if (member.key() != "solver") document[member.key()] = std::move(member.value());
  document["warnings"] = warnings_json(result.warnings);
  if (result.members.contains("solver")) document["solver"] = std::move(result.members["solver"]);
  document["provenance"] = {{"engine", provenance.engine},
                            {"document_sha256", provenance.document_sha256},
                            {"seed", provenance.seed}};
  return {result.outcome, write_json(document)};
}

}  // namespace pf::document
