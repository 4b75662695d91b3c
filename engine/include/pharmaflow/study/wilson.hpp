#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "pharmaflow/base/error.hpp"
#include "pharmaflow/scaleup/heat_transfer.hpp"
#include "pharmaflow/study/model.hpp"
#include "pharmaflow/study/safety.hpp"

/// Measured heat transfer of one vessel: docs/models/heat_transfer.md, "Measured heat transfer".
namespace pf::study {

struct KnownCoefficient {
  double speed = 0.0;        ///< [1/s]
  double coefficient = 0.0;  ///< U [W/(m2 K)]
};

struct Wilson {
  std::string path;  ///< JSON Pointer of the study, for faults and warnings
  std::size_t vessel = 0;
  std::optional<double> volume;                ///< of liquid [m3]; with curves always there
  std::vector<scaleup::CoolingCurve> curves;   ///< heat capacity and area are filled in by the study
  std::vector<KnownCoefficient> coefficients;  ///< instead of curves
  std::optional<double> reference_speed;       ///< [1/s]; absent: the geometric mean of the speeds
  std::optional<double> heat_capacity;         ///< of contents and wall [J/K]; absent: medium and vessel
  std::optional<double> temperature;           ///< at which the liquid counts [K]; absent: mean of the curves
};

/// U at one speed.
struct MeasuredCoefficient {
  double speed = 0.0;                    ///< [1/s]
  Estimate coefficient;                  ///< [W/(m2 K)]; with an error where it comes from a curve
  std::optional<double> predicted;       ///< by the line [W/(m2 K)]
  std::optional<scaleup::CurveFit> fit;  ///< where it comes from a curve
};

/// The line with its 95 % intervals by Student's t; an interval without `high` has no upper end.
struct MeasuredLine {
  scaleup::WilsonFit fit;
  Estimate intercept;  ///< phi [W/(m2 K)]
  Estimate slope;      ///< C [m2 K/W]
};

struct WilsonResult {
  std::vector<MeasuredCoefficient> coefficients;  ///< in the order of the study
  std::optional<double> heat_capacity;            ///< that the curves were read with [J/K]
  std::optional<double> area;                     ///< [m2]
  std::expected<MeasuredLine, scaleup::NotApplicable> line;
  /// a of h T/k = a Re^(2/3) Pr^(1/3).
  std::expected<Estimate, scaleup::NotApplicable> factor;
  std::optional<double> published_factor;  ///< of the vessel's main impeller, where its exponent is 2/3
  std::string verdict;
  std::vector<Warning> warnings;
};

/// U of every curve, and Wilson's line through them. A line that the data contradict is no fault: then there
/// is the reason in words.
/// @errors of curves that show no coefficient, with their pointers
std::expected<WilsonResult, Errors> wilson(const Project& project, const Wilson& study);

}  // namespace pf::study
