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

/// Adds a value, a {"value", "unit"} or everything inside an object or an array, each row named by its way
/// there.
void add_rows(Table& table, const std::string& label, const Json& value) {
  if (value.is_number()) {
    table.add({label, plain(value.get<double>()), ""});
  } else if (value.is_string()) {
    table.add({label, value.get<std::string>(), ""});
  } else if (value.is_object() && member(value, "value").is_number()) {
    std::string full = label;
    for (const char* key : {"id", "species", "on", "basis"})
      if (!text(value, key).empty()) full += " " + text(value, key);
    const std::string unit = text(value, "unit");
    table.add({full, plain(number(value, "value")), unit == "1" ? "" : unit});
  } else if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) add_rows(table, label + " " + key, inner);
  } else if (value.is_array()) {
    for (const Json& inner : value) add_rows(table, label, inner);
  }
}

}  // namespace

std::string summary_table(const Json& summary, const Style& style) {
  if (!summary.is_object()) return "";
  Table table({{"Summary"}, {"Value", Align::right}, {"Unit"}});
  for (const auto& [key, value] : summary.items()) add_rows(table, words(key), value);
  return table.empty() ? "" : table.text(style);
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
