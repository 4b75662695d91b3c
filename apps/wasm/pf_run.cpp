// The C interface of the module, described in abi.md.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/document/run.hpp"

#define PF_EXPORT(name) __attribute__((export_name(#name)))
#define PF_IMPORT(name) __attribute__((import_module("pharmaflow"), import_name(#name)))

extern "C" PF_IMPORT(pf_progress) std::int32_t
    pf_progress(double fraction, const char* json, std::uint32_t length);

namespace {

enum Command : std::uint32_t { command_run = 0, command_check = 1, command_version = 3 };

/// What accompanies a progress report, as a JSON object: {"iteration":3,"ssr":0.0018}. The names are the
/// engine's own identifiers, so nothing needs escaping.
std::string to_json(std::span<const pf::NamedValue> values) {
  std::string json = "{";
  for (const auto& [name, value] : values) {
    if (json.size() > 1) json += ',';
    json.append("\"").append(name).append("\":");
    json += std::isfinite(value) ? pf::shortest(value) : "null";
  }
  return json + "}";
}

pf::Proceed ask_host(double fraction, std::span<const pf::NamedValue> values) {
  const std::string json = to_json(values);
  switch (pf_progress(fraction, json.data(), static_cast<std::uint32_t>(json.size()))) {
    case 1:
      return pf::Proceed::cancel;
    case 2:
      return pf::Proceed::deadline;
    default:
      return pf::Proceed::go_on;
  }
}

pf::document::Response respond(std::uint32_t command, std::string_view document, std::string_view study) {
  using pf::document::Outcome;
  switch (command) {
    case command_run: {
      pf::RunContext context;
      context.progress = ask_host;
      return pf::document::run(document, study, context);
    }
    case command_check:
      return pf::document::check(document);
    case command_version:
      return {Outcome::ok, std::string(pf::document::version())};
    default:
      __builtin_trap();  // the host does not speak this version of the interface
  }
}

}  // namespace

extern "C" {

PF_EXPORT(pf_alloc) void* pf_alloc(std::uint32_t size) { return std::malloc(size == 0 ? 1 : size); }

PF_EXPORT(pf_free) void pf_free(void* address) { std::free(address); }

PF_EXPORT(pf_run)
void* pf_run(std::uint32_t command, const char* document, std::uint32_t document_length, const char* study,
             std::uint32_t study_length) {
  const pf::document::Response response =
      respond(command, {document, document_length}, {study, study_length});
  const std::uint32_t header[2] = {static_cast<std::uint32_t>(response.outcome),
                                   static_cast<std::uint32_t>(response.json.size())};
  char* const reply = static_cast<char*>(std::malloc(sizeof header + response.json.size()));
  if (reply == nullptr) __builtin_trap();
  std::memcpy(reply, header, sizeof header);
  std::memcpy(reply + sizeof header, response.json.data(), response.json.size());
  return reply;
}

}  // extern "C"
