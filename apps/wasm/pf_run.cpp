// The C interface of the module, described in abi.md.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "pharmaflow/document/convert.hpp"
#include "pharmaflow/document/progress.hpp"
#include "pharmaflow/document/run.hpp"
#include "worker_team.hpp"

#define PF_EXPORT(name) __attribute__((export_name(#name)))
#define PF_IMPORT(name) __attribute__((import_module("pharmaflow"), import_name(#name)))

extern "C" PF_IMPORT(pf_progress) std::int32_t
    pf_progress(double fraction, const char* json, std::uint32_t length);

namespace {

enum Command : std::uint32_t { command_run = 0, command_check = 1, command_convert = 2, command_version = 3 };

/// The host's answers to pf_progress; `details` asks for a second call that tells more.
enum Answer : std::int32_t { answer_go_on = 0, answer_cancel = 1, answer_deadline = 2, answer_details = 3 };

WorkerTeam team;

pf::Proceed ask_host(double fraction, std::span<const pf::NamedValue> values, std::string_view best) {
  std::int32_t answer = pf_progress(fraction, nullptr, 0);
  if (answer == answer_details) {
    const std::string json = pf::document::progress_json(values, best);
    answer = pf_progress(fraction, json.data(), static_cast<std::uint32_t>(json.size()));
  }
  switch (answer) {
    case answer_cancel:
      return pf::Proceed::cancel;
    case answer_deadline:
      return pf::Proceed::deadline;
    default:
      return pf::Proceed::go_on;
  }
}

pf::document::Response respond(std::uint32_t command, std::string_view document, std::string_view study) {
  using pf::document::Outcome;
  switch (command) {
    case command_run: {
      std::string best;
      pf::RunContext context;
      if (team.members() > 1) context.team = &team;
      context.best = [&](auto values) { best = pf::document::best_json(values); };
      context.progress = [&](double fraction, auto values) { return ask_host(fraction, values, best); };
      return pf::document::run(document, study, context);
    }
    case command_check:
      return pf::document::check(document);
    case command_convert:
      return pf::document::convert(document);
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

PF_EXPORT(pf_join) void pf_join(std::uint32_t member, std::uint32_t members) { team = {member, members}; }

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
