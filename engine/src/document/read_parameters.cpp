#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

/// One quantity of a parameter's own unit (or of one that fits it).
std::optional<units::Quantity> own_quantity(Reading& reading, JsonValue value, std::string_view what) {
  if (value.is(JsonKind::string) && is_identifier(value.text())) {
    reading.faults.add(value, "invalid_quantity", quote(what) + " must be a number with its unit.",
                       "A parameter that follows others has an \"expression\".");
    return std::nullopt;
  }
  const auto written = written_quantity(reading, value, what, "0.15 1/min");
  if (!written) return std::nullopt;
  if (!std::isfinite(written->quantity.si())) {
    reading.faults.add(value, "out_of_range", quote(what) + " is too large.");
    return std::nullopt;
  }
  return written->quantity;
}

class ParameterReader {
 public:
  ParameterReader(Reading& reading, JsonValue value, std::size_t index)
      : reading_(reading),
        parameter_(reading.document.project.parameters[index]),
        facts_(reading.parameters[index]),
        unit_(reading.document.parameter_units[index]),
        object_(reading, value, "Parameter " + parameter_.id) {}

  void read() {
    object_.has("id");
    object_.text("name");
    if (object_.has("expression")) return;  // read when the dimensions of the others are known
    const auto value = object_.require("value", "For example: \"value\": \"0.15 1/min\".");
    const auto minimum = object_.find("min"), maximum = object_.find("max");
    const auto quantity = value ? own_quantity(reading_, *value, "value") : std::nullopt;
    if (quantity) {
      parameter_.value = quantity->si();
      unit_ = quantity->unit;
      facts_ = {quantity->unit.dimension, true};
    }
    const auto low = minimum ? bound(*minimum, "min") : std::nullopt;
    const auto high = maximum ? bound(*maximum, "max") : std::nullopt;
    parameter_.lower = low.value_or(parameter_.lower);
    parameter_.upper = high.value_or(parameter_.upper);
    if (low && high && !(*low < *high))
      reading_.faults.add(*maximum, "out_of_range", parameter_.id + ": 'max' must be greater than 'min'.");
    else if (quantity && facts_.dimension)
      check_bounds(*value, "value", parameter_.value);
    parameter_.fixed = object_.boolean("fixed").value_or(false);
    parameter_.log_scale = object_.choice("scale", {"linear", "log"}) == 1;
    if (parameter_.log_scale) check_log_scale(value, quantity.has_value(), minimum, low, maximum, high);
    read_groups();
    read_starts();
  }

 private:
  /// A bound in SI; it has the dimension of the value.
  std::optional<double> bound(JsonValue value, std::string_view what) {
    const auto quantity = own_quantity(reading_, value, what);
    if (!quantity) return std::nullopt;
    if (facts_.dimension && !(quantity->unit.dimension == *facts_.dimension)) {
      reading_.faults.add(value, "unit_mismatch",
                          parameter_.id + ": " + quote(what) + " is given in " +
                              (quantity->unit.text.empty() ? "1" : quantity->unit.text) + ", the value in " +
                              (unit_.text.empty() ? "1" : unit_.text) + ".",
                          "For example: \"" + shortest(quantity->value) + " " + unit_.text + "\".");
      facts_.dimension.reset();  // the value or the bound is wrong: told once, not at every use
      return std::nullopt;
    }
    return quantity->si();
  }

  bool check_bounds(JsonValue where, std::string_view what, double si) {
    if (si >= parameter_.lower && si <= parameter_.upper) return true;
    reading_.faults.add(where, "out_of_range",
                        parameter_.id + ": " + quote(what) + " is " + written(where) +
                            ", outside its bounds " +
                            (object_.has("min") ? written(*object_.find("min")) : "-∞") + " to " +
                            (object_.has("max") ? written(*object_.find("max")) : "∞") + ".",
                        "An estimate starts inside its bounds.");
    return false;
  }

  void check_log_scale(std::optional<JsonValue> value, bool valued, std::optional<JsonValue> minimum,
                       std::optional<double> low, std::optional<JsonValue> maximum,
                       std::optional<double> high) {
    const auto positive = [&](JsonValue where, std::string_view what) {
      reading_.faults.add(
          where, "out_of_range",
          parameter_.id + " is on a logarithmic scale, so " + quote(what) + " must be greater than zero.",
          "Use \"scale\": \"linear\" for what may be zero or negative.");
    };
    if (valued && parameter_.value <= 0.0) positive(*value, "value");
    if (low && *low <= 0.0) positive(*minimum, "min");
    if (high && *high <= 0.0) positive(*maximum, "max");
    if (!low) parameter_.lower = 0.0;
  }

