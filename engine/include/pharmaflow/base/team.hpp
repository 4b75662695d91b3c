#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace pf {

/// Engines without common memory that compute the same run side by side: instances of the WebAssembly module,
/// each in a worker of its own. Every member does a share of the jobs and learns from the others what came of
/// theirs, so that all go on from the same numbers, bit for bit.
class Team {
 public:
  virtual ~Team() = default;
  virtual std::size_t members() const = 0;
  virtual std::size_t member() const = 0;  ///< this one, < members()
  /// Hands out what this member has to tell and waits for the others.
  /// @param told by each member, shape (members)
  /// @return false when the others are gone; they do not come back
  virtual bool exchange(const std::string& mine, std::vector<std::string>& told) = 0;
};

}  // namespace pf
