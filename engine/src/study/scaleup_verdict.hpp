#pragma once

#include "pharmaflow/study/scaleup.hpp"

namespace pf::study {

/// One or two sentences on one speed in one target.
std::string verdict_of(const RuleResult& rule, const Dosing& dosing);
/// The rule that speaks for the target: the speed that was given, else constant power per volume, else the
/// first that breaks no limit, else the first that has a speed.
std::optional<std::size_t> chosen_rule(const TargetResult& target);
std::string verdict_of(const scaleup::Vessel& vessel, const TargetResult& target);

}  // namespace pf::study
