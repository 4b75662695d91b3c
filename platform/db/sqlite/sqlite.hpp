#pragma once

#include <filesystem>

#include "platform/db/database.hpp"

namespace pf::platform {

/// A database in one file, in SQLite's write-ahead mode: readers do not wait for the writer. A commit returns
/// when its bytes are on the disk.
DbResult<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file);

}  // namespace pf::platform
