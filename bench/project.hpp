#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "pharmaflow/kinetics/compile.hpp"
#include "reactor/balances.hpp"
#include "reactor/timeline.hpp"

/// A project document taken apart: what a peer needs to solve the very same equations.
namespace pf::bench {

/// The text of a file; ends the program with a message when it cannot be read.
std::string read_file(const std::string& path);

/// The validated document; ends the program with its first fault when it has any.
document::Document read_project(const std::string& path, std::string_view json);

/// The balances of one recipe under given parameter values, one smooth piece at a time.
class RecipeSystem {
 public:
  /// Borrows project and recipe.
  /// @param parameters values [SI] of the project's parameters
  /// @param unknowns   those whose sensitivities the balances shall have
  RecipeSystem(const study::Project& project, const reactor::Recipe& recipe, std::vector<double> parameters,
               const std::vector<std::size_t>& unknowns = {});
  RecipeSystem(const RecipeSystem&) = delete;
  RecipeSystem& operator=(const RecipeSystem&) = delete;

  /// Other parameter values: charge, flows and rate constants follow.
  void bind(std::vector<double> parameters);
  std::vector<double> initial() const;
  /// Ends of the smooth pieces [s]; the last one is the duration.
  std::vector<double> marks() const;
  /// Does what happens at the begin of a piece and makes it the present one.
  void enter(std::size_t piece, double* y);
  reactor::BalanceSystem& balances() { return *balances_; }
  double duration() const { return timeline_.duration; }

 private:
  std::vector<double> parameters_, directions_;
  kinetics::Program rates_;
  reactor::Model model_;
  reactor::Timeline timeline_;
  std::unique_ptr<reactor::BalanceSystem> balances_;
};

}  // namespace pf::bench
