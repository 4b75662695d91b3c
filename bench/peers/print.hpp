#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "fit.hpp"
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
void print(std::ostream& out, const std::vector<FitRecord>& fits);
void print(std::ostream& out, const std::vector<SensitivityRecord>& sensitivities);
/// Everything, for the report and the figures.
void write_json(std::ostream& out, const std::vector<Measured>& cases, const std::vector<FitRecord>& fits,
                const std::vector<SensitivityRecord>& sensitivities);

}  // namespace pf::bench
