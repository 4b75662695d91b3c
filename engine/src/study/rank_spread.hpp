#pragma once

#include <functional>
#include <vector>

#include "pharmaflow/study/rank.hpp"

namespace pf::study {

/// The vessels judged under one set of parameters, in the order of the document; nothing when a run failed.
using RankOf = std::function<std::optional<std::vector<RankedVessel>>(const std::vector<double>& parameters,
                                                                      const RunContext& context)>;

/// Puts shares and errors beside the vessels of the result, which are in the order of the document.
/// @errors as statistics::propagate
pf::Result<void> add_rank_spread(const Project& project, const Rank& study, const RankOf& judge,
                                 const RunContext& context, RankResult& result);

}  // namespace pf::study
