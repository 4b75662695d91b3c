#include "read_inputs.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/base/text.hpp"
#include "pharmaflow/study/uncertainty.hpp"

namespace pf::document::sensitivity_kind {
namespace {

using Kind = statistics::Distribution::Kind;

/// Half the width of the central 95 % of a normal distribution, in standard deviations.
double two_sigma() { return normal_quantile(0.975); }

class InputsReader {
 public:
  InputsReader(ObjectReader& study, std::optional<std::size_t> experiment)
      : reading_(study.reading()), project_(reading_.document.project), nominal_(nominal(experiment)) {}

  std::vector<study::SensitivityInput> read(ObjectReader& study) {
    const auto list = study.find("parameters");
    if (!list) return all(study);
    if (!expect(reading_, *list, JsonKind::array, "'parameters'")) return {};
    const auto entries = list->elements();
    if (entries.empty())
      reading_.faults.add(*list, "out_of_range", "'parameters' is empty.",
                          "List a parameter, or leave 'parameters' out: then all are varied.");
    for (const JsonValue entry : entries)
      if (entry.is(JsonKind::string))
        read_name(entry);
      else
        read_entry(entry);
    return std::move(inputs_);
  }

 private:
  /// In a faulty document expressions may name what is not there: nothing is computed from them.
  std::vector<double> nominal(std::optional<std::size_t> experiment) const {
    if (reading_.faults.empty()) return study::parameters_with(project_, experiment, {}, {});
    std::vector<double> values;
    for (const study::Parameter& parameter : project_.parameters) values.push_back(parameter.value);
    return values;
  }

  /// Every parameter that is not derived.
  std::vector<study::SensitivityInput> all(ObjectReader& study) {
    for (std::size_t p = 0; p < project_.parameters.size(); ++p) {
      if (project_.parameters[p].expression) continue;
      if (auto input = around(p)) {
        inputs_.push_back(*input);
        continue;
      }
      if (!reading_.parameters[p].has_value) continue;  // faulty, told already
      reading_.document.warnings.push_back(
          {"zero_parameter",
           project_.parameters[p].id +
               " is 0, so ten percent of it are nothing: it is not varied. Give it 'low' and 'high'.",
           "/parameters/" + std::to_string(p)});
    }
    if (inputs_.empty() && !reading_.names.parameters_incomplete && reading_.faults.empty())
      reading_.faults.add_missing(study.value(), "/parameters", "There is no parameter that could be varied.",
                                  "Declare what is uncertain as a parameter and use its id where the number "
                                  "stands now.");
    return std::move(inputs_);
  }

  /// The parameter with the default range; nothing where that has no width.
  std::optional<study::SensitivityInput> around(std::size_t parameter) const {
    const double value = nominal_[parameter];
    const bool point = reading_.document.parameter_units[parameter].offset != 0.0;
    const double half = point ? default_kelvin : default_share * std::abs(value);
    return half > 0.0 ? std::optional(uniform(parameter, value - half, value + half)) : std::nullopt;
  }

  study::SensitivityInput uniform(std::size_t parameter, double low, double high) const {
    return {parameter, nominal_[parameter], low, high, {Kind::uniform, low, high}};
  }

  void fault(JsonValue where, std::string detail, std::string hint = {}) {
    reading_.faults.add(where, "out_of_range", std::move(detail), std::move(hint));
  }

  /// The index of a parameter that may be varied.
  std::optional<std::size_t> known(JsonValue where) {
    const auto index = resolve_parameter(reading_, where, where.text());
    if (!index) return std::nullopt;
    if (project_.parameters[*index].expression) {
      reading_.faults.add(
          where, "unsupported_value",
          quote(where.text()) + " is derived from other parameters; it cannot be varied by itself.",
          "Vary the parameters in its expression.");
      return std::nullopt;
    }
    if (std::ranges::find(seen_, *index) != seen_.end()) {
      reading_.faults.add(where, "duplicate_id", quote(where.text()) + " is listed twice.");
      return std::nullopt;
    }
    seen_.push_back(*index);
    return reading_.parameters[*index].has_value ? index : std::nullopt;  // faulty, told already
  }

