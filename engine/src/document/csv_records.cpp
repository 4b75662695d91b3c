#include "csv_records.hpp"

#include <algorithm>

#include "csv_text.hpp"

namespace pf::document {

bool CsvRecord::blank() const {
  return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) { return cell.empty(); });
}

void CsvReader::take_line_end() {
  if (at_end()) return;
  if (text_[position_] == '\r' && position_ + 1 < text_.size() && text_[position_ + 1] == '\n') ++position_;
  ++position_;
  ++line_;
}

void CsvReader::skip_line() {
  while (!at_line_end()) ++position_;
}

void CsvReader::skip_blanks() {
  while (!at_end() && text_[position_] != delimiter_ && (text_[position_] == ' ' || text_[position_] == '\t'))
    ++position_;
}

std::string_view CsvReader::plain_cell(CsvRecord& record) {
  const std::size_t begin = position_;
  while (!at_line_end() && text_[position_] != delimiter_) {
    if (text_[position_] == '"' && record.fault.empty())
      record.fault = "a quote stands inside a cell that does not begin with one";
    ++position_;
  }
  return trim_cell(text_.substr(begin, position_ - begin));
}

std::string_view CsvReader::quoted_cell(CsvRecord& record) {
  const std::size_t begin = ++position_;
  bool doubled = false;
  while (!at_end() && (text_[position_] != '"' || text_.substr(position_, 2) == "\"\"")) {
    if (text_[position_] == '"') {
      doubled = true;
      position_ += 2;
    } else if (at_line_end()) {
      take_line_end();
    } else {
      ++position_;
    }
  }
  std::string_view cell = text_.substr(begin, position_ - begin);
  if (at_end()) {
    record.fault = "a quoted cell is never closed";
    return {};
  }
  ++position_;
  skip_blanks();
  if (!at_line_end() && text_[position_] != delimiter_) {
    record.fault = "something follows the closing quote of a cell";
    skip_line();
  }
  if (!doubled) return trim_cell(cell);
  std::string& copy = unescaped_.emplace_back();
  copy.reserve(cell.size());
  for (std::size_t i = 0; i < cell.size(); ++i) {
    copy += cell[i];
    if (cell[i] == '"') ++i;
  }
  return trim_cell(copy);
}

bool CsvReader::next(CsvRecord& record) {
  record.cells.clear();
  record.fault.clear();
  unescaped_.clear();
  if (at_end()) return false;
  record.line = line_;
  for (;;) {
    skip_blanks();
    record.cells.push_back(!at_end() && text_[position_] == '"' ? quoted_cell(record) : plain_cell(record));
    if (at_line_end()) break;
    ++position_;  // the delimiter; a cell follows it, even an empty one
  }
  take_line_end();
  return true;
}

}  // namespace pf::document
