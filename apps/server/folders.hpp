#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace pf::server {

/// Where the user's own data lies: $XDG_DATA_HOME/pharmaflow, or ~/.local/share/pharmaflow.
std::filesystem::path default_data_folder();

/// Where the web application lies beside the program: web/dist of the repository, or share/pharmaflow/web of
/// an installation. Empty: nowhere.
std::filesystem::path default_web_folder();

/// The right to use a data folder, held while it lives: two servers on one would not see each other's jobs.
class FolderLock {
 public:
  static std::expected<FolderLock, std::string> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace pf::server