  void read_name(JsonValue name) {
    const auto index = known(name);
    if (!index) return;
    if (auto input = around(*index))
      inputs_.push_back(*input);
    else
      fault(name, quote(name.text()) + " is 0, so ten percent of it are nothing.",
            R"(Give its range: {"id": ")" + std::string(name.text()) + R"(", "low": ..., "high": ...}.)");
  }

  void read_entry(JsonValue value) {
    ObjectReader object(reading_, value, "A varied parameter");
    object.require("id", "The id of a parameter.");
    const bool named = object.text("id").has_value();
    const auto index = named ? known(*object.find("id")) : std::nullopt;
    const bool range = object.has("low") || object.has("high"), error = object.has("std_error"),
               factor = object.has("factor");
    const auto choice = object.choice("distribution", {"uniform", "log_uniform", "normal", "log_normal"});
    if (range + error + factor > 1) {
      reading_.faults.add(value, "unsupported_value", "The range is given in more than one way.",
                          "Keep 'low' and 'high', or 'std_error', or 'factor'.");
      return;
    }
    if (range && (!object.require("low", "The lower end of the range.") ||
                  !object.require("high", "The upper end of the range.")))
      return;
    if (!index) return;
    static constexpr Kind kinds[] = {Kind::uniform, Kind::log_uniform, Kind::normal, Kind::log_normal};
    const Kind kind = choice ? kinds[*choice] : error ? Kind::normal : Kind::uniform;
    if (error)
      read_error(object, *index, kind);
    else if (factor)
      read_factor(object, *index, kind);
    else if (range)
      read_range(object, *index, kind);
    else if (const auto input = around(*index))
      add(object, *index, input->low, input->high, kind);
    else
      fault(*object.find("id"), project_.parameters[*index].id + " is 0, so ten percent of it are nothing.",
            "Give 'low' and 'high'.");
  }

  /// A point (a temperature in degC) or, of errors, a difference in the dimension of the parameter [SI].
  std::optional<double> number(ObjectReader& object, std::string_view key, std::size_t index,
                               bool difference) {
    const JsonValue value = *object.find(key);
    const units::Unit& unit = reading_.document.parameter_units[index];
    const auto& wanted = reading_.parameters[index].dimension;
    const std::string& id = project_.parameters[index].id;
    if (value.is(JsonKind::string) && is_identifier(value.text())) {
      reading_.faults.add(value, "invalid_quantity", quote(key) + " must be a number with its unit.",
                          "For example: \"0.002 1/min\".");
      return std::nullopt;
    }
    const auto found = written_quantity(reading_, value, key, "0.002 1/min");
    if (!found || !wanted) return std::nullopt;
    const units::Quantity& quantity = found->quantity;
    if (!(quantity.unit.dimension == *wanted)) {
      const bool bare = quantity.unit.text.empty(), none = wanted->dimensionless();
      reading_.faults.add(
          value, "unit_mismatch",
          quote(key) + " of " + id + " is given " + (bare ? "without a unit" : "in " + quantity.unit.text) +
              ", the parameter " + (none ? "has none" : "is in " + unit.text) + ".",
          "For example: \"" + shortest(quantity.value) + (none ? "" : " " + unit.text) + "\".");
      return std::nullopt;
    }
    const double si = difference ? quantity.unit.difference_to_si(quantity.value) : quantity.si();
    if (std::isfinite(si)) return si;
    fault(value, quote(key) + " is " + written(value) + ", which is too large.");
    return std::nullopt;
  }

