#pragma once

#include <optional>

#include "object_reader.hpp"
#include "pharmaflow/reactor/model.hpp"

namespace pf::document {

/// Where a study has its recipe from.
struct RunChoice {
  std::optional<std::size_t> experiment;  ///< brings its own recipe
  std::optional<reactor::Recipe> recipe;  ///< the study's own
  /// Nothing is chosen after a fault.
  bool known() const { return experiment || recipe; }
  const reactor::Recipe& chosen(const Document& document) const {
    return recipe ? *recipe : document.project.experiments[*experiment].recipe;
  }
};

/// The members `recipe` and `experiment` of a study, of which there is one.
/// @errors missing_property, unsupported_value, unknown_id, and those of the recipe
RunChoice read_run(ObjectReader& study);

}  // namespace pf::document
