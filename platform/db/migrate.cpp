#include "platform/db/migrate.hpp"

#include <map>

#include "platform/blob/sha256.hpp"

namespace pf::platform {
namespace {

DbResult<void> apply(Session& session, const Migration& step, const std::string& checksum) {
  if (auto done = session.script(std::string(step.sql)); !done) return done;
  const auto noted = session.run("INSERT INTO migrations (version, name, checksum) VALUES ($1, $2, $3)",
                                 {std::int64_t{step.version}, std::string(step.name), checksum});
  if (!noted) return std::unexpected(noted.error());
  return {};
}

std::unexpected<DbFault> refused(const std::string& message) {
  return std::unexpected(DbFault{DbFault::Kind::broken, message});
}

}  // namespace

DbResult<void> migrate(Session& session, const std::vector<Migration>& steps) {
  const auto made = session.run(
      "CREATE TABLE IF NOT EXISTS migrations "
      "(version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)");
  if (!made) return std::unexpected(made.error());
  const auto rows = session.run("SELECT version, checksum FROM migrations");
  if (!rows) return std::unexpected(rows.error());
  std::map<std::int64_t, std::string> applied;
  for (const Row& row : *rows) applied.emplace(row.integer(0), row.text(1));

  for (const Migration& step : steps) {
    const std::string checksum = sha256(step.sql);
    const auto known = applied.find(step.version);
    if (known == applied.end()) {
      if (auto done = apply(session, step, checksum); !done) return done;
    } else if (known->second != checksum) {
      return refused("step " + std::to_string(step.version) + " of its tables (" + std::string(step.name) +
                     ") is not the one of this program");
    } else {
      applied.erase(known);
    }
  }
  if (!applied.empty()) return refused("its tables were made by a newer program");
  return {};
}

}  // namespace pf::platform
