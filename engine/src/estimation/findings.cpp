#include "findings.hpp"

#include <cmath>
#include <string>

#include "pharmaflow/base/text.hpp"

namespace pf::estimation {

namespace {

constexpr double strong_correlation = 0.99;
using Names = std::span<const Parameter>;

std::string list(const std::vector<std::size_t>& indices, Names names) {
  std::string text;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    if (i > 0) text += i + 1 == indices.size() ? " and " : ", ";
    text += names[indices[i]].name;
  }
  return text;
}

// "+10 %" for the largest change, or an amount where the parameter is too near zero for percentages.
std::string change_text(double change, std::size_t index, const Result& result,
                        const Coordinates& coordinates) {
  const auto j = static_cast<Eigen::Index>(index);
  const double value = result.estimates[index].value, size = std::abs(change);
  const std::string sign = change < 0.0 ? "-" : "+";
  if (coordinates.near_zero(j, value))
    return sign + significant(0.1 * size * coordinates.reference(j, value), 2);
  return sign + significant(10.0 * size, size < 0.995 ? 1 : 2) + " %";
}

Finding not_identifiable(const Direction& direction, const Result& result, const Coordinates& coordinates) {
  const Names names = coordinates.parameters();
  Finding f{"not_identifiable", {}, direction.parameters};
  if (direction.parameters.size() == 1) {
    f.message = "These data say nothing about " + names[direction.parameters[0]].name +
                ": other values fit equally well. Fix it, or add an experiment in which it matters.";
    return f;
  }
  f.message = list(direction.parameters, names) + " cannot be told apart from these data: changing ";
  for (std::size_t i = 0; i < direction.parameters.size(); ++i) {
    if (i > 0) f.message += i + 1 == direction.parameters.size() ? " and " : ", ";
    f.message += names[direction.parameters[i]].name + " by " +
                 change_text(direction.change[i], direction.parameters[i], result, coordinates);
  }
  f.message += " changes nothing";
  // Of two equal values the product and the sum change alike.
  const auto value = [&](std::size_t i) { return std::abs(result.estimates[direction.parameters[i]].value); };
  if (direction.parameters.size() == 2 && std::abs(value(0) - value(1)) > 0.01 * (value(0) + value(1)) &&
      std::abs(std::abs(direction.change[0] * direction.change[1]) - 1.0) < 1e-3)
    f.message += std::string(" (only their ") +
                 (direction.change[0] * direction.change[1] < 0.0 ? "product" : "ratio") + " is determined)";
  f.message += ". Fix one of them, or add an experiment that separates them.";
  return f;
}

Finding correlated(std::size_t i, std::size_t j, double rho, Names names) {
  return {"correlated_parameters",
          names[i].name + " and " + names[j].name + " are strongly correlated (rho = " + significant(rho, 4) +
              "): each is known much worse than the pair. Add an experiment that changes one without the "
              "other, or fix "
              "one of them.",
          {i, j}};
}

Finding large_error(std::size_t i, const Estimate& e, Names names) {
  return {"large_standard_error",
          "The standard error of " + names[i].name + " exceeds its value" +
              (e.value == 0.0 ? ", which is zero"
                              : " " + significant(*e.std_error / std::abs(e.value), 2) + "-fold") +
              ". Add data that depend on it, or leave it out of the model.",
          {i}};
}

// No numbers with units in these texts: the search works in SI, its reader in the units of the document.
Finding at_bound(std::size_t i, const Estimate& e, Names names) {
  const std::string side = e.at_bound == Bound::lower ? "lower" : "upper";
  return {
      "parameter_at_bound",
      names[i].name + " ended at its " + side +
          " bound. Widen the bound if other values are possible; the errors of the other parameters take it "
          "as known.",
      {i}};
}

}  // namespace

std::vector<Finding> findings_of(const Result& result, const Inference& inference,
                                 const Coordinates& coordinates, bool no_freedom) {
  const Names names = coordinates.parameters();
  std::vector<Finding> findings;
  if (no_freedom) {
    Finding f{
        "no_degrees_of_freedom",
        "There are as many parameters as data points, so the scatter of the data is unknown and no standard "
        "errors can be given. Add measurements.",
        {}};
    for (std::size_t i = 0; i < names.size(); ++i) f.parameters.push_back(i);
    findings.push_back(std::move(f));
  }
  for (std::size_t i = 0; i < names.size(); ++i)
    if (result.estimates[i].at_bound != Bound::none)
      findings.push_back(at_bound(i, result.estimates[i], names));
  for (const Direction& d : inference.directions)
    findings.push_back(not_identifiable(d, result, coordinates));
  for (std::size_t i = 0; i < names.size(); ++i)
    for (std::size_t j = i + 1; j < names.size(); ++j)
      if (const auto& rho = result.correlation[i][j]; rho && std::abs(*rho) > strong_correlation)
        findings.push_back(correlated(i, j, *rho, names));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Estimate& e = result.estimates[i];
    if (e.std_error && *e.std_error > std::abs(e.value)) findings.push_back(large_error(i, e, names));
  }
  return findings;
}

}  // namespace pf::estimation