  void read_groups() {
    const std::size_t experiments = reading_.names.experiment_ids.size();
    const bool per = object_.choice("per", {"experiment"}).has_value();
    const auto groups = object_.find("groups");
    if (per && groups)
      reading_.faults.add(*groups, "unsupported_value",
                          parameter_.id + " has 'per' and 'groups', which exclude each other.",
                          "Keep one of them.");
    if (per)
      for (std::size_t e = 0; e < experiments; ++e) parameter_.groups.push_back({e});
    if (!groups || per || !expect(reading_, *groups, JsonKind::array, "'groups'")) return;
    std::vector<char> seen(experiments, 0);
    bool complete = true;
    for (const JsonValue group : groups->elements()) {
      parameter_.groups.emplace_back();
      if (!expect(reading_, group, JsonKind::array, "A group")) {
        complete = false;
        continue;
      }
      for (const JsonValue member : group.elements()) {
        const auto e = expect(reading_, member, JsonKind::string, "An experiment's id")
                           ? resolve_experiment(reading_, member, member.text())
                           : std::nullopt;
        if (!e) {
          complete = false;
        } else if (seen[*e]++) {
          reading_.faults.add(member, "duplicate_id", quote(member.text()) + " stands in two groups.");
        } else {
          parameter_.groups.back().push_back(*e);
        }
      }
    }
    std::string left_out;
    for (std::size_t e = 0; e < experiments; ++e)
      if (!seen[e]) left_out += (left_out.empty() ? "" : ", ") + reading_.names.experiment_ids[e];
    if (complete && !left_out.empty())
      reading_.faults.add(*groups, "missing_property",
                          "The groups of " + parameter_.id + " leave out: " + left_out + ".",
                          "Every experiment belongs to one group.");
  }

  void read_starts() {
    const auto values = object_.find("values");
    if (!values) return;
    if (!object_.has("per") && !object_.has("groups")) {
      reading_.faults.add(*values, "unsupported_value",
                          parameter_.id + " has one value for all experiments, so 'values' has no meaning.",
                          "Add \"per\": \"experiment\".");
      return;
    }
    if (!expect(reading_, *values, JsonKind::object, "'values'")) return;
    for (const JsonValue::Member& member : values->members()) {
      const JsonValue where = values->at(member.value_index);
      const auto experiment = resolve_experiment(reading_, where, member.key);
      const auto start = bound(where, member.key);
      if (!start || !experiment || !facts_.dimension || !check_bounds(where, member.key, *start)) continue;
      if (parameter_.log_scale && *start <= 0.0) {
        reading_.faults.add(
            where, "out_of_range",
            parameter_.id + " is on a logarithmic scale, so its starts must be greater than zero.");
        continue;
      }
      parameter_.start_by_experiment[*experiment] = *start;
    }
  }

  Reading& reading_;
  study::Parameter& parameter_;
  ParameterFacts& facts_;
  units::Unit& unit_;
  ObjectReader object_;
};

