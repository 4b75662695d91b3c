#pragma once

#include <vector>

#include "safety_assess.hpp"
#include "safety_decomposition.hpp"

namespace pf::study {

/// The recipe's mass with its decomposition, ready to run.
struct DecomposingProcess {
  DecomposingProcess(const Project& project, const reactor::Recipe& recipe, const SafetyProcess& plain,
                     const safety::Decomposition& d, const Safety& study);
  safety::Decomposition decomposition;
  DecomposingNetwork mixture;
  SafetyProcess process;
};

/// Cooling failures at every instant and at the worst time.
struct Failures {
  std::vector<std::optional<double>> highest;  ///< temperature of the desired reactions alone [K]
  std::vector<std::optional<double>> tmr;      ///< since the failure [s]
  reactor::Series worst;                       ///< time since the run's begin
  std::optional<double> worst_highest, worst_tmr;
  Termination termination = Termination::completed;
  std::string reason;
  std::size_t failed = 0;  ///< runs that ended before their time
};

/// @param decomposing nullptr: the desired reactions only
/// @errors as reactor::simulate
pf::Result<Failures> run_failures(const SafetyProcess& plain, const DecomposingProcess* decomposing,
                                  const Assessment& assessment, const std::vector<double>& instants,
                                  const RunContext& context);

}  // namespace pf::study
