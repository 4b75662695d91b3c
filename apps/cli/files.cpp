#include "files.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace pf::cli {
namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin && file != stdout) std::fclose(file);
  }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string reason() { return std::strerror(errno); }

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const auto unreadable = [&](const std::string& why) {
    return fail("unreadable_file", "Cannot read '" + path + "': " + why + ".",
                "Check the path and its permissions; '-' reads from standard input.");
  };
  // Opening a directory succeeds on Linux and only reading fails, with a stranger message.
  if (path != "-" && std::filesystem::is_directory(path)) return unreadable("it is a directory");
  const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return unreadable(reason());
  std::string bytes;
  char block[1 << 16];
  while (const std::size_t n = std::fread(block, 1, sizeof block, file.get())) bytes.append(block, n);
  if (std::ferror(file.get())) return unreadable(reason());
  return bytes;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const auto unwritable = [&] {
    return fail("unwritable_file", "Cannot write '" + path + "': " + reason() + ".",
                "Check the folder, its permissions and the space left; '-' writes to standard output.");
  };
  const File file(path == "-" ? stdout : std::fopen(path.c_str(), "wb"));
  if (!file) return unwritable();
  // A full disk may show only when the buffer is flushed.
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  if (!written || std::fflush(file.get()) != 0) return unwritable();
  return {};
}

}  // namespace pf::cli
