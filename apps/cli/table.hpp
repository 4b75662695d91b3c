#pragma once

#include <string>
#include <vector>

#include "terminal.hpp"

namespace pf::cli {

enum class Align { left, right };

struct Column {
  std::string title;
  Align align = Align::left;
};

/// Rows of text under titled columns, aligned by display width. Columns that are empty in every row are left
/// out.
class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Cells beyond the columns are an error of the caller; missing ones are blank.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }
  std::string text(const Style& style) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace pf::cli
