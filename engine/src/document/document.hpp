#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/units/unit.hpp"

namespace pf::document {

struct StudyKind;

/// The kind's own input; every kind derives its own.
struct StudyInput {
  virtual ~StudyInput() = default;
};

/// Units of a study's result.
struct ResultUnits {
  units::Unit time, concentration, temperature, volume;  ///< defaults s, mol/L, K, L
};

struct StudyEntry {
  std::string id;
  const StudyKind* kind = nullptr;
  ResultUnits units;
  std::unique_ptr<StudyInput> input;
  std::string pointer;  ///< "/studies/0"
};

/// A validated document: everything in SI, with what the writer needs to speak the user's units.
struct Document {
  std::string title;
  study::Project project;
  std::vector<units::Unit> parameter_units;   ///< as written, by parameter; derived ones: a unit that fits
  std::vector<units::Unit> observable_units;  ///< by project.observables
  std::vector<std::vector<units::Unit>> measurement_units;  ///< by experiment and measurement
  std::vector<std::vector<units::Unit>> measurement_time_units;
  std::vector<StudyEntry> studies;
  std::vector<Warning> warnings;  ///< unbalanced equations ...
};

/// Parses and validates a whole document; all faults at once, in document order.
/// Limits: 64 MiB, nesting 64 (named in the fault).
std::expected<Document, Errors> read_document(std::string_view json);

}  // namespace pf::document