  void read_range(ObjectReader& object, std::size_t index, Kind kind) {
    const auto low = number(object, "low", index, false), high = number(object, "high", index, false);
    if (!low || !high) return;
    if (!(*low < *high)) {
      fault(*object.find("high"), "'high' is " + written(*object.find("high")) + ", not above 'low', " +
                                      written(*object.find("low")) + ".");
      return;
    }
    add(object, index, *low, *high, kind);
  }

  void read_factor(ObjectReader& object, std::size_t index, Kind kind) {
    const JsonValue value = *object.find("factor");
    if (!expect(reading_, value, JsonKind::number, "'factor'")) return;
    const double factor = value.number(), nominal = nominal_[index];
    if (!(factor > 1.0 && factor <= 1e6)) {
      fault(value, "'factor' is " + shortest(factor) + "; allowed are numbers above 1, to 1e6.",
            "1.5 means from two thirds of the value to one and a half times the value.");
      return;
    }
    if (nominal == 0.0) {
      fault(value, project_.parameters[index].id + " is 0: a factor of it is nothing.",
            "Give 'low' and 'high'.");
      return;
    }
    const double one = nominal / factor, other = nominal * factor;
    add(object, index, std::min(one, other), std::max(one, other), kind);
  }

  void read_error(ObjectReader& object, std::size_t index, Kind kind) {
    const JsonValue value = *object.find("std_error");
    if (kind == Kind::uniform || kind == Kind::log_uniform) {
      reading_.faults.add(*object.find("distribution"), "unsupported_value",
                          "A standard error belongs to a normal or a log-normal distribution.",
                          "Give 'low' and 'high' for a uniform one.");
      return;
    }
    const auto sigma = number(object, "std_error", index, true);
    if (!sigma || !check_range(reading_, value, "std_error", *sigma, Range::positive)) return;
    const double nominal = nominal_[index];
    if (kind == Kind::normal) {
      const double half = two_sigma() * *sigma;
      inputs_.push_back({index, nominal, nominal - half, nominal + half, {kind, nominal, *sigma}});
    } else if (is_positive(object, index, nominal)) {
      // By the delta method: the relative error is that of the logarithm.
      const double spread = *sigma / nominal, width = std::exp(two_sigma() * spread);
      inputs_.push_back({index, nominal, nominal / width, nominal * width, {kind, nominal, spread}});
    }
  }

  bool is_positive(ObjectReader& object, std::size_t index, double low) {
    if (low > 0.0) return true;
    fault(object.has("low") ? *object.find("low") : *object.find("distribution"),
          "A logarithmic distribution of " + project_.parameters[index].id + " needs values above 0.",
          "Choose \"uniform\" or \"normal\" for what may be zero or negative.");
    return false;
  }

  /// The distribution over a range; of the normal ones it is the central 95 %.
  void add(ObjectReader& object, std::size_t index, double low, double high, Kind kind) {
    if ((kind == Kind::log_uniform || kind == Kind::log_normal) && !is_positive(object, index, low)) return;
    study::SensitivityInput input = uniform(index, low, high);
    input.distribution.kind = kind;
    if (kind == Kind::normal) {
      input.distribution.first = 0.5 * (low + high);
      input.distribution.second = 0.5 * (high - low) / two_sigma();
    } else if (kind == Kind::log_normal) {
      input.distribution.first = std::sqrt(low) * std::sqrt(high);
      input.distribution.second = 0.5 * std::log(high / low) / two_sigma();
    }
    inputs_.push_back(input);
  }

  Reading& reading_;
  const study::Project& project_;
  std::vector<double> nominal_;  ///< [SI], shape (n_parameters)
  std::vector<std::size_t> seen_;
  std::vector<study::SensitivityInput> inputs_;
};

}  // namespace

std::vector<study::SensitivityInput> read_inputs(ObjectReader& study, std::optional<std::size_t> experiment) {
  return InputsReader(study, experiment).read(study);
}

}  // namespace pf::document::sensitivity_kind
