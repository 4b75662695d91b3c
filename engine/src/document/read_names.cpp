#include <algorithm>
#include <array>

#include "pharmaflow/base/text.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

/// Words that mean something else in formulas and measurements.
constexpr std::array<std::string_view, 21> reserved{
    "T",    "V",   "t",   "T_jacket", "heat_flow", "rate", "conversion", "exp", "ln",   "log", "log10",
    "sqrt", "abs", "min", "max",      "pow",       "sin",  "cos",        "tan", "atan", "tanh"};

}  // namespace

bool is_reserved(std::string_view id) {
  return std::find(reserved.begin(), reserved.end(), id) != reserved.end();
}

namespace {

struct Section {
  std::string_view key;
  std::string_view noun;
  std::vector<std::string>* list;
  bool* incomplete;
  std::optional<IdKind> kind;  ///< absent: experiments, whose ids are their own
};

/// The id of one entry; faults are told here and nowhere else.
std::optional<std::string_view> read_id(Reading& reading, JsonValue entry, const Section& section) {
  if (!entry.is(JsonKind::object)) return std::nullopt;  // the section's reader tells
  for (const JsonValue::Member& member : entry.members()) {
    if (member.key != "id") continue;
    const JsonValue value = entry.at(member.value_index);
    if (!expect(reading, value, JsonKind::string, "'id'")) return std::nullopt;
    const std::string_view id = value.text();
    if (!is_identifier(id)) {
      reading.faults.add(value, "invalid_id", quote(id) + " is not an id.",
                         "Ids start with a letter and go on with letters, digits, _ and ' (at most 64). "
                         "Free text belongs into \"name\".");
    } else if (section.kind && is_reserved(id)) {
      reading.faults.add(value, "invalid_id", quote(id) + " has a meaning of its own in formulas.",
                         "Choose another id for this " + std::string(section.noun) + ".");
    }
    return id;
  }
  reading.faults.add_missing(entry, "/id", "This " + std::string(section.noun) + " needs an 'id'.");
  return std::nullopt;
}

void register_id(Reading& reading, JsonValue entry, const Section& section, std::string_view id,
                 std::size_t index) {
  Names& names = reading.names;
  const bool fresh = section.kind ? names.ids.try_emplace(id, Names::Entry{*section.kind, index}).second
                                  : names.experiments.try_emplace(id, index).second;
  if (fresh) return;
  for (const JsonValue::Member& member : entry.members())
    if (member.key == "id")
      reading.faults.add(
          entry.at(member.value_index), "duplicate_id", "The id " + quote(id) + " is used twice.",
          section.kind ? "Ids are unique across species, parameters, reactions and observables."
                       : "Give every experiment its own id.");
}

}  // namespace

void read_names(Reading& reading, ObjectReader& document) {
  Names& names = reading.names;
  const std::array<Section, 5> sections{{
      {"species", "species", &names.species, &names.species_incomplete, IdKind::species},
      {"parameters", "parameter", &names.parameters, &names.parameters_incomplete, IdKind::parameter},
      {"reactions", "reaction", &names.reactions, &names.reactions_incomplete, IdKind::reaction},
      {"observables", "observable", &names.observables, &names.observables_incomplete, IdKind::observable},
      {"experiments", "experiment", &names.experiment_ids, &names.experiments_incomplete, std::nullopt},
  }};
  // In the order of the document, so that the second of two equal ids is the later one.
  std::array<bool, 5>
      seen{};  // of a duplicate key the first counts; the second is a fault told by the parser
  for (const JsonValue::Member& member : document.value().members()) {
    for (std::size_t s = 0; s < sections.size(); ++s) {
      const Section& section = sections[s];
      if (member.key != section.key || seen[s]) continue;
      seen[s] = true;
      const JsonValue list = document.value().at(member.value_index);
      if (!list.is(JsonKind::array)) {
        *section.incomplete = true;
        continue;
      }
      for (const JsonValue entry : list.elements()) {
        const auto id = read_id(reading, entry, section);
        if (id)
          register_id(reading, entry, section, *id, section.list->size());
        else
          *section.incomplete = true;
        section.list->emplace_back(id.value_or(""));
      }
    }
  }
}

}  // namespace pf::document
