#include "csv_table.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "csv_dialect.hpp"
#include "csv_text.hpp"
#include "reading.hpp"

namespace pf::document {
namespace {

constexpr std::size_t columns_limit = 10'000;

std::string at_line(std::size_t line) { return "Line " + std::to_string(line) + ": "; }

/// Faults of rows: the first ones as they are, then how many more.
class RejectedRows {
 public:
  explicit RejectedRows(Errors& faults) : faults_(faults) {}

  void add(std::size_t line, std::string code, const std::string& detail, std::string hint) {
    if (++count_ <= csv_rows_listed)
      faults_.push_back({"", std::move(code), at_line(line) + detail, std::move(hint)});
  }

  void finish() {
    if (count_ <= csv_rows_listed) return;
    const std::size_t more = count_ - csv_rows_listed;
    faults_.push_back(
        {"", "invalid_csv",
         "And " + std::to_string(more) + (more == 1 ? " more row is" : " more rows are") + " rejected.",
         "Mend those that are listed first; the others may have the same cause."});
  }

 private:
  Errors& faults_;
  std::size_t count_ = 0;
};

class TableReader {
 public:
  TableReader(std::string_view text, const CsvDialect& dialect, const std::vector<std::string>& species)
      : body_(text.substr(dialect.begin)), dialect_(dialect), species_(species), rejected_(faults_) {}

  std::expected<CsvTable, Errors> read() {
    if (!read_titles()) return std::unexpected(std::move(faults_));
    decimal_ = find_decimal();
    read_rows();
    rejected_.finish();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    sort_rows();
    return std::move(table_);
  }

 private:
  /// The first record that holds anything, of a reader at the beginning.
  bool next_filled(CsvReader& reader, CsvRecord& record) const {
    while (reader.next(record))
      if (!record.blank() || !record.fault.empty()) return true;
    return false;
  }

  CsvReader reader() const { return {body_, dialect_.delimiter, dialect_.line}; }

  /// @return false when nothing more can be read
  bool read_titles() {
    CsvReader lines = reader();
    CsvRecord record;
    const std::string example = "A header and rows, for example: \"time [min], A [mM]\", then \"0, 10\".";
    if (!next_filled(lines, record)) {
      faults_.push_back({"", "invalid_csv", "The CSV is empty.", example});
      return false;
    }
    if (!record.fault.empty()) {
      faults_.push_back({"", "invalid_csv", at_line(record.line) + "In the header " + record.fault + ".",
                         "Quote the whole cell and double the quotes inside it."});
      return false;
    }
    if (record.cells.size() > columns_limit) {
      faults_.push_back({"", "limit_exceeded",
                         at_line(record.line) + "The header has more than 10000 columns.",
                         "Keep the columns that are measured."});
      return false;
    }
    table_.header = read_header(record, species_, faults_);
    if (!next_filled(lines, record)) {
      faults_.push_back({"", "invalid_csv", "The CSV has a header but no rows.", example});
      return false;
    }
    return true;
  }

  bool holds_numbers(std::size_t column) const {
    const CsvRole role = table_.header.columns[column].role;
    return role != CsvRole::blank && role != CsvRole::experiment;
  }

  char find_decimal() const {
    CsvReader lines = reader();
    CsvRecord record;
    next_filled(lines, record);  // the header
    DecimalEvidence evidence;
    while (lines.next(record))
      for (std::size_t i = 0; i < std::min(record.cells.size(), table_.header.columns.size()); ++i)
        if (holds_numbers(i)) evidence.add(record.cells[i]);
    return evidence.decide(dialect_.delimiter);
  }

  void read_rows() {
    CsvReader lines = reader();
    CsvRecord record;
    next_filled(lines, record);  // the header
    while (next_filled(lines, record)) {
      if (rows_ == csv_rows_limit) {
        faults_.push_back({"", "limit_exceeded", "The CSV has more than a million rows.",
                           "Thin the data out; a fit needs no more than some thousand values."});
        return;
      }
      read_row(record);
      ++rows_;
    }
  }

  void read_row(const CsvRecord& record) {
    const std::size_t width = table_.header.columns.size();
    const std::size_t begin = table_.values.size();
    table_.values.resize(begin + width);
    if (!record.fault.empty())
      return rejected_.add(record.line, "invalid_csv", record.fault + ".",
                           "Quote the whole cell and double the quotes inside it.");
    if (!check_width(record)) return;
    code_.clear(), wrong_.clear(), hint_.clear();
    for (std::size_t i = 0; i < width; ++i) read_cell(record.cells[i], i, table_.values[begin + i]);
    check_sigmas(begin);
    if (!wrong_.empty()) return rejected_.add(record.line, code_, wrong_ + ".", hint_);
    place(record);
  }

  bool check_width(const CsvRecord& record) {
    const std::size_t width = table_.header.columns.size(), found = record.cells.size();
    std::size_t filled = found;
    while (filled > width && record.cells[filled - 1].empty()) --filled;
    if (found >= width && filled == width) return true;
    rejected_.add(record.line, "invalid_csv",
                  "the row has " + std::to_string(std::max(filled, std::min(found, width))) +
                      " cells, the header " + std::to_string(width) + ".",
                  filled > width && dialect_.delimiter == ','
                      ? "If the commas are decimal commas, part the columns with semicolons."
                      : "Leave the cell of a missing value blank, but keep its delimiter.");
    return false;
  }

