#include "report.hpp"

#include "numbers.hpp"

namespace pf::cli {
namespace {

/// "Relative closures: mass 1e-12, energy 3e-09".
std::string balances_line(const Json& balances) {
  std::string line;
  if (balances.is_object())
    for (const auto& [key, value] : balances.items()) {
      if (!value.is_number()) continue;
      const std::size_t end = key.rfind("_closure");
      line += (line.empty() ? "Balances close to: " : ", ") + key.substr(0, end) + " " +
              plain(value.get<double>(), 2);
    }
  return line.empty() ? line : line + " (relative)\n";
}

std::string warnings_text(const Json& warnings, const Style& style) {
  std::string out;
  for (const Json& warning : warnings) {
    const std::string path = text(warning, "path");
    out += style.warn("Warning") + " " + text(warning, "message") +
           (path.empty() ? "" : style.dim(" at " + path)) + "\n";
  }
  return out;
}

std::string heading(const Json& result, const Style& style) {
  const std::string status = text(result, "status");
  std::string line = text(result, "kind") + " '" + text(result, "study") + "': ";
  if (!line.empty() && line[0] >= 'a' && line[0] <= 'z') line[0] = static_cast<char>(line[0] - 'a' + 'A');
  if (status == "ok") return style.bold(line + "done") + "\n";
  const std::string reason = text(result, "reason");
  return style.bold(line) + style.error(status) + (reason.empty() ? "" : ": " + reason) + "\n";
}

}  // namespace

std::string report(const Json& result, const Style& style) {
  const bool is_fit = text(result, "kind") == "fit" && member(result, "parameters").is_array() &&
                      member(result, "statistics").is_object();
  const std::string parts[] = {
      heading(result, style),
      is_fit ? parameter_table(result, style) : "",
      statistics_lines(result),
      is_fit ? style.bold("Verdict") + " " + verdict(result) + "\n" : "",
      text(result, "verdict").empty() ? "" : style.bold("Verdict") + " " + text(result, "verdict") + "\n",
      scaleup_tables(result, style),
      rank_table(result, style),
      safety_table(result, style),
      sensitivity_tables(result, style),
      wilson_tables(result, style),
      summary_table(member(result, "summary"), style),
      steady_state_table(member(result, "steady_states"), style),
      events_table(member(result, "events"), style),
      series_table(member(result, "series"), style),
      balances_line(member(result, "balances")),
      warnings_text(member(result, "warnings"), style),
  };
  std::string out;
  for (const std::string& part : parts)
    if (!part.empty()) out += (out.empty() ? "" : "\n") + part;
  return out;
}

std::string problem_text(const Json& problem, const Style& style) {
  std::string out = style.error(text(problem, "title")) + "\n";
  for (const Json& fault : member(problem, "errors")) {
    const std::string pointer = text(fault, "pointer");
    out +=
        "\n  " + (pointer.empty() ? "" : style.bold(pointer) + "  ") + style.dim(text(fault, "code")) + "\n";
    out += "  " + text(fault, "detail") + "\n";
    if (!text(fault, "hint").empty()) out += "  → " + text(fault, "hint") + "\n";
  }
  return out;
}

}  // namespace pf::cli
