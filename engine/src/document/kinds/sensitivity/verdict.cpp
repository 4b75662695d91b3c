#include "verdict.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "pharmaflow/base/text.hpp"

namespace pf::document::sensitivity_kind {
namespace {

using study::SensitivityMethod;

/// Shares of the largest effect (Sobol': of the variance) from which a parameter is named, and below which it
/// does not matter.
constexpr double worth_naming = 0.05, negligible = 0.01;
constexpr std::size_t most_named = 3;

/// What an input does to the output, on one scale for all inputs.
struct Effect {
  std::size_t input = 0;
  double size = 0.0;
  std::string words;  ///< of the strongest
};

std::string percent(double share) { return significant(100 * share, std::abs(share) < 0.1 ? 1 : 2) + " %"; }
std::string sign(double value) { return value < 0 ? "" : "+"; }

Effect of_local(const study::Sensitivity& study, const study::SensitivityResult& result, std::size_t output,
                std::size_t i, const OutputWords& words) {
  const auto& derivative = result.local->derivative[output * study.inputs.size() + i].value;
  const auto& nominal = result.nominal[output];
  if (!derivative) return {i, 0.0, ""};
  const double change = *derivative * study.inputs[i].value;
  const std::string by = nominal && *nominal != 0.0
                             ? sign(change / *nominal) + significant(change / *nominal, 2) + " %"
                             : sign(change) + words.difference(0.01 * change);
  return {i, std::abs(change), "1 % more of it: " + by};
}

Effect of_swing(const study::Swing& swing, const std::optional<double>& nominal, const OutputWords& words) {
  std::vector<double> values;
  for (const auto& value : {swing.at_low, nominal, swing.at_high})
    if (value) values.push_back(*value);
  if (values.size() < 2) return {swing.input, 0.0, ""};
  const auto [low, high] = std::ranges::minmax(values);
  return {swing.input, high - low,
          "from " + words.value(low) + " to " + words.value(high) + " over its range"};
}

Effect of_indices(const statistics::SobolIndices& found, std::size_t i) {
  const double alone = std::max(0.0, found.first[i].value), total = found.total[i].value;
  std::string words = percent(alone) + " of its variance alone";
  if (total - alone > worth_naming) words += ", " + percent(total) + " with interactions";
  return {i, total, words};
}

std::vector<Effect> effects_of(const study::Sensitivity& study, const study::SensitivityResult& result,
                               std::size_t output, const OutputWords& words) {
  std::vector<Effect> list;
  if (study.method == SensitivityMethod::one_at_a_time) {
    for (const study::Swing& swing : result.tornado)
      if (swing.output == output) list.push_back(of_swing(swing, result.nominal[output], words));
  } else {
    for (std::size_t i = 0; i < study.inputs.size(); ++i) {
      if (study.method == SensitivityMethod::local)
        list.push_back(of_local(study, result, output, i, words));
      else if (study.method == SensitivityMethod::sobol)
        list.push_back(of_indices(result.sobol[output], i));
      else {
        const double mean = result.morris[output][i].mu_star.value;
        list.push_back({i, mean, "a step over its range: " + words.difference(mean) + " on average"});
      }
    }
  }
  std::ranges::sort(list, [](const Effect& a, const Effect& b) {
    return a.size != b.size ? a.size > b.size : a.input < b.input;
  });
  return list;
}

/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& parts) {
  if (parts.size() < 2) return parts.empty() ? "" : parts.front();
  return join(std::span(parts).first(parts.size() - 1), ", ") + " and " + parts.back();
}

/// Whether the intervals of the first two leave open which is the first.
bool order_is_open(const study::SensitivityResult& result, std::size_t output, const Effect& first,
                   const Effect& second) {
  if (result.sobol.empty()) return false;
  const auto& total = result.sobol[output].total;
  return total[second.input].high > total[first.input].low;
}

bool is_reached(const study::Sensitivity& study, const study::SensitivityResult& result) {
  switch (study.method) {
    case SensitivityMethod::local:
      return result.local.has_value() && !result.local->derivative.empty();
    case SensitivityMethod::one_at_a_time:
      return !result.tornado.empty();
    case SensitivityMethod::sobol:
      return !result.sobol.empty();
    case SensitivityMethod::morris:
      return !result.morris.empty();
  }
  return false;
}

}  // namespace

std::string verdict(const study::Sensitivity& study, const study::SensitivityResult& result,
                    std::size_t output, std::span<const std::string> ids, const OutputWords& words) {
  if (!succeeded(result.termination) || !is_reached(study, result)) return "";
  const std::string& name = study.outputs[output].name;
  if (!words.why_no_indices.empty()) return name + ": nothing can be said. " + words.why_no_indices;
  const std::vector<Effect> effects = effects_of(study, result, output, words);
  if (!(effects.front().size > 0.0) || !result.varies[output])
    return name + ": no parameter moves it " +
           (study.method == SensitivityMethod::local ? "at the present values." : "over these ranges.");

  const Effect& first = effects.front();
  const double scale = study.method == SensitivityMethod::sobol ? 1.0 : first.size;
  std::vector<std::string> next, idle;
  std::size_t more = 0;
  for (std::size_t k = 1; k < effects.size(); ++k) {
    const double share = effects[k].size / scale;
    const std::string& id = ids[effects[k].input];
    if (share < negligible)
      idle.push_back(id);
    else if (share >= worth_naming && next.size() + 1 < most_named)
      next.push_back(id + " (" + percent(share) +
                     (study.method == SensitivityMethod::sobol ? " in all)" : " of that)"));
    else if (share >= worth_naming)
      ++more;
  }
  std::string text = name + " hangs on " + ids[first.input] + " (" + first.words + ")";
  if (more > 0) next.push_back(std::to_string(more) + " more");
  if (!next.empty()) text += ", then on " + listed(next);
  if (effects.size() > 1 && effects[1].size / scale >= worth_naming &&
      order_is_open(result, output, first, effects[1]))
    text += "; which of the first two is first, these samples leave open";
  if (idle.size() > most_named)
    text += "; " + std::to_string(idle.size()) + " others do not matter (below 1 %)";
  else if (!idle.empty())
    text += "; " + listed(idle) + (idle.size() > 1 ? " do" : " does") + " not matter (below 1 %)";
  return text + ".";
}

}  // namespace pf::document::sensitivity_kind
