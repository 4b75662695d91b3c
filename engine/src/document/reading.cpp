#include "reading.hpp"

#include <algorithm>
#include <numeric>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document {

namespace {

/// The way out where the detail of a fault already says what is allowed.
std::string_view usual_hint(std::string_view code) {
  if (code == "out_of_range") return "Give a value that is allowed.";
  if (code == "wrong_type") return "Write it as the kind of value that is asked for.";
  if (code == "duplicate_id") return "Rename or remove one of the two.";
  if (code == "invalid_expression") return "Correct the expression there.";
  return "";
}

}  // namespace

void FaultList::add(std::size_t node, Error fault) {
  if (faults_.size() >= maximum) return;
  if (fault.hint.empty()) fault.hint = usual_hint(fault.code);
  faults_.push_back({node, std::move(fault)});
}

void FaultList::add(JsonValue where, std::string code, std::string detail, std::string hint) {
  if (faults_.size() >= maximum) return;
  add(where.index(), {where.pointer(), std::move(code), std::move(detail), std::move(hint)});
}

void FaultList::add_missing(JsonValue object, std::string_view path, std::string detail, std::string hint) {
  if (faults_.size() >= maximum) return;
  add(object.index(),
      {object.pointer() + std::string(path), "missing_property", std::move(detail), std::move(hint)});
}

Errors FaultList::take() {
  std::vector<std::size_t> order(faults_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_small(order, [&](std::size_t a, std::size_t b) {
    return faults_[a].node != faults_[b].node ? faults_[a].node < faults_[b].node : a < b;
  });
  Errors result;
  result.reserve(faults_.size());
  for (const std::size_t i : order) result.push_back(std::move(faults_[i].fault));
  faults_.clear();
  return result;
}

std::optional<std::size_t> Names::find(IdKind kind, std::string_view id) const {
  const auto entry = ids.find(id);
  if (entry == ids.end() || entry->second.kind != kind) return std::nullopt;
  return entry->second.index;
}

std::string quote(std::string_view word) {
  constexpr std::size_t longest = 80;
  if (word.size() <= longest) return "'" + std::string(word) + "'";
  std::size_t cut = longest;
  while (cut > 0 && (static_cast<unsigned char>(word[cut]) & 0xC0) == 0x80) --cut;
  return "'" + std::string(word.substr(0, cut)) + "…'";
}

std::string suggest(std::string_view word, const std::vector<std::string>& names, std::string_view label) {
  if (const auto near = nearest(word, names)) return "Did you mean " + quote(*near) + "?";
  if (names.empty()) return std::string(label) + ": none.";
  constexpr std::size_t shown = 12;
  std::string list = std::string(label) + ": ";
  for (std::size_t i = 0; i < std::min(shown, names.size()); ++i) list += (i ? ", " : "") + names[i];
  return list + (names.size() > shown ? ", …" : ".");
}

namespace {

/// "It is a parameter." when the id means something else, for the hint.
std::string other_meaning(const Names& names, std::string_view id) {
  const auto entry = names.ids.find(id);
  if (entry == names.ids.end()) return {};
  static constexpr const char* kinds[] = {"a species (write [id] for its concentration)", "a parameter",
                                          "a reaction", "an observable"};
  return quote(id) + " is " + kinds[static_cast<std::size_t>(entry->second.kind)] + ".";
}

}  // namespace

std::optional<std::size_t> resolve_species(Reading& reading, JsonValue where, std::string_view id,
                                           const std::string& user) {
  const Names& names = reading.names;
  if (const auto index = names.find(IdKind::species, id)) return index;
  if (names.species_incomplete) return std::nullopt;
  std::string declared = "Declared species: ";
  if (names.species.empty()) declared += "none";
  for (std::size_t i = 0; i < std::min<std::size_t>(names.species.size(), 24); ++i)
    declared += (i ? ", " : "") + names.species[i];
  if (names.species.size() > 24) declared += ", …";
  const auto near = nearest(id, names.species);
  reading.faults.add(where, "unknown_species",
                     user + " uses species " + quote(id) + ", which is not declared.",
                     declared + ". " +
                         (near ? "Did you mean " + quote(*near) + "?"
                               : "Add " + std::string(id) + " under /species or correct the name."));
  return std::nullopt;
}

std::optional<std::size_t> resolve_parameter(Reading& reading, JsonValue where, std::string_view id) {
  const Names& names = reading.names;
  if (const auto index = names.find(IdKind::parameter, id)) return index;
  if (names.parameters_incomplete) return std::nullopt;
  std::string hint = other_meaning(names, id);
  if (hint.empty()) hint = suggest(id, names.parameters, "Declared parameters");
  reading.faults.add(where, "unknown_parameter", "There is no parameter " + quote(id) + ".", std::move(hint));
  return std::nullopt;
}

std::optional<std::size_t> resolve_reaction(Reading& reading, JsonValue where, std::string_view id) {
  const Names& names = reading.names;
  if (const auto index = names.find(IdKind::reaction, id)) return index;
  if (!names.reactions_incomplete)
    reading.faults.add(where, "unknown_id", "There is no reaction " + quote(id) + ".",
                       suggest(id, names.reactions, "Declared reactions"));
  return std::nullopt;
}

std::optional<std::size_t> resolve_experiment(Reading& reading, JsonValue where, std::string_view id) {
  const Names& names = reading.names;
  if (const auto found = names.experiments.find(id); found != names.experiments.end()) return found->second;
  if (!names.experiments_incomplete)
    reading.faults.add(where, "unknown_id", "There is no experiment " + quote(id) + ".",
                       suggest(id, names.experiment_ids, "Declared experiments"));
  return std::nullopt;
}

void Reading::ask_molar_mass(std::size_t species, const std::string& reason) {
  if (molar_mass_settled[species]) return;
  molar_mass_settled[species] = 1;
  const std::string& id = document.project.network.species[species].id;
  faults.add_missing(
      species_values[species], "/molar_mass",
      "The molar mass of " + id + " is missing; " + reason + " needs it.",
      "Add \"molar_mass\" (in g/mol) or \"formula\" to species " + id + ", or use mol/L and mol.");
}

void Reading::ask_density(const std::string& reason) {
  if (density_asked || medium_failed) return;
  density_asked = true;
  faults.add_missing(medium.value_or(root()), medium ? "/density" : "/medium/density",
                     "The density of the medium is missing; " + reason + " needs it.",
                     "For example: \"density\": \"0.87 kg/L\" under /medium.");
}

void Reading::ask_heat_capacity(const std::string& reason) {
  if (heat_capacity_asked || medium_failed) return;
  heat_capacity_asked = true;
  faults.add_missing(medium.value_or(root()), medium ? "/heat_capacity" : "/medium/heat_capacity",
                     "The heat capacity of the medium is missing; " + reason + " needs it.",
                     "For example: \"heat_capacity\": \"1.9 kJ/(kg K)\" under /medium.");
}

}  // namespace pf::document
