#pragma once

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace pf::cli {

/// A completion script for `bash`, `zsh` or `fish`, made from the grammar itself so that it cannot fall
/// behind.
std::string completion_script(const CLI::App& app, std::string_view shell);

}  // namespace pf::cli
