#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

/// An interval without an upper end is open.
std::string interval_of(const Json& estimate) {
  const Json& ci = member(estimate, "ci95");
  if (!ci.is_array() || ci.size() != 2 || !ci[0].is_number()) return "";
  if (!ci[1].is_number()) return "above " + plain(ci[0].get<double>(), 4);
  return interval(ci[0].get<double>(), ci[1].get<double>(), number(estimate, "std_error"));
}

void add(Table& table, const std::string& label, const Json& estimate, const std::string& note = "") {
  if (number(estimate, "value"))
    table.add({label, with_error(number(estimate, "value"), number(estimate, "std_error")),
               unit_of(estimate, "unit"), interval_of(estimate), note});
  else if (!text(estimate, "not_applicable").empty())
    table.add({label, "–", "", "", text(estimate, "not_applicable")});
}

std::string line_table(const Json& result, const Style& style) {
  const Json& line = member(result, "line");
  if (!text(line, "not_applicable").empty()) return "";  // the verdict says why
  Table table({{"Line of 1/U"}, {"Value ± std error"}, {"Unit"}, {"95 % interval"}, {"Note"}});
  const Json& factor = member(result, "process_factor");
  const auto published = number(factor, "published");
  add(table, "Wall, jacket and fouling", member(line, "intercept"));
  add(table, "Slope of the liquid film", member(line, "slope"));
  add(table, "Reference speed", member(line, "reference_speed"));
  add(table, "Factor of the film", factor, published ? "published: " + plain(published, 3) : "");
  return table.text(style) + "R² of 1/U " + plain(number(result, "r_squared"), 5) + "\n";
}

}  // namespace

std::string wilson_tables(const Json& result, const Style& style) {
  if (text(result, "kind") != "wilson") return "";
  Table table({{"Speed", Align::right},
               {""},
               {"U ± std error", Align::right},
               {"U of the line", Align::right},
               {"Unit"},
               {"Readings", Align::right},
               {"Scatter", Align::right}});
  for (const Json& curve : member(result, "curves")) {
    const Json& u = member(curve, "coefficient");
    const Json& scatter = member(curve, "deviation");
    const auto points = number(curve, "points");
    table.add({plain(number(member(curve, "speed"), "value"), 4), unit_of(member(curve, "speed"), "unit"),
               with_error(number(u, "value"), number(u, "std_error")),
               plain(number(member(curve, "predicted"), "value"), 4), unit_of(u, "unit"),
               points ? plain(points) : "",
               scatter.is_null() ? "" : plain(number(scatter, "value"), 2) + " K"});
  }
  const std::string line = line_table(result, style);
  return line + (line.empty() ? "" : "\n") + table.text(style);
}

}  // namespace pf::cli
