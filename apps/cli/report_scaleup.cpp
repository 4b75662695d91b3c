#include <algorithm>
#include <vector>

#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

constexpr std::size_t cell_width = 18;  // of the widest usual cell, "13.6 (×0.0341)", and its gap

/// power_per_volume -> power per volume
std::string words(std::string id) {
  std::replace(id.begin(), id.end(), '_', ' ');
  return id;
}

std::string amount(const Json& value, int digits = 3) {
  return plain(number(value, "value"), digits) + " " + unit_of(value, "unit");
}

/// "2 broken, 1 warning": notes are left to the list below.
std::string count_of(const Json& limits) {
  int broken = 0, warnings = 0;
  for (const Json& limit : limits) {
    broken += text(limit, "severity") == "broken";
    warnings += text(limit, "severity") == "warning";
  }
  std::string out = broken > 0 ? std::to_string(broken) + " broken" : "";
  if (warnings > 0)
    out += (out.empty() ? "" : ", ") + std::to_string(warnings) + (warnings == 1 ? " warning" : " warnings");
  return out;
}

std::string dosing_of(const Json& rule) {
  const Json& time = member(member(rule, "dosing"), "time");
  return time.is_null() ? "" : text(time, "not_applicable").empty() ? amount(time) : "none found";
}

std::string rules_table(const Json& target, const Style& style) {
  Table table({{"Rule"},
               {"Speed", Align::right},
               {"Dosing", Align::right},
               {"MTSR", Align::right},
               {"Class", Align::right},
               {"Limits"},
               {""}});
  std::string reasons;
  for (const Json& rule : member(target, "rules")) {
    const Json& speed = member(rule, "speed");
    const std::string name = words(text(rule, "rule")), reason = text(speed, "not_applicable");
    if (!reason.empty()) {
      reasons += style.dim("No speed by " + name + ": " + reason) + "\n";
      continue;
    }
    const Json& safety = member(rule, "safety");
    const Json& mtsr = member(safety, "mtsr");
    table.add({name, amount(speed), dosing_of(rule), mtsr.is_null() ? "" : amount(mtsr),
               number(safety, "class") ? plain(number(safety, "class")) : "",
               count_of(member(rule, "limits")),
               text(rule, "rule") == text(target, "rule") ? "in the verdict" : ""});
  }
  return (table.empty() ? "" : table.text(style)) + reasons;
}

/// The rules to compare, the one of the verdict first; of several with one speed the first.
std::vector<const Json*> compared(const Json& target) {
  std::vector<const Json*> different;
  const auto add = [&](const Json& rule) {
    const Json& speed = member(rule, "speed");
    if (number(speed, "value") &&
        std::ranges::none_of(different, [&](const Json* other) { return member(*other, "speed") == speed; }))
      different.push_back(&rule);
  };
  for (const Json& rule : member(target, "rules"))
    if (text(rule, "rule") == text(target, "rule")) add(rule);
  for (const Json& rule : member(target, "rules")) add(rule);
  return different;
}

/// "13.6 (×0.34)", empty where there is no number.
std::string condition_cell(const Json& conditions, std::size_t row) {
  if (!conditions.is_array() || row >= conditions.size()) return "";
  const auto value = number(conditions[row], "value"), ratio = number(conditions[row], "ratio");
  if (!value) return "";
  return plain(value, 3) + (ratio ? " (×" + plain(ratio, 3) + ")" : "");
}

std::string conditions_table(const Json& base, const Json& target, const Style& style) {
  const std::vector<const Json*> rules = compared(target);
  const std::size_t room = style.columns / cell_width,
                    fitting = std::min(rules.size(), room > 3 ? room - 3 : 1);
  std::vector<Column> titles = {{"Condition"}, {""}, {"Base", Align::right}};
  for (std::size_t i = 0; i < fitting; ++i) titles.push_back({words(text(*rules[i], "rule")), Align::right});
  Table table(std::move(titles));
  const Json& rows = member(base, "conditions");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<std::string> cells = {text(rows[row], "name"), unit_of(rows[row], "unit"),
                                      condition_cell(rows, row)};
    bool known = !cells[2].empty();
    for (std::size_t i = 0; i < fitting; ++i) {
      const Json& own = member(*rules[i], "conditions");
      cells.push_back(condition_cell(own, row));
      known |= !cells.back().empty();
      if (cells[1].empty() && row < own.size()) cells[1] = unit_of(own[row], "unit");
    }
    for (std::string& cell : cells)
      if (cell.empty() && &cell > &cells[1]) cell = "–";
    if (known) table.add(std::move(cells));
  }
  if (table.empty() || fitting == 0) return "";
  const std::string left_out = std::to_string(fitting) + " of " + std::to_string(rules.size()) +
                               " speeds; all of them with --json or -o";
  return table.text(style) + (fitting < rules.size() ? style.dim(left_out) + "\n" : "");
}

std::string limits_list(const Json& target, const Style& style) {
  std::string out;
  for (const Json* rule : compared(target))
    for (const Json& limit : member(*rule, "limits")) {
      const std::string severity = text(limit, "severity");
      if (severity == "note") continue;
      out += (severity == "broken" ? style.error("Broken") : style.warn("Warning")) + " by " +
             words(text(*rule, "rule")) + ": " + text(limit, "message") + "\n";
    }
  return out;
}

}  // namespace

std::string scaleup_tables(const Json& result, const Style& style) {
  if (text(result, "kind") != "scaleup") return "";
  std::string out;
  for (const Json& target : member(result, "targets")) {
    const std::string parts[] = {
        style.bold(text(target, "vessel") + ", " + amount(member(target, "volume"), 4)) + ", " +
            plain(number(target, "scale"), 4) + " times the base\n" + rules_table(target, style),
        conditions_table(member(result, "base"), target, style), limits_list(target, style)};
    for (const std::string& part : parts)
      if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
  }
  return out;
}

}  // namespace pf::cli
