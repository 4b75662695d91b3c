#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

namespace pf::scaleup {

/// A criterion that is kept from one vessel to another; the speed follows from the full geometry of both.
struct Rule {
  std::string_view id;         ///< tip_speed, power_per_volume, blend_time, reynolds, froude, kla,
                               ///< just_suspended, heat_transfer, micromixing
  std::string_view name;       ///< "Constant power per volume"
  std::string_view condition;  ///< the condition that is kept (of conditions())
};
std::span<const Rule> rules();
const Rule* find_rule(std::string_view id);

/// The speed [1/s], in [1e-4, 1e3], at which the target keeps the base's criterion: solved on the conditions
/// themselves to a relative 1e-12 by bracketing log N, the lowest where there are several; or why there is
/// none. Drive limits are not applied: see limits().
/// @param target_operation  its speed is ignored
Answer solve_speed(const Rule& rule, const Vessel& base, const Operation& base_operation,
                   const Vessel& target, const Operation& target_operation);

/// What an operation breaks or comes near: above the drive's speed, liquid above the capacity or the working
/// volume, impeller not covered, below just-suspended, flooding, power per volume raised more than tenfold
/// ...
struct Limit {
  enum class Severity { note, warning, broken };
  Severity severity = Severity::warning;
  std::string code;     ///< above_drive_speed, above_capacity ...
  std::string message;  ///< one or two sentences with both numbers and the way out
};
/// @param base_operation  with its vessel, for comparisons; may be nullptr
std::vector<Limit> limits(const Vessel& vessel, const Operation& operation, const Vessel* base,
                          const Operation* base_operation);

}  // namespace pf::scaleup
