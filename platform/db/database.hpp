#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The port to a relational database. One adapter a folder: sqlite/ beside this file.
namespace pf::platform {

/// Why the database did not do what it was asked.
struct DbFault {
  enum class Kind {
    conflict,  ///< a constraint of the tables refused it
    busy,      ///< another writer held the database for too long
    full,      ///< no space left
    broken,    ///< anything else: not readable, corrupt, a statement that is wrong
  };
  Kind kind = Kind::broken;
  std::string message;
};

template <class T>
using DbResult = std::expected<T, DbFault>;

using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

/// One row of an answer, in the order of its columns. A column asked for with the wrong kind reads as 0 or
/// "".
struct Row {
  std::vector<Value> values;

  std::int64_t integer(std::size_t column) const;
  std::string text(std::size_t column) const;
  bool null(std::size_t column) const;
};
using Rows = std::vector<Row>;

/// Statements within a transaction. Placeholders are $1, $2, ... in any order.
class Session {
 public:
  virtual ~Session() = default;
  virtual DbResult<Rows> run(std::string_view sql, const std::vector<Value>& values) = 0;
  /// Several statements without values, separated by semicolons.
  virtual DbResult<void> script(const std::string& sql) = 0;

  DbResult<Rows> run(std::string_view sql) { return run(sql, std::vector<Value>{}); }
};

/// A step of the schema. Once released its text never changes: a new step follows.
struct Migration {
  int version = 0;
  std::string_view name, sql;
};

/// Calls may come from any thread.
class Database {
 public:
  using Work = std::function<DbResult<void>(Session&)>;

  virtual ~Database() = default;
  /// One consistent view, nothing written.
  virtual DbResult<void> read(const Work& work) = 0;
  /// One transaction: all of it or, when `work` fails, nothing. When this returns without a fault, the change
  /// survives the end of the process and of the machine.
  virtual DbResult<void> write(const Work& work) = 0;
  /// Brings the tables to the last step. Refuses steps that were changed after they ran, and tables that are
  /// newer than the steps.
  virtual DbResult<void> migrate(const std::vector<Migration>& steps) = 0;
};

}  // namespace pf::platform
