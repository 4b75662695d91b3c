#include "read_uncertainty.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

/// How far an eigenvalue of a correlation that was rounded when it was written may lie below zero.
constexpr double rounding = 1e-6;

class UncertaintyReader {
 public:
  UncertaintyReader(Reading& reading, JsonValue value, std::optional<std::size_t> experiment)
      : reading_(reading), object_(reading, value, "'uncertainty'"), experiment_(experiment) {}

  std::optional<study::Uncertainty> read() {
    const std::size_t before = reading_.faults.count();
    object_.require("parameters", R"(For example: [{"id": "k1", "std_error": "0.002 1/min"}].)");
    const auto entries = object_.array("parameters");
    if (const auto list = object_.find("parameters"); list && entries.empty() && list->is(JsonKind::array))
      reading_.faults.add(*list, "out_of_range", "'parameters' is empty.",
                          "List a parameter, or leave 'uncertainty' out.");
    for (const JsonValue entry : entries) read_parameter(entry);
    constexpr double largest_exact = 9007199254740991.0;  // 2^53 - 1: what JSON numbers hold exactly
    result_.options.samples =
        static_cast<std::size_t>(object_.integer("samples", 0, 100000).value_or(default_samples));
    if (const auto seed = object_.integer("seed", 0, largest_exact)) {
      result_.options.seed = static_cast<std::uint64_t>(*seed);
      result_.seeded = true;
    }
    const auto correlation = object_.find("correlation");
    if (before != reading_.faults.count() || !object_.ok()) return std::nullopt;
    fill_means();
    if (!fill_covariance(correlation)) return std::nullopt;
    return std::move(result_);
  }

 private:
  static constexpr double default_samples = 200;

  const study::Parameter& parameter(std::size_t index) const {
    return reading_.document.project.parameters[index];
  }

  void read_parameter(JsonValue entry) {
    ObjectReader object(reading_, entry, "An uncertain parameter");
    object.require("id", "The id of a parameter.");
    const auto id = object.text("id");
    const auto index = id ? resolve_parameter(reading_, *object.find("id"), *id) : std::nullopt;
    const auto error = object.require("std_error", "For example: \"0.002 1/min\".");
    if (!index) return;
    if (parameter(*index).expression) {
      reading_.faults.add(*object.find("id"), "unsupported_value",
                          quote(*id) + " is derived from other parameters; it has no uncertainty of its own.",
                          "Give that of the parameters in its expression.");
      return;
    }
    if (std::ranges::find(result_.parameters, *index) != result_.parameters.end()) {
      reading_.faults.add(*object.find("id"), "duplicate_id", quote(*id) + " is listed twice.");
      return;
    }
    const auto si = error ? standard_error(*error, *index) : std::nullopt;
    if (!si) return;
    result_.parameters.push_back(*index);
    errors_.push_back(*si);
  }

  /// A difference in the dimension of the parameter: the offset of degC does not apply.
  std::optional<double> standard_error(JsonValue value, std::size_t index) {
    if (value.is(JsonKind::string) && is_identifier(value.text())) {
      reading_.faults.add(value, "invalid_quantity", "'std_error' must be a number with its unit.",
                          "For example: \"0.002 1/min\".");
      return std::nullopt;
    }
    const auto written_error = written_quantity(reading_, value, "std_error", "0.002 1/min");
    const auto& wanted = reading_.parameters[index].dimension;
    if (!written_error || !wanted) return std::nullopt;
    const units::Quantity& quantity = written_error->quantity;
    if (!(quantity.unit.dimension == *wanted)) {
      const units::Unit& unit = reading_.document.parameter_units[index];
      const bool bare = quantity.unit.text.empty(), none = wanted->dimensionless();
      reading_.faults.add(
          value, "unit_mismatch",
          "The standard error of " + parameter(index).id + " is given " +
              (bare ? "without a unit" : "in " + quantity.unit.text) + ", the parameter " +
              (none ? "has none" : "is in " + unit.text) + ".",
          "For example: \"" + shortest(quantity.value) + (none ? "" : " " + unit.text) + "\".");
      return std::nullopt;
    }
    const double si = quantity.unit.difference_to_si(quantity.value);
    if (!std::isfinite(si)) {
      reading_.faults.add(value, "out_of_range",
                          "'std_error' is " + written(value) + ", which is too large.");
      return std::nullopt;
    }
    if (!check_range(reading_, value, "std_error", si, Range::non_negative)) return std::nullopt;
    return si;
  }

