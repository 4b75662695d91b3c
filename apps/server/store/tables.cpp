#include "store/tables.hpp"

#include "http/log.hpp"

namespace pf::server {
namespace {

constexpr std::string_view first_tables = R"sql(
CREATE TABLE projects (
  id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  etag TEXT NOT NULL,
  title TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX projects_by_time ON projects (updated_at DESC, id);

CREATE TABLE project_versions (
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  etag TEXT NOT NULL,
  title TEXT NOT NULL,
  document TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (project_id, version)
) STRICT;

CREATE TABLE datasets (
  project_id TEXT NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  import_record TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (project_id, name, version)
) STRICT;
CREATE INDEX datasets_by_blob ON datasets (sha256);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
  study TEXT NOT NULL,
  project_id TEXT,
  project_version INTEGER,
  document TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  result TEXT,
  problem TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT
) STRICT;
CREATE INDEX jobs_by_time ON jobs (created_at DESC, id);
CREATE INDEX jobs_unfinished ON jobs (status) WHERE status IN ('queued', 'running');
)sql";

}  // namespace

std::vector<platform::Migration> tables() { return {{1, "projects, datasets, jobs", first_tables}}; }

Problem store_problem(const platform::DbFault& fault) {
  using Kind = platform::DbFault::Kind;
  log::error("store", {{"fault", fault.message}});
  switch (fault.kind) {
    case Kind::busy:
      return {503,
              "store_busy",
              "The store is busy",
              {{"", "store_busy", "Another program holds the database.", "Try again in a second."}}};
    case Kind::full:
      return {507,
              "store_full",
              "The disk of the server is full",
              {{"", "store_full", "Nothing was changed.", "Make room where the server keeps its data."}}};
    default:
      return {500,
              "store_failed",
              "The store failed",
              {{"", "store_failed", "Nothing was changed. The fault is in the server's log.", ""}}};
  }
}

}  // namespace pf::server
