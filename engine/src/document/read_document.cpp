#include "sections.hpp"

#include <algorithm>

namespace pf::document {
namespace {

/// Faults of the JSON text that leave the rest readable.
void report_tree_faults(Reading& reading) {
  for (const JsonTree::Fault& fault : reading.tree.faults()) {
    const JsonValue where{reading.tree, fault.node};
    const bool duplicate = std::string_view(fault.code) == "duplicate_key";
    reading.faults.add(
        where, fault.code,
        duplicate ? "This key stands twice in its object." : "This number is too large for a double.",
        duplicate ? "Keep one of the two." : "The largest is about 1.8e308.");
  }
}

void read_format(Reading& reading, ObjectReader& document) {
  if (!document.require("format", "\"format\": \"pharmaflow/1\".")) return;
  const auto format = document.text("format");
  if (!format || *format == "pharmaflow/1") return;
  reading.faults.add(*document.find("format"), "unsupported_value",
                     "The format " + quote(*format) + " is not known.",
                     "This engine reads \"pharmaflow/1\".");
}

/// What a workbench remembers beside the science (positions of a diagram, how a file was read). It is kept
/// with the document and never looked into: it cannot influence an answer.
void skip_notes(Reading& reading, ObjectReader& document) {
  if (const auto notes = document.find("workbench"))
    ObjectReader(reading, *notes, "The workbench's notes").abandon();
}

/// A result names the unit of every number; that of a bare number is 1.
void name_dimensionless_units(Document& document) {
  const auto name = [](units::Unit& unit) {
    if (unit.text.empty()) unit.text = "1";
  };
  std::ranges::for_each(document.parameter_units, name);
  std::ranges::for_each(document.observable_units, name);
  for (auto& experiment : document.measurement_units) std::ranges::for_each(experiment, name);
}

}  // namespace

std::expected<Document, Errors> read_document(std::string_view json) {
  const auto tree = JsonTree::parse(json);
  if (!tree) return std::unexpected(Errors{tree.error()});
  Reading reading(*tree);
  report_tree_faults(reading);
  {
    ObjectReader document(reading, reading.root(), "The document");
    if (document.ok()) {
      read_format(reading, document);
      if (const auto title = document.text("title")) reading.document.title = std::string(*title);
      skip_notes(reading, document);
      read_names(reading, document);
      read_parameters(reading, document);
      read_species(reading, document);
      read_medium(reading, document);
      read_vessels(reading, document);
      read_reactions(reading, document);
      read_observables(reading, document);
      read_experiments(reading, document);
      read_studies(reading, document);
      ask_charge_temperatures(reading);
    }
  }
  if (!reading.faults.empty()) return std::unexpected(reading.faults.take());
  name_dimensionless_units(reading.document);
  return std::move(reading.document);
}

}  // namespace pf::document
