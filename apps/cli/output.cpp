#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "files.hpp"
#include "json.hpp"
#include "report.hpp"

namespace pf::cli {
namespace {

int show_problem(const Json& problem, std::string_view document, bool json) {
  if (json)
    print_line(document);
  else
    std::fputs(problem_text(problem, style_of_stderr()).c_str(), stderr);
  return wrong_input;
}

Json as_json(const Errors& faults) {
  Json list = Json::array();
  for (const Error& fault : faults) {
    Json entry = {{"pointer", fault.pointer}, {"code", fault.code}, {"detail", fault.detail}};
    if (!fault.hint.empty()) entry["hint"] = fault.hint;
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

void print_line(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (text.empty() || text.back() != '\n') std::fputc('\n', stdout);
}

int close_output(int code) {
  // A full disk may show only when the buffer is flushed.
  if ((std::fflush(stdout) == 0 && std::ferror(stdout) == 0) || code == wrong_input) return code;
  return refuse("The output cannot be written",
                {{"", "unwritable_output",
                  std::string("Cannot write to standard output: ") + std::strerror(errno) + ".",
                  "Check the space left where it is redirected to."}},
                false);
}

int deliver(const document::Response& response, const OutputOptions& options) {
  const bool invalid = response.outcome == document::Outcome::invalid;
  const bool for_people = !options.json && (invalid || options.file != "-");
  // Reading a long result takes longer than writing it.
  const Json document = for_people ? Json::parse(response.json, nullptr, false) : Json();
  if (invalid) return show_problem(document, response.json, options.json);
  if (!options.file.empty())
    if (const auto written = write_file(options.file, response.json); !written)
      return refuse("The result cannot be written", {written.error()}, options.json);
  if (options.json)
    print_line(response.json);
  else if (for_people)
    print_line(report(document, style_of_stdout()));
  return response.outcome == document::Outcome::ok ? done : computation_failed;
}

int refuse(std::string_view title, const Errors& faults, bool json) {
  const Json problem = {{"type", "https://pharmaflow.dev/problems/invalid-input"},
                        {"code", "invalid_input"},
                        {"status", 422},
                        {"title", std::string(title)},
                        {"errors", as_json(faults)}};
  // Arguments and files may hold any bytes; a problem document is UTF-8.
  return show_problem(problem, json ? problem.dump(2, ' ', false, Json::error_handler_t::replace) : "", json);
}

}  // namespace pf::cli
