#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "pharmaflow/kinetics/model.hpp"

namespace pf::reactor {

/// sum_j nu_ij r_j by species. Large rates that cancel (fast equilibria) must not leave their rounding in the
/// slow ones, whatever the order of the reactions: sums of more than two terms are compensated (Neumaier
/// 1974), for fewer there is nothing to compensate.
class RateSums {
 public:
  RateSums() = default;
  explicit RateSums(const kinetics::Network& network) {
    for (std::size_t i = 0; i < network.species.size(); ++i) {
      begin_.push_back(terms_.size());
      for (std::size_t j = 0; j < network.reactions.size(); ++j)
        for (const kinetics::Stoichiometry& s : network.reactions[j].stoichiometry)
          if (s.species == i) terms_.push_back({j, s.coefficient});
    }
    begin_.push_back(terms_.size());
  }

  /// @param rates  shape (reactions)
  /// @param dcdt   shape (species), written
  void operator()(const double* rates, double* dcdt) const {
    for (std::size_t i = 0; i + 1 < begin_.size(); ++i) {
      const Term* term = terms_.data() + begin_[i];
      const Term* const end = terms_.data() + begin_[i + 1];
      double sum = 0.0, lost = 0.0;
      if (end - term <= 2) {
        for (; term != end; ++term) sum += term->coefficient * rates[term->reaction];
      } else {
        for (; term != end; ++term) {
          const double x = term->coefficient * rates[term->reaction], next = sum + x, share = next - sum;
          lost += (sum - (next - share)) + (x - share);  // what rounding took, exactly (Knuth's two-sum)
          sum = next;
        }
      }
      dcdt[i] = sum + lost;
    }
  }

 private:
  struct Term {
    std::size_t reaction;
    double coefficient;
  };
  std::vector<std::size_t> begin_;
  std::vector<Term> terms_;
};

}  // namespace pf::reactor
