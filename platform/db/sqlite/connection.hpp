#pragma once

#include <filesystem>
#include <unordered_map>

#include <sqlite3.h>

#include "platform/db/database.hpp"

namespace pf::platform {

/// One connection to the file, used by one thread at a time. Statements are prepared once.
class SqliteConnection final : public Session {
 public:
  static DbResult<std::unique_ptr<SqliteConnection>> open(const std::filesystem::path& file);
  ~SqliteConnection() override;

  using Session::run;
  DbResult<Rows> run(std::string_view sql, const std::vector<Value>& values) override;
  DbResult<void> script(const std::string& sql) override;

 private:
  explicit SqliteConnection(sqlite3* handle) : handle_(handle) {}
  DbResult<sqlite3_stmt*> statement(std::string_view sql);
  DbFault fault() const;

  sqlite3* handle_;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace pf::platform
