#pragma once

#include <cstdint>
#include <expected>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "http/problem.hpp"
#include "platform/blob/blobs.hpp"
#include "platform/db/database.hpp"

namespace pf::server {

/// A raw file of a project, as it was dropped: its bytes are kept by their hash.
struct Dataset {
  std::string project, name;
  std::int64_t version = 0;
  std::string sha256;
  std::int64_t size = 0;
  std::string media_type, created_at;
  std::string import_record;  ///< JSON, how it was read; empty: none
};

/// Files of projects. The same name again makes a version of it, unless the bytes are those of the last.
class Datasets {
 public:
  Datasets(platform::Database& database, platform::Blobs& blobs) : database_(database), blobs_(blobs) {}

  /// Nothing: there is no such project.
  std::expected<std::optional<Dataset>, Problem> save(const std::string& project, const std::string& name,
                                                      const std::string& media_type,
                                                      const std::string& bytes);
  /// @param version 0: the last
  std::expected<std::optional<Dataset>, Problem> find(const std::string& project, const std::string& name,
                                                      std::int64_t version);
  std::expected<std::vector<Dataset>, Problem> list(const std::string& project);
  std::expected<void, Problem> note_import(const Dataset& dataset, const std::string& import_record);
  std::expected<std::string, Problem> bytes(const Dataset& dataset);
  /// Frees the space of files whose projects are gone. Before the first request only.
  std::expected<void, Problem> sweep();

 private:
  platform::Database& database_;
  platform::Blobs& blobs_;
};

}  // namespace pf::server
