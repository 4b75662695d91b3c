#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "apps/server/serve.hpp"
#include "commands.hpp"

namespace pf::cli {

/// What the command line says, filled in by parsing.
struct Arguments {
  RunOptions run;
  FitOptions fit;
  server::ServeOptions serve;
  std::string project;         ///< of check
  std::string quantity, unit;  ///< of convert
  std::string shell;           ///< of completion
  bool json = false;           ///< of check and convert
};

/// The grammar of the command line: commands, options, help, examples. `arguments` must outlive it.
std::unique_ptr<CLI::App> make_app(Arguments& arguments);

/// The words of a command line as CLI11 shall see them: a quantity such as `-5 degC` is no option.
std::vector<std::string> words(int argc, char** argv);

}  // namespace pf::cli
