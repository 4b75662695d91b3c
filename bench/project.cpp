#include "project.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

namespace pf::bench {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& why) {
  std::cerr << path << ": " << why << '\n';
  std::exit(1);
}

}  // namespace

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(path, "cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

document::Document read_project(const std::string& path, std::string_view json) {
  auto read = document::read_document(json);
  if (!read) fail(path, read.error().front().pointer + ": " + read.error().front().detail);
  return std::move(*read);
}

RecipeSystem::RecipeSystem(const study::Project& project, const reactor::Recipe& recipe,
                           std::vector<double> parameters, const std::vector<std::size_t>& unknowns)
    : directions_(parameters.size() * unknowns.size()), rates_(kinetics::compile_rates(project.network)) {
  for (std::size_t u = 0; u < unknowns.size(); ++u) directions_[u * parameters.size() + unknowns[u]] = 1.0;
  model_.network = &project.network;
  model_.rates = &rates_;
  model_.medium = &project.medium;
  model_.recipe = &recipe;
  model_.unknowns = unknowns.size();
  model_.directions = directions_;
  balances_ = std::make_unique<reactor::BalanceSystem>(model_, nullptr);
  bind(std::move(parameters));
}

void RecipeSystem::bind(std::vector<double> parameters) {
  parameters_ = std::move(parameters);
  model_.parameters = parameters_;
  auto timeline = reactor::make_timeline(model_);
  if (!timeline) fail(timeline.error().pointer, timeline.error().detail);
  timeline_ = std::move(*timeline);
  balances_->bind(model_, timeline_);
}

std::vector<double> RecipeSystem::initial() const {
  std::vector<double> y, s;
  balances_->start(y, s);
  return y;
}

std::vector<double> RecipeSystem::marks() const {
  std::vector<double> ends;
  for (const reactor::Mark& mark : timeline_.marks)
    if (mark.time.v > 0.0 && mark.time.v < timeline_.duration && (ends.empty() || mark.time.v > ends.back()))
      ends.push_back(mark.time.v);
  ends.push_back(timeline_.duration);
  return ends;
}

void RecipeSystem::enter(std::size_t piece, double* y) {
  const double begin = piece == 0 ? 0.0 : marks()[piece - 1];
  std::size_t last = 0;
  for (std::size_t p = 0; p < timeline_.marks.size() && timeline_.marks[p].time.v <= begin; ++p) {
    if (timeline_.marks[p].time.v == begin) balances_->apply(p, y, nullptr, nullptr);
    last = p;
  }
  balances_->activate(last);
}

}  // namespace pf::bench
