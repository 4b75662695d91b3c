#pragma once

#include "platform/blob/blobs.hpp"

namespace pf::platform {

/// A file for each, in folders by the first two digits of its name: FOLDER/3f/3f79...
std::expected<std::unique_ptr<Blobs>, std::string> open_disk(const std::filesystem::path& folder);

}  // namespace pf::platform
