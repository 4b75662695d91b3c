#include "kind.hpp"
#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

ResultUnits read_units(ObjectReader& study) {
  ResultUnits result{*units::parse_unit("s"), *units::parse_unit("mol/L"), *units::parse_unit("K"),
                     *units::parse_unit("L")};
  const auto value = study.find("units");
  if (!value) return result;
  ObjectReader object(study.reading(), *value, "The units of the result");
  const auto read = [&](std::string_view key, const units::Dimension& dimension, units::Unit& unit) {
    const auto member = object.find(key);
    if (!member) return;
    if (auto given = read_unit(study.reading(), *member, key, dimension)) unit = std::move(*given);
  };
  read("time", dim::time, result.time);
  read("concentration", dim::concentration, result.concentration);
  read("temperature", dim::temperature, result.temperature);
  read("volume", dim::volume, result.volume);
  return result;
}

const StudyKind* read_kind(ObjectReader& study) {
  if (!study.require("kind", "For example: \"simulate\" or \"fit\".")) return nullptr;
  const auto word = study.text("kind");
  if (!word) return nullptr;
  std::vector<std::string> names;
  for (const StudyKind& kind : study_kinds()) {
    if (kind.name == *word) return &kind;
    names.emplace_back(kind.name);
  }
  const auto near = nearest(*word, names);
  study.reading().faults.add(*study.find("kind"), "unsupported_value",
                             "There is no kind of study " + quote(*word) + ".",
                             "Known kinds: " + join(names, ", ") + "." +
                                 (near ? " Did you mean " + quote(*near) + "?" : std::string()));
  return nullptr;
}

}  // namespace

void read_studies(Reading& reading, ObjectReader& document) {
  std::vector<std::string> ids;
  for (const JsonValue value : document.array("studies")) {
    ObjectReader object(reading, value, "Study " + std::to_string(ids.size() + 1));
    StudyEntry entry;
    entry.pointer = value.pointer();
    object.require("id", "For example: \"run\".");
    entry.id = object.local_id(ids, "");
    object.text("name");
    entry.kind = read_kind(object);
    entry.units = read_units(object);
    if (entry.kind)
      entry.input = entry.kind->read(object, reading.document);
    else
      object.abandon();  // which members belong here depends on the kind
    reading.document.studies.push_back(std::move(entry));
  }
}

study::Tolerances read_tolerances(ObjectReader& study) {
  study::Tolerances tolerances;
  const auto value = study.find("tolerances");
  if (!value) return tolerances;
  ObjectReader object(study.reading(), *value, "'tolerances'");
  if (const auto relative = object.find("relative");
      relative && expect(study.reading(), *relative, JsonKind::number, "'relative'")) {
    // Below 1e-14 the rounding of double arithmetic decides; above 0.1 nothing is resolved.
    if (relative->number() >= 1e-14 && relative->number() <= 0.1)
      tolerances.relative = relative->number();
    else
      study.reading().faults.add(*relative, "out_of_range",
                                 "'relative' is " + written(*relative) + "; allowed are 1e-14 to 0.1.");
  }
  tolerances.absolute = object.constant("absolute", dim::concentration, Range::positive);
  return tolerances;
}

ode::Method read_method(ObjectReader& study) {
  const auto choice = study.choice("method", {"auto", "tsit5", "dop853", "rodas5p", "lsoda", "bdf", "adams"});
  static constexpr ode::Method methods[] = {ode::Method::automatic, ode::Method::tsit5, ode::Method::dop853,
                                            ode::Method::rodas5p,   ode::Method::lsoda, ode::Method::bdf,
                                            ode::Method::adams};
  return choice ? methods[*choice] : ode::Method::automatic;
}

}  // namespace pf::document
