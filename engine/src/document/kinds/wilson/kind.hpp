#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/wilson.hpp"

/// `wilson`: the measured heat transfer of one vessel.
namespace pf::document::wilson_kind {

struct Input : StudyInput {
  study::Wilson study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"wilson", &read, &work, &run};

}  // namespace pf::document::wilson_kind
