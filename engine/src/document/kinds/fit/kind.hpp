#pragma once

#include "../../kind.hpp"

/// `fit`: parameters from experiments, with their uncertainty.
namespace pf::document::fit {

struct Input : StudyInput {
  study::Fit study;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"fit", &read, &work, &run};

}  // namespace pf::document::fit
