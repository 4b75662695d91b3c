#pragma once

#include "pharmaflow/study/wilson.hpp"

namespace pf::study {

/// One sentence: what the line means.
std::string wilson_verdict(const WilsonResult& result);
/// What the user should know about curves and line.
std::vector<Warning> wilson_warnings(const Project& project, const Wilson& study, const WilsonResult& result);

}  // namespace pf::study
