#include "platform/db/sqlite/connection.hpp"

namespace pf::platform {
namespace {

/// The text of a value must live until the statement has run, which that of the caller does.
int bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value))
    return sqlite3_bind_int64(statement, index, *integer);
  if (const auto* number = std::get_if<double>(&value)) return sqlite3_bind_double(statement, index, *number);
  if (const auto* text = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, index, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  return sqlite3_bind_null(statement, index);
}

Value column(sqlite3_stmt* statement, int index) {
  switch (sqlite3_column_type(statement, index)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, index);
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, index);
    case SQLITE_NULL:
      return nullptr;
    default: {
      const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, index));
      return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement, index)));
    }
  }
}

/// A statement that is ready for its next use, however this one ends.
struct Reset {
  sqlite3_stmt* statement;
  ~Reset() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

// FULL: the log is on the disk before a commit returns. No checkpoint within a commit: sqlite.cpp has a
// thread for it. The page cache is per connection [KiB, negative].
constexpr const char* settings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA cache_size = -8192; PRAGMA trusted_schema = OFF; PRAGMA wal_autocheckpoint = 0;";
constexpr int busy_timeout_milliseconds = 5000;

}  // namespace

DbResult<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  // Every connection has one user at a time, so SQLite needs no lock of its own around each call.
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int status = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
  if (status != SQLITE_OK) return std::unexpected(connection->fault());
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, busy_timeout_milliseconds);
  if (auto set = connection->script(settings); !set) return std::unexpected(set.error());
  return connection;
}

SqliteConnection::~SqliteConnection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

DbResult<sqlite3_stmt*> SqliteConnection::statement(std::string_view sql) {
  const auto known = statements_.find(std::string(sql));
  if (known != statements_.end()) return known->second;
  sqlite3_stmt* made = nullptr;
  const int status = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &made, nullptr);
  if (status != SQLITE_OK) return std::unexpected(fault());
  statements_.emplace(sql, made);
  return made;
}

DbResult<Rows> SqliteConnection::run(std::string_view sql, const std::vector<Value>& values) {
  const auto prepared = statement(sql);
  if (!prepared) return std::unexpected(prepared.error());
  const Reset reset{*prepared};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const int index = sqlite3_bind_parameter_index(*prepared, ("$" + std::to_string(i + 1)).c_str());
    if (index != 0 && bind(*prepared, index, values[i]) != SQLITE_OK) return std::unexpected(fault());
  }
  Rows rows;
  int status = sqlite3_step(*prepared);
  for (; status == SQLITE_ROW; status = sqlite3_step(*prepared)) {
    Row& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(*prepared); ++i) row.values.push_back(column(*prepared, i));
  }
  if (status != SQLITE_DONE) return std::unexpected(fault());
  return rows;
}

DbResult<void> SqliteConnection::script(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return std::unexpected(fault());
  return {};
}

DbFault SqliteConnection::fault() const {
  using Kind = DbFault::Kind;
  Kind kind = Kind::broken;
  switch (sqlite3_errcode(handle_) & 0xff) {
    case SQLITE_CONSTRAINT:
      kind = Kind::conflict;
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      kind = Kind::busy;
      break;
    case SQLITE_FULL:
      kind = Kind::full;
      break;
    default:
      break;
  }
  return {kind, handle_ ? sqlite3_errmsg(handle_) : "out of memory"};
}

}  // namespace pf::platform
