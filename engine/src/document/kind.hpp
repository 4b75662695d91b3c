#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <nlohmann/json.hpp>

#include "document.hpp"
#include "pharmaflow/base/run_context.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::document {

class ObjectReader;  // object_reader.hpp: one JSON object being read, collects faults

/// Ordered: result documents read in the order in which they were written.
using Json = nlohmann::ordered_json;

/// What a kind's computation gives back: the members of the result document that are its own, plus how it
/// ended.
struct KindResult {
  Outcome outcome = Outcome::ok;
  std::string reason;  ///< in words, when not ok
  /// series, parameters, statistics, balances, solver ... in the order of the result document; "warnings"
  /// (before "solver") and "provenance" are added by run()
  Json members = Json::object();
  std::vector<Warning> warnings;
  std::optional<std::uint64_t> seed;  ///< of the study's own random stream; absent: the context's
  Errors faults;  ///< faults that only the computation could find; then the response is a problem document
};

/// What a study is expected to cost, before it is run.
struct Work {
  std::size_t evaluations = 1;    ///< of the model: what progress counts as `evaluations`
  std::size_t solves = 1;         ///< of differential equations
  std::size_t sensitivities = 0;  ///< parameters that the equations are differentiated by
};

/// One kind of study: how it is read, run and written. A new kind is a folder kinds/<name> and one line of
/// the registry.
struct StudyKind {
  std::string_view name;
  /// Reads the kind's own fields from the study object; faults go to the reader. The project is complete
  /// already.
  std::unique_ptr<StudyInput> (*read)(ObjectReader& study, const Document& document);
  Work (*work)(const Document& document, const StudyInput& input);
  KindResult (*run)(const Document& document, const StudyEntry& study, const RunContext& context);
};

/// All kinds, in the order in which they are listed to users.
std::span<const StudyKind> study_kinds();

}  // namespace pf::document
