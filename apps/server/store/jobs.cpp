#include "store/jobs.hpp"

#include "store/clock.hpp"
#include "store/tables.hpp"

namespace pf::server {
namespace {

using platform::DbResult;
using platform::Row;
using platform::Rows;
using platform::Session;
using platform::Value;

constexpr std::int64_t most_attempts = 3;

#define PF_JOB_COLUMNS                                                                                   \
  "id, status, priority, study, project_id, project_version, attempts, reason, created_at, started_at, " \
  "finished_at"

Job job_of(const Row& row) {
  return {row.text(0),    row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5),
          row.integer(6), row.text(7), row.text(8), row.text(9), row.text(10)};
}

Value text_or_null(const std::string& text) { return text.empty() ? Value(nullptr) : Value(text); }

std::expected<Rows, Problem> rows_of(platform::Database& database, const std::string& sql,
                                     const std::vector<Value>& values) {
  Rows found;
  const auto done = database.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run(sql, values);
    if (!rows) return std::unexpected(rows.error());
    found = std::move(*rows);
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

}  // namespace

std::expected<void, Problem> Jobs::change(const std::string& sql, const std::vector<Value>& values) {
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    auto changed = session.run(sql, values);
    if (!changed) return std::unexpected(changed.error());
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return {};
}

std::expected<void, Problem> Jobs::add(const Job& job, const std::string& document) {
  const Value version = job.project_version == 0 ? Value(nullptr) : Value(job.project_version);
  return change(
      "INSERT INTO jobs (id, status, priority, study, project_id, project_version, document, created_at) "
      "VALUES ($1, 'queued', $2, $3, $4, $5, $6, $7)",
      {job.id, job.priority, job.study, text_or_null(job.project_id), version, document, job.created_at});
}

std::expected<std::optional<Job>, Problem> Jobs::find(const std::string& id) {
  auto rows = rows_of(database_, "SELECT " PF_JOB_COLUMNS " FROM jobs WHERE id = $1", {id});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return job_of(rows->front());
}

std::expected<std::vector<Job>, Problem> Jobs::list(const Page& page) {
  auto rows = rows_of(database_,
                      "SELECT " PF_JOB_COLUMNS
                      " FROM jobs WHERE $1 = '' OR created_at < $1 OR (created_at = $1 AND id > $2) "
                      "ORDER BY created_at DESC, id LIMIT $3",
                      {page.after_time, page.after_id, page.limit + 1});
  if (!rows) return std::unexpected(rows.error());
  std::vector<Job> jobs;
  for (const Row& row : *rows) jobs.push_back(job_of(row));
  return jobs;
}

std::expected<std::int64_t, Problem> Jobs::queued() {
  auto rows = rows_of(database_, "SELECT count(*) FROM jobs WHERE status = 'queued'", {});
  if (!rows) return std::unexpected(rows.error());
  return rows->front().integer(0);
}

std::expected<JobEnd, Problem> Jobs::end_of(const std::string& id) {
  auto rows = rows_of(database_, "SELECT status, reason, result, problem FROM jobs WHERE id = $1", {id});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return JobEnd{};
  const Row& row = rows->front();
  return JobEnd{row.text(0), row.text(1), row.text(2), row.text(3)};
}

std::expected<std::optional<std::string>, Problem> Jobs::start(const std::string& id) {
  std::optional<std::string> document;
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "UPDATE jobs SET status = 'running', attempts = attempts + 1, started_at = $2 "
        "WHERE id = $1 AND status = 'queued' RETURNING document",
        {id, now_text()});
    if (!rows) return std::unexpected(rows.error());
    if (!rows->empty()) document = rows->front().text(0);
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return document;
}

std::expected<void, Problem> Jobs::finish(const std::string& id, const JobEnd& end) {
  return change(
      "UPDATE jobs SET status = $2, reason = $3, result = $4, problem = $5, finished_at = $6 WHERE id = $1",
      {id, end.status, text_or_null(end.reason), text_or_null(end.result), text_or_null(end.problem),
       now_text()});
}

std::expected<void, Problem> Jobs::put_back(const std::string& id) {
  return change(
      "UPDATE jobs SET status = 'queued', attempts = attempts - 1, started_at = NULL "
      "WHERE id = $1 AND status = 'running'",
      {id});
}

std::expected<bool, Problem> Jobs::cancel_queued(const std::string& id) {
  bool was_queued = false;
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "UPDATE jobs SET status = 'cancelled', reason = 'Cancelled before it began.', finished_at = $2 "
        "WHERE id = $1 AND status = 'queued' RETURNING id",
        {id, now_text()});
    if (!rows) return std::unexpected(rows.error());
    was_queued = !rows->empty();
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return was_queued;
}

std::expected<std::vector<Job>, Problem> Jobs::recover() {
  const auto given_up = change(
      "UPDATE jobs SET status = 'failed', finished_at = $2, "
      "reason = 'The server ended ' || attempts || ' times while it computed this.' "
      "WHERE status = 'running' AND attempts >= $1",
      {most_attempts, now_text()});
  if (!given_up) return std::unexpected(given_up.error());
  const auto again =
      change("UPDATE jobs SET status = 'queued', started_at = NULL WHERE status = 'running'", {});
  if (!again) return std::unexpected(again.error());
  auto rows = rows_of(
      database_, "SELECT " PF_JOB_COLUMNS " FROM jobs WHERE status = 'queued' ORDER BY created_at, id", {});
  if (!rows) return std::unexpected(rows.error());
  std::vector<Job> jobs;
  for (const Row& row : *rows) jobs.push_back(job_of(row));
  return jobs;
}

std::optional<platform::Priority> priority_of(const std::string& name) {
  if (name == "high") return platform::Priority::high;
  if (name == "normal") return platform::Priority::normal;
  if (name == "low") return platform::Priority::low;
  return std::nullopt;
}

}  // namespace pf::server
