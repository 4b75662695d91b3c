#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "pharmaflow/document/run.hpp"

namespace pf::server {

/// How far a run is, in the words of the engine's progress report.
struct ProgressReport {
  double fraction = 0.0;
  std::string values;  ///< JSON object: iteration, ssr, time ... and the best parameters so far
};

/// A run of the engine with a clock and a way to stop it.
struct Computation {
  std::chrono::milliseconds limit{0};                      ///< 0: none
  std::function<bool()> cancelled = [] { return false; };  ///< asked often, from the computing thread
  std::function<void(const ProgressReport&)> report;       ///< at most every 25 ms; may be empty
};

document::Response compute(std::string_view project, std::string_view study, const Computation& how);

}  // namespace pf::server
