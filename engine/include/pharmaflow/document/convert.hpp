#pragma once

#include <string_view>

#include "pharmaflow/document/run.hpp"

namespace pf::document {

/// Converts quantities and tells of units what they measure: the engine's own units for who shows or reads
/// numbers.
///
///     {"conversions": [{"value": "25 degC", "to": "K"},
///                      {"values": [1, null, 2.5], "unit": "g/L", "to": "mol/L",
///                       "species": {"id": "A", "molar_mass": "93.13 g/mol"}, "medium": {"density": "0.87
///                       kg/L"}}],
///      "describe": ["mM", "1/min"]}
///
/// gives, in the same order,
///
///     {"conversions": [{"value": 298.15, "unit": "K"}, {"values": [...], "unit": "mol/L"}],
///      "describe": [{"unit": "mM", "quantity": "concentration", "words": "a concentration",
///                    "compatible": ["mol/L", ...], "by_molar_mass": ["g/L", ...]}, ...]}
///
/// with `{"error": {"code", "detail", "hint"}}` in the place of what cannot be converted. A `value` is a
/// quantity, or a number with `unit`; `"difference": true` leaves the offset of degC and degF out, as
/// standard errors and temperature rises need. Mass and amount go over the molar mass (or formula) of
/// `species`, wt% also over the density of `medium`, as in documents.
/// @return outcome invalid, with a problem document, when the request itself cannot be read
Response convert(std::string_view request_json);

}  // namespace pf::document
