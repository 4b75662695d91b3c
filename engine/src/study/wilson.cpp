#include "pharmaflow/study/wilson.hpp"

#include <cmath>
#include <utility>

#include "operations.hpp"
#include "pharmaflow/base/special_functions.hpp"
#include "pharmaflow/scaleup/geometry.hpp"
#include "pharmaflow/scaleup/power.hpp"
#include "pharmaflow/study/uncertainty.hpp"
#include "wilson_words.hpp"
#include "words.hpp"

namespace pf::study {
namespace {

/// 1/y of what is known of y. @param half_width of y's interval; an interval down to 0 has no upper end here
Estimate inverse(double y, double std_error, double half_width) {
  Estimate out{1.0 / y, std_error / (y * y), 1.0 / (y + half_width), std::nullopt};
  if (y > half_width) out.high = 1.0 / (y - half_width);
  return out;
}

class WilsonRun {
 public:
  WilsonRun(const Project& project, const Wilson& study)
      : project_(project),
        study_(study),
        vessel_(project.vessels[study.vessel]),
        parameters_(parameters_with(project, std::nullopt, {}, {})) {}

  std::expected<WilsonResult, Errors> run() {
    if (!study_.curves.empty()) read_curves();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    for (const KnownCoefficient& known : study_.coefficients)
      result_.coefficients.push_back({known.speed, {known.coefficient, {}, {}, {}}, {}, {}});
    result_.line = line();
    if (result_.line)
      for (MeasuredCoefficient& one : result_.coefficients)
        one.predicted = scaleup::coefficient_at(result_.line->fit.line, one.speed);
    result_.factor = factor();
    result_.verdict = wilson_verdict(result_);
    for (Warning& warning : wilson_warnings(project_, study_, result_))
      result_.warnings.push_back(std::move(warning));
    return std::move(result_);
  }

 private:
  void read_curves() {
    result_.heat_capacity = heat_capacity();
    result_.area = scaleup::jacketed_area(vessel_, *study_.volume);
    for (std::size_t i = 0; i < study_.curves.size(); ++i) {
      scaleup::CoolingCurve curve = study_.curves[i];
      curve.heat_capacity = *result_.heat_capacity;
      curve.area = *result_.area;
      auto fit = scaleup::fit_curve(curve);
      if (!fit) {
        faults_.push_back(std::move(fit.error()));
        faults_.back().pointer = study_.path + "/curves/" + std::to_string(i);
        continue;
      }
      const double dof = static_cast<double>(curve.time.size()) - 2.0;
      const double half = student_t_quantile(0.975, dof) * fit->std_error;
      const Estimate u{fit->coefficient, fit->std_error, fit->coefficient - half, fit->coefficient + half};
      result_.coefficients.push_back({curve.speed, u, {}, std::move(*fit)});
    }
  }

  double heat_capacity() const {
    if (study_.heat_capacity) return *study_.heat_capacity;
    const reactor::Medium& medium = project_.medium;
    return medium.density->value(parameters_) * medium.heat_capacity->value(parameters_) * *study_.volume +
           vessel_.heat_capacity.value_or(0.0);
  }

  std::expected<MeasuredLine, scaleup::NotApplicable> line() const {
    std::vector<double> speed, coefficient;
    for (const MeasuredCoefficient& one : result_.coefficients) {
      speed.push_back(one.speed);
      coefficient.push_back(one.coefficient.value);
    }
    const auto fit = scaleup::fit_wilson(speed, coefficient, study_.reference_speed);
    if (!fit) return scaleup::not_applicable(fit.error().detail + " " + fit.error().hint);
    const double t = student_t_quantile(0.975, static_cast<double>(fit->degrees_of_freedom));
    const double half = t * fit->slope_std_error, slope = fit->line.slope;
    return MeasuredLine{
        *fit, inverse(1.0 / fit->line.intercept, fit->intercept_std_error, t * fit->intercept_std_error),
        Estimate{slope, fit->slope_std_error, slope - half, slope + half}};
  }

  std::expected<Estimate, scaleup::NotApplicable> factor() {
    if (!result_.line) return scaleup::not_applicable("Without a line the film has no factor.");
    if (!study_.volume)
      return scaleup::not_applicable("The volume of liquid is not given, which decides on the impellers.");
    if (!project_.medium.density)
      return scaleup::not_applicable("The density of the liquid is not known; add it to the medium.");
    const auto temperature = liquid_temperature();
    if (!temperature)
      return scaleup::not_applicable(
          "The temperature is not given, and the viscosity of the liquid depends on it.");
    scaleup::Operation operation;
    operation.volume = *study_.volume;
    operation.liquid = liquid_at(project_, parameters_, *temperature);
    const scaleup::WilsonFit& fit = result_.line->fit;
    const auto a = scaleup::process_factor(fit.line, vessel_, operation);
    if (!a) return std::unexpected(a.error());
    note_published(operation.volume);
    if (project_.properties.viscosity_is_held(*temperature))
      result_.warnings.push_back({"viscosity_extrapolated",
                                  "The viscosity at " + celsius_words(*temperature) +
                                      " lies outside its points; the value of the nearest point counts.",
                                  "/medium/viscosity"});
    // a is inverse to the slope
    const Estimate& slope = result_.line->slope;
    const double scale = *a * fit.line.slope;
    Estimate out =
        inverse(slope.value / scale, *slope.std_error / scale, (*slope.high - slope.value) / scale);
    out.value = *a;
    return out;
  }

  std::optional<double> liquid_temperature() const {
    if (study_.temperature) return study_.temperature;
    double sum = 0.0, count = 0.0;
    for (const scaleup::CoolingCurve& curve : study_.curves)
      for (const double t : curve.temperature) sum += t, ++count;
    if (count > 0) return sum / count;
    if (project_.properties.viscosity.size() > 1) return std::nullopt;
    return 298.15;  // nothing depends on it
  }

  void note_published(double volume) {
    const scaleup::Impeller* impeller = scaleup::main_impeller(vessel_, volume);
    if (impeller == nullptr || !impeller->type.nusselt_factor) return;
    // the catalogue writes 2/3 with four digits
    if (std::abs(impeller->type.nusselt_reynolds_exponent.value_or(2.0 / 3) - 2.0 / 3) < 5e-5)
      result_.published_factor = impeller->type.nusselt_factor;
  }

  const Project& project_;
  const Wilson& study_;
  const scaleup::Vessel& vessel_;
  std::vector<double> parameters_;
  WilsonResult result_;
  Errors faults_;
};

}  // namespace

std::expected<WilsonResult, Errors> wilson(const Project& project, const Wilson& study) {
  return WilsonRun(project, study).run();
}

}  // namespace pf::study
