#include "worker_team.hpp"

#include <cstdint>

#define PF_IMPORT(name) __attribute__((import_module("pharmaflow"), import_name(#name)))

extern "C" PF_IMPORT(pf_tell) std::int32_t pf_tell(const char* bytes, std::uint32_t length);
extern "C" PF_IMPORT(pf_told) std::uint32_t pf_told(std::uint32_t member, char* bytes);

bool WorkerTeam::exchange(const std::string& mine, std::vector<std::string>& told) {
  if (pf_tell(mine.data(), static_cast<std::uint32_t>(mine.size())) == 0) {
    members_ = 1;
    return false;
  }
  told.assign(members_, {});
  for (std::size_t m = 0; m < members_; ++m) {
    if (m == member_) continue;
    const auto from = static_cast<std::uint32_t>(m);
    told[m].resize(pf_told(from, nullptr));
    pf_told(from, told[m].data());
  }
  return true;
}
