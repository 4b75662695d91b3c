#pragma once

#include <string_view>
#include <vector>

/// Files that are part of the program.
namespace pf::server {

/// The description of the API, OpenAPI 3.1 (openapi.json).
std::string_view openapi();

struct Sample {
  std::string_view id;        ///< name of its file without the extension
  std::string_view document;  ///< project document
};
/// Sample projects, by id.
std::vector<Sample> samples();

}  // namespace pf::server
