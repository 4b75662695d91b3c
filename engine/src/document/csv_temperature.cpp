#include "csv_temperature.hpp"

#include <algorithm>

#include "pharmaflow/base/text.hpp"
#include "reading.hpp"

namespace pf::document {
namespace {

/// The course of one experiment's temperature, in the column's units; rows at one time are averaged.
struct Course {
  std::vector<double> time, temperature;
};

Course course_of(const CsvTable& table, const CsvExperiment& experiment) {
  const std::size_t time = *table.header.time, temperature = *table.header.temperature;
  Course course;
  std::size_t replicates = 0;
  for (const std::size_t row : experiment.rows) {
    const CsvValue& value = table.at(row, temperature);
    if (value.kind != CsvValue::Kind::number) continue;
    const double t = table.at(row, time).number;
    if (!course.time.empty() && course.time.back() == t) {
      ++replicates;
      course.temperature.back() +=
          (value.number - course.temperature.back()) / static_cast<double>(replicates);
    } else {
      replicates = 1;
      course.time.push_back(t);
      course.temperature.push_back(value.number);
    }
  }
  return course;
}

double mean(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// Without the digits that averaging makes up: 25.1, not 25.099999999999998.
std::string text_of(double temperature, const units::Unit& unit) {
  const double rounded = parse_double(significant(temperature, 12)).value_or(temperature);
  return shortest(rounded) + " " + unit.text;
}

}  // namespace

std::expected<CsvTemperatures, Errors> read_temperatures(const CsvTable& table) {
  CsvTemperatures result;
  const Json isothermal{{"control", "isothermal"}};
  if (!table.header.temperature) {
    result.experiments.assign(table.experiments.size(), {"25 degC", isothermal});
    result.reference = "25 degC";
    return result;
  }
  const units::Unit& unit = table.header.columns[*table.header.temperature].unit;
  const units::Unit& time_unit = table.header.columns[*table.header.time].unit;
  Errors faults;
  std::vector<double> means;
  double lowest = INFINITY, highest = -INFINITY;
  for (const CsvExperiment& experiment : table.experiments) {
    const Course course = course_of(table, experiment);
    if (course.time.empty()) {
      faults.push_back({"", "missing_value",
                        (experiment.label.empty() ? "The column T holds"
                                                  : "Experiment " + quote(experiment.label) + " has") +
                            " no temperature.",
                        "Give it in at least one row, or remove the column: 25 degC is taken then."});
      continue;
    }
    const auto [low, high] = std::minmax_element(course.temperature.begin(), course.temperature.end());
    means.push_back(mean(course.temperature));
    if (unit.difference_to_si(*high - *low) > csv_same_temperature) {
      lowest = std::min(lowest, *low), highest = std::max(highest, *high);
      result.experiments.push_back({text_of(course.temperature.front(), unit),
                                    {{"control", "profile"},
                                     {"points",
                                      {{"time", {{"unit", time_unit.text}, {"values", course.time}}},
                                       {"value", {{"unit", unit.text}, {"values", course.temperature}}}}}}});
    } else {
      lowest = std::min(lowest, means.back()), highest = std::max(highest, means.back());
      result.experiments.push_back({text_of(means.back(), unit), isothermal});
    }
  }
  if (!faults.empty()) return std::unexpected(std::move(faults));
  result.several = unit.difference_to_si(highest - lowest) > csv_same_temperature;
  result.reference = text_of(mean(means), unit);
  return result;
}

}  // namespace pf::document
