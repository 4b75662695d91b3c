#include "arguments.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/document/run.hpp"

namespace pf::cli {
namespace {

/// CLI11's own check prints the largest double in full.
std::string positive_number(const std::string& text) {
  const auto value = parse_double(text);
  return value && *value > 0.0 ? "" : "'" + text + "' is not a number above 0";
}

std::string thread_count(const std::string& text) {
  std::size_t count = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
  const bool whole = fault == std::errc() && end == text.data() + text.size();
  return whole && count >= 1 && count <= 1024 ? "" : "'" + text + "' is not a whole number from 1 to 1024";
}

void add_output(CLI::App& command, OutputOptions& output) {
  command.add_option("-o,--output", output.file, "Write the result document (JSON) to FILE")
      ->type_name("FILE");
  command.add_flag("--json", output.json, "Print the result document instead of tables");
  command.add_option("--time-limit", output.time_limit, "Stop after SECONDS and give what was reached")
      ->type_name("SECONDS")
      ->check(positive_number);
  command
      .add_option("--threads", output.threads,
                  "Compute experiments on N threads (default: all the machine has)")
      ->type_name("N")
      ->check(thread_count);
}

void add_run(CLI::App& app, RunOptions& options) {
  CLI::App& run = *app.add_subcommand("run", "Compute a study of a project document");
  run.add_option("PROJECT", options.project, "Project document (JSON); - reads standard input")
      ->required()
      ->type_name("");
  run.add_option("--study", options.study, "Id of the study (default: the first)")->type_name("ID");
  run.add_option("--save", options.save, "After a fit: write the project with the fitted values to FILE")
      ->type_name("FILE");
  add_output(run, options.output);
  run.footer(
      "Examples:\n"
      "  pharmaflow run project.json --study fit --save fitted.json\n"
      "  pharmaflow run project.json -o result.json\n"
      "  cat project.json | pharmaflow run - --json");
}

void add_fit(CLI::App& app, FitOptions& options) {
  CLI::App& fit = *app.add_subcommand("fit", "Fit rate constants straight from a CSV");
  fit.add_option("--scheme", options.scheme, "Reactions, separated by semicolons")
      ->required()
      ->type_name("SCHEME");
  fit.add_option("--data", options.data, "CSV whose header names columns and units; - reads standard input")
      ->required()
      ->type_name("FILE");
  fit.add_option("--initial", options.initial,
                 "Initial concentrations; measured species without one are estimated")
      ->type_name("LIST");
  fit.add_option("--save", options.save, "Write the project document that was made to FILE")
      ->type_name("FILE");
  add_output(fit, options.output);
  fit.footer(
      "Example:\n"
      "  pharmaflow fit --scheme 'A -> B; B -> C' --data runs.csv --initial 'A=1 M' --save project.json\n\n"
      "The header of the CSV reads, for example: time [min], T [degC], A [mM], B [mM]");
}

void add_serve(CLI::App& app, server::ServeOptions& options) {
  CLI::App& serve = *app.add_subcommand("serve", "Serve the workbench and its API to a browser");
  serve.add_option("--port", options.port, "Port (default: 8080); 0 takes any that is free")->type_name("N");
  serve.add_option("--host", options.host, "IP address to listen at (default: 127.0.0.1, this machine only)")
      ->type_name("IP");
  serve.add_option("--data", options.data, "Folder of projects, files and jobs (default: that of the user)")
      ->type_name("FILE");
  serve.add_option("--web", options.web, "Folder of the web application (default: beside the program)")
      ->type_name("FILE");
  serve
      .add_option("--log", options.log, "Log, JSON lines; - is standard error (default: in the data folder)")
      ->type_name("FILE");
  serve.add_option("--workers", options.workers, "Compute jobs on N threads (default: all but one)")
      ->type_name("N")
      ->check(thread_count);
  serve
      .add_option("--run-limit", options.run_limit,
                  "Stop a run that a client waits for after SECONDS (default: 30)")
      ->type_name("SECONDS")
      ->check(positive_number);
  serve.add_option("--max-body", options.max_body, "Largest body of a request in MiB (default: 32)")
      ->type_name("MIB")
      ->check(CLI::Range(1, 1024));
  serve.add_option("--max-jobs", options.max_jobs, "Jobs that may wait (default: 1000)")
      ->type_name("N")
      ->check(CLI::Range(1, 1000000));
  serve.add_option("--max-connections", options.max_connections, "Open connections (default: 1024)")
      ->type_name("N")
      ->check(CLI::Range(1, 100000));
  serve.add_flag("--list-routes", options.list_routes, "Print the addresses of the API instead");
  serve.footer(
      "Examples:\n"
      "  pharmaflow serve\n"
      "  pharmaflow serve --port 9000 --data ~/pharmaflow\n\n"
      "Ctrl-C stops it; what it has acknowledged is kept.");
}

void add_small_commands(CLI::App& app, Arguments& arguments) {
  CLI::App& check = *app.add_subcommand("check", "Validate a project document: all its faults at once");
  check.add_option("PROJECT", arguments.project, "Project document (JSON); - reads standard input")
      ->required()
      ->type_name("");
  check.add_flag("--json", arguments.json, "Print the summary or the problem document as JSON");
  check.footer("Example:\n  pharmaflow check project.json");

  CLI::App& convert = *app.add_subcommand("convert", "Convert a quantity to another unit");
  convert.add_option("QUANTITY", arguments.quantity, "Number and unit")->required()->type_name("");
  convert.add_option("UNIT", arguments.unit, "Unit to convert to")->required()->type_name("");
  convert.add_flag("--json", arguments.json, "Print {\"value\", \"unit\"}");
  convert.footer(
      "Examples:\n  pharmaflow convert '25 degC' K\n  pharmaflow convert '1.2e-3 L/(mol min)' 'm3/(mol s)'");

  app.add_subcommand("schema", "Print the JSON Schema of project documents")
      ->footer("Example:\n  pharmaflow schema > pharmaflow.schema.json");
  app.add_subcommand("version", "Print the version")->footer("Example:\n  pharmaflow version");

  CLI::App& completion =
      *app.add_subcommand("completion", "Print a script that completes commands in a shell");
  completion.add_option("SHELL", arguments.shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion.footer(
      "Examples:\n"
      "  source <(pharmaflow completion bash)\n"
      "  pharmaflow completion zsh > ~/.zfunc/_pharmaflow\n"
      "  pharmaflow completion fish > ~/.config/fish/completions/pharmaflow.fish");
}

}  // namespace

std::unique_ptr<CLI::App> make_app(Arguments& arguments) {
  auto app = std::make_unique<CLI::App>("Kinetics, reactors and parameter estimation for process chemists.",
                                        "pharmaflow");
  app->require_subcommand(1);
  app->set_version_flag("--version", "pharmaflow " + std::string(document::version()));
  add_run(*app, arguments.run);
  add_fit(*app, arguments.fit);
  add_serve(*app, arguments.serve);
  add_small_commands(*app, arguments);
  app->footer(
      "Example:\n  pharmaflow fit --scheme 'A -> B; B -> C' --data runs.csv\n\n"
      "Exit codes: 0 done, 1 the computation failed, 2 the input is wrong.");
  return app;
}

std::vector<std::string> words(int argc, char** argv) {
  std::vector<std::string> given(argv + std::min(argc, 1), argv + argc);
  if (given.empty() || given.front() != "convert") return given;
  std::vector<std::string> ordered = {given.front()}, operands;
  for (auto word = given.begin() + 1; word != given.end(); ++word) {
    const bool is_option = word->starts_with("--") || *word == "-h";
    (is_option ? ordered : operands).push_back(*word);
  }
  ordered.push_back("--");
  ordered.insert(ordered.end(), operands.begin(), operands.end());
  return ordered;
}

}  // namespace pf::cli
