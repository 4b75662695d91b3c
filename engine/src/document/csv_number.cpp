#include "csv_number.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "csv_text.hpp"
#include "pharmaflow/base/text.hpp"

namespace pf::document {
namespace {

/// A number in the given notation, also with the minus sign of typesetters.
std::optional<double> read_number(std::string_view cell, char decimal) {
  constexpr std::string_view minus = "−";
  std::string text;
  if (cell.starts_with(minus)) {
    cell.remove_prefix(minus.size());
    text = "-";
  }
  text += cell;
  if (decimal == '.') return parse_double(text);
  if (text.find('.') != std::string::npos) return std::nullopt;
  std::replace(text.begin(), text.end(), ',', '.');
  return parse_double(text);
}

std::string_view without_limit_sign(std::string_view cell) {
  if (!cell.starts_with('<')) return cell;
  return trim_cell(cell.substr(1));
}

/// 1,234 and 12,345: one comma, three digits after it, one to three before it that do not begin with 0.
bool may_be_thousands(std::string_view number) {
  if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
  const std::size_t comma = number.find(',');
  const bool digits =
      std::all_of(number.begin(), number.end(), [](char c) { return c == ',' || (c >= '0' && c <= '9'); });
  return digits && comma >= 1 && comma <= 3 && number.size() - comma == 4 && number.front() != '0';
}

}  // namespace

bool is_missing(std::string_view cell) {
  constexpr std::array<std::string_view, 8> words{"", "na", "n/a", "#n/a", "nan", "-", "–", "—"};
  if (cell.size() > 4) return false;
  return std::find(words.begin(), words.end(), lower_case(cell)) != words.end();
}

CsvValue read_value(std::string_view cell, char decimal) {
  if (is_missing(cell)) return {};
  const std::string_view number = without_limit_sign(cell);
  const auto value = read_number(number, decimal);
  if (!value) return {0.0, CsvValue::Kind::invalid};
  return {*value, number.size() == cell.size() ? CsvValue::Kind::number : CsvValue::Kind::below_detection};
}

void DecimalEvidence::add(std::string_view cell) {
  cell = without_limit_sign(cell);
  if (cell.find('.') != std::string_view::npos) {
    if (read_number(cell, '.')) ++points_;
  } else if (cell.find(',') != std::string_view::npos && read_number(cell, ',')) {
    ++commas_;
    if (!may_be_thousands(cell)) ++proven_;
  }
}

char DecimalEvidence::decide(char delimiter) const {
  return commas_ > points_ && (proven_ > 0 || delimiter == ';') ? ',' : '.';
}

}  // namespace pf::document
