#pragma once

#include <string>

/// Numbers in sentences.
namespace pf::study {

/// A time rounded to two digits, in the unit that a person would take: "45 min", "3.2 h".
std::string time_words(double seconds);
/// The same, rounded up: what is "at least" asked.
std::string time_words_up(double seconds);
std::string celsius_words(double kelvin);    ///< "112 °C"
std::string speed_words(double per_second);  ///< "44.8 rpm"
std::string volume_words(double volume);     ///< "1930 L", "0.5 mL"
std::string rise_words(double kelvin);       ///< "4.3 K"
std::string percent_words(double share);     ///< "12 %"

}  // namespace pf::study
