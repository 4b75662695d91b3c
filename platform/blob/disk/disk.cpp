#include "platform/blob/disk/disk.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "platform/blob/sha256.hpp"

namespace pf::platform {
namespace {

namespace fs = std::filesystem;

std::unexpected<std::string> fault(const std::string& what, const fs::path& path) {
  return std::unexpected(what + " " + path.string() + ": " + std::strerror(errno));
}

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool open() const { return number_ >= 0; }
  bool sync() const { return ::fsync(number_) == 0; }
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t n = ::write(number_, bytes.data(), bytes.size());
      if (n < 0 && errno != EINTR) return false;
      if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

 private:
  int number_;
};

/// The name of a file is on the disk only when its folder is.
bool sync_folder(const fs::path& folder) {
  const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY);
  return descriptor.open() && descriptor.sync();
}

class Disk final : public Blobs {
 public:
  explicit Disk(fs::path folder) : folder_(std::move(folder)) {}

  std::expected<std::string, std::string> put(std::string_view bytes) override {
    const std::string name = sha256(bytes);
    const fs::path path = path_of(name);
    std::error_code ignored;
    if (fs::exists(path, ignored)) return name;
    fs::create_directories(path.parent_path(), ignored);
    // Under another name until it is whole, so that a name always stands for its bytes.
    const fs::path part = folder_ / ("part-" + std::to_string(parts_++));
    {
      const Descriptor file(part, O_WRONLY | O_CREAT | O_TRUNC);
      if (!file.open() || !file.write(bytes) || !file.sync()) return fault("cannot write", part);
    }
    if (::rename(part.c_str(), path.c_str()) != 0) return fault("cannot write", path);
    if (!sync_folder(path.parent_path()) || !sync_folder(folder_)) return fault("cannot write", path);
    return name;
  }

  std::expected<std::string, std::string> get(const std::string& name) override {
    const fs::path path = path_of(name);
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) return fault("cannot read", path);
    return bytes;
  }

  void sweep(const std::function<bool(const std::string&)>& needed) override {
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder_, ignored)) {
      if (!entry.is_regular_file(ignored)) continue;
      if (!needed(entry.path().filename().string())) fs::remove(entry.path(), ignored);
    }
  }

 private:
  fs::path path_of(const std::string& name) const { return folder_ / name.substr(0, 2) / name; }

  fs::path folder_;
  std::atomic<unsigned> parts_ = 0;
};

}  // namespace

std::expected<std::unique_ptr<Blobs>, std::string> open_disk(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (fault) return std::unexpected("cannot make " + folder.string() + ": " + fault.message());
  return std::make_unique<Disk>(folder);
}

}  // namespace pf::platform
