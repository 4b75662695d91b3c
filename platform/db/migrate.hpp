#pragma once

#include "platform/db/database.hpp"

namespace pf::platform {

/// Database::migrate() for any adapter, within a writing transaction.
DbResult<void> migrate(Session& session, const std::vector<Migration>& steps);

}  // namespace pf::platform
