#include "wilson_words.hpp"

#include <algorithm>
#include <cmath>

#include "pharmaflow/base/text.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// Plain digits, without an exponent.
std::string digits(double value, int count) {
  return shortest_fixed(*parse_double(significant(value, count)));
}

/// "420 W/(m² K) ± 12": to the place of the error's second digit, which below 1e-4 of the value says nothing.
std::string with_error(const Estimate& e) {
  const std::string unit = " W/(m² K)";
  const double share = *e.std_error / e.value;
  if (share < 1e-4) return digits(e.value, 4) + unit;
  const int places = std::clamp(
      static_cast<int>(std::floor(std::log10(e.value)) - std::floor(std::log10(*e.std_error))) + 2, 2, 5);
  return significant(e.value, places) + unit + " ± " + significant(*e.std_error, 2);
}

/// The interval of the slope holds zero.
bool slope_is_vague(const MeasuredLine& line) { return !(*line.slope.low > 0.0); }

/// "U goes from 310 W/(m² K) at 50 rpm to 318 at 150 rpm"
std::string course_of(const WilsonResult& result) {
  const auto [low, high] = std::ranges::minmax_element(result.coefficients, {}, &MeasuredCoefficient::speed);
  return "U goes from " + digits(low->coefficient.value, 3) + " W/(m² K) at " + speed_words(low->speed) +
         " to " + digits(high->coefficient.value, 3) + " at " + speed_words(high->speed);
}

class Warnings {
 public:
  Warnings(const Project& project, const Wilson& study, const WilsonResult& result)
      : study_(study), result_(result), vessel_(project.vessels[study.vessel]) {}

  std::vector<Warning> take() {
    if (!study_.curves.empty() && !study_.heat_capacity && !vessel_.heat_capacity)
      add("vessel_heat_capacity_missing",
          "The heat capacity of the wall of " + vessel_.name +
              " is not known and counts as zero: every U is too small by its share. Give the vessel a heat "
              "capacity.",
          "/vessels/" + std::to_string(study_.vessel));
    for (std::size_t i = 0; i < result_.coefficients.size(); ++i) about_one(i);
    if (result_.line) about_line(*result_.line);
    return std::move(list_);
  }

 private:
  void about_one(std::size_t i) {
    const MeasuredCoefficient& one = result_.coefficients[i];
    const std::string path = list_path() + "/" + std::to_string(i), at = " at " + speed_words(one.speed);
    if (vessel_.speed_max && one.speed > *vessel_.speed_max * (1 + 1e-9))
      add("speed_above_drive",
          speed_words(one.speed) + " is above the fastest speed of " + vessel_.name + ", " +
              speed_words(*vessel_.speed_max) + ".",
          path + "/speed");
    if (!one.fit) return;
    if (const double share = one.fit->std_error / one.fit->coefficient; share > 0.1)
      add("curve_uncertain",
          "U" + at + " is uncertain by " + percent_words(share) +
              " (standard error). Measure longer, or with a larger difference to the jacket.",
          path);
    const auto [low, high] = std::ranges::minmax(study_.curves[i].temperature);
    if (one.fit->deviation > 0.05 * (high - low))
      add("curve_not_followed",
          "The readings" + at + " lie " + rise_words(one.fit->deviation) +
              " (standard deviation) from their curve over a course of " + rise_words(high - low) +
              ": something besides the jacket heats or cools, or the readings scatter.",
          path);
  }

  void about_line(const MeasuredLine& line) {
    if (slope_is_vague(line))
      add("slope_not_determined",
          course_of(result_) +
              ", no more than its error: how the film depends on the speed is not determined. Measure over a "
              "wider range of speeds.",
          list_path());
    if (!line.intercept.high)
      add("intercept_not_determined",
          "The resistance of wall, jacket and fouling is no greater than its error. Measure at higher "
          "speeds, "
          "or at more of them.",
          list_path());
  }

  std::string list_path() const {
    return study_.path + (study_.curves.empty() ? "/coefficients" : "/curves");
  }

  void add(std::string code, std::string message, std::string path) {
    list_.push_back({std::move(code), std::move(message), std::move(path)});
  }

  const Wilson& study_;
  const WilsonResult& result_;
  const scaleup::Vessel& vessel_;
  std::vector<Warning> list_;
};

}  // namespace

std::string wilson_verdict(const WilsonResult& result) {
  if (!result.line) return result.line.error().reason;
  const MeasuredLine& line = *result.line;
  const std::string rest = "Wall, jacket and fouling together " + with_error(line.intercept) + "; ";
  if (slope_is_vague(line)) return rest + "these data do not show how the liquid film depends on the speed.";
  const scaleup::WilsonLine& fitted = line.fit.line;
  const double film = fitted.slope / (fitted.slope + 1.0 / fitted.intercept);
  return rest + "the liquid film rises with N^(2/3) and is " + percent_words(film) +
         " of the resistance at " + speed_words(fitted.reference_speed) + ".";
}

std::vector<Warning> wilson_warnings(const Project& project, const Wilson& study,
                                     const WilsonResult& result) {
  return Warnings(project, study, result).take();
}

}  // namespace pf::study