/// Derived parameters, each after those that it uses.
class DerivedReader {
 public:
  DerivedReader(Reading& reading, const std::vector<JsonValue>& entries)
      : reading_(reading), entries_(entries), state_(entries.size(), State::plain), where_(entries.size()) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (!entries[i].is(JsonKind::object)) continue;
      for (const JsonValue::Member& member : entries[i].members())
        if (member.key == "expression")
          where_[i] = entries[i].at(member.value_index), state_[i] = State::fresh;
    }
  }

  void read() {
    // All syntax trees first: the order follows from what they mention.
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (state_[i] != State::fresh) continue;
      if (!expect(reading_, *where_[i], JsonKind::string, "'expression'")) continue;
      auto formula = kinetics::parse_expression(where_[i]->text());
      if (formula) {
        parameter(i).expression = std::move(*formula);
      } else {
        reading_.faults.add(*where_[i], "invalid_expression",
                            "Parameter " + parameter(i).id + ": " + formula.error().detail,
                            formula.error().hint);
      }
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) visit(i);
  }

 private:
  static constexpr std::size_t longest_chain = 200;
  enum class State { plain, fresh, open, done };
  study::Parameter& parameter(std::size_t i) { return reading_.document.project.parameters[i]; }

  void visit(std::size_t i) {
    if (state_[i] != State::fresh) return;
    if (!parameter(i).expression) {
      state_[i] = State::done;
      return;
    }
    if (path_.size() >= longest_chain) {
      reading_.faults.add(
          *where_[i], "limit_exceeded",
          "More than " + std::to_string(longest_chain) + " derived parameters depend on one another.");
      state_[i] = State::done;
      return;
    }
    state_[i] = State::open;
    path_.push_back(i);
    bool sound = true;
    visit_arguments(*parameter(i).expression, sound);
    path_.pop_back();
    state_[i] = State::done;
    if (!sound) return;
    const std::string user = "Parameter " + parameter(i).id;
    const std::size_t before = reading_.faults.count();
    const bool temperature_mattered = reading_.temperature_matters;
    const auto typed = check_formula(reading_, *where_[i], parameter(i).expression, Scope::parameters, user);
    reading_.temperature_matters = temperature_mattered;
    if (reading_.faults.count() != before || !typed->dimension) return;
    reading_.parameters[i].dimension = typed->dimension;
    reading_.document.parameter_units[i] = usual_unit(*typed->dimension);
    evaluate(i);
  }

  void visit_arguments(const kinetics::Node& node, bool& sound) {
    if (node.kind == kinetics::Node::Kind::symbol && node.symbol == kinetics::Symbol::parameter) {
      const auto used = reading_.names.find(IdKind::parameter, node.name);
      if (used && state_[*used] == State::open) {
        if (sound) report_cycle(*used);
        sound = false;
      } else if (used) {
        visit(*used);
      }
    }
    for (const auto& argument : node.arguments) visit_arguments(*argument, sound);
  }

  void report_cycle(std::size_t first) {
    std::string chain;
    bool inside = false;
    for (const std::size_t i : path_) {
      inside = inside || i == first;
      if (inside) chain += parameter(i).id + " -> ";
    }
    reading_.faults.add(*where_[path_.back()], "invalid_expression",
                        "Derived parameters go round in a circle: " + chain + parameter(first).id + ".",
                        "Give one of them a value.");
  }

  static void collect_names(const kinetics::Node& node, std::vector<std::string>& names) {
    if (node.kind == kinetics::Node::Kind::symbol && node.symbol == kinetics::Symbol::parameter &&
        std::ranges::find(names, node.name) == names.end())
      names.push_back(node.name);
    for (const auto& argument : node.arguments) collect_names(*argument, names);
  }

  /// The start value, where all that it uses have one.
  void evaluate(std::size_t i) {
    // Those that it uses only: documents may have thousands.
    kinetics::Network network;
    collect_names(*parameter(i).expression, network.parameters);
    const kinetics::Slots slots = kinetics::slots_of(network);
    std::vector<double> values(slots.count(), 0.0);
    for (std::size_t k = 0; k < network.parameters.size(); ++k)
      values[slots.parameter(k)] =
          parameter(*reading_.names.find(IdKind::parameter, network.parameters[k])).value;
    const std::vector<kinetics::Formula> formulas{parameter(i).expression};
    if (!kinetics::compile_formulas(network, formulas).evaluate(values.data(), &parameter(i).value)) {
      reading_.faults.add(
          *where_[i], "out_of_range",
          "Parameter " + parameter(i).id + " is not finite at the start values of those it uses.");
      parameter(i).value = 0.0;
      return;
    }
    reading_.parameters[i].has_value = true;
  }

  Reading& reading_;
  const std::vector<JsonValue>& entries_;
  std::vector<State> state_;
  std::vector<std::optional<JsonValue>> where_;
  std::vector<std::size_t> path_;
};

}  // namespace

void read_parameters(Reading& reading, ObjectReader& document) {
  const auto entries = document.array("parameters");
  study::Project& project = reading.document.project;
  project.parameters.resize(entries.size());
  project.network.parameters = reading.names.parameters;
  reading.parameters.resize(entries.size());
  reading.document.parameter_units.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    project.parameters[i].id = reading.names.parameters[i];
    ParameterReader(reading, entries[i], i).read();
  }
  DerivedReader(reading, entries).read();
}

}  // namespace pf::document
