#pragma once

#include <optional>
#include <string>

namespace pf::cli {

/// A number for a table: `digits` significant digits without trailing zeros; an en dash when there is none.
std::string plain(std::optional<double> value, int digits = 6);

/// A value with its standard error: the error to 2 significant figures, the value to the same decimal place:
/// 0.1497 ± 0.0011, (5.926 ± 0.051)e-05. Without an error, 6 digits and nothing else.
std::string with_error(std::optional<double> value, std::optional<double> error);

/// Both ends of an interval to the decimal place of the error: 0.1474 … 0.1520. Empty when an end is missing.
std::string interval(std::optional<double> low, std::optional<double> high, std::optional<double> error);

}  // namespace pf::cli
