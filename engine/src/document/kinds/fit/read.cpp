#include <algorithm>
#include <numeric>

#include "../../sections.hpp"
#include "kind.hpp"

namespace pf::document::fit {
namespace {

/// Ids of an array, resolved, each once. @return nothing when the key is absent; `sound` false after a fault
template <class Resolve>
std::optional<std::vector<std::size_t>> read_ids(ObjectReader& object, std::string_view key, bool& sound,
                                                 Resolve resolve) {
  if (!object.has(key)) return std::nullopt;
  Reading& reading = object.reading();
  const JsonValue list = *object.find(key);
  if (!expect(reading, list, JsonKind::array, quote(key))) {
    sound = false;
    return std::nullopt;
  }
  std::vector<std::size_t> indices;
  for (const JsonValue element : list.elements()) {
    const auto index = expect(reading, element, JsonKind::string, "An id") ? resolve(element) : std::nullopt;
    if (!index) {
      sound = false;
    } else if (std::find(indices.begin(), indices.end(), *index) != indices.end()) {
      reading.faults.add(element, "duplicate_id", quote(element.text()) + " is listed twice.");
      sound = false;
    } else {
      indices.push_back(*index);
    }
  }
  if (list.size() == 0) {
    reading.faults.add(list, "out_of_range", quote(key) + " is empty.",
                       "Leave it out for the default: all of them.");
    sound = false;
  }
  return indices;
}

std::vector<std::size_t> all_estimable(const study::Project& project) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < project.parameters.size(); ++i)
    if (!project.parameters[i].fixed && !project.parameters[i].expression) result.push_back(i);
  return result;
}

/// Unknowns of the optimisation: a grouped parameter counts once for each group with an experiment of the
/// fit.
std::size_t count_unknowns(const study::Project& project, const study::Fit& fit) {
  std::vector<char> used(project.experiments.size(), 0);
  for (const std::size_t e : fit.experiments) used[e] = 1;
  std::size_t count = 0;
  for (const std::size_t p : fit.estimate) {
    const auto& groups = project.parameters[p].groups;
    if (groups.empty()) ++count;
    for (const auto& group : groups)
      count += std::any_of(group.begin(), group.end(), [&](std::size_t e) { return used[e] != 0; });
  }
  return count;
}

struct Data {
  std::size_t values = 0;  ///< neither missing nor below detection
  bool all_sigmas = true;  ///< every measurement that has values has a sigma
};

Data survey(const study::Project& project, const study::Fit& fit) {
  Data data;
  for (const std::size_t e : fit.experiments)
    for (const study::Measurement& m : project.experiments[e].measurements) {
      const auto values =
          static_cast<std::size_t>(std::count(m.reading.begin(), m.reading.end(), study::Reading::value));
      data.values += values;
      if (values > 0 && m.sigma.empty()) data.all_sigmas = false;
    }
  return data;
}

void read_weighting(ObjectReader& object, const study::Project& project, const Data& data, study::Fit& fit) {
  const auto chosen = object.choice("weighting", {"sigma", "relative", "none"});
  if (!object.has("weighting"))
    fit.weighting = data.values > 0 && data.all_sigmas ? study::Weighting::sigma : study::Weighting::none;
  if (!chosen) return;
  fit.weighting = static_cast<study::Weighting>(*chosen);
  if (fit.weighting != study::Weighting::sigma || data.all_sigmas) return;
  for (const std::size_t e : fit.experiments)
    for (const study::Measurement& m : project.experiments[e].measurements) {
      if (!m.sigma.empty()) continue;
      object.reading().faults.add(
          *object.find("weighting"), "missing_property",
          "Weighting by sigma needs a sigma of every measurement; " + m.path + " has none.",
          "Add \"sigma\" there, or choose \"relative\" or \"none\".");
      return;
    }
}

