#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

/// final_temperature -> Final temperature
std::string words(std::string name) {
  for (char& c : name)
    if (c == '_') c = ' ';
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

/// Adds a number, a {"value", "unit", "time"}, or everything inside an object, each row named by its way
/// there: yield -> C -> A is "Yield of C on A".
void add_rows(Table& table, const std::string& label, const Json& value, const char* joint = " of ") {
  if (value.is_number()) {
    table.add({label, plain(value.get<double>())});
  } else if (value.is_string()) {
    table.add({label, value.get<std::string>()});
  } else if (value.is_object() && value.contains("value")) {
    const auto time = number(value, "time");
    table.add({label, plain(number(value, "value")), unit_of(value, "unit"),
               time ? plain(*time, 5) + " " + unit_of(value, "time_unit") : ""});
  } else if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) add_rows(table, label + joint + key, inner, " on ");
  }
}

}  // namespace

std::string summary_table(const Json& summary, const Style& style) {
  if (!summary.is_object()) return "";
  Table table({{"Summary"}, {"Value", Align::right}, {"Unit"}, {"At"}});
  for (const auto& [key, value] : summary.items()) add_rows(table, words(key), value);
  return table.empty() ? "" : table.text(style);
}

std::string steady_state_table(const Json& states, const Style& style) {
  if (!states.is_array() || states.empty()) return "";
  const auto with_unit = [](const std::string& id, const Json& value) {
    return id + " [" + text(value, "unit") + "]";
  };
  std::vector<Column> titles = {{"Steady state"},
                                {with_unit("T", member(states[0], "temperature")), Align::right}};
  for (const Json& entry : member(states[0], "concentrations"))
    titles.push_back({with_unit(text(entry, "id"), entry), Align::right});
  Table table(std::move(titles));
  for (const Json& state : states) {
    std::vector<std::string> cells = {member(state, "stable") == true ? "stable" : "unstable",
                                      plain(number(member(state, "temperature"), "value"), 5)};
    for (const Json& entry : member(state, "concentrations"))
      cells.push_back(plain(number(entry, "value"), 5));
    table.add(std::move(cells));
  }
  return table.text(style);
}

std::string events_table(const Json& events, const Style& style) {
  if (!events.is_array()) return "";
  Table table({{"Event"}, {"Time", Align::right}, {"Unit"}});
  for (const Json& event : events) {
    const Json& time = member(event, "time");
    const bool quantity = time.is_object();
    table.add({text(event, "id"), plain(quantity ? number(time, "value") : number(event, "time")),
               quantity ? text(time, "unit") : text(event, "unit")});
  }
  return table.empty() ? "" : table.text(style);
}

}  // namespace pf::cli
