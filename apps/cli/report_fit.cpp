#include <algorithm>
#include <cmath>

#include "numbers.hpp"
#include "report.hpp"
#include "table.hpp"

namespace pf::cli {
namespace {

std::string note(const Json& parameter) {
  const Json& bound = member(parameter, "at_bound");
  if (bound.is_string()) return "at its " + bound.get<std::string>() + " bound";
  const Json& estimated = member(parameter, "estimated");
  if (estimated.is_boolean() && !estimated.get<bool>())
    return member(parameter, "std_error").is_number() ? "derived" : "fixed";
  if (!member(parameter, "std_error").is_number()) return "not determined by these data";
  return "";
}

/// k1, or A0 (run1) for one unknown per experiment.
std::string name(const Json& parameter) {
  const Json& experiment = member(parameter, "experiment");
  return text(parameter, "id") + (experiment.is_string() ? " (" + experiment.get<std::string>() + ")" : "");
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

/// relative_ssr -> relative ssr
std::string words(std::string code) {
  std::replace(code.begin(), code.end(), '_', ' ');
  return code;
}

bool is_estimated(const Json& parameter) { return member(parameter, "estimated") == true; }

/// Pairs of estimated parameters that the data tell apart badly, e.g. "k2 and Ea2 (correlation 0.992)".
std::vector<std::string> entangled_pairs(const Json& correlation) {
  std::vector<std::string> pairs;
  const Json& ids = member(correlation, "ids");
  const Json& matrix = member(correlation, "matrix");
  if (!ids.is_array() || !matrix.is_array()) return pairs;
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < i && j < matrix[i].size(); ++j)
      if (matrix[i][j].is_number() && std::abs(matrix[i][j].get<double>()) > 0.95 && i < ids.size())
        pairs.push_back(ids[j].get<std::string>() + " and " + ids[i].get<std::string>() + " (correlation " +
                        plain(matrix[i][j].get<double>(), 3) + ")");
  return pairs;
}

}  // namespace

std::string parameter_table(const Json& result, const Style& style) {
  Table table({{"Parameter"}, {"Value ± std error"}, {"Unit"}, {"95 % interval"}, {"Note"}});
  for (const Json& parameter : member(result, "parameters")) {
    const auto error = number(parameter, "std_error");
    const Json& ci = member(parameter, "ci95");
    std::optional<double> low, high;
    if (ci.is_array() && ci.size() == 2 && ci[0].is_number() && ci[1].is_number()) {
      low = ci[0].get<double>();
      high = ci[1].get<double>();
    }
    table.add({name(parameter), with_error(number(parameter, "value"), error), unit_of(parameter, "unit"),
               interval(low, high, error), note(parameter)});
  }
  for (const Json& factor : member(result, "pre_exponential"))
    table.add({text(factor, "id") + " (" + text(factor, "reaction") + ")",
               with_error(number(factor, "value"), number(factor, "std_error")), unit_of(factor, "unit"), "",
               "follows from k at T_ref"});
  return table.empty() ? "" : table.text(style);
}

std::string statistics_lines(const Json& result) {
  const Json& s = member(result, "statistics");
  if (!s.is_object()) return "";
  const auto count = [&](const char* key, const std::string& what) {
    const auto n = number(s, key);
    return plain(n) + " " + what + (n == 1.0 ? "" : "s");
  };
  std::string out = count("observations", "observation") + ", " + count("parameters", "estimated parameter") +
                    ", " + plain(number(s, "degrees_of_freedom")) + " degrees of freedom\n";
  const std::pair<const char*, const char*> shown[] = {{"ssr", "ssr"}, {"r_squared", "R²"}, {"rmse", "RMSE"},
                                                       {"aic", "AIC"}, {"aicc", "AICc"},    {"bic", "BIC"}};
  std::string line;
  for (const auto& [key, label] : shown)
    if (const auto value = number(s, key))
      line += (line.empty() ? "" : ", ") + std::string(label) + " " + plain(*value, 5);
  out += line + "\n";
  const Json& c = member(result, "convergence");
  if (c.is_object())
    out += std::string(member(c, "converged") == true ? "Converged" : "Not converged") + " (" +
           words(text(c, "reason")) + ") after " + plain(number(c, "iterations")) + " iterations, " +
           plain(number(c, "ode_solves")) + " solves\n";
  return out;
}

std::string verdict(const Json& result) {
  if (text(result, "status") != "ok") return "Do not use these values: " + text(result, "reason");
  std::vector<std::string> undetermined, vague, bounded;
  double worst = 0.0;
  for (const Json& parameter : member(result, "parameters")) {
    if (!is_estimated(parameter)) continue;
    const auto value = number(parameter, "value");
    const auto error = number(parameter, "std_error");
    if (member(parameter, "at_bound").is_string())
      bounded.push_back(name(parameter));
    else if (!error)
      undetermined.push_back(name(parameter));
    else if (value && *error > 0.5 * std::abs(*value))
      vague.push_back(name(parameter));
    else if (value)
      worst = std::max(worst, *error / std::abs(*value));
  }
  const std::vector<std::string> pairs = entangled_pairs(member(result, "correlation"));
  if (undetermined.empty() && vague.empty() && bounded.empty() && pairs.empty())
    return std::string(worst > 0.2 ? "Rough" : "Good") +
           ": every parameter is determined, the least certain to " + plain(100.0 * worst, 2) +
           " % (standard error).";
  std::string out = "Use with care:";
  if (!undetermined.empty()) out += " these data do not determine " + joined(undetermined) + ";";
  if (!vague.empty()) out += " " + joined(vague) + " uncertain by more than half of the value;";
  if (!bounded.empty()) out += " " + joined(bounded) + " stopped at a bound;";
  if (!pairs.empty()) out += " hard to tell apart: " + joined(pairs) + ";";
  out.back() = '.';
  return out;
}

}  // namespace pf::cli
