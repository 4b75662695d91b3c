#include "pharmaflow/document/run.hpp"

#include <string>
#include <utility>
#include <vector>

#include "document.hpp"
#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "problem.hpp"
#include "sha256.hpp"
#include "write_json.hpp"
#include "write_result.hpp"

namespace pf::document {
namespace {

std::vector<std::string> study_ids(const Document& document) {
  std::vector<std::string> ids;
  for (const StudyEntry& study : document.studies) ids.push_back(study.id);
  return ids;
}

/// The study that was asked for; the first when none was named.
Result<const StudyEntry*> pick(const Document& document, std::string_view id) {
  if (document.studies.empty())
    return std::unexpected(
        Error{"/studies", "no_study", "The document has no study, so there is nothing to run.",
              R"(Add one, for example: "studies": [{"id": "sim", "kind": "simulate", ...}].)"});
  if (id.empty()) return &document.studies.front();
  for (const StudyEntry& study : document.studies)
    if (study.id == id) return &study;
  const std::vector<std::string> known = study_ids(document);
  return std::unexpected(Error{"/studies", "unknown_study",
                               "The document has no study '" + std::string(id) + "'.",
                               "Its studies: " + join(known, ", ") + "."});
}

}  // namespace

Response run(std::string_view project_json, std::string_view study, const RunContext& context) {
  const auto document = read_document(project_json);
  if (!document) return problem(document.error());
  const auto entry = pick(*document, study);
  if (!entry) return problem({entry.error()});

  KindResult result = (*entry)->kind->run(*document, **entry, context);
  if (!result.faults.empty()) return problem(result.faults);
  result.warnings.insert(result.warnings.begin(), document->warnings.begin(), document->warnings.end());
  const Provenance provenance{std::string(version()), sha256_hex(project_json),
                              result.seed.value_or(context.seed)};
  return write_result((*entry)->kind->name, (*entry)->id, std::move(result), provenance);
}

Response check(std::string_view project_json) {
  const auto document = read_document(project_json);
  if (!document) return problem(document.error());

  Json species = Json::array(), reactions = Json::array(), studies = Json::array();
  for (const auto& one : document->project.network.species) species.push_back(one.id);
  for (const auto& one : document->project.network.reactions) reactions.push_back(one.id);
  for (const auto& one : document->studies) {
    const Work work = one.kind->work(*document, *one.input);
    studies.push_back({{"id", one.id},
                       {"kind", one.kind->name},
                       {"work",
                        {{"evaluations", work.evaluations},
                         {"solves", work.solves},
                         {"sensitivities", work.sensitivities}}}});
  }
  return {Outcome::ok, write_json({{"format", "pharmaflow/1"},
                                   {"species", std::move(species)},
                                   {"reactions", std::move(reactions)},
                                   {"studies", std::move(studies)},
                                   {"warnings", warnings_json(document->warnings)}})};
}

std::string_view version() { return PF_VERSION; }  // of the CMake project

}  // namespace pf::document
