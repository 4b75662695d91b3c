#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "measure.hpp"

namespace pf::bench {

/// A case with what was measured of it.
struct Measured {
  const Case* problem;
  std::string family;  ///< "by hand" or "document"
  double difference;   ///< of the document from what is written by hand; -1 for none
  std::vector<Record> records;
};

/// The table of one case, to watch while the others run.
void print(std::ostream& out, const Measured& measured);
/// Everything, for the report and the figures.
void write_json(std::ostream& out, const std::vector<Measured>& all);

}  // namespace pf::bench
