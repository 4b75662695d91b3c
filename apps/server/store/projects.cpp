#include "store/projects.hpp"

#include "http/conditional.hpp"
#include "store/clock.hpp"
#include "store/tables.hpp"

namespace pf::server {
namespace {

using platform::DbResult;
using platform::Row;
using platform::Session;
using Why = Projects::Refused::Why;

constexpr std::int64_t versions_kept = 200;

ProjectSummary summary_of(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), row.integer(3), row.text(4), row.text(5)};
}

DbResult<std::optional<ProjectSummary>> present(Session& session, const std::string& id) {
  auto rows = session.run(
      "SELECT id, title, etag, version, created_at, updated_at FROM projects WHERE id = $1", {id});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return summary_of(rows->front());
}

std::optional<Projects::Refused> refusal(const std::optional<ProjectSummary>& present,
                                         const Precondition& asked) {
  if (asked.must_be_new && present) return Projects::Refused{Why::exists, present};
  if (asked.if_match.empty()) return std::nullopt;
  if (!present) return Projects::Refused{Why::missing, {}};
  if (!names_tag(asked.if_match, present->etag, false)) return Projects::Refused{Why::stale, present};
  return std::nullopt;
}

/// The version is part of it: a document that comes back to an earlier state is another state of the project.
std::string tag(std::int64_t version, const std::string& document) {
  const std::string hash = etag_of(document);
  return "\"" + std::to_string(version) + "-" + hash.substr(1);
}

DbResult<void> insert_version(Session& session, const ProjectSummary& now, const std::string& document) {
  auto kept = session.run(
      "INSERT INTO project_versions (project_id, version, etag, title, document, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {now.id, now.version, now.etag, now.title, document, now.updated_at});
  if (!kept) return std::unexpected(kept.error());
  auto thinned = session.run("DELETE FROM project_versions WHERE project_id = $1 AND version <= $2",
                             {now.id, now.version - versions_kept});
  if (!thinned) return std::unexpected(thinned.error());
  return {};
}

DbResult<void> write_project(Session& session, const ProjectSummary& now, const std::string& document) {
  auto written = session.run(
      "INSERT INTO projects (id, title, etag, version, created_at, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET title = excluded.title, "
      "etag = excluded.etag, version = excluded.version, updated_at = excluded.updated_at",
      {now.id, now.title, now.etag, now.version, now.created_at, now.updated_at});
  if (!written) return std::unexpected(written.error());
  return insert_version(session, now, document);
}

}  // namespace

Projects::Outcome<Projects::Saved> Projects::save(const std::string& id, const std::string& title,
                                                  const std::string& document, const Precondition& asked) {
  std::expected<Saved, Refused> outcome;
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    const auto before = present(session, id);
    if (!before) return std::unexpected(before.error());
    if (auto refused = refusal(*before, asked)) {
      outcome = std::unexpected(std::move(*refused));
      return {};
    }
    if (*before && (*before)->etag == tag((*before)->version, document)) {
      outcome = Saved{**before, false, false};
      return {};
    }
    ProjectSummary now{id, title, "", *before ? (*before)->version + 1 : 1, "", now_text()};
    now.created_at = *before ? (*before)->created_at : now.updated_at;
    now.etag = tag(now.version, document);
    outcome = Saved{now, !*before, true};
    return write_project(session, now, document);
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return outcome;
}

Projects::Outcome<bool> Projects::remove(const std::string& id, const Precondition& asked) {
  std::expected<bool, Refused> outcome = false;
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    const auto before = present(session, id);
    if (!before) return std::unexpected(before.error());
    if (!*before) return {};
    if (auto refused = refusal(*before, asked)) {
      outcome = std::unexpected(std::move(*refused));
      return {};
    }
    outcome = true;
    const auto gone = session.run("DELETE FROM projects WHERE id = $1", {id});
    if (!gone) return std::unexpected(gone.error());
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return outcome;
}

std::expected<std::optional<StoredProject>, Problem> Projects::find(const std::string& id) {
  std::optional<StoredProject> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "SELECT p.id, p.title, p.etag, p.version, p.created_at, p.updated_at, v.document FROM projects p "
        "JOIN project_versions v ON v.project_id = p.id AND v.version = p.version WHERE p.id = $1",
        {id});
    if (!rows) return std::unexpected(rows.error());
    if (!rows->empty()) found = StoredProject{summary_of(rows->front()), rows->front().text(6)};
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

std::expected<std::vector<ProjectSummary>, Problem> Projects::list(const Page& page,
                                                                   const std::string& text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  pattern += "%";
  std::vector<ProjectSummary> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "SELECT id, title, etag, version, created_at, updated_at FROM projects "
        "WHERE ($1 = '' OR updated_at < $1 OR (updated_at = $1 AND id > $2)) AND title LIKE $3 ESCAPE '\\' "
        "ORDER BY updated_at DESC, id LIMIT $4",
        {page.after_time, page.after_id, pattern, page.limit + 1});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) found.push_back(summary_of(row));
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

std::expected<std::vector<ProjectSummary>, Problem> Projects::versions(const std::string& id) {
  std::vector<ProjectSummary> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "SELECT project_id, title, etag, version, created_at, created_at FROM project_versions "
        "WHERE project_id = $1 ORDER BY version DESC",
        {id});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) found.push_back(summary_of(row));
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

std::expected<std::optional<StoredProject>, Problem> Projects::version(const std::string& id,
                                                                       std::int64_t number) {
  std::optional<StoredProject> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run(
        "SELECT project_id, title, etag, version, created_at, created_at, document FROM project_versions "
        "WHERE project_id = $1 AND version = $2",
        {id, number});
    if (!rows) return std::unexpected(rows.error());
    if (!rows->empty()) found = StoredProject{summary_of(rows->front()), rows->front().text(6)};
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

}  // namespace pf::server
