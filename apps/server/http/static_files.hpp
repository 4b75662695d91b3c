#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "http/message.hpp"

namespace pf::server {

/// The web application: the files of a folder, kept in memory and read again when they change.
///
/// Beside a file may lie its compressed twins (.br, .gz), made when it was built. Files under /assets/ carry
/// the hash of their content in their name and never change. An address without an extension is a place in
/// the application and gets index.html.
class StaticFiles {
 public:
  explicit StaticFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}
  Response answer(const Request& request);

 private:
  struct File {
    std::filesystem::file_time_type changed;
    Body bytes;
    std::string etag;
  };

  std::optional<File> read(const std::string& path);
  Response page(const Request& request);
  Response file(const Request& request, const File& plain);

  std::filesystem::path folder_;
  std::mutex mutex_;
  std::map<std::string, File> files_;
};

}  // namespace pf::server
