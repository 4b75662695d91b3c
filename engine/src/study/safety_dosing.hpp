#pragma once

#include <functional>

#include "pharmaflow/study/safety.hpp"
#include "scaled_recipe.hpp"

namespace pf::study {

/// MTSR of a recipe [K]; nothing when its run failed or was ended.
using MtsrOf = std::function<std::optional<double>(const reactor::Recipe& recipe)>;

/// The shortest dosing (the same amounts, all feeds stretched alike) whose MTSR stays below a limit.
/// @param limit [K] @param limit_words "the boiling point"
DosingAdvice advise_dosing(const reactor::Recipe& recipe, std::span<const double> parameters,
                           const DosingWindow& window, double limit, const std::string& limit_words,
                           const MtsrOf& mtsr_of);

}  // namespace pf::study
