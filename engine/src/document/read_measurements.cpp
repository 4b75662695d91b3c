#include <algorithm>
#include <cmath>
#include <numeric>

#include "pharmaflow/base/sort.hpp"
#include "pharmaflow/base/text.hpp"
#include "read_target.hpp"
#include "sections.hpp"

namespace pf::document {
namespace {

namespace dim = units::dimension;
using study::Reading::below_detection;
using study::Reading::missing;

/// The unit of a value or sigma column with everything in its factor that leads to SI, also g/L and wt%.
std::optional<units::Unit> effective_unit(Reading& reading, const units::Unit& unit, JsonValue where,
                                          const Target& target) {
  units::Unit result = unit;
  if (!target.dimension) return result;
  if (target.species) {
    const auto factor = molar_factor(reading, where, *target.species, unit, std::nullopt);
    if (!factor) return std::nullopt;
    result.factor *= *factor;
    result.dimension = dim::concentration;
    return result;
  }
  if (unit.dimension == *target.dimension) return result;
  const std::string fitting = units::unit_for(*target.dimension);
  reading.faults.add(where, "unit_mismatch",
                     "The column is in " + (unit.text.empty() ? std::string("no unit") : quote(unit.text)) +
                         ", but what it observes needs a unit such as " + fitting + ".",
                     "For example: \"" + fitting + "\".");
  return std::nullopt;
}

class MeasurementReader {
 public:
  MeasurementReader(Reading& reading, JsonValue value, std::optional<double> duration)
      : reading_(reading), object_(reading, value, "The measurement"), duration_(duration) {
    measurement_.path = value.pointer();
  }

  void read(std::size_t experiment) {
    const auto observable = object_.require("observable", "A species, an observable, T, V or T_jacket.");
    const auto time = object_.require("time", "For example: {\"unit\": \"min\", \"values\": [0, 5]}.");
    const auto value = object_.require("value", "For example: {\"unit\": \"mM\", \"values\": [10, 5.2]}.");
    const auto sigma = object_.find("sigma");
    const auto target = observable ? read_target(reading_, *observable) : std::nullopt;
    if (target) {
      measurement_.observable = std::string(observable->text());
      measurement_.formula = target->formula;
    }
    const bool timed = time && read_time(*time);
    const auto column = value
                            ? read_column(reading_, *value, "The column 'value'",
                                          target && target->dimension ? *target->dimension : dim::none, true)
                            : std::nullopt;
    if (column && target) {
      const auto unit = effective_unit(reading_, column->unit, column->unit_value.value_or(*value), *target);
      if (unit) {
        value_unit_ = *unit;
        measurement_.column_factor = unit->factor;
      }
    }
    const bool valued = column && read_values(*column);
    const bool matched = !timed || !valued || check_length(column->values, measurement_.value.size());
    if (sigma && target) read_sigma(*sigma, *target, valued && matched && timed);
    if (timed && valued && matched) sort_by_time();
    Document& document = reading_.document;
    document.measurement_units[experiment].push_back(value_unit_);
    document.measurement_time_units[experiment].push_back(time_unit_);
    document.project.experiments[experiment].measurements.push_back(std::move(measurement_));
  }

 private:
  bool read_time(JsonValue value) {
    const auto column = read_column(reading_, value, "The column 'time'", dim::time);
    if (!column) return false;
    time_unit_ = column->unit;
    auto times = column_numbers(reading_, *column, "A time");
    if (!times) return false;
    measurement_.time = std::move(*times);
    std::size_t outside = 0;
    std::optional<std::size_t> first;
    // The end of a run given in minutes and a time given in hours may differ by a rounding.
    const double end = duration_ ? *duration_ * (1.0 + 1e-12) : INFINITY;
    for (std::size_t i = 0; i < measurement_.time.size(); ++i) {
      double& t = measurement_.time[i];
      if (t >= 0.0 && t <= end) {
        if (duration_) t = std::min(t, *duration_);
        continue;
      }
      if (!first) first = i;
      ++outside;
    }
    if (!first) return true;
    const JsonValue where = column->values.elements()[*first];
    reading_.faults.add(
        where, "out_of_range",
        (outside == 1 ? "The time " : std::to_string(outside) + " times, the first at ") + written(where) +
            " " + column->unit.text + (outside == 1 ? " lies" : ", lie") + " outside the run" +
            (duration_
                 ? ", which lasts " + shortest(column->unit.from_si(*duration_)) + " " + column->unit.text
                 : std::string()) +
            ".",
        "Times run from 0 to the recipe's duration.");
    return true;
  }

  /// Numbers, null for missing, "<0.5" for below detection.
  bool read_values(const Column& column) {
    const std::size_t before = reading_.faults.count();
    measurement_.value.reserve(column.values.size());
    measurement_.reading.reserve(column.values.size());
    for (const JsonValue element : column.values.elements()) {
      double number = 0.0;
      auto kind = study::Reading::value;
      if (element.is(JsonKind::number)) {
        number = value_unit_.to_si(element.number());
      } else if (element.is(JsonKind::null)) {
        kind = missing;
      } else if (const auto limit = detection_limit(element)) {
        kind = below_detection;
        number = value_unit_.to_si(*limit);
      } else {
        reading_.faults.add(
            element, "wrong_type",
            "A measured value must be a number, null (missing) or a text like \"<0.5\" (below "
            "detection), not " +
                written(element) + ".");
      }
      measurement_.value.push_back(number);
      measurement_.reading.push_back(kind);
    }
    return reading_.faults.count() == before;
  }

