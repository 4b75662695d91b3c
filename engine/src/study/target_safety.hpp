#pragma once

#include <expected>
#include <optional>
#include <string>

#include "chemistry.hpp"
#include "pharmaflow/study/scaleup.hpp"

namespace pf::study {

/// Why there is no answer.
struct SafetyFailure {
  Termination termination = Termination::not_converged;
  std::string reason;
};

/// MTSR and criticality of a recipe in one vessel, by the accumulation formula of docs/models/safety.md.
/// @param process_temperature [K]
std::expected<SafetyAt, SafetyFailure> safety_at(const Chemistry& chemistry, const SafetyQuestion& question,
                                                 double process_temperature, const reactor::Recipe& recipe,
                                                 const RunContext& context);

/// The temperature that the MTSR must stay below: the maximum one, or that of 24 h where it is lower.
struct MtsrLimit {
  double temperature = 0.0;  ///< [K]
  std::string words;         ///< "the boiling point"
};
std::optional<MtsrLimit> mtsr_limit(const Project& project, const SafetyQuestion& question,
                                    const std::optional<double>& td24);

}  // namespace pf::study
