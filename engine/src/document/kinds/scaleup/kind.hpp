#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/scaleup.hpp"

/// `scaleup`: a recipe of one vessel in others, by every rule of scale-up.
namespace pf::document::scaleup_kind {

struct Input : StudyInput {
  study::ScaleUp study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"scaleup", &read, &work, &run};

}  // namespace pf::document::scaleup_kind
