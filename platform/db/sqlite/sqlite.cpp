#include "platform/db/sqlite/sqlite.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "platform/db/migrate.hpp"
#include "platform/db/sqlite/connection.hpp"

namespace pf::platform {
namespace {

class Sqlite final : public Database {
 public:
  Sqlite(std::filesystem::path file, std::unique_ptr<SqliteConnection> writer,
         std::unique_ptr<SqliteConnection> tidier)
      : file_(std::move(file)), writer_(std::move(writer)), tidier_(std::move(tidier)) {
    tidying_ = std::jthread([this](const std::stop_token& stop) { tidy(stop); });
  }

  DbResult<void> read(const Work& work) override {
    auto connection = borrow_reader();
    if (!connection) return std::unexpected(connection.error());
    auto done = within(**connection, "BEGIN", work);
    give_back(std::move(*connection));
    return done;
  }

  // One writer at a time is SQLite's rule; a mutex keeps them in line without polling the file.
  DbResult<void> write(const Work& work) override {
    const std::lock_guard lock(writing_);
    written_ = true;
    return within(*writer_, "BEGIN IMMEDIATE", work);
  }

  DbResult<void> migrate(const std::vector<Migration>& steps) override {
    return write([&](Session& session) { return platform::migrate(session, steps); });
  }

 private:
  static DbResult<void> within(SqliteConnection& connection, std::string_view begin, const Work& work) {
    if (auto begun = connection.run(begin); !begun) return std::unexpected(begun.error());
    auto done = work(connection);
    if (done) {
      auto committed = connection.run("COMMIT");
      if (committed) return {};
      done = std::unexpected(committed.error());
    }
    // When SQLite has already rolled back by itself this says so, and there is nothing left to do.
    (void)connection.run("ROLLBACK");
    return done;
  }

  /// Carries the log over into the file, beside the writer: within a commit, where SQLite would do it, a
  /// client would wait for it.
  void tidy(const std::stop_token& stop) {
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any pause;
    while (!stop.stop_requested()) {
      pause.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
      // What fails is tried again a second later; until then the log is longer.
      if (written_.exchange(false)) (void)tidier_->run("PRAGMA wal_checkpoint(PASSIVE)");
    }
  }

  DbResult<std::unique_ptr<SqliteConnection>> borrow_reader() {
    {
      const std::lock_guard lock(readers_mutex_);
      if (!readers_.empty()) {
        auto reader = std::move(readers_.back());
        readers_.pop_back();
        return reader;
      }
    }
    return SqliteConnection::open(file_);
  }

  void give_back(std::unique_ptr<SqliteConnection> reader) {
    const std::lock_guard lock(readers_mutex_);
    readers_.push_back(std::move(reader));
  }

  std::filesystem::path file_;
  std::mutex writing_;
  std::unique_ptr<SqliteConnection> writer_;
  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;  ///< as many as ever read at once
  std::atomic<bool> written_ = false;
  std::unique_ptr<SqliteConnection> tidier_;
  std::jthread tidying_;  ///< last: it ends before what it uses
};

}  // namespace

DbResult<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file) {
  auto writer = SqliteConnection::open(file);
  if (!writer) return std::unexpected(writer.error());
  auto tidier = SqliteConnection::open(file);
  if (!tidier) return std::unexpected(tidier.error());
  return std::make_unique<Sqlite>(file, std::move(*writer), std::move(*tidier));
}

}  // namespace pf::platform
