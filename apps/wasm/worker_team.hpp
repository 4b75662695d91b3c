#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "pharmaflow/base/team.hpp"

/// Instances of this module in other workers, reached through the host: abi.md, "Teams".
class WorkerTeam final : public pf::Team {
 public:
  WorkerTeam() = default;
  WorkerTeam(std::size_t member, std::size_t members) : member_(member), members_(members) {}

  std::size_t members() const override { return members_; }
  std::size_t member() const override { return member_; }
  bool exchange(const std::string& mine, std::vector<std::string>& told) override;

 private:
  std::size_t member_ = 0, members_ = 1;
};
