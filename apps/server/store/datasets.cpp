#include "store/datasets.hpp"

#include <set>

#include "http/log.hpp"
#include "store/clock.hpp"
#include "store/tables.hpp"

namespace pf::server {
namespace {

using platform::DbResult;
using platform::Row;
using platform::Session;

#define PF_DATASET_COLUMNS "project_id, name, version, sha256, size, media_type, created_at, import_record"

Dataset dataset_of(const Row& row) {
  return {row.text(0),    row.text(1), row.integer(2), row.text(3),
          row.integer(4), row.text(5), row.text(6),    row.text(7)};
}

DbResult<std::optional<Dataset>> newest(Session& session, const std::string& project, const std::string& name,
                                        std::int64_t version) {
  auto rows = session.run("SELECT " PF_DATASET_COLUMNS
                          " FROM datasets WHERE project_id = $1 AND name = $2 AND ($3 = 0 OR version = $3) "
                          "ORDER BY version DESC LIMIT 1",
                          {project, name, version});
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::nullopt;
  return dataset_of(rows->front());
}

DbResult<void> insert(Session& session, const Dataset& one) {
  auto done = session.run(
      "INSERT INTO datasets (project_id, name, version, sha256, size, media_type, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {one.project, one.name, one.version, one.sha256, one.size, one.media_type, one.created_at});
  if (!done) return std::unexpected(done.error());
  return {};
}

Problem blob_problem(const std::string& fault) {
  log::error("blobs", {{"fault", fault}});
  return {500,
          "store_failed",
          "The file store failed",
          {{"", "store_failed", "The fault is in the server's log.",
            "Check the space left and the permissions there."}}};
}

}  // namespace

std::expected<std::optional<Dataset>, Problem> Datasets::save(const std::string& project,
                                                              const std::string& name,
                                                              const std::string& media_type,
                                                              const std::string& bytes) {
  // The bytes first: what the table names is there.
  const auto hash = blobs_.put(bytes);
  if (!hash) return std::unexpected(blob_problem(hash.error()));
  std::optional<Dataset> saved;
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    const auto owner = session.run("SELECT 1 FROM projects WHERE id = $1", {project});
    if (!owner) return std::unexpected(owner.error());
    if (owner->empty()) return {};
    const auto before = newest(session, project, name, 0);
    if (!before) return std::unexpected(before.error());
    if (*before && (*before)->sha256 == *hash) {
      saved = *before;
      return {};
    }
    const std::int64_t version = *before ? (*before)->version + 1 : 1;
    saved = Dataset{project,    name,       version, *hash, static_cast<std::int64_t>(bytes.size()),
                    media_type, now_text(), ""};
    return insert(session, *saved);
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return saved;
}

std::expected<std::optional<Dataset>, Problem> Datasets::find(const std::string& project,
                                                              const std::string& name, std::int64_t version) {
  std::optional<Dataset> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto one = newest(session, project, name, version);
    if (!one) return std::unexpected(one.error());
    found = std::move(*one);
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

std::expected<std::vector<Dataset>, Problem> Datasets::list(const std::string& project) {
  std::vector<Dataset> found;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run("SELECT " PF_DATASET_COLUMNS
                            " FROM datasets WHERE project_id = $1 ORDER BY name, version DESC",
                            {project});
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) found.push_back(dataset_of(row));
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return found;
}

std::expected<void, Problem> Datasets::note_import(const Dataset& dataset, const std::string& import_record) {
  const auto done = database_.write([&](Session& session) -> DbResult<void> {
    auto noted = session.run(
        "UPDATE datasets SET import_record = $4 WHERE project_id = $1 AND name = $2 AND version = $3",
        {dataset.project, dataset.name, dataset.version, import_record});
    if (!noted) return std::unexpected(noted.error());
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  return {};
}

std::expected<std::string, Problem> Datasets::bytes(const Dataset& dataset) {
  auto found = blobs_.get(dataset.sha256);
  if (!found) return std::unexpected(blob_problem(found.error()));
  return std::move(*found);
}

std::expected<void, Problem> Datasets::sweep() {
  std::set<std::string> needed;
  const auto done = database_.read([&](Session& session) -> DbResult<void> {
    auto rows = session.run("SELECT DISTINCT sha256 FROM datasets");
    if (!rows) return std::unexpected(rows.error());
    for (const Row& row : *rows) needed.insert(row.text(0));
    return {};
  });
  if (!done) return std::unexpected(store_problem(done.error()));
  blobs_.sweep([&](const std::string& name) { return needed.contains(name); });
  return {};
}

}  // namespace pf::server
