#pragma once

#include "pharmaflow/study/rank.hpp"

namespace pf::study {

/// Everything that one vessel must be able to do, as far as it is asked. @param target with one rule
std::vector<Criterion> criteria_of(const Project& project, const Rank& study, const ScaleUpResult& scaled,
                                   const TargetResult& target);

}  // namespace pf::study