  static std::optional<double> detection_limit(JsonValue element) {
    if (!element.is(JsonKind::string)) return std::nullopt;
    std::string_view text = element.text();
    if (!text.starts_with('<')) return std::nullopt;
    text.remove_prefix(1);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return parse_double(text);
  }

  bool check_length(JsonValue where, std::size_t length) {
    if (length == measurement_.time.size()) return true;
    reading_.faults.add(where, "out_of_range",
                        "The column has " + std::to_string(length) + " values for " +
                            std::to_string(measurement_.time.size()) + " times.",
                        "Write null for a missing value.");
    return false;
  }

  void read_sigma(JsonValue value, const Target& target, bool aligned) {
    if (!value.is(JsonKind::object)) {
      read_one_sigma(value, target);
      return;
    }
    const auto column =
        read_column(reading_, value, "The column 'sigma'", target.dimension.value_or(dim::none), true);
    if (!column) return;
    const auto unit = effective_unit(reading_, column->unit, column->unit_value.value_or(value), target);
    if (!unit || !aligned || !check_length(column->values, column->values.size())) return;
    std::vector<double> sigma;
    sigma.reserve(column->values.size());
    std::size_t i = 0;
    for (const JsonValue element : column->values.elements()) {
      const bool used = measurement_.reading[i++] == study::Reading::value;
      if (element.is(JsonKind::null) && !used) {
        sigma.push_back(1.0);  // never looked at
      } else if (!expect(reading_, element, JsonKind::number, "A standard deviation") ||
                 (used && !check_range(reading_, element, "sigma", element.number(), Range::positive))) {
        return;
      } else {
        sigma.push_back(unit->difference_to_si(element.number()));
      }
    }
    measurement_.sigma = std::move(sigma);
  }

  /// One standard deviation for all values. It weights the data, so it cannot be estimated from them.
  void read_one_sigma(JsonValue value, const Target& target) {
    const auto quantity = written_quantity(reading_, value, "sigma", "0.01 mol/L");
    if (!quantity) return;
    units::Quantity q = quantity->quantity;
    if (quantity->parameter) {
      const std::size_t index = *quantity->parameter;
      if (!reading_.parameters[index].has_value) return;
      if (!is_constant_parameter(reading_, index)) {
        reading_.faults.add(value, "unsupported_value", "'sigma' cannot follow a parameter that may change.",
                            "Write a quantity, or a parameter with \"fixed\": true.");
        return;
      }
      q.unit = reading_.document.parameter_units[index];
      q.value = q.unit.from_si(reading_.document.project.parameters[index].value);
    }
    const auto unit = effective_unit(reading_, q.unit, value, target);
    if (!unit || !check_range(reading_, value, "sigma", q.value, Range::positive)) return;
    measurement_.sigma.assign(measurement_.value.size(), unit->difference_to_si(q.value));
  }

  void sort_by_time() {
    auto& m = measurement_;
    if (std::is_sorted(m.time.begin(), m.time.end())) return;
    std::vector<std::size_t> order(m.time.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_small(order, [&](std::size_t a, std::size_t b) {
      return m.time[a] != m.time[b] ? m.time[a] < m.time[b] : a < b;  // replicates keep their order
    });
    const auto permute = [&](auto& values) {
      if (values.size() != order.size()) return;
      auto copy = values;
      for (std::size_t i = 0; i < order.size(); ++i) values[i] = copy[order[i]];
    };
    permute(m.time), permute(m.value), permute(m.reading), permute(m.sigma);
  }

  Reading& reading_;
  ObjectReader object_;
  std::optional<double> duration_;
  study::Measurement measurement_;
  units::Unit value_unit_, time_unit_;
};

}  // namespace

void read_measurements(Reading& reading, ObjectReader& experiment, std::size_t index,
                       std::optional<double> duration) {
  for (const JsonValue value : experiment.array("measurements"))
    MeasurementReader(reading, value, duration).read(index);
}

void read_experiments(Reading& reading, ObjectReader& document) {
  const auto entries = document.array("experiments");
  Document& result = reading.document;
  result.project.experiments.resize(entries.size());
  result.measurement_units.resize(entries.size());
  result.measurement_time_units.resize(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    study::Experiment& experiment = result.project.experiments[i];
    experiment.id = reading.names.experiment_ids[i];
    ObjectReader object(reading, entries[i], "Experiment " + experiment.id);
    object.has("id");
    if (const auto name = object.text("name")) experiment.name = std::string(*name);
    const auto recipe_value =
        object.require("recipe", "What was done to the vessel: charge, feeds, duration.");
    auto recipe = recipe_value ? read_recipe(reading, *recipe_value) : std::nullopt;
    std::optional<double> duration;
    if (recipe) {
      if (recipe->steady_state)
        reading.faults.add(*recipe_value, "unsupported_value",
                           "An experiment is a run in time; steady states are asked for by a simulate study.",
                           "Leave \"steady_state\" out and give a \"duration\".");
      duration = start_value(reading, recipe->duration);
      if (duration && *duration <= 0.0) duration.reset();  // missing or faulty, told already
      experiment.recipe = std::move(*recipe);
    }
    read_measurements(reading, object, i, duration);
  }
}

}  // namespace pf::document
