#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "pharmaflow/base/text.hpp"

namespace pf::cli {
namespace {

Style style_of(int descriptor) {
  if (isatty(descriptor) == 0) return {};
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  const bool plain = (no_colour != nullptr && *no_colour != '\0') ||
                     (terminal != nullptr && std::string_view(terminal) == "dumb");
  Style style;
  style.rules = true;
  style.colour = !plain;
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.columns = size.ws_col;
  return style;
}

std::string dressed(bool colour, std::string_view code, std::string_view text) {
  if (!colour) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace

std::string Style::bold(std::string_view text) const { return dressed(colour, "1", text); }
std::string Style::dim(std::string_view text) const { return dressed(colour, "2", text); }
std::string Style::warn(std::string_view text) const { return dressed(colour, "33", text); }
std::string Style::error(std::string_view text) const { return dressed(colour, "1;31", text); }

Style style_of_stdout() { return style_of(STDOUT_FILENO); }
Style style_of_stderr() { return style_of(STDERR_FILENO); }

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool combining = (c >= 0x300 && c < 0x370) || (c >= 0x20D0 && c < 0x2100);
    if (!combining) ++columns;
  }
  return columns;
}

}  // namespace pf::cli
