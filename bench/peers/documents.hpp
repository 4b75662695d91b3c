#pragma once

#include <string>
#include <vector>

#include "cases.hpp"

namespace pf::bench {

/// A case whose equations are those that the engine makes of a project document.
struct DocumentCase {
  Case problem;
  /// Largest difference between its functions and those written by hand, relative to the sum of the sizes of
  /// a component's terms; absent (-1) where there is nothing written by hand.
  double difference = -1.0;
};

/// ROBER and the others again, as read from documents, in SI units.
/// @param by_hand simulation_cases()
std::vector<DocumentCase> document_cases(const std::vector<Case>& by_hand);

}  // namespace pf::bench
