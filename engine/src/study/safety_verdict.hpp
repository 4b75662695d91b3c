#pragma once

#include <string>

#include "pharmaflow/study/safety.hpp"

namespace pf::study {

/// What the temperature that must not be reached is called: "the boiling point".
std::string technical_limit_words(const SafetyResult& result);

/// The result in one sentence.
std::string safety_verdict(const SafetyResult& result);

}  // namespace pf::study
