#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace pf::server {

/// A path and a query, decoded.
struct Target {
  std::string path;
  std::map<std::string, std::string> query;  ///< the first of a name counts
};

/// Reads the target of a request. Nothing when it is not an absolute path, holds broken escapes, control
/// characters or a step upwards: no path that comes out of here can leave a folder.
std::optional<Target> parse_target(std::string_view target);

/// For a path in a header: everything but letters, digits and `-_.~` escaped.
std::string url_encoded(std::string_view text);

}  // namespace pf::server
