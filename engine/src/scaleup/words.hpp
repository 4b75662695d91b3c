#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/scaleup/answer.hpp"
#include "pharmaflow/scaleup/model.hpp"

/// The sentences in which answers say why they are none.
namespace pf::scaleup {

inline std::string number(double value) { return significant(value, 3); }
inline std::string rpm(double speed) { return significant(60.0 * speed, 3) + " rpm"; }
inline std::string litres(double volume) { return significant(1000.0 * volume, 3) + " L"; }
inline std::string name_of(const Vessel& vessel) { return vessel.name.empty() ? vessel.id : vessel.name; }
inline std::string name_of(const Impeller& impeller) {
  return impeller.type.name.empty() ? impeller.type.key : impeller.type.name;
}

/// A closed range of a correlation, with the words for both.
struct Range {
  double low, high;
  std::string_view unit = {};
};
/// Whether a value lies in a range whose ends are written to two decimals at most: so is the value read.
bool within(double value, const Range& range);
/// "D/T is 0.605; <correlation> holds from 0.33 to 0.5."
std::unexpected<NotApplicable> outside(std::string_view quantity, double value, std::string_view correlation,
                                       const Range& range);

}  // namespace pf::scaleup
