#include "target_safety.hpp"

#include <cmath>
#include <utility>

#include "pharmaflow/safety/criticality.hpp"
#include "run_options.hpp"
#include "safety_assess.hpp"
#include "safety_decomposition.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

constexpr std::size_t instants = 26;  ///< of the cooling failure; times between them are looked at as well

std::optional<double> technical_limit(const Project& project, const SafetyQuestion& question) {
  return question.max_temperature ? question.max_temperature : project.properties.boiling_point;
}

}  // namespace

std::expected<SafetyAt, SafetyFailure> safety_at(const Chemistry& chemistry, const SafetyQuestion& question,
                                                 double process_temperature, const reactor::Recipe& recipe,
                                                 const RunContext& context) {
  const auto failed = [](Termination termination, std::string reason) {
    return std::unexpected(SafetyFailure{termination, std::move(reason)});
  };
  const Project& project = chemistry.project();
  const SafetyProcess process(project.network, project.medium, recipe, chemistry.parameters(),
                              chemistry.tolerances(), chemistry.method());
  Termination ended = Termination::completed;
  std::string reason;
  const auto found = assess(process, equally_spaced(process.duration(), instants), context, ended, reason);
  if (!found) return failed(Termination::not_converged, found.error().detail);
  if (!*found) return failed(ended, reason);
  SafetyAt safety;
  safety.mtsr = (*found)->worst;
  if (!question.decomposition) return safety;
  const auto decomposition = decomposition_of(*question.decomposition, chemistry.parameters());
  if (!decomposition) return failed(Termination::not_converged, decomposition.error().detail);
  const auto numbers = decomposition_numbers(*decomposition, **found, safety.mtsr);
  if (!numbers) return failed(Termination::not_converged, numbers.error().detail);
  safety.td24 = numbers->td24;
  if (const auto technical = technical_limit(project, question))
    safety.stoessel_class = safety::criticality_class(
        {process_temperature, safety.mtsr, *technical, safety.td24.value_or(HUGE_VAL)});
  return safety;
}

std::optional<MtsrLimit> mtsr_limit(const Project& project, const SafetyQuestion& question,
                                    const std::optional<double>& td24) {
  const auto technical = technical_limit(project, question);
  if (td24 && (!technical || *td24 < *technical))
    return MtsrLimit{*td24,
                     "the temperature at which the decomposition needs 24 h (" + celsius_words(*td24) + ")"};
  if (!technical) return std::nullopt;
  return MtsrLimit{*technical,
                   question.max_temperature ? "the maximum technical temperature" : "the boiling point"};
}

}  // namespace pf::study
