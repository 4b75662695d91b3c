#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

/// A quantity with its error; the reason where there is none.
void add(Table& table, const std::string& label, const Json& value, const std::string& note = "") {
  if (value.is_null()) return;
  if (!text(value, "not_applicable").empty()) {
    table.add({label, "–", "", "", text(value, "not_applicable")});
    return;
  }
  const auto error = number(value, "std_error");
  table.add(
      {label, plain(number(value, "value")), error ? plain(*error, 2) : "", unit_of(value, "unit"), note});
}

}  // namespace

std::string safety_table(const Json& result, const Style& style) {
  const Json& mtsr = member(result, "mtsr");
  if (!mtsr.is_object()) return "";
  Table table({{"Safety"}, {"Value", Align::right}, {"± s.e.", Align::right}, {"Unit"}, {"Note"}});
  add(table, "Adiabatic rise", member(result, "adiabatic_rise"), "severity " + text(result, "severity"));
  add(table, "Rise of the decomposition", member(result, "decomposition_rise"));
  const auto worst = number(mtsr, "time");
  add(table, "MTSR", mtsr,
      worst ? "cooling fails at " + plain(*worst) + " " + unit_of(mtsr, "time_unit") : "");
  add(table, "MTSR integrated", member(mtsr, "integrated"));
  const Json& temperatures = member(result, "temperatures");
  add(table, "Process temperature", member(temperatures, "process"));
  add(table, "Maximum technical temperature", member(temperatures, "max"));
  add(table, "Temperature of 24 h", member(result, "td24"));
  const Json& tmr = member(result, "tmr_ad");
  add(table, "Time to maximum rate", member(tmr, "integrated"), "integrated, from the MTSR");
  add(table, "Time to maximum rate", member(tmr, "zero_order"), "zero order");
  const Json& feed = member(result, "feed");
  add(table, "Shortest safe dosing", member(feed, "minimum_time"), "below " + text(feed, "limited_by"));
  add(table, "Largest safe feed rate", member(feed, "maximum_rate"));
  const Json& semenov = member(result, "semenov");
  add(table, "Critical heat release (Semenov)", member(semenov, "critical_power"),
      member(semenov, "stable") == true ? "stable" : "not stable");
  add(table, "Heat release at the coolant's", member(semenov, "actual"));
  return table.text(style) + "\n" + text(result, "class_words") + "\n";
}

}  // namespace pf::cli
