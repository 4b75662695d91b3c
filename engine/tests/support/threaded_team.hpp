#pragma once

#include <barrier>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "pharmaflow/base/team.hpp"

namespace pf::test {

/// The members of a team on threads of this process.
class ThreadedTeam {
 public:
  explicit ThreadedTeam(std::size_t members)
      : told_(members), meeting_(static_cast<std::ptrdiff_t>(members)) {}

  /// Each member does `work` with its seat; returns when all are done.
  void run(const std::function<void(Team&)>& work) {
    std::vector<std::jthread> crew;
    for (std::size_t m = 0; m < told_.size(); ++m)
      crew.emplace_back([this, &work, m] {
        Seat seat(*this, m);
        work(seat);
      });
  }

 private:
  class Seat final : public Team {
   public:
    Seat(ThreadedTeam& team, std::size_t member) : team_(team), member_(member) {}
    std::size_t members() const override { return team_.told_.size(); }
    std::size_t member() const override { return member_; }
    bool exchange(const std::string& mine, std::vector<std::string>& told) override {
      team_.told_[member_] = mine;
      team_.meeting_.arrive_and_wait();
      told = team_.told_;
      team_.meeting_.arrive_and_wait();
      return true;
    }

   private:
    ThreadedTeam& team_;
    std::size_t member_;
  };

  std::vector<std::string> told_;
  std::barrier<> meeting_;
};

}  // namespace pf::test
