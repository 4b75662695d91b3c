#pragma once

#include <optional>
#include <span>

#include "pharmaflow/reactor/model.hpp"

namespace pf::study {

/// From the first to the last drop of all feeds of a recipe [s].
struct DosingWindow {
  double begin = 0.0, end = 0.0;
  double length() const { return end - begin; }
};

/// Times of a recipe whose dosing is stretched: the same before it, stretched within, shifted after it.
struct TimeMap {
  DosingWindow window;
  double factor = 1.0;
  double operator()(double t) const {
    if (t <= window.begin) return t;
    if (t <= window.end) return window.begin + factor * (t - window.begin);
    return t + (factor - 1.0) * window.length();
  }
};

/// Nothing when the recipe feeds nothing.
std::optional<DosingWindow> dosing_window(const reactor::Recipe& recipe, std::span<const double> parameters);

/// The recipe with every volume, amount and flow times `ratio` and its times mapped; amounts fed and
/// withdrawn stay as they are under the map. Stages keep their controls, with mapped times. Extensive numbers
/// and times become constants: they hold for these parameters only.
reactor::Recipe scaled_recipe(const reactor::Recipe& recipe, std::span<const double> parameters, double ratio,
                              const TimeMap& map);

/// Points of a profile under these parameters, at mapped times.
reactor::Profile mapped(const reactor::Profile& profile, std::span<const double> parameters,
                        const TimeMap& map);

}  // namespace pf::study
