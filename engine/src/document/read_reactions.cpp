#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;

/// Two heats of one reaction agree to this, relative.
constexpr double heat_agreement = 1e-6;

/// Whether all species of an equation are declared; tells each unknown one once.
bool check_species(Reading& reading, JsonValue where, const kinetics::Equation& equation,
                   const std::string& user) {
  std::vector<std::string_view> told;
  bool known = true;
  const auto check = [&](const std::string& species) {
    if (reading.names.find(IdKind::species, species)) return;
    known = false;
    if (std::find(told.begin(), told.end(), species) != told.end()) return;
    told.push_back(species);
    resolve_species(reading, where, species, user);
  };
  for (const auto& term : equation.reactants) check(term.species);
  for (const auto& term : equation.products) check(term.species);
  for (const auto& catalyst : equation.catalysts) check(catalyst);
  return known;
}

/// `heat` and the van 't Hoff enthalpy of one reaction are the same quantity.
void check_heat(Reading& reading, ObjectReader& object, const kinetics::Reaction& reaction) {
  const auto* law = std::get_if<kinetics::PowerLaw>(&reaction.law);
  if (!law || !law->equilibrium || !object.has("heat")) return;
  const auto* van_t_hoff = std::get_if<kinetics::VantHoff>(&*law->equilibrium);
  if (!van_t_hoff) return;
  const auto heat = start_value(reading, reaction.heat),
             enthalpy = start_value(reading, van_t_hoff->enthalpy);
  if (!heat || !enthalpy) return;
  const double scale = std::max(std::abs(*heat), std::abs(*enthalpy));
  if (std::abs(*heat - *enthalpy) <= heat_agreement * scale) return;
  reading.faults.add(*object.find("heat"), "inconsistent_values",
                     "Reaction " + reaction.id + " has a heat of " + shortest(*heat / 1e3) +
                         " kJ/mol and a dH of " + shortest(*enthalpy / 1e3) +
                         " kJ/mol in K_eq; they are one quantity.",
                     "Correct one of them, or let both name one parameter.");
}

void read_one(Reading& reading, JsonValue value, std::size_t index) {
  kinetics::Reaction& reaction = reading.document.project.network.reactions[index];
  const std::string user = "Reaction " + reaction.id;
  ObjectReader object(reading, value, user);
  object.has("id");
  object.text("name");
  if (const auto heat = object.quantity("heat", dim::molar_energy)) reaction.heat = *heat;

  const auto equation_value = object.require("equation", "For example: \"A + 2 B -> C\".");
  const auto rate = object.require("rate", "For example: {\"law\": \"power\", \"k\": \"0.1 1/min\"}.");
  bool parsed = false, known = false;
  if (equation_value && expect(reading, *equation_value, JsonKind::string, "'equation'")) {
    auto equation = kinetics::parse_equation(equation_value->text());
    parsed = equation.has_value();
    if (parsed) {
      reaction.equation = std::move(*equation);
      known = check_species(reading, *equation_value, reaction.equation, user);
    } else {
      reading.faults.add(*equation_value, "invalid_equation", user + ": " + equation.error().detail,
                         equation.error().hint);
    }
  }
  if (!rate) return;
  if (known)
    reaction.stoichiometry = kinetics::net_stoichiometry(
        reaction.equation, [&](std::string_view id) { return *reading.names.find(IdKind::species, id); });
  auto law = read_rate_law(reading, *rate, parsed ? &reaction.equation : nullptr, reaction.id,
                           equation_value.value_or(value));
  if (!law) return;
  reaction.law = std::move(*law);
  check_heat(reading, object, reaction);
}

std::string amount_text(const kinetics::Imbalance& imbalance, double value) {
  return imbalance.what == "mass" ? significant(value * 1e3, 6) + " g" : shortest(value);
}

void warn_unbalanced(Reading& reading, const kinetics::Reaction& reaction, std::size_t index) {
  if (reaction.equation.reactants.empty() || reaction.equation.products.empty()) return;  // sources and sinks
  std::string list;
  for (const auto& imbalance : kinetics::imbalances(reading.document.project.network, reaction))
    list += (list.empty() ? "" : ", ") + imbalance.what + " (" + amount_text(imbalance, imbalance.left) +
            " on the left, " + amount_text(imbalance, imbalance.right) + " on the right)";
  if (list.empty()) return;
  reading.document.warnings.push_back({"unbalanced_equation",
                                       "Reaction " + reaction.id + " (" +
                                           kinetics::to_string(reaction.equation) +
                                           ") does not balance: " + list + ".",
                                       "/reactions/" + std::to_string(index) + "/equation"});
}

}  // namespace

void read_reactions(Reading& reading, ObjectReader& document) {
  const auto entries = document.array("reactions");
  auto& reactions = reading.document.project.network.reactions;
  reactions.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    reactions[i].id = reading.names.reactions[i];
    read_one(reading, entries[i], i);
  }
  if (!reading.faults.empty()) return;
  for (std::size_t i = 0; i < entries.size(); ++i) warn_unbalanced(reading, reactions[i], i);
}

void read_observables(Reading& reading, ObjectReader& document) {
  const auto entries = document.array("observables");
  auto& observables = reading.document.project.observables;
  observables.resize(entries.size());
  reading.document.observable_units.resize(entries.size());
  reading.observable_dimension.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    observables[i].id = reading.names.observables[i];
    const std::string user = "Observable " + observables[i].id;
    ObjectReader object(reading, entries[i], user);
    object.has("id");
    object.text("name");
    const auto unit_value = object.find("unit");
    const auto expression = object.require("expression", "For example: \"1 - [A] / [A]_0\".");
    const auto typed =
        expression ? read_formula(reading, *expression, Scope::everything, user) : std::nullopt;
    if (typed) observables[i].formula = typed->formula;
    if (!unit_value) {
      // Without a unit the expression decides, and a chemist's unit of that dimension is used.
      if (!typed || !typed->dimension) continue;
      reading.observable_dimension[i] = typed->dimension;
      reading.document.observable_units[i] = usual_unit(*typed->dimension);
      continue;
    }
    if (!expect(reading, *unit_value, JsonKind::string, "'unit'")) continue;
    auto unit = units::parse_unit(unit_value->text());
    if (!unit) {
      reading.faults.add(*unit_value, unit.error().code, unit.error().detail, unit.error().hint);
      continue;
    }
    reading.observable_dimension[i] = unit->dimension;
    if (typed && typed->dimension && !(*typed->dimension == unit->dimension)) {
      const auto text = [](const units::Dimension& d) {
        return d.dimensionless() ? std::string("no unit") : units::unit_for(d);
      };
      reading.faults.add(
          *expression, "unit_mismatch",
          user + " comes out with " + text(*typed->dimension) + ", but its unit is \"" + unit->text + "\".",
          "A factor in " + text(unit->dimension / *typed->dimension) +
              " is missing, or the unit should be \"" + units::unit_for(*typed->dimension) + "\".");
    }
    reading.document.observable_units[i] = std::move(*unit);
  }
}

}  // namespace pf::document
