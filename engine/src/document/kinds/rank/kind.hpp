#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/rank.hpp"

/// `rank`: which vessels can run a recipe, and what limits them.
namespace pf::document::rank_kind {

struct Input : StudyInput {
  study::Rank study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"rank", &read, &work, &run};

}  // namespace pf::document::rank_kind
