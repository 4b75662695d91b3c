#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pf::cli {

/// How text may be dressed. A pipe or a file gets plain text; NO_COLOR and TERM=dumb are respected.
struct Style {
  bool rules = false;                                  ///< lines under table headers
  bool colour = false;                                 ///< ANSI escapes
  std::size_t columns = static_cast<std::size_t>(-1);  ///< of the terminal; a file has no edge

  std::string bold(std::string_view text) const;
  std::string dim(std::string_view text) const;
  std::string warn(std::string_view text) const;
  std::string error(std::string_view text) const;
};

Style style_of_stdout();
Style style_of_stderr();

/// Number of terminal columns that UTF-8 text takes, without combining marks (our own output has none that
/// are wide).
std::size_t width(std::string_view text);

}  // namespace pf::cli
