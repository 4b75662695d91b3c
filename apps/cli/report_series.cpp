#include <algorithm>

#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

constexpr std::size_t rows_shown = 11;
constexpr std::size_t number_width = 11;  // of the widest usual number, -1.2345e-12

std::string title(const Json& column, const std::string& id) {
  const std::string unit = text(column, "unit");
  return unit.empty() || unit == "1" ? id : id + " [" + unit + "]";
}

std::optional<double> at(const Json& column, std::size_t row) {
  const Json& values = member(column, "values");
  if (!values.is_array() || row >= values.size() || !values[row].is_number()) return std::nullopt;
  return values[row].get<double>();
}

}  // namespace

std::string series_table(const Json& series, const Style& style) {
  const Json& time = member(series, "time");
  const Json& times = member(time, "values");
  const Json& columns = member(series, "columns");
  if (!times.is_array() || times.empty() || !columns.is_array()) return "";

  std::vector<Column> titles = {{title(time, "time"), Align::right}};
  std::size_t used = std::max<std::size_t>(width(titles.front().title), number_width);
  std::size_t fitting = 0;
  for (const Json& column : columns) {
    const std::string heading = title(column, text(column, "id"));
    used += 2 + std::max(width(heading), number_width);
    if (used > style.columns) break;
    titles.push_back({heading, Align::right});
    ++fitting;
  }
  Table table(std::move(titles));
  // Evenly picked output times, the first and the last among them; nothing is interpolated.
  const std::size_t shown = std::min(rows_shown, times.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::size_t row = shown == 1 ? 0 : (i * (times.size() - 1) + (shown - 1) / 2) / (shown - 1);
    std::vector<std::string> cells = {plain(at(time, row), 5)};
    for (std::size_t c = 0; c < fitting; ++c) cells.push_back(plain(at(columns[c], row), 5));
    table.add(std::move(cells));
  }
  std::string out = table.text(style);
  std::string left_out;
  if (shown < times.size())
    left_out = std::to_string(shown) + " of " + std::to_string(times.size()) + " output times";
  if (fitting < columns.size())
    left_out += (left_out.empty() ? "" : ", ") + std::to_string(fitting) + " of " +
                std::to_string(columns.size()) + " columns";
  if (!left_out.empty()) out += style.dim(left_out + "; all of them with --json or -o") + "\n";
  return out;
}

}  // namespace pf::cli
