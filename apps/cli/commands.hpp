#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "apps/server/serve.hpp"

namespace pf::cli {

/// Exit codes of the command.
enum Exit { done = 0, computation_failed = 1, wrong_input = 2 };

/// How to compute and where results go, for `run` and `fit`.
struct OutputOptions {
  std::string file;                  ///< -o: the result document; empty: nowhere
  bool json = false;                 ///< --json: the result document instead of tables on standard output
  std::optional<double> time_limit;  ///< [s]
  std::size_t threads = 0;           ///< 0: as many as the machine runs at once
};

struct RunOptions {
  std::string project;
  std::string study;
  std::string save;  ///< the project with the fitted values; empty: nowhere
  OutputOptions output;
};
int run(const RunOptions& options);

struct FitOptions {
  std::string scheme, data, initial, save;
  OutputOptions output;
};
int fit(const FitOptions& options);

int serve(const server::ServeOptions& options);
int check(const std::string& project, bool json);
int convert(const std::string& quantity, const std::string& unit, bool json);
int schema();
int version();

}  // namespace pf::cli
