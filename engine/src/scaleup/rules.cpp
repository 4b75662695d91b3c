#include "pharmaflow/scaleup/rules.hpp"

#include <algorithm>

#include "pharmaflow/scaleup/conditions.hpp"
#include "speed_search.hpp"
#include "words.hpp"

namespace pf::scaleup {
namespace {

constexpr Rule registry[] = {
    {"tip_speed", "Constant tip speed", "tip_speed"},
    {"power_per_volume", "Constant power per volume", "power_per_volume"},
    {"blend_time", "Constant blend time", "blend_time"},
    {"reynolds", "Constant Reynolds number", "reynolds"},
    {"froude", "Constant Froude number", "froude"},
    {"kla", "Constant kLa", "kla"},
    {"just_suspended", "Constant ratio to the just-suspended speed", "suspension_ratio"},
    {"heat_transfer", "Constant process-side film", "process_film"},
    {"micromixing", "Constant micromixing time", "micromixing_time"},
};

}  // namespace

std::span<const Rule> rules() { return registry; }

const Rule* find_rule(std::string_view id) {
  const auto found = std::ranges::find(registry, id, &Rule::id);
  return found == std::end(registry) ? nullptr : &*found;
}

Answer solve_speed(const Rule& rule, const Vessel& base, const Operation& base_operation,
                   const Vessel& target, const Operation& target_operation) {
  const Condition& condition = *find_condition(rule.condition);
  const Answer kept = condition.compute(base, base_operation);
  if (!kept) return not_applicable("In " + name_of(base) + ": " + kept.error().reason);
  if (!(*kept > 0.0))
    return not_applicable(std::string(condition.name) + " is zero in " + name_of(base) +
                          ": there is nothing to keep.");
  return speed_for(condition, *kept, target, target_operation);
}

}  // namespace pf::scaleup
