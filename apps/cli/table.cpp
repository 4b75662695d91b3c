#include "table.hpp"

#include <algorithm>
#include <cassert>

namespace pf::cli {
namespace {

std::string padded(const std::string& text, std::size_t columns, Align align) {
  const std::string space(columns - width(text), ' ');
  return align == Align::left ? text + space : space + text;
}

std::string without_trailing_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() <= columns_.size());
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::string Table::text(const Style& style) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (std::size_t c = 0; c < columns_.size(); ++c)
    for (const auto& row : rows_) widths[c] = std::max(widths[c], width(row[c]));
  for (std::size_t c = 0; c < columns_.size(); ++c)
    if (widths[c] > 0) widths[c] = std::max(widths[c], width(columns_[c].title));

  const auto line = [&](auto&& cell) {
    std::string out;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (widths[c] == 0) continue;
      if (!out.empty()) out += "  ";
      out += padded(cell(c), widths[c], columns_[c].align);
    }
    return without_trailing_spaces(std::move(out));
  };

  std::string out = style.bold(line([&](std::size_t c) { return columns_[c].title; })) + "\n";
  if (style.rules) {
    std::size_t total = 0;
    for (const std::size_t w : widths) total += w > 0 ? w + 2 : 0;
    std::string rule;
    for (std::size_t i = 2; i < total; ++i) rule += "─";
    out += style.dim(rule) + "\n";
  }
  for (const auto& row : rows_) out += line([&](std::size_t c) { return row[c]; }) + "\n";
  return out;
}

}  // namespace pf::cli
