#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

/// "0.62 (0.58 … 0.66)"
std::string with_interval(const Json& entry, const char* key, const char* ci_key) {
  const Json& ci = member(entry, ci_key);
  std::string out = plain(number(entry, key), 3);
  if (ci.is_array() && ci.size() == 2 && ci[0].is_number() && ci[1].is_number())
    out += " (" + plain(ci[0].get<double>(), 3) + " … " + plain(ci[1].get<double>(), 3) + ")";
  return out;
}

/// A heading for each output, and under it the rows of its entries.
template <class Row>
std::string by_output(const Json& result, const Json& entries, const std::vector<Column>& columns,
                      const Style& style, Row row) {
  std::string out;
  if (!entries.is_array()) return out;
  for (const Json& output : member(result, "outputs")) {
    Table table(columns);
    for (const Json& entry : entries)
      if (text(entry, "output") == text(output, "id")) table.add(row(entry));
    if (table.empty()) continue;
    const std::string name = text(output, "name"), unit = unit_of(output, "unit");
    out += (out.empty() ? "" : "\n") + style.bold(name.empty() ? text(output, "id") : name) + " = " +
           plain(number(output, "value"), 5) + (unit.empty() ? "" : " " + unit) + "\n" + table.text(style);
    if (const std::string verdict = text(output, "verdict"); !verdict.empty()) out += verdict + "\n";
  }
  return out;
}

}  // namespace

std::string sensitivity_tables(const Json& result, const Style& style) {
  if (text(result, "kind") != "sensitivity") return "";
  const auto right = [](const char* title) { return Column{title, Align::right}; };
  const std::string parts[] = {
      by_output(result, member(member(result, "local"), "summary"),
                {{"Parameter"}, right("Derivative"), {""}, right("Relative")}, style,
                [](const Json& e) -> std::vector<std::string> {
                  return {text(e, "parameter"), plain(number(e, "absolute"), 4), unit_of(e, "unit"),
                          plain(number(e, "normalized"), 3)};
                }),
      by_output(result, member(result, "tornado"),
                {{"Parameter"}, right("At its low end"), right("At its high end"), right("Swing")}, style,
                [](const Json& e) -> std::vector<std::string> {
                  return {text(e, "parameter"), plain(number(e, "at_low"), 5), plain(number(e, "at_high"), 5),
                          plain(number(e, "swing"), 3)};
                }),
      by_output(result, member(result, "sobol"),
                {{"Parameter"}, right("Alone (S1)"), right("With interactions (ST)")}, style,
                [](const Json& e) -> std::vector<std::string> {
                  return {text(e, "parameter"), with_interval(e, "first", "first_ci"),
                          with_interval(e, "total", "total_ci")};
                }),
      by_output(result, member(result, "morris"),
                {{"Parameter"}, right("Mean of effects"), right("Mean size"), right("Spread")}, style,
                [](const Json& e) -> std::vector<std::string> {
                  return {text(e, "parameter"), plain(number(e, "mu"), 3),
                          with_interval(e, "mu_star", "mu_star_ci"), plain(number(e, "sigma"), 3)};
                }),
  };
  std::string out;
  for (const std::string& part : parts) out += part;
  const auto evaluations = number(result, "evaluations"), failed = number(result, "failed");
  if (evaluations)
    out += "\n" + plain(evaluations, 9) + " simulations" +
           (failed && *failed > 0 ? ", " + plain(failed, 9) + " of them failed" : "") + "\n";
  return out;
}

}  // namespace pf::cli
