#include "pharmaflow/kinetics/compile.hpp"

#include <algorithm>
#include <cassert>

#include "equations.hpp"
#include "pharmaflow/base/sort.hpp"

namespace pf::kinetics {
namespace {

/// Name -> index for one kind of name. Sorted, so that a large network is searched quickly.
class Index {
 public:
  template <class Range, class Name>
  Index(const Range& range, Name name_of) {
    names_.reserve(range.size());
    for (std::size_t i = 0; i < range.size(); ++i) names_.emplace_back(name_of(range[i]), i);
    sort_small(names_);
  }
  std::size_t operator()(std::string_view name) const {
    const auto it =
        std::ranges::lower_bound(names_, name, {}, &std::pair<std::string_view, std::size_t>::first);
    assert(it != names_.end() && it->first == name && "names are checked before formulas are compiled");
    return it != names_.end() ? it->second : 0;
  }

 private:
  std::vector<std::pair<std::string_view, std::size_t>> names_;
};

/// Resolves the names of formulas against a network.
class Names {
 public:
  explicit Names(const Network& network)
      : species_(network.species, [](const Species& s) -> std::string_view { return s.id; }),
        reactions_(network.reactions, [](const Reaction& r) -> std::string_view { return r.id; }),
        parameters_(network.parameters, [](const std::string& p) -> std::string_view { return p; }) {}

  std::size_t operator()(Symbol symbol, std::string_view name) const {
    switch (symbol) {
      case Symbol::concentration:
      case Symbol::initial_concentration:
      case Symbol::amount:
      case Symbol::conversion:
        return species_(name);
      case Symbol::rate:
        return reactions_(name);
      case Symbol::parameter:
        return parameters_(name);
      case Symbol::temperature:
      case Symbol::volume:
      case Symbol::time:
      case Symbol::jacket_temperature:
      case Symbol::heat_flow:
        break;
    }
    return 0;
  }

 private:
  Index species_, reactions_, parameters_;
};

bool has_formula(const Network& network) {
  return std::ranges::any_of(network.reactions,
                             [](const Reaction& r) { return std::holds_alternative<ExpressionLaw>(r.law); });
}

}  // namespace

Slots slots_of(const Network& network) {
  return {network.species.size(), network.reactions.size(), network.parameters.size()};
}

Program compile_rates(const Network& network) {
  ProgramBuilder b(slots_of(network));
  ProgramBuilder::Resolver resolver;
  if (has_formula(network)) resolver = Names(network);
  for (const Reaction& reaction : network.reactions) {
    b.output(std::visit(
        [&](const auto& law) {
          if constexpr (std::is_same_v<std::decay_t<decltype(law)>, ExpressionLaw>) {
            return b.lower(law.formula, resolver);
          } else {
            return rate(b, law);
          }
        },
        reaction.law));
  }
  return Program(std::move(b));
}

Program compile_formulas(const Network& network, std::span<const Formula> formulas) {
  ProgramBuilder b(slots_of(network));
  const ProgramBuilder::Resolver resolver = Names(network);
  for (const Formula& formula : formulas) b.output(b.lower(formula, resolver));
  return Program(std::move(b));
}

}  // namespace pf::kinetics
