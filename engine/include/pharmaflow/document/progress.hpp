#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pharmaflow/base/run_context.hpp"

/// What a run tells about its progress as JSON, for hosts that speak to a browser.
namespace pf::document {

/// The best parameters so far: `[{"id": "k1", "value": 0.149, "unit": "1/min"}, ...]`, with `"experiment"` or
/// `"experiments"` as in the result document.
std::string best_json(std::span<const BestValue> best);

/// `{"iteration": 3, "ssr": 0.0018, ..., "parameters": [...]}`. @param best of best_json(), empty: none yet
std::string progress_json(std::span<const NamedValue> values, std::string_view best);

}  // namespace pf::document
