#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "http/problem.hpp"
#include "platform/db/database.hpp"
#include "platform/queue/queue.hpp"
#include "store/page.hpp"

namespace pf::server {

/// A study that the server computes. Status: queued, running, succeeded, failed, cancelled.
struct Job {
  std::string id, status, priority, study;
  std::string project_id;  ///< empty: the document came with the job
  std::int64_t project_version = 0, attempts = 0;
  std::string reason;  ///< why it failed or was cancelled, in words
  std::string created_at, started_at, finished_at;

  bool finished() const { return status != "queued" && status != "running"; }
};

/// How a job ended.
struct JobEnd {
  std::string status, reason;
  std::string result;  ///< result document, also of one that failed or was cancelled on the way; may be empty
  std::string problem;  ///< problem document; may be empty
};

/// The table of jobs is the truth about them: the queue only says that there is something to do.
class Jobs {
 public:
  explicit Jobs(platform::Database& database) : database_(database) {}

  std::expected<void, Problem> add(const Job& job, const std::string& document);
  std::expected<std::optional<Job>, Problem> find(const std::string& id);
  std::expected<std::vector<Job>, Problem> list(const Page& page);
  std::expected<std::int64_t, Problem> queued();
  /// What it ended with: result and problem.
  std::expected<JobEnd, Problem> end_of(const std::string& id);

  /// queued -> running. Nothing: it is no longer queued. @return its document
  std::expected<std::optional<std::string>, Problem> start(const std::string& id);
  std::expected<void, Problem> finish(const std::string& id, const JobEnd& end);
  /// running -> queued, as if it had not begun.
  std::expected<void, Problem> put_back(const std::string& id);
  /// queued -> cancelled. @return whether it was queued
  std::expected<bool, Problem> cancel_queued(const std::string& id);
  /// After a start of the server: what ran is queued again, or failed when it has done so too often. @return
  /// all that are queued, oldest first
  std::expected<std::vector<Job>, Problem> recover();

 private:
  std::expected<void, Problem> change(const std::string& sql, const std::vector<platform::Value>& values);

  platform::Database& database_;
};

/// Nothing: no such priority.
std::optional<platform::Priority> priority_of(const std::string& name);

}  // namespace pf::server
