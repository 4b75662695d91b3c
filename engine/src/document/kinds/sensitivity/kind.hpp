#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/sensitivity.hpp"

/// `sensitivity`: which parameters an outcome hangs on.
namespace pf::document::sensitivity_kind {

struct Input : StudyInput {
  study::Sensitivity study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"sensitivity", &read, &work, &run};

}  // namespace pf::document::sensitivity_kind
