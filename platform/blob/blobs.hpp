#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

/// The port to a store of immutable bytes, named by their SHA-256. One adapter a folder: disk/ beside this
/// file.
namespace pf::platform {

/// Calls may come from any thread. Faults are sentences for a log.
class Blobs {
 public:
  virtual ~Blobs() = default;
  /// Keeps bytes and gives their name. When it returns they are on the disk.
  virtual std::expected<std::string, std::string> put(std::string_view bytes) = 0;
  virtual std::expected<std::string, std::string> get(const std::string& sha256) = 0;
  /// Removes what nobody needs. Not to be called while something is put.
  virtual void sweep(const std::function<bool(const std::string& sha256)>& needed) = 0;
};

}  // namespace pf::platform
