#pragma once

#include <functional>
#include <span>
#include <string>

#include "pharmaflow/study/sensitivity.hpp"

namespace pf::document::sensitivity_kind {

/// How the numbers of one output are written.
struct OutputWords {
  std::function<std::string(double)> value;       ///< [SI], with its unit
  std::function<std::string(double)> difference;  ///< of two values [SI], with its unit
  std::string why_no_indices;                     ///< empty where there are some
};

/// Which parameters an output hangs on and which do not matter, in a sentence.
/// @param ids of the inputs' parameters
std::string verdict(const study::Sensitivity& study, const study::SensitivityResult& result,
                    std::size_t output, std::span<const std::string> ids, const OutputWords& words);

}  // namespace pf::document::sensitivity_kind
