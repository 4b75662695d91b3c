#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document.hpp"
#include "json_tree.hpp"

namespace pf::document {

/// Collects faults and gives them back in document order.
class FaultList {
 public:
  /// A fault of a value. At most `maximum` are kept: a broken generator can make millions.
  void add(JsonValue where, std::string code, std::string detail, std::string hint = {});
  /// A fault of a member that is not there: the pointer names the place where it would stand.
  void add_missing(JsonValue object, std::string_view path, std::string detail, std::string hint = {});
  void add(std::size_t node, Error fault);
  bool empty() const { return faults_.empty(); }
  std::size_t count() const { return faults_.size(); }
  /// No further fault is kept: nothing needs to be looked up for one.
  bool full() const { return faults_.size() >= maximum; }
  /// Sorted by the place in the document; faults of one place keep the order in which they were found.
  Errors take();

  static constexpr std::size_t maximum = 1000;

 private:
  struct Entry {
    std::size_t node;
    Error fault;
  };
  std::vector<Entry> faults_;
};

/// What an id stands for; ids are unique across these four.
enum class IdKind { species, parameter, reaction, observable };

/// The ids of a document, known before anything that refers to them is read. Ids of faulty entries are in as
/// well, so that a fault is told once and not at every use.
struct Names {
  struct Entry {
    IdKind kind;
    std::size_t index;
  };
  std::unordered_map<std::string_view, Entry> ids;
  std::unordered_map<std::string_view, std::size_t> experiments;
  std::vector<std::string> species, parameters, reactions, observables, experiment_ids;  ///< for hints
  std::vector<std::string> vessels;  ///< ids, unique among vessels only
  /// An entry has no readable id: a reference may mean that one, so unknown ids are not faults.
  bool species_incomplete = false, parameters_incomplete = false, reactions_incomplete = false,
       observables_incomplete = false, experiments_incomplete = false, vessels_incomplete = false;

  std::optional<std::size_t> find(IdKind kind, std::string_view id) const;
};

/// What reading knows of a parameter beyond the model.
struct ParameterFacts {
  std::optional<units::Dimension>
      dimension;           ///< absent: the parameter is faulty, nothing is checked against it
  bool has_value = false;  ///< project.parameters[i].value holds its start
};

/// Everything that the readers share: the tree, the faults, the document as far as it is built.
struct Reading {
  explicit Reading(const JsonTree& json) : tree(json) {}

  const JsonTree& tree;
  FaultList faults;
  Document document;
  Names names;
  std::vector<ParameterFacts> parameters;                             ///< shape of project.parameters
  std::vector<std::optional<units::Dimension>> observable_dimension;  ///< shape of project.observables
  std::vector<JsonValue> species_values;  ///< the objects, shape of network.species
  std::vector<char> molar_mass_settled;   ///< by species: it was asked for, or it is there but faulty
  std::optional<JsonValue> medium;        ///< the object, for what is missing in it
  bool density_asked = false, heat_capacity_asked = false;  ///< missing_property was said already
  bool medium_failed = false;        ///< the medium is faulty itself: nothing is asked of it
  bool temperature_matters = false;  ///< a rate, an equilibrium or a formula depends on T
  std::vector<JsonValue> charges_without_temperature;  ///< faults, if the temperature turns out to matter

  JsonValue root() const { return {tree, 0}; }
  /// Says once for each species that its molar mass is missing.
  void ask_molar_mass(std::size_t species, const std::string& reason);
  /// Says once that the medium's density or heat capacity is missing.
  void ask_density(const std::string& reason);
  void ask_heat_capacity(const std::string& reason);
};

/// Looks an id up; a fault with a hint when it is not declared. `user` begins the sentence: "Reaction r2".
std::optional<std::size_t> resolve_species(Reading& reading, JsonValue where, std::string_view id,
                                           const std::string& user);
std::optional<std::size_t> resolve_parameter(Reading& reading, JsonValue where, std::string_view id);
std::optional<std::size_t> resolve_reaction(Reading& reading, JsonValue where, std::string_view id);
std::optional<std::size_t> resolve_experiment(Reading& reading, JsonValue where, std::string_view id);
std::optional<std::size_t> resolve_vessel(Reading& reading, JsonValue where, std::string_view id);

/// 'word' in quotes, for messages.
std::string quote(std::string_view word);
/// "Did you mean 'x'?" when something is near, else "`label`: a, b, c." with at most twelve names.
std::string suggest(std::string_view word, const std::vector<std::string>& names, std::string_view label);

}  // namespace pf::document
