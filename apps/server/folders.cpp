#include "folders.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace pf::server {

namespace fs = std::filesystem;

fs::path default_data_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  if (data && *data) return fs::path(data) / "pharmaflow";
  const char* home = std::getenv("HOME");
  return fs::path(home && *home ? home : ".") / ".local/share/pharmaflow";
}

fs::path default_web_folder() {
  std::error_code fault;
  const fs::path program = fs::read_symlink("/proc/self/exe", fault);
  if (fault) return {};
  const fs::path bin = program.parent_path();
  for (const fs::path& folder : {bin / "../../../web/dist", bin / "../share/pharmaflow/web"})
    if (fs::exists(folder / "index.html", fault)) return fs::canonical(folder, fault);
  return {};
}

std::expected<FolderLock, std::string> FolderLock::take(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (fault) return std::unexpected(fault.message());
  const int descriptor = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return std::unexpected(std::strerror(errno));
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const bool taken = errno == EWOULDBLOCK;
    const std::string why = taken ? "another server uses it" : std::strerror(errno);
    ::close(descriptor);
    return std::unexpected(why);
  }
  return FolderLock(descriptor);
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace pf::server