void read_estimation(ObjectReader& object, estimation::Options& options) {
  Reading& reading = object.reading();
  if (const auto loss = object.choice("loss", {"linear", "soft_l1", "huber"})) {
    static constexpr estimation::Loss losses[] = {estimation::Loss::linear, estimation::Loss::soft_l1,
                                                  estimation::Loss::huber};
    options.loss = losses[*loss];
  }
  if (const auto scale = object.find("loss_scale");
      scale && expect(reading, *scale, JsonKind::number, "'loss_scale'") &&
      check_range(reading, *scale, "loss_scale", scale->number(), Range::positive))
    options.loss_scale = scale->number();
  options.sigma_known = object.boolean("sigma_known").value_or(false);
  constexpr double largest_exact = 9007199254740991.0;  // 2^53 - 1: what JSON numbers hold exactly
  if (const auto starts = object.integer("starts", 1, 10000))
    options.starts = static_cast<std::size_t>(*starts);
  if (const auto seed = object.integer("seed", 0, largest_exact))
    options.seed = static_cast<std::uint64_t>(*seed);
  if (const auto limit = object.integer("max_iterations", 1, 1e6))
    options.max_iterations = static_cast<std::size_t>(*limit);
}

}  // namespace

std::unique_ptr<StudyInput> read(ObjectReader& object, const Document& document) {
  Reading& reading = object.reading();
  const study::Project& project = document.project;
  const std::size_t before = reading.faults.count();
  auto input = std::make_unique<Input>();
  study::Fit& fit = input->study;

  bool sound = true;
  auto experiments = read_ids(object, "experiments", sound, [&](JsonValue element) {
    return resolve_experiment(reading, element, element.text());
  });
  if (experiments) {
    fit.experiments = std::move(*experiments);
  } else {
    fit.experiments.resize(project.experiments.size());
    std::iota(fit.experiments.begin(), fit.experiments.end(), std::size_t{0});
  }
  auto estimate = read_ids(object, "estimate", sound, [&](JsonValue element) -> std::optional<std::size_t> {
    const auto index = resolve_parameter(reading, element, element.text());
    if (!index || !project.parameters[*index].expression) return index;
    reading.faults.add(
        element, "unsupported_value",
        quote(element.text()) + " is derived from other parameters; it cannot be estimated itself.",
        "Estimate the parameters in its expression.");
    return std::nullopt;
  });
  fit.estimate = estimate ? std::move(*estimate) : all_estimable(project);

  fit.bands = object.boolean("bands").value_or(false);
  const Data data = survey(project, fit);
  read_weighting(object, project, data, fit);
  read_estimation(object, fit.estimation);
  fit.tolerances = read_tolerances(object);
  fit.method = read_method(object);

  // Counts mean something only when all that is counted could be read.
  if (!sound || before != reading.faults.count() || !reading.faults.empty()) return input;
  const std::size_t unknowns = count_unknowns(project, fit);
  if (fit.estimate.empty())
    reading.faults.add_missing(object.value(), "/estimate",
                               "There is nothing to estimate: every parameter is fixed.",
                               "Declare a parameter that is not \"fixed\".");
  else if (data.values == 0 || unknowns > data.values)
    reading.faults.add(
        object.value(), "too_few_observations",
        object.name() + " estimates " + std::to_string(unknowns) + " values from " +
            std::to_string(data.values) + " observations.",
        "Fix parameters, list fewer in \"estimate\", or measure more; missing values and those below "
        "detection do not count.");
  return input;
}

Work work(const Document& document, const StudyInput& input) {
  // Half of the fits of cases and samples take at most this many evaluations a start, nine in ten at most 10.
  constexpr std::size_t evaluations_of_a_start = 7;
  const study::Fit& fit = static_cast<const Input&>(input).study;
  const std::size_t evaluations = evaluations_of_a_start * fit.estimation.starts;
  return {evaluations, evaluations * fit.experiments.size(), count_unknowns(document.project, fit)};
}

}  // namespace pf::document::fit
