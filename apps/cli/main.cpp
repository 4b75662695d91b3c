// pharmaflow: hands project documents to the engine and prints what comes back.
#include <algorithm>
#include <cstdio>
#include <optional>

#include "arguments.hpp"
#include "completion.hpp"
#include "output.hpp"
#include "pharmaflow/base/text.hpp"

namespace {

int dispatch(const CLI::App& app, const pf::cli::Arguments& arguments) {
  using namespace pf;
  const std::string command = app.get_subcommands().front()->get_name();
  if (command == "run") return cli::run(arguments.run);
  if (command == "fit") return cli::fit(arguments.fit);
  if (command == "serve") return cli::serve(arguments.serve);
  if (command == "check") return cli::check(arguments.project, arguments.json);
  if (command == "convert") return cli::convert(arguments.quantity, arguments.unit, arguments.json);
  if (command == "schema") return cli::schema();
  if (command == "version") return cli::version();
  cli::print_line(cli::completion_script(app, arguments.shell));
  return cli::done;
}

/// A first word that is no command, with the nearest that is one; nothing when it is not that which went
/// wrong.
std::optional<pf::Error> unknown_command(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  if (word.starts_with("-") || std::find(names.begin(), names.end(), word) != names.end())
    return std::nullopt;
  const auto meant = pf::nearest(word, names);
  return pf::Error{
      "", "unknown_command", "There is no command '" + word + "'.",
      (meant ? "Did you mean " + *meant + "? " : "") + "Commands: " + pf::join(names, ", ") + "."};
}

/// What is wrong with the command line. `error` is CLI11's view of it.
pf::Error fault_of(const CLI::App& app, const std::string& first_word, const CLI::ParseError& error) {
  if (auto unknown = unknown_command(app, first_word)) return *unknown;
  const auto parsed = app.get_subcommands();
  const std::string command = parsed.empty() ? "" : parsed.front()->get_name() + " ";
  return {"", "invalid_arguments", error.what(), "See: pharmaflow " + command + "--help"};
}

}  // namespace

int main(int argc, char** argv) {
  pf::cli::Arguments arguments;
  const auto app = pf::cli::make_app(arguments);
  std::vector<std::string> words = pf::cli::words(argc, argv);
  if (words.empty()) {
    std::fputs(app->help().c_str(), stderr);
    return pf::cli::wrong_input;
  }
  const std::string first_word = words.front();
  const bool json = std::find(words.begin(), words.end(), "--json") != words.end();
  try {
    std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
    app->parse(words);
  } catch (const CLI::Success& wanted) {
    return app->exit(wanted);  // --help
  } catch (const CLI::ParseError& error) {
    return pf::cli::refuse("The command line is not understood", {fault_of(*app, first_word, error)}, json);
  }
  return pf::cli::close_output(dispatch(*app, arguments));
}