  void fill_means() {
    // A faulty document is not run: its derived parameters may not even be formulas.
    const study::Project& project = reading_.document.project;
    const auto all = reading_.faults.empty() ? study::parameters_with(project, experiment_, {}, {})
                                             : std::vector<double>(project.parameters.size(), 0.0);
    for (const std::size_t index : result_.parameters) {
      result_.inputs.mean.push_back(all[index]);
      result_.inputs.log_scale.push_back(parameter(index).log_scale ? 1 : 0);
    }
  }

  bool fill_covariance(std::optional<JsonValue> correlation) {
    const std::size_t m = errors_.size();
    std::vector<double> matrix(m * m, 0.0);
    for (std::size_t i = 0; i < m; ++i) matrix[i + m * i] = 1.0;
    if (correlation && !read_correlation(*correlation, matrix)) return false;
    result_.inputs.covariance.resize(m * m);
    for (std::size_t i = 0; i < m; ++i)
      for (std::size_t j = 0; j < m; ++j)
        result_.inputs.covariance[i + m * j] = matrix[i + m * j] * errors_[i] * errors_[j];
    return true;
  }

  bool fault(JsonValue where, std::string detail, std::string hint = {}) {
    reading_.faults.add(where, "out_of_range", std::move(detail), std::move(hint));
    return false;
  }

  /// One row and one column for each parameter, in the order of 'parameters'.
  bool read_correlation(JsonValue value, std::vector<double>& matrix) {
    const std::size_t m = errors_.size();
    if (!expect(reading_, value, JsonKind::array, "'correlation'")) return false;
    const std::string shape = std::to_string(m) + " rows of " + std::to_string(m) + " numbers";
    const auto rows = value.elements();
    if (rows.size() != m) return fault(value, "'correlation' needs " + shape + ", as many as parameters.");
    for (std::size_t i = 0; i < m; ++i) {
      if (!expect(reading_, rows[i], JsonKind::array, "A row of 'correlation'")) return false;
      const auto numbers = rows[i].elements();
      if (numbers.size() != m)
        return fault(rows[i], "'correlation' needs " + shape + ", as many as parameters.");
      for (std::size_t j = 0; j < m; ++j) {
        if (!expect(reading_, numbers[j], JsonKind::number, "A correlation")) return false;
        const double r = numbers[j].number();
        if (i == j ? r != 1.0 : !(r >= -1.0 && r <= 1.0))
          return fault(numbers[j], "The correlation is " + shortest(r) +
                                       (i == j ? "; of a parameter with "
                                                 "itself it is 1."
                                               : "; allowed are -1 to 1."));
        if (j < i && std::abs(r - matrix[j + m * i]) > 1e-9)
          return fault(numbers[j], "'correlation' is not symmetric.",
                       "Row i, column j and row j, column i are the same number.");
        matrix[i + m * j] = r;
      }
    }
    if (!positive_semidefinite(matrix))
      return fault(value,
                   "No variables can have these correlations: the matrix is not positive "
                   "semi-definite.",
                   "Copy the whole matrix of one fit.");
    return true;
  }

  /// Cholesky's factorisation with diagonal pivots; what remains at the end is zero but for rounding.
  static bool positive_semidefinite(std::vector<double> a) {
    const std::size_t m = static_cast<std::size_t>(std::lround(std::sqrt(static_cast<double>(a.size()))));
    std::vector<char> done(m, 0);
    for (std::size_t step = 0; step < m; ++step) {
      std::size_t p = m;
      for (std::size_t i = 0; i < m; ++i)
        if (!done[i] && (p == m || a[i + m * i] > a[p + m * p])) p = i;
      const double pivot = a[p + m * p];
      done[p] = 1;
      if (pivot < -rounding) return false;
      for (std::size_t i = 0; i < m; ++i) {
        if (done[i]) continue;
        if (pivot <= rounding) {
          if (std::abs(a[i + m * p]) > std::sqrt(rounding)) return false;
          continue;
        }
        for (std::size_t j = 0; j < m; ++j)
          if (!done[j]) a[i + m * j] -= a[i + m * p] * a[p + m * j] / pivot;
      }
    }
    return true;
  }

  Reading& reading_;
  ObjectReader object_;
  std::optional<std::size_t> experiment_;
  study::Uncertainty result_;
  std::vector<double> errors_;  ///< standard errors [SI], in the order of result_.parameters
};

}  // namespace

std::optional<study::Uncertainty> read_uncertainty(ObjectReader& study,
                                                   std::optional<std::size_t> experiment) {
  const auto value = study.find("uncertainty");
  return value ? UncertaintyReader(study.reading(), *value, experiment).read() : std::nullopt;
}

}  // namespace pf::document
