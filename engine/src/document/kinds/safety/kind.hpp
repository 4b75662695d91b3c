#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/safety.hpp"

/// `safety`: what a cooling failure of a recipe leads to.
namespace pf::document::safety_kind {

struct Input : StudyInput {
  study::Safety study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"safety", &read, &work, &run};

}  // namespace pf::document::safety_kind
