#pragma once

#include "../../kind.hpp"
#include "pharmaflow/study/uncertainty.hpp"

/// `simulate`: one run of a recipe with the values that the parameters have.
namespace pf::document::simulate {

struct Input : StudyInput {
  study::Simulate study;
  std::optional<study::Uncertainty> uncertainty;
};

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document);              // read.cpp
Work work(const Document& document, const StudyInput& input);                                  // read.cpp
KindResult run(const Document& document, const StudyEntry& entry, const RunContext& context);  // run.cpp

inline constexpr StudyKind kind{"simulate", &read, &work, &run};

}  // namespace pf::document::simulate