  /// Adds to what is wrong with the row; its code and hint are those of the first cell.
  void wrong(std::size_t column, std::string code, const std::string& what, std::string hint) {
    if (wrong_.empty()) code_ = std::move(code), hint_ = std::move(hint);
    const std::string& title = table_.header.columns[column].title;
    wrong_ += (wrong_.empty() ? "" : "; ") +
              (title.empty() ? "cell " + std::to_string(column + 1) : quote(title)) + " " + what;
  }

  void read_cell(std::string_view cell, std::size_t i, CsvValue& value) {
    const CsvRole role = table_.header.columns[i].role;
    if (role == CsvRole::blank) {
      if (!cell.empty() && table_.header.columns[i].title.empty())  // an unknown title is told by itself
        wrong(i, "invalid_csv", "holds " + quote(cell) + ", but its column has no title",
              "Give the column a title, or remove it.");
      return;
    }
    if (role == CsvRole::experiment) {
      if (cell.empty()) wrong(i, "missing_value", "is blank", "Name the experiment in each of its rows.");
      return;
    }
    value = read_value(cell, decimal_);
    if (value.kind == CsvValue::Kind::invalid)
      wrong(i, "invalid_value", "is " + quote(cell) + ", which is not a number", hint_of_number(cell));
    else
      check_value(i, cell, value);
  }

  std::string hint_of_number(std::string_view cell) const {
    const bool comma = cell.find(',') != std::string_view::npos,
               point = cell.find('.') != std::string_view::npos;
    if (comma && decimal_ == '.' && !point)
      return "Is the comma a decimal comma or does it part thousands? Write a decimal point and no thousands "
             "separator.";
    if (comma && point) return "Write numbers without thousands separators.";
    if (point && decimal_ == ',') return "The file has decimal commas elsewhere; use one kind of decimals.";
    return "Write a number, leave the cell blank or write NA when the value is missing, or <0.5 when it is "
           "below detection.";
  }

  /// What a column of this role may hold.
  void check_value(std::size_t i, std::string_view cell, const CsvValue& value) {
    const CsvColumn& column = table_.header.columns[i];
    const bool number = value.kind == CsvValue::Kind::number;
    const std::string is = "is " + quote(cell);
    if (value.kind == CsvValue::Kind::below_detection) {
      if (column.role != CsvRole::species)
        wrong(i, "invalid_value", is + ", but only a measured species can be below detection",
              "Write the number.");
      else if (value.number < 0.0)
        wrong(i, "invalid_value", is + ", a negative limit of detection",
              "Write the limit as a positive number.");
      return;
    }
    if (number && !std::isfinite(column.unit.to_si(value.number))) {
      wrong(i, "invalid_value", is + ", which is too large",
            "Write a smaller number or choose a larger unit.");
      return;
    }
    switch (column.role) {
      case CsvRole::time:
        if (!number)
          wrong(i, "missing_value", "is missing", "Every row needs its time.");
        else if (value.number < 0.0)
          wrong(i, "invalid_value", is + ", before the start of the run",
                "Times count from the start, which is 0.");
        return;
      case CsvRole::temperature:
        if (number && !(column.unit.to_si(value.number) > 0.0))
          wrong(i, "invalid_value", is + ", which is not above absolute zero",
                "Is the unit of the column right?");
        return;
      case CsvRole::sigma:
        if (number && !(value.number > 0.0))
          wrong(i, "invalid_value", is + ", but a standard deviation is greater than 0",
                "Leave it out to weight all values alike.");
        return;
      default:
        return;
    }
  }

  void check_sigmas(std::size_t begin) {
    const CsvHeader& header = table_.header;
    for (std::size_t s = 0; s < species_.size(); ++s) {
      if (!header.value[s] || !header.sigma[s]) continue;
      if (table_.values[begin + *header.value[s]].kind == CsvValue::Kind::number &&
          table_.values[begin + *header.sigma[s]].kind == CsvValue::Kind::missing)
        wrong(*header.sigma[s], "missing_value", "is missing beside a value of " + species_[s],
              "Give every value its uncertainty, or leave the column out.");
    }
  }

  /// Puts the row into its experiment.
  void place(const CsvRecord& record) {
    const auto column = table_.header.experiment;
    std::string label(column ? record.cells[*column] : std::string_view{});
    const auto [entry, fresh] = experiment_of_.try_emplace(std::move(label), table_.experiments.size());
    if (fresh) table_.experiments.push_back({entry->first, {}});
    table_.experiments[entry->second].rows.push_back(rows_);
  }

  void sort_rows() {
    const std::size_t time = *table_.header.time;
    for (CsvExperiment& experiment : table_.experiments)
      std::sort(experiment.rows.begin(), experiment.rows.end(), [&](std::size_t a, std::size_t b) {
        const double first = table_.at(a, time).number, second = table_.at(b, time).number;
        return first != second ? first < second : a < b;  // replicates keep their order
      });
  }

  std::string_view body_;
  CsvDialect dialect_;
  const std::vector<std::string>& species_;
  Errors faults_;
  RejectedRows rejected_;
  CsvTable table_;
  char decimal_ = '.';
  std::size_t rows_ = 0;
  std::string code_, wrong_, hint_;  ///< of the row being read
  std::unordered_map<std::string, std::size_t> experiment_of_;
};

}  // namespace

std::expected<CsvTable, Errors> read_csv(std::string_view text, const std::vector<std::string>& species) {
  return TableReader(text, find_dialect(text), species).read();
}

}  // namespace pf::document
