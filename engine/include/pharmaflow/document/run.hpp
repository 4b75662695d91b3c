#pragma once

#include <string>
#include <string_view>

#include "pharmaflow/base/run_context.hpp"

namespace pf::document {

/// How a run ended, for exit codes and HTTP.
enum class Outcome { ok, failed, cancelled, invalid };

/// A result document, or the problem document when the input is invalid.
struct Response {
  Outcome outcome = Outcome::ok;
  std::string json;
};

/// The engine: project document + study id -> result document. Whatever is not in the document cannot
/// influence it.
/// @param study id of a study; empty: the document's only or first study
Response run(std::string_view project_json, std::string_view study, const RunContext& context);

/// Validation only: outcome ok with a JSON summary {"format", "species", "reactions", "studies", "warnings"},
/// or the problem document with all faults. Each study comes with its expected "work": {"evaluations" of the
/// model, "solves", "sensitivities"}; the time of one evaluation is the host's to measure.
Response check(std::string_view project_json);

/// The JSON Schema 2020-12 of the project document.
std::string_view schema();

/// Version of the engine, as in provenance.
std::string_view version();

}  // namespace pf::document
