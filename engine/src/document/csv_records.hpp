#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

/// RFC 4180 (Shafranovich 2005): text to records of cells.
namespace pf::document {

struct CsvRecord {
  std::size_t line = 0;  ///< physical line on which it begins, from 1
  std::vector<std::string_view>
      cells;          ///< without quotes and surrounding blanks; valid until the next record is read
  std::string fault;  ///< what is wrong with its quoting; empty when it is sound

  bool blank() const;  ///< no cell holds anything
};

/// Reads one record after the other. Lines end with CR LF, LF or CR; quoted cells may hold delimiters, line
/// ends and doubled quotes; blanks around a quoted cell are tolerated.
class CsvReader {
 public:
  /// @param text UTF-8, outlives the reader @param line number of its first line
  CsvReader(std::string_view text, char delimiter, std::size_t line = 1)
      : text_(text), delimiter_(delimiter), line_(line) {}

  /// @return false at the end of the text
  bool next(CsvRecord& record);

 private:
  bool at_end() const { return position_ >= text_.size(); }
  bool at_line_end() const { return at_end() || text_[position_] == '\n' || text_[position_] == '\r'; }
  void take_line_end();
  void skip_line();
  void skip_blanks();
  std::string_view plain_cell(CsvRecord& record);
  std::string_view quoted_cell(CsvRecord& record);

  std::string_view text_;
  char delimiter_;
  std::size_t line_;
  std::size_t position_ = 0;
  std::deque<std::string> unescaped_;  ///< cells with doubled quotes, of the current record
};

}  // namespace pf::document
