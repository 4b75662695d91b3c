#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "http/problem.hpp"
#include "platform/db/database.hpp"
#include "store/page.hpp"

namespace pf::server {

/// A project without its document.
struct ProjectSummary {
  std::string id, title, etag;
  std::int64_t version = 0;
  std::string created_at, updated_at;
};

struct StoredProject {
  ProjectSummary summary;
  std::string document;  ///< the bytes as they came
};

/// What a writer asks of the present state.
struct Precondition {
  std::string if_match;      ///< entity tags, one of which must be the present one; empty: nothing is asked
  bool must_be_new = false;  ///< If-None-Match: *
};

/// Documents with their versions. Each change makes a version; the newest 200 of a project are kept.
class Projects {
 public:
  explicit Projects(platform::Database& database) : database_(database) {}

  /// The project does not exist, or is not what the writer has seen.
  struct Refused {
    enum class Why { missing, stale, exists } why;
    std::optional<ProjectSummary> present;
  };
  struct Saved {
    ProjectSummary summary;
    bool made = false;     ///< it is new
    bool changed = false;  ///< false: the same bytes as before, no version was made
  };
  template <class T>
  using Outcome = std::expected<std::expected<T, Refused>, Problem>;

  Outcome<Saved> save(const std::string& id, const std::string& title, const std::string& document,
                      const Precondition& asked);
  Outcome<bool> remove(const std::string& id, const Precondition& asked);

  std::expected<std::optional<StoredProject>, Problem> find(const std::string& id);
  /// @param text part of the title; empty: all
  std::expected<std::vector<ProjectSummary>, Problem> list(const Page& page, const std::string& text);
  std::expected<std::vector<ProjectSummary>, Problem> versions(const std::string& id);
  std::expected<std::optional<StoredProject>, Problem> version(const std::string& id, std::int64_t number);

 private:
  platform::Database& database_;
};

}  // namespace pf::server
