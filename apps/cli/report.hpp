#pragma once

#include <string>

#include "json.hpp"
#include "terminal.hpp"

namespace pf::cli {

/// What a person wants to see of a result document (DOCUMENTS: "pharmaflow-result/1"), for any kind of study.
/// Parts that a kind does not have are left out.
std::string report(const Json& result, const Style& style);

/// Its parts.
std::string parameter_table(const Json& result, const Style& style);     // report_fit.cpp
std::string statistics_lines(const Json& result);                        // report_fit.cpp
std::string series_table(const Json& series, const Style& style);        // report_series.cpp
std::string summary_table(const Json& summary, const Style& style);      // report_summary.cpp
std::string events_table(const Json& events, const Style& style);        // report_summary.cpp
std::string steady_state_table(const Json& states, const Style& style);  // report_summary.cpp
std::string scaleup_tables(const Json& result, const Style& style);      // report_scaleup.cpp
std::string rank_table(const Json& result, const Style& style);          // report_rank.cpp
std::string safety_table(const Json& result, const Style& style);        // report_safety.cpp
std::string sensitivity_tables(const Json& result, const Style& style);  // report_sensitivity.cpp
std::string wilson_tables(const Json& result, const Style& style);       // report_wilson.cpp

/// Whether to believe a fit, in one or two sentences: parameters that the data do not determine, pairs that
/// move together, bounds that were hit.
std::string verdict(const Json& result);

/// A problem document (RFC 9457) for people: every fault with its place, cause and way out.
std::string problem_text(const Json& problem, const Style& style);

}  // namespace pf::cli
